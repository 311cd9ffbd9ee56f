"""Engines on a store's file.

Readers and the writer have engines of their own: readers see the last commit and never wait. Every
commit is on the disk when it returns (`synchronous=FULL`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from selon.store.files import connect, km, reader

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine


def reading(path: Path) -> Engine:
    """Give an engine that only reads, also where nothing can be written."""
    return _engine(lambda: reader(path), "BEGIN", poolclass=NullPool)


def writing(path: Path) -> Engine:
    """Give the writer's engine: one connection, each transaction takes the write lock at once."""

    def opened() -> sqlite3.Connection:
        connection = connect(path, "mode=rwc")
        try:
            connection.create_function("km", 4, km, deterministic=True)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_size_limit = 67108864")
            connection.execute("PRAGMA cache_size = -64000")  # keys come in no order
        except BaseException:
            connection.close()
            raise
        return connection

    return _engine(opened, "BEGIN IMMEDIATE")


def _engine(opened: Callable[[], sqlite3.Connection], begin: str, **pool: Any) -> Engine:  # noqa: ANN401
    engine = create_engine("sqlite://", creator=opened, **pool)

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", start)
    return engine
