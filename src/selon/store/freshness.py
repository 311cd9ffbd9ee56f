"""Whether the ledger that the store keeps is still that of what the store holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from selon._version import __version__
from selon.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from selon.store.store import Store


def is_fresh(store: Store) -> bool:
    """Say whether the ledger in the store is that of the records and reviews in it."""
    with store.read() as connection:
        kept = connection.scalar(select(schema.ledger.c.fingerprint))
        return kept is not None and kept == fingerprint(connection)


def has_ledger(store: Store) -> bool:
    """Say whether a ledger was ever built in the store."""
    with store.read() as connection:
        return connection.scalar(select(schema.ledger.c.id).limit(1)) is not None


def fingerprint(connection: Connection) -> str:
    """Name the state of what the ledger is made of."""
    r = schema.records
    asked = select(func.count(), func.max(r.c.id), func.sum(r.c.id)).where(r.c.is_current)
    state = [*connection.execute(asked).one()]
    state.append(connection.scalar(select(func.max(schema.reviews.c.id))))
    return json.dumps([__version__, *state])
