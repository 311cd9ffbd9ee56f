"""The dispatches that filters choose, chosen once for several questions about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Column, Integer, MetaData, Table, insert, select

from selon.store.conditions import listed
from selon.store.filters import Filters

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

_FEW = 2000  # dispatches up to which an index leads from each to what hangs on it
_picked = Table(
    "picked", MetaData(), Column("id", Integer, primary_key=True), prefixes=["TEMPORARY"]
)


@dataclass(frozen=True, slots=True)
class Picked:
    """Dispatches beside the store, for as long as a connection is open; `count` None for all."""

    count: int | None

    def of(self, dispatch: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """Give what must hold of what hangs on a dispatch."""
        if self.count is None:
            return []
        lead = self.count <= _FEW
        return [(dispatch if lead else dispatch.op("+")(0)).in_(select(_picked.c.id))]


def picked(connection: Connection, filters: Filters) -> Picked:
    """Choose the dispatches that stand and for which filters hold."""
    if filters == Filters(placed=filters.placed, dated=filters.dated):
        return Picked(None)  # what is counted by dispatch is of those that stand
    _picked.create(connection)
    chosen = insert(_picked).from_select(["id"], listed(filters))
    return Picked(connection.execute(chosen).rowcount)
