"""Which row of a reading a review is about, where several rows stand on one span.

A review is found by its span; its mark says which row of the span it was. In a later reading that
is the row with the same values, the n-th where several have them; else the only row of that kind
(type, speaker), if it was the only one before; else the only row of the span, if it was. Where
none of these is there, the review holds for no row, until a reading has its row again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from selon.store import schema
from selon.store.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from selon.record import Record
    from selon.store.reviews import Target
    from selon.store.rows import Row

Value = str | int | float | None
Span = tuple[str, int | None, int | None]
"""Section, start and end."""

# What tells rows of a section apart; the first says of what kind a row is.
_VALUES = {
    "actors": ("kind", "key"),
    "places": ("kind", "key"),
    "times": ("granularity", "from_on", "to_on"),
    "statements": ("speaker_key", "form", "stance"),
    "figures": ("kind", "who", "low", "high", "bound"),
    "events": ("type", "mode", "status", "speaker_key"),
    "control": ("change", "speaker_key", "share_low", "share_high"),
}
_LOOKED_UP = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row was among those of its span when it was reviewed.

    `values` tell it apart, its kind first; it was the `nth` with these values, from 1 on, one of
    `of_kind` rows of its kind and of `in_span` rows in all.
    """

    values: tuple[Value, ...]
    nth: int
    of_kind: int
    in_span: int


class Reading:
    """The rows of one record, by the spans on which they stand."""

    def __init__(self, sections: dict[str, list[Row]]) -> None:
        self._spans: dict[Span, list[tuple[str, tuple[Value, ...]]]] = defaultdict(list)
        for section, rows in sections.items():
            for row in rows:
                values = tuple(row[name] for name in _VALUES[section])
                self._spans[section, row["start"], row["end"]].append((row["row"], values))

    @classmethod
    def of(cls, record: Record) -> Reading:
        """Give the rows of a record."""
        return cls(rows_of(record))

    def mark(self, span: Span, row: str) -> Mark:
        """Say what a row is among those of its span."""
        rows = self._spans[span]
        place, values = next((n, v) for n, (name, v) in enumerate(rows) if name == row)
        return Mark(
            values,
            sum(v == values for _, v in rows[: place + 1]),
            sum(v[0] == values[0] for _, v in rows),
            len(rows),
        )

    def meant(self, target: Target) -> str | None:
        """Give the id of the row that a review is about, None when it is not in this reading."""
        rows = self._spans.get((target.section or "", target.start, target.end), [])
        mark = target.mark
        if mark is None:  # made before rows had marks: by number, where the span does not tell
            named = [name for name, _ in rows if len(rows) == 1 or name == target.row]
            return named[0] if named else None
        same = [name for name, values in rows if values == mark.values]
        if same:
            return same[mark.nth - 1] if mark.nth <= len(same) else None
        kin = [name for name, values in rows if values[0] == mark.values[0]]
        if mark.of_kind == len(kin) == 1:
            return kin[0]
        return rows[0][0] if mark.in_span == len(rows) == 1 else None


def readings(
    connection: Connection, dispatches: Iterable[str], sections: Iterable[str]
) -> dict[str, Reading]:
    """Give some sections of the current records of some dispatches, from the tables of rows."""
    d, r = schema.dispatches, schema.records
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    todo = sorted(set(dispatches))
    for section in sorted(set(sections)):
        t = schema.SECTIONS[section]
        columns = [t.c.row, t.c.start, t.c.end, *(t.c[name] for name in _VALUES[section])]
        for begin in range(0, len(todo), _LOOKED_UP):
            asked = (
                select(d.c.key.label("dispatch_key"), *columns)
                .join(r, (r.c.dispatch == d.c.id) & (r.c.is_current.op("+")(0) == 1))
                .join(t, t.c.record == r.c.id)
                .where(d.c.key.in_(todo[begin : begin + _LOOKED_UP]))
                .order_by(t.c.id)
            )
            for row in connection.execute(asked).mappings():
                found[row["dispatch_key"]][section].append(dict(row))
    return {dispatch: Reading(rows) for dispatch, rows in found.items()}


def pack_mark(mark: Mark | None) -> str | None:
    """Write a mark as the table of reviews keeps it."""
    if mark is None:
        return None
    content = [list(mark.values), mark.nth, mark.of_kind, mark.in_span]
    return json.dumps(content, ensure_ascii=False)


def unpack_mark(content: str | None) -> Mark | None:
    """Read what `pack_mark` wrote; None for what is no mark."""
    return None if content is None else mark_from(json.loads(content))


def mark_from(content: Any) -> Mark | None:  # noqa: ANN401 - from JSON
    """Make a mark of plain lists, None when they are none."""
    match content:
        case [list(values), int(nth), int(of_kind), int(in_span)] if nth > 0 and all(
            isinstance(value, Value) for value in values
        ):
            return Mark(tuple(values), nth, of_kind, in_span) if values else None
    return None
