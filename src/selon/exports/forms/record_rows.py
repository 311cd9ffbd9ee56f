"""Rows of the tables that tell of records: statements, figures, events, control."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from selon._json import to_dict
from selon.exports.links import passage_link
from selon.exports.material import reviewed
from selon.store.reviews import State
from selon.store.rows import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Material
    from selon.exports.model import Options
    from selon.record import Record
    from selon.store.shelf import Judged

Cells = tuple[Any, ...]


def statements(material: Material, options: Options) -> Iterator[Cells]:
    """Give a row for each statement."""
    for judged, row in _rows(material, "statements"):
        r = judged.record
        speaker = _by_id(r, "actors", row.speaker)
        name = speaker.name if speaker else (row.source.text if row.source else None)
        yield (
            *_head(judged, row, options), name, speaker.kind if speaker else None,
            speaker.role if speaker else None, speaker.country if speaker else None,
            row.cue.text if row.cue else None, row.form, row.stance, row.within,
            *_when(r, row.time), *_where(r, row.place), row.by,
            *_review(judged, "statements", row),
        )  # fmt: skip


def figures(material: Material, options: Options) -> Iterator[Cells]:
    """Give a row for each figure."""
    for judged, row in _rows(material, "figures"):
        r = judged.record
        yield (
            *_head(judged, row, options), row.kind, row.who, row.low, row.high, row.bound,
            *_speech(r, row.statement), row.event, *_when(r, row.time), *_where(r, row.place),
            row.by, *_review(judged, "figures", row),
        )  # fmt: skip


def events(material: Material, options: Options) -> Iterator[Cells]:
    """Give a row for each event."""
    for judged, row in _rows(material, "events"):
        r = judged.record
        acled = row.acled
        yield (
            *_head(judged, row, options), row.type, row.mode,
            acled.event_type if acled else None, acled.sub_event_type if acled else None,
            row.status, _names(r, row.actors), _names(r, row.recipients),
            *_speech(r, row.statement), "; ".join(row.figures) or None, row.same_as,
            *_when(r, row.time), *_where(r, row.place), row.by,
            *_review(judged, "events", row),
        )  # fmt: skip


def control(material: Material, options: Options) -> Iterator[Cells]:
    """Give a row for each change of control."""
    for judged, row in _rows(material, "control"):
        r = judged.record
        holder = _by_id(r, "actors", row.holder)
        yield (
            *_head(judged, row, options), row.change, holder.name if holder else None,
            row.place_mention.text if row.place_mention else None,
            row.share.low if row.share else None, row.share.high if row.share else None,
            *_speech(r, row.statement), *_when(r, row.time), *_where(r, row.place), row.by,
            *_review(judged, "control", row),
        )  # fmt: skip


def _rows(material: Material, section: str) -> Iterator[tuple[Judged, Any]]:
    for judged in material.readings():
        for row in getattr(judged.record, section):
            material.written()
            yield judged, row


def _head(judged: Judged, row: Any, options: Options) -> Cells:  # noqa: ANN401 - any row
    d, at = judged.record.dispatch, span_of(row)
    assert at is not None
    return (
        row.id, d.source.item or d.id, d.id, d.source.publisher or d.agency, d.published,
        at.start, at.end, at.text, passage_link(options, d.id, at.start, at.end), d.language,
    )  # fmt: skip


def _speech(record: Record, statement: str | None) -> Cells:
    s = _by_id(record, "statements", statement)
    if s is None:
        return None, None, None, None, None
    speaker = _by_id(record, "actors", s.speaker)
    name = speaker.name if speaker else (s.source.text if s.source else None)
    return s.id, name, speaker.kind if speaker else None, s.stance, s.form


def _when(record: Record, time: str | None) -> Cells:
    found = _by_id(record, "times", time)
    return (found.start, found.end) if found else (None, None)


def _where(record: Record, place: str | None) -> Cells:
    p = _by_id(record, "places", place)
    if p is None:
        return (None,) * 7
    return p.name, p.admin1, p.country, p.latitude, p.longitude, p.radius_km, p.geonames_id


def _names(record: Record, participants: Any) -> str | None:  # noqa: ANN401
    names = {a.id: a.name for a in record.actors}
    return "; ".join(dict.fromkeys(names[p.actor] for p in participants)) or None


def _review(judged: Judged, section: str, row: Any) -> Cells:  # noqa: ANN401
    """Give state, reviewer and time, and the machine's own row where people put it right."""
    if not judged.standings:
        return State.UNREVIEWED.value, None, None, None
    known = reviewed(judged, section, row)
    corrected = known.state == State.CORRECTED
    machine = json.dumps(to_dict(known.machine), ensure_ascii=False) if corrected else None
    return known.state, known.reviewer, known.at, machine


def _by_id(record: Record, section: str, row_id: str | None) -> Any:  # noqa: ANN401
    if row_id is None:
        return None
    return next((row for row in getattr(record, section) if row.id == row_id), None)
