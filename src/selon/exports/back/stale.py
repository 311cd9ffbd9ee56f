"""Files that were exported before a dispatch was read again.

What differs from the current reading may be what the machine read before. So a file is weighed
against the reading that it was exported from: that which it names, else the one from which it
differs least.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon._json import to_dict
from selon.errors import InputError
from selon.record import ROWS
from selon.store.readings import earlier_readings, reading_name
from selon.store.rows import span_of

if TYPE_CHECKING:
    from selon.exports.back.corrections import Correction, Present
    from selon.record import Record
    from selon.store.store import Store

_ANEW = "export it anew, and correct that"


@dataclass(frozen=True, slots=True)
class Readings:
    """The current reading of a dispatch, and the earlier ones."""

    current: Record
    earlier: tuple[Record, ...]

    @classmethod
    def of(cls, store: Store, current: Record) -> Readings:
        """Give the readings that a store has of the dispatch of a record."""
        return cls(current, tuple(earlier_readings(store, current.dispatch.id)))

    def changed(
        self,
        c: Correction,
        shown: dict[str, Any],
        current: Any,  # noqa: ANN401 - any row
    ) -> dict[str, Any] | None:
        """Give the fields that somebody changed, None where nothing differs but the reading.

        `shown` is what is held of the row now, `current` the row itself. Raises `InputError` when
        the file has what an earlier reading had, and does not say that it is of that one.
        """
        fields = {k: v for k, v in c.fields.items() if k in shown}
        now = [k for k, v in fields.items() if shown[k] != v]
        if not now or c.verdict is not None or c.reading == reading_name(self.current.made_by):
            return fields
        best: list[str] | None = None
        for record in self._asked(c.reading):
            row = _row_at(record, current)
            if row is not None:
                was = to_dict(row)
                differing = [k for k, v in fields.items() if was.get(k) != v]
                if best is None or len(differing) < len(best):
                    best = differing
        if best is None or (c.reading is None and len(best) >= len(now)):
            return fields
        if best:
            return {k: fields[k] for k in best}
        if c.reading is None:
            msg = "it has what an earlier reading had: nobody may have changed it"
            hint = "export it anew, or say `correct` in a column `verdict`"
            raise InputError(msg, where=c.where, hint=hint)
        return None

    def gone(self, present: Present) -> list[str]:
        """Give the ids of current rows that a form showed and has no more.

        Raises `InputError` when it cannot be told which rows the form showed.
        """
        base = self.current
        if present.reading is None and self.earlier:
            if all(row.id in present.rows for row in _rows(base, present.sections)):
                return []
            msg = "it does not say of which reading it is: rows that are not in it stay"
            raise InputError(msg, where=present.where, hint=_ANEW)
        if present.reading not in (None, reading_name(base.made_by)):
            base = self._asked(present.reading)[0]
        found = []
        for row in _rows(base, present.sections):
            if row.id in present.rows or span_of(row) is None:
                continue
            same = row if base is self.current else _row_at(self.current, row)
            if same is not None:
                found.append(same.id)
        return found

    def _asked(self, name: str | None) -> list[Record]:
        """Give the earlier readings that a file may be of; raises `InputError` for none."""
        found = [r for r in self.earlier if name in (None, reading_name(r.made_by))]
        if name is not None and not found:
            raise InputError("it was exported from a reading that is not in this store", hint=_ANEW)
        return found


def _rows(record: Record, sections: frozenset[str]) -> list[Any]:
    return [row for section in ROWS if section in sections for row in getattr(record, section)]


def _row_at(record: Record, like: Any) -> Any:  # noqa: ANN401 - rows of any kind
    """Find a row in another reading: the one of its kind at its place, by its id among several."""
    at = span_of(like)
    there = [
        row
        for section in ROWS
        for row in getattr(record, section)
        if row.id[:1] == like.id[:1]
        and at is not None
        and (span := span_of(row)) is not None
        and (span.start, span.end) == (at.start, at.end)
    ]
    named = [row for row in there if row.id == like.id]
    return (named or there)[0] if named or len(there) == 1 else None
