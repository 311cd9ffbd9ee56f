"""Rows of a record as people see and correct them, with what reviewers hold of them."""

from __future__ import annotations

import types
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from selon._json import hints
from selon._wording import bounds, label, labels, named, period, short
from selon.desk.words import table
from selon.exports._segments import colours
from selon.reading.explain import GROUPS, explain
from selon.record import ROWS
from selon.store.judging import FIXED
from selon.store.reviews import VERDICTS, State
from selon.store.rows import span_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon._wording import Language
    from selon.record import Record
    from selon.store.reviews import Standing

# Where a field points to, and the section that it points into.
POINTS = {
    "speaker": "actors", "holder": "actors", "within": "statements", "statement": "statements",
    "event": "events", "same_as": "events", "place": "places", "time": "times",
}  # fmt: skip
# What a row shows beside its words, by section, in this order.
_SHOWN = {
    "actors": ("role", "country", "sector", "aliases"),
    "places": ("country", "admin1", "latitude", "longitude", "radius_km", "confidence",
               "geonames_id"),
    "times": ("granularity",),
    "statements": ("cue", "time", "place", "within"),
    "figures": ("place", "time", "event"),
    "events": ("actors", "recipients", "place", "time", "acled"),
    "control": ("place", "holder", "share", "time"),
}  # fmt: skip
# Where people look first: who says what, then what is counted, then what happens.
ORDER = ("statements", "figures", "events", "control", "places", "times", "actors")


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a row, told."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value that a reviewer put right: what the machine made of it, what it is now."""

    name: str
    label: str
    machine: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Said:
    """A review that is in force."""

    id: int
    reviewer: str
    at: str
    action: str
    note: str | None


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as the machine made it and, apart from it, as reviewers hold it to be.

    `value` is the row in short (`≥ 20 killed`), `start` and `end` the span that it is found by,
    `within` the statement that it stands in, `state` what reviewers together hold of it.
    """

    dispatch: str
    id: str
    section: str
    words: str
    value: str
    speaker: str | None
    colour: str
    kind: str
    slots: tuple[Slot, ...]
    why: str
    by: str
    start: int | None
    end: int | None
    within: str | None
    state: State
    changes: tuple[Change, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a field may take."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field that can be corrected; `options` are all values where there is a list of them."""

    name: str
    label: str
    kind: Literal["text", "whole", "number", "choice"]
    value: str
    required: bool
    options: tuple[Option, ...] = ()


def row_views(
    record: Record, standings: Mapping[str, Standing], language: Language
) -> dict[str, tuple[RowView, ...]]:
    """Give the rows of each section, in the order of the text."""
    return {
        section: tuple(
            sorted(
                (row_view(record, r.id, standings.get(r.id), language) for r in rows),
                key=lambda v: (v.start is None, v.start or 0),
            )
        )
        for section in ORDER
        if (rows := getattr(record, section))
    }


def row_view(record: Record, row_id: str, standing: Standing | None, language: Language) -> RowView:
    """Give one row."""
    row = record.row(row_id)
    told = explain(record, row_id, language=language)
    slots = dict(told.slots)
    span = span_of(row)
    statement = row_id if told.section == "statements" else getattr(row, "statement", None)
    voiced = told.section in ("statements", "figures", "events", "control")
    return RowView(
        dispatch=record.dispatch.id,
        id=row_id,
        section=told.section,
        words=_words(row),
        value=_value(told.section, row, slots, language),
        speaker=(named(record, statement) if statement else "") if voiced else None,
        colour=_colour(record, statement) if voiced else "",
        kind=getattr(row, "status", "") if told.section == "events" else "",
        slots=tuple(
            Slot(name, label("field", name, language), slots[name])
            for name in _SHOWN[told.section]
            if name in slots
        ),
        why=told.sentence,
        by=told.by,
        start=span.start if span else None,
        end=span.end if span else None,
        within=getattr(row, "within", None) or (None if statement == row_id else statement),
        state=standing.state if standing else State.UNREVIEWED,
        changes=_changes(record, row, told.section, standing, language),
        said=tuple(
            Said(r.id, r.reviewer, r.at, r.action, r.note)
            for r in (standing.reviews if standing else ())
            if r.action in VERDICTS or r.action == "note"
        ),
    )


def correctable(record: Record, row_id: str, language: Language) -> tuple[FieldView, ...]:
    """Give the fields of a row that people may correct, as a form needs them."""
    row: Any = record.row(row_id)
    types_ = _types(row)
    section = next(s for s in ROWS if any(r is row for r in getattr(record, s)))
    return tuple(
        _field(record, section, f.name, types_[f.name], getattr(row, f.name), language)
        for f in fields(row)
        if f.name not in FIXED
    )


def _types(row: Any) -> dict[str, Any]:  # noqa: ANN401
    kind: Any = type(row)
    return hints(kind)


def _field(
    record: Record,
    section: str,
    name: str,
    kind: Any,  # noqa: ANN401 - a type as annotated
    value: Any,  # noqa: ANN401
    language: Language,
) -> FieldView:
    inner, optional = kind, False
    if get_origin(kind) in (Union, types.UnionType):
        optional = True
        (inner,) = (k for k in get_args(kind) if k is not type(None))
    options: tuple[Option, ...] = ()
    if get_origin(inner) is Literal:
        group = GROUPS.get((section, name), name)
        options = tuple(Option(v, label(group, v, language)) for v in get_args(inner))
    elif name in POINTS:
        options = tuple(
            Option(r.id, f"{r.id} · {short(named(record, r.id) or _words(r), limit=60)}")
            for r in getattr(record, POINTS[name])
        )
    if options and optional:
        options = (Option("", "—"), *options)
    return FieldView(
        name,
        label("field", name, language),
        "choice" if options else {int: "whole", float: "number"}.get(inner, "text"),  # type: ignore[arg-type]
        "" if value is None else str(value),
        not optional,
        options,
    )


def _words(row: Any) -> str:  # noqa: ANN401 - any kind of row
    """Give the words of a row: its own, or the name that it goes by."""
    if hasattr(row, "content"):
        return " […] ".join(m.text for m in row.content) or (row.cue.text if row.cue else "")
    for name in ("mention", "trigger"):
        if hasattr(row, name):
            return str(getattr(row, name).text)
    return str(row.name)


def _value(section: str, row: Any, slots: Mapping[str, str], language: Language) -> str:  # noqa: ANN401
    def slot(*names: str) -> str:
        return " · ".join(slots[name] for name in names if name in slots)

    match section:
        case "figures":
            return f"{bounds(row, language)} · {slot('kind', 'who')}"
        case "events":
            kind = " / ".join(x for x in (slots["type"], row.mode) if x)
            return f"{kind} · {slots['status']}"
        case "statements":
            return slot("form", "stance")
        case "control":
            return slots["change"]
        case "times":
            return period(row.start, row.end)
        case _:
            return slot("kind")


def _colour(record: Record, statement: str | None) -> str:
    if statement is None:
        return "nobody"
    number = colours(record).get(record.row(statement).speaker or "")
    return "nobody" if number is None else f"sp{number}"


def _changes(
    record: Record,
    row: Any,  # noqa: ANN401
    section: str,
    standing: Standing | None,
    language: Language,
) -> tuple[Change, ...]:
    if standing is None or standing.state != State.CORRECTED or not standing.value:
        return ()

    def told(name: str, value: Any) -> str:  # noqa: ANN401
        if value is None:
            return "—"
        if name in POINTS:
            return named(record, value) or str(value)
        group = GROUPS.get((section, name), name)
        return label(group, str(value), language) if group in labels() else str(value)

    return tuple(
        Change(name, label("field", name, language), told(name, getattr(row, name)), told(name, v))
        for name, v in standing.value.items()
    )


def state_label(state: str, language: Language) -> str:
    """Give a state of review in words."""
    return table("terms")[f"state.{state}"][language]
