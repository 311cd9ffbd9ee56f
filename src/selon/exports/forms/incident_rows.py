"""Rows of the tables that tell of incidents: claims, incidents, mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.exports.links import incident_link, passage_link
from selon.exports.tolls import given, in_force, toll
from selon.record import FIGURE_KINDS
from selon.store.reviews import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case, Material
    from selon.exports.model import Options

Cells = tuple[Any, ...]

_HXL = {
    "killed": "#affected+killed", "injured": "#affected+injured", "displaced": "#affected+idps",
    "abducted": "#affected+abducted", "missing": "#affected+missing", "in_need": "#inneed",
    "evacuated": "#affected+evacuated",
}  # fmt: skip


def count_columns() -> str:
    """Write the columns of counts: low, high and status of each kind."""
    lines = []
    for kind in FIGURE_KINDS:
        tag = _HXL.get(kind, f"#indicator+{kind.replace('_', '')}")
        lines += [f"{kind}_low:i {tag}+min", f"{kind}_high:i {tag}+max", f"{kind}_status"]
    return "\n".join(lines)


def claims(material: Material, options: Options) -> Iterator[Cells]:
    """Give a row for each claim that the filters show."""
    for case in material.cases():
        head, where, when = _head(case), _where(case), _when(case)
        for a, c in case.claims():
            if not material.shows(a, c):
                continue
            known = case.reviewed(c)
            made = known.machine if hasattr(known.machine, "bound") else None
            material.written()
            yield (
                *head, a["question"], a["who"], a["scope"], a["status"], c["speaker"], c["low"],
                c["high"], c["bound"], c["value"], c["denied"], c["superseded"], c["as_of"],
                c["statement"], *_span(case, c, options), *when, *where, known.state,
                known.reviewer, known.at, made.low if made else None,
                made.high if made else None, made.bound if made else None,
            )  # fmt: skip


def incidents(material: Material, options: Options) -> Iterator[Cells]:
    """Give a row for each incident."""
    for case in material.cases():
        incident = case.incident
        counts: list[Any] = []
        for kind in FIGURE_KINDS:
            found = toll(case, kind)
            counts += [found.low, found.high, found.status] if found else [None, None, None]
        happened = case.assessment("happened")
        refs = case.ordered()
        told = [r.published[:10] for r in refs if r.published]
        speakers = dict.fromkeys(c["speaker"] for _, c in case.claims() if c["speaker"])
        contested = [a["question"] for a in incident["assessments"] if a["status"] == "contested"]
        material.written()
        yield (
            *_head(case), *_when(case), min(told, default=None), *_where(case),
            _list(incident["actors"]), _list(incident["recipients"]), *counts,
            _answered(case, "responsibility"), _answered(case, "holder"),
            happened["status"] if happened else None, _list(dict.fromkeys(contested)),
            len(incident["mentions"]), len({m["dispatch_id"] for m in incident["mentions"]}),
            _list(speakers), _list(dict.fromkeys(r.publisher for r in refs if r.publisher)),
            *_span(case, incident["mentions"][0], options), incident_link(options, case.id),
            review_state(case),
        )  # fmt: skip


def mentions(material: Material, options: Options) -> Iterator[Cells]:
    """Give a row for each mention of an incident in a dispatch."""
    for case in material.cases():
        for m in case.incident["mentions"]:
            material.written()
            span = _span(case, m, options)
            yield (*_head(case), m["event"], m["status"], m["statement"], *span)


def review_state(case: Case) -> str:
    """Say what people hold of an incident's claims: the weightiest of their states."""
    states = {case.reviewed(c).state for _, c in case.claims()}
    for state in (State.DISPUTED, State.CORRECTED, State.UNSURE, State.ACCEPTED):
        if state in states:
            return state.value
    return State.UNREVIEWED.value


def _head(case: Case) -> Cells:
    i = case.incident
    return i["id"], i["label"], i["type"], i["mode"]


def _when(case: Case) -> Cells:
    return case.incident["start"], case.incident["end"]


def _where(case: Case) -> Cells:
    p = case.incident["place"] or {}
    names = ("name", "admin1", "country", "latitude", "longitude", "radius_km", "geonames_id")
    return tuple(p.get(name) for name in names)


def _span(case: Case, at: dict[str, Any], options: Options) -> Cells:
    ref = case.refs[at["dispatch_id"]]
    link = passage_link(options, ref.id, at["start"], at["end"])
    return (
        ref.item, ref.id, ref.publisher, ref.published, at["start"], at["end"], at["text"], link,
    )  # fmt: skip


def _answered(case: Case, question: str) -> str | None:
    found = case.assessment(question)
    return _list(given(in_force(found))) if found else None


def _list(values: Any) -> str | None:  # noqa: ANN401 - any iterable of texts
    return "; ".join(values) or None
