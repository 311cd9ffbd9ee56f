"""Dispatches on which a rule of the ledger fails: set aside with the reason, the rest goes on.

They stand in the quarantine under keys of their own. Each building of the ledger tries them again,
so that one is taken in once it has been mended or read anew.
"""

from __future__ import annotations

from sqlite3 import Error
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import SQLAlchemyError

from selon._version import __version__
from selon.errors import DataError, MissingPart, ReadingError, StoreError
from selon.store import schema
from selon.store.clock import now

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

PREFIX = "ledger:"
_HINT = "please report it; the ledger is made of the other dispatches"
# Not the fault of a dispatch: whatever was asked next would fail in the same way.
_ANY = (
    StoreError,
    DataError,
    MissingPart,
    SQLAlchemyError,
    Error,
    OSError,
    MemoryError,
    ImportError,
)
_q, _d = schema.quarantine, schema.dispatches


class Unfit(Exception):
    """A rule failed on a dispatch (by its number) that is in the ledger already."""

    def __init__(self, dispatch: int, error: Exception) -> None:
        super().__init__(str(error))
        self.dispatch = dispatch
        self.error = error


def is_its_fault(error: Exception) -> bool:
    """Say whether an error is of one dispatch, not of the store or the words of a language."""
    return not isinstance(error, _ANY)


def refuse(connection: Connection, dispatch: int, error: Exception) -> None:
    """Set a dispatch aside, by its number; what is there already stays as it is."""
    asked = select(_d.c.key, func.coalesce(_d.c.uri, _d.c.item, _d.c.key).label("address"))
    row = connection.execute(asked.where(_d.c.id == dispatch)).one()
    message = f"the ledger cannot take it in: {type(error).__name__}: {error}"
    values = {
        "key": f"{PREFIX}{row.key}", "address": row.address, "code": ReadingError.code,
        "message": message, "hint": _HINT, "selon": __version__, "set_aside_at": now(),
        "settled_at": None,
    }  # fmt: skip
    again = {name: values[name] for name in ("address", "message", "selon", "settled_at")}
    put = upsert(_q).values(values)
    connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=again))


def settle(connection: Connection, refused: Collection[int]) -> None:
    """Settle what was set aside of the ledger, but the dispatches that were refused now."""
    keys = select(PREFIX + _d.c.key).where(_d.c.id.in_(refused))
    still = _q.c.key.startswith(PREFIX) & _q.c.settled_at.is_(None)
    chosen = update(_q).where(still, _q.c.key.not_in(keys))
    connection.execute(chosen.values(settled_at=now()))
