"""Records beside what people hold of them: what leaves the store says both.

A shelf reads with one connection, so that all it gives is of one moment, and keeps the records it
gave last, since the mentions of an incident ask for the same few.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.store import schema
from selon.store.applying import apply, by_dispatch, renamed
from selon.store.bridge import clauses
from selon.store.conditions import on_records
from selon.store.filters import Filters
from selon.store.loading import load
from selon.store.naming import names_given
from selon.store.reviewed import standings_of
from selon.store.reviews import in_force

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from selon.record import Record
    from selon.store.reviews import Standing
    from selon.store.store import Store

_KEPT = 500
_d, _r = schema.dispatches, schema.records


@dataclass(frozen=True, slots=True)
class Judged:
    """A record as the machine made it and as people hold it to be, with what they said."""

    machine: Record
    record: Record
    standings: Mapping[str, Standing]
    """By the row's id, for rows that somebody judged."""


class Shelf:
    """Gives the records of a store one by one; `shelf` opens one."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        reviews = in_force(connection)
        self._said = by_dispatch(reviews)
        self._names = names_given(reviews)
        self._kept: OrderedDict[str, Judged] = OrderedDict()

    def is_judged(self, dispatch: str) -> bool:
        """Say whether anybody judged a row of a dispatch, without reading its record."""
        return dispatch in self._said

    def get(self, dispatch: str) -> Judged | None:
        """Give the record of a dispatch by the dispatch's id, None when there is none."""
        if dispatch in self._kept:
            self._kept.move_to_end(dispatch)
            return self._kept[dispatch]
        asked = (
            select(_r.c.content)
            .join(_d, _d.c.id == _r.c.dispatch)
            .where(_r.c.is_current, _d.c.key == dispatch)
        )
        content = self.connection.scalar(asked)
        if content is None:
            return None
        found = self._kept[dispatch] = self._judged(load(content))
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def all(self, filters: Filters | None = None) -> Iterator[Judged]:
        """Give the records of dispatches for which the filters hold, in the order of storing."""
        asked = (
            select(_r.c.content)
            .join(_d, _d.c.id == _r.c.dispatch)
            .where(*clauses(on_records(filters or Filters())))
            .order_by(_d.c.id)
        )
        for row in self.connection.execute(asked.execution_options(yield_per=100)):
            yield self._judged(load(row.content))

    def _judged(self, machine: Record) -> Judged:
        stands = standings_of(machine, self._said.get(machine.dispatch.id, []))
        record = apply(machine, stands) if stands else machine
        return Judged(machine, renamed(record, self._names) if self._names else record, stands)


@contextmanager
def shelf(store: Store) -> Iterator[Shelf]:
    """Open a shelf on a store."""
    with store.read() as connection:
        yield Shelf(connection)
