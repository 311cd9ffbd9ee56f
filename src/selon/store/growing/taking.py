"""The chains of takes that the kept pairs make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.ledger.takes import chained
from selon.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

_c, _d, _tp = schema.chapters, schema.dispatches, schema.take_pairs


def takes(connection: Connection) -> list[list[str]]:
    """Give chains of dispatches by their items, in the order of the ledger."""
    inside = select(_tp.c.one).distinct()
    asked = (
        select(_c.c.id, _c.c.published, _c.c.item, _d.c.key)
        .join(_d, _d.c.id == _c.c.id)
        .where(_c.c.id.in_(inside))
    )
    rows = {row.id: row for row in connection.execute(asked)}
    order = {row.key: (row.published or "", row.key) for row in rows.values()}
    items = {row.key: row.item for row in rows.values()}
    pairs = connection.execute(select(_tp).where(_tp.c.one < _tp.c.other)).all()
    chains = chained([(rows[p.one].key, rows[p.other].key) for p in pairs], order)
    return [[items[key] for key in chain] for chain in chains]
