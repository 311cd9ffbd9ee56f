"""Connections to a store's file, and what SQLite says of a bad one in plain words.

Readers and the writer have engines of their own: the file is in WAL mode, so readers see the last
commit and never wait. Every commit is on the disk when it returns (`synchronous=FULL`).
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from selon.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

BUSY_MS = 30_000  # how long one process waits for another's short transaction
_HEADER = b"SQLite format 3\x00"
_DISK = "whatever was stored before is safe; make room and call it again"
_SAID: dict[int, tuple[str, str | None]] = {
    sqlite3.SQLITE_FULL: ("the disk is full", _DISK),
    sqlite3.SQLITE_IOERR: ("the file cannot be read or written: the disk is full or fails", _DISK),
    sqlite3.SQLITE_READONLY: ("no permission to write to it", None),
    sqlite3.SQLITE_PERM: ("no permission to write to it", None),
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened: no permission, or its folder is missing",
        None,
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the store is damaged",
        "keep the file as it is; `sqlite3 FILE .recover` saves what can be read",
    ),
    sqlite3.SQLITE_NOTADB: ("this is no store", "`selon ingest` makes one"),
    sqlite3.SQLITE_BUSY: ("another program keeps writing to it", "try again when it is done"),
    sqlite3.SQLITE_LOCKED: ("another program keeps writing to it", "try again when it is done"),
}


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise what SQLite complains about as a `StoreError` that names the file."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        found = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(found, "sqlite_errorcode", None)
        if code is None or code & 0xFF not in _SAID:
            raise
        message, hint = _SAID[code & 0xFF]
        raise StoreError(message, where=str(path), hint=hint) from error


def is_sqlite(path: Path) -> bool:
    """Say whether a file begins as an SQLite file does; an empty file does not."""
    with path.open("rb") as stream:
        return stream.read(len(_HEADER)) == _HEADER


def reading(path: Path, *, immutable: bool = False) -> Engine:
    """Give an engine that only reads; `immutable` is for a file on a disk that cannot change."""
    query = "mode=ro&immutable=1" if immutable else "mode=ro"

    def prepare(connection: sqlite3.Connection) -> None:
        connection.create_function("km", 4, _km, deterministic=True)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA cache_size = -32000")

    return _engine(path, query, "BEGIN", prepare)


def writing(path: Path) -> Engine:
    """Give the writer's engine: one connection, each transaction takes the write lock at once."""

    def prepare(connection: sqlite3.Connection) -> None:
        connection.create_function("km", 4, _km, deterministic=True)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_size_limit = 67108864")

    return _engine(path, "mode=rwc", "BEGIN IMMEDIATE", prepare)


def connected(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """Give a bare connection, to look at a file before anything is made of it."""
    query = "mode=ro&immutable=1" if immutable else "mode=ro"
    return sqlite3.connect(_address(path, query), uri=True, timeout=BUSY_MS / 1000)


def _address(path: Path, query: str) -> str:
    return f"file:{quote(str(path.absolute()))}?{query}"


def _engine(
    path: Path, query: str, begin: str, prepare: Callable[[sqlite3.Connection], None]
) -> Engine:
    address = _address(path, query)

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, check_same_thread=False, isolation_level=None
        )
        try:
            prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    pool: dict[str, Any] = {} if begin == "BEGIN IMMEDIATE" else {"poolclass": NullPool}
    engine = create_engine("sqlite://", creator=connect, **pool)

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", start)
    return engine


def _km(lat1: float | None, lon1: float | None, lat2: float, lon2: float) -> float | None:
    """Give the distance of two points in kilometres, for use in queries."""
    from selon.gazetteer.geometry import distance_km  # noqa: PLC0415 - lists start fast

    if lat1 is None or lon1 is None:
        return None
    return distance_km(lat1, lon1, lat2, lon2)
