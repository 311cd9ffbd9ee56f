"""POLECAT's 40 columns, tab-separated, one row an event: the shape of its yearly files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon._version import __version__
from selon.exports.countries import country
from selon.exports.forms.plover import coded_events, data, modes, quad, score
from selon.exports.forms.tidy import rows_as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selon.exports.forms.plover import Coded
    from selon.exports.material import Material
    from selon.exports.model import Options
    from selon.record import Participant


def write(material: Material, _options: Options) -> Iterator[bytes]:
    """Write the rows."""
    rows = _rows(material)
    yield from rows_as_csv([data()["polecat"]], rows, delimiter="\t")


def _rows(material: Material) -> Iterator[list[Any]]:
    for coded in coded_events(material):
        if coded.event.status == "denied":  # the manual: negated events can be excluded
            material.leave_out("not_actual", coded.name)
            continue
        material.written()
        yield _row(coded)


def _row(coded: Coded) -> list[Any]:
    e, r, p = coded.event, coded.record, coded.place
    d = r.dispatch
    where = country(p.country) if p else None
    raw = p.mentions[0].text if p and p.mentions else ""
    return [
        coded.name, coded.start, e.type, "; ".join(modes(e)), score(e.type, e.mode), quad(e.type),
        "", *_side(coded, e.actors), *_side(coded, e.recipients), p.name if p else "",
        p.name if p and p.kind == "city" else "", "", (p.admin1 if p else "") or "",
        where.name() if where else "", p.latitude if p else "", p.longitude if p else "",
        (p.geonames_id if p else "") or "", raw, p.kind if p else "",
        d.source.publisher or d.agency or "", (d.published or "")[:10],
        _names(a.name for a in r.actors if a.kind == "person"),
        _names(a.name for a in r.actors if a.kind in ("organisation", "armed_group", "media")),
        _names(x.name for x in r.places), d.language, f"Selon {__version__}",
    ]  # fmt: skip


def _side(coded: Coded, participants: Sequence[Participant]) -> list[Any]:
    """Give the eight columns of a side."""
    actors = [coded.actor(p) for p in participants]
    numbers = [c.gw for a in actors if (c := country(a.country)) is not None and c.gw]
    sectors = list(dict.fromkeys(a.sector for a in actors if a.sector))
    return [
        _names(a.name for a in actors), _names(a.country for a in actors if a.country),
        _names(str(n) for n in numbers), sectors[0] if sectors else "", _names(sectors),
        _names(a.role for a in actors if a.role), _names(p.mention.text for p in participants), "",
    ]  # fmt: skip


def _names(values: Any) -> str:  # noqa: ANN401 - any iterable of texts
    return "; ".join(dict.fromkeys(values))
