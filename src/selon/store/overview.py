"""How many incidents there are, when, of what kind and where, before they are listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon.ledger.model import STANDINGS
from selon.store.axis import Axis, axis_of
from selon.store.chosen import chosen
from selon.store.conditions import on_days, stands
from selon.store.sql import all_of, raw, sql
from selon.store.squares import bit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.store.answers import Answers
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
    with chosen(store, filters.without("since", "until")) as (answers, table):
        return overview_of(answers, table, filters)


def overview_of(answers: Answers, table: str, filters: Filters) -> Overview:
    """Count the incidents of a table of those that are chosen whatever their days."""
    counted = sql(
        "SELECT standings, type, country, count(*), count(cell), count(start) FROM ? "
        "WHERE ? GROUP BY 1, 2, 3",
        raw(table),
        all_of(on_days(filters, table, lead=False)),
    )
    counts = _Counts(answers.rows(counted))
    by_day = sql(
        "SELECT from_on, count(*), sum(?) FROM ? WHERE from_on IS NOT NULL "
        "GROUP BY from_on ORDER BY from_on",
        stands(table, "contested"),
        raw(table),
    )
    days = answers.rows(by_day)
    total = counts.of(3)
    return Overview(
        incidents=total,
        unplaced=total - counts.of(4),
        undated=total - counts.of(5),
        dispatches=answers.value(raw("SELECT count(*) FROM dispatches")),
        types=counts.shares(1),
        countries=counts.shares(2)[:_MOST],
        standings=counts.standings(),
        axis=axis_of([tuple(row) for row in days], filters.first_on, filters.last_on),
    )


@dataclass(frozen=True, slots=True)
class _Counts:
    """Counts by status, type and country in one: how many, how many placed, how many dated."""

    rows: Sequence[Any]

    def of(self, column: int) -> int:
        """Give the sum of a column."""
        return sum(row[column] for row in self.rows)

    def shares(self, column: int) -> tuple[Share, ...]:
        """Count incidents by the values of a column, the most frequent first."""
        found: Counter[str] = Counter()
        for row in self.rows:
            if row[column] is not None:
                found[row[column]] += row[3]
        return tuple(Share(*x) for x in sorted(found.items(), key=lambda x: (-x[1], x[0])))

    def standings(self) -> tuple[Share, ...]:
        """Count incidents by the statuses of their assessments."""
        found = (
            Share(s, sum(row[3] for row in self.rows if (row[0] or 0) & bit(s))) for s in STANDINGS
        )
        return tuple(share for share in found if share.count)
