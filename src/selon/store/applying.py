"""Records and judgements as reviews leave them: what the ledger is built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.ledger.judgements import Judgements
from selon.store import schema
from selon.store.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from selon.record import Record


def reviewed_records(connection: Connection) -> Iterator[Record]:
    """Give the current records, with what was rejected left out and corrections made."""
    r = schema.records
    asked = select(r.c.content).where(r.c.is_current).order_by(r.c.dispatch)
    for row in connection.execute(asked.execution_options(yield_per=200)):
        yield load(row.content)


def judgements(_connection: Connection) -> Judgements:
    """Give the merges, splits and names that people have set."""
    return Judgements()
