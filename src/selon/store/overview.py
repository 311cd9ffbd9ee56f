"""How many incidents there are, when, of what kind and where, before they are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from selon.ledger.model import STANDINGS
from selon.store import schema
from selon.store.axis import Axis, axis_of
from selon.store.chosen import chosen
from selon.store.conditions import on_days
from selon.store.squares import bit

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from selon.store.filters import Filters
    from selon.store.store import Store

_MOST = 12  # countries that are counted one by one


@dataclass(frozen=True, slots=True)
class Share:
    """A value and how many incidents have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the incidents that filters choose, and the line of time they stand on.

    An incident counts under each status that one of its assessments has. `dispatches` is how many
    dispatches the store holds, whatever the filters.
    """

    incidents: int
    unplaced: int
    undated: int
    dispatches: int
    types: tuple[Share, ...]
    countries: tuple[Share, ...]
    standings: tuple[Share, ...]
    axis: Axis


def overview(store: Store, filters: Filters) -> Overview:
    """Count the incidents for which filters hold.

    The line of time shows what lies about the chosen period too, so that one can move along it.
    """
    with chosen(store, filters.without("since", "until")) as (connection, table):
        return overview_of(connection, table, filters)


def overview_of(
    connection: Connection,
    table: Any,  # noqa: ANN401 - a table
    filters: Filters,
) -> Overview:
    """Count the incidents of a table of those that are chosen whatever their days."""
    within = on_days(filters, table, lead=False)
    total, placed, dated = connection.execute(
        select(func.count(), func.count(table.c.cell), func.count(table.c.start))
        .select_from(table)
        .where(*within)
    ).one()
    every: Any = table.c.standings
    counts = connection.execute(select(every, func.count()).where(*within).group_by(every)).all()
    standings = tuple(
        Share(s, sum(n for mask, n in counts if (mask or 0) & bit(s))) for s in STANDINGS
    )
    days = connection.execute(
        select(table.c.from_on, func.count(), func.sum(every.op("&")(bit("contested")) != 0))
        .where(table.c.from_on.is_not(None))
        .group_by(table.c.from_on)
        .order_by(table.c.from_on)
    ).all()
    return Overview(
        incidents=total,
        unplaced=total - placed,
        undated=total - dated,
        dispatches=connection.scalar(select(func.count(schema.dispatches.c.id))) or 0,
        types=_shares(connection, table.c.type, within),
        countries=_shares(connection, table.c.country, within)[:_MOST],
        standings=tuple(s for s in standings if s.count),
        axis=axis_of([tuple(row) for row in days], filters.first_on, filters.last_on),
    )


def _shares(connection: Connection, column: Any, within: list[Any]) -> tuple[Share, ...]:  # noqa: ANN401
    """Count incidents by a column, the most frequent value first."""
    asked = (
        select(column, func.count())
        .where(*within)
        .group_by(column)
        .order_by(func.count().desc(), column)
    )
    return tuple(Share(v, count) for v, count in connection.execute(asked) if v is not None)
