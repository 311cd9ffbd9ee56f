"""Pages of speakers and publishers: who is quoted over time, who publishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from selon.store import schema
from selon.store.bridge import clauses
from selon.store.conditions import among, listed
from selon.store.hearing import spoken
from selon.store.listings import SpeakerRow  # noqa: TC001 - the API reads the annotation

if TYPE_CHECKING:
    from selon.store.filters import Filters
    from selon.store.store import Store

_d = schema.dispatches
_PUBLISHER = func.coalesce(_d.c.publisher, _d.c.agency)


@dataclass(frozen=True, slots=True)
class Month:
    """How often somebody is quoted in a month."""

    month: str
    statements: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker with the months in which somebody quotes them."""

    speaker: SpeakerRow
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Speakers:
    """A stretch of the list of speakers; `more` says that others follow."""

    offset: int
    limit: int
    more: bool
    items: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher: how many dispatches, from which day to which."""

    name: str
    dispatches: int
    first_on: str | None
    last_on: str | None


def quoted(store: Store, filters: Filters, *, offset: int = 0, limit: int = 50) -> Speakers:
    """List who is quoted, the most quoted first, with when."""
    rows = spoken(store, filters, limit=limit + 1, offset=offset)
    more, rows = len(rows) > limit, rows[:limit]
    items = tuple(
        Quoted(row, tuple(Month(month, count) for month, count in months.items()))
        for row, months in rows
    )
    return Speakers(offset, limit, more, items)


def publishers(store: Store, filters: Filters) -> tuple[Publisher, ...]:
    """List publishers of the dispatches for which filters hold, the busiest first."""
    asked = (
        select(
            _PUBLISHER.label("name"), func.count().label("n"),
            func.min(_d.c.published).label("first"), func.max(_d.c.published).label("last"),
        )
        .where(_PUBLISHER.is_not(None), *clauses([among("dispatches.id", listed(filters))]))
        .group_by(_PUBLISHER)
        .order_by(func.count().desc(), _PUBLISHER)
        .limit(100)
    )  # fmt: skip
    with store.read() as connection:
        return tuple(
            Publisher(
                row.name, row.n, (row.first or "")[:10] or None, (row.last or "")[:10] or None
            )
            for row in connection.execute(asked)
        )
