"""The dispatches that filters choose, chosen once for several questions about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.store.conditions import among, listed
from selon.store.filters import Filters
from selon.store.sql import Sql, raw, sql

if TYPE_CHECKING:
    from selon.store.answers import Answers

_FEW = 2000  # dispatches up to which an index leads from each to what hangs on it


@dataclass(frozen=True, slots=True)
class Picked:
    """Dispatches beside the store, for as long as it is read; `count` None for all."""

    count: int | None

    def of(self, dispatch: str) -> list[Sql]:
        """Give what must hold of what hangs on a dispatch."""
        if self.count is None:
            return []
        here = raw("SELECT id FROM picked")
        lead = self.count <= _FEW
        return [sql(f"{dispatch} IN (?)", here) if lead else among(dispatch, here)]


def picked(answers: Answers, filters: Filters) -> Picked:
    """Choose the dispatches that stand and for which filters hold."""
    if filters == Filters(placed=filters.placed, dated=filters.dated):
        return Picked(None)  # what is counted by dispatch is of those that stand
    answers.run(raw("CREATE TEMPORARY TABLE picked (id INTEGER PRIMARY KEY)"))
    return Picked(answers.run(sql("INSERT INTO picked ?", listed(filters))).rowcount)
