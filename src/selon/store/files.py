"""Bare connections to a store's file, and what SQLite says of a bad one in plain words.

The file is in WAL mode, so readers see the last commit and never wait.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from selon.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_MS = 30_000  # how long one process waits for another's short transaction
_HEADER = b"SQLite format 3\x00"
OTHER = "name another file; `selon ingest` makes a new one"
COPY = "copy it to where you may write"
_DISK = "whatever was stored before is safe; make room and call it again"
_SAID: dict[int, tuple[str, str | None]] = {
    sqlite3.SQLITE_FULL: ("the disk is full", _DISK),
    sqlite3.SQLITE_IOERR: ("the file cannot be read or written: the disk is full or fails", _DISK),
    sqlite3.SQLITE_READONLY: ("no permission to write to it", COPY),
    sqlite3.SQLITE_PERM: ("no permission to write to it", COPY),
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened: no permission, or its folder is missing",
        "files that begin with its name belong to it: look at them and at the folder too",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the store is damaged",
        "keep the file as it is; `sqlite3 FILE .recover` saves what can be read",
    ),
    sqlite3.SQLITE_NOTADB: ("this is no store", OTHER),
    sqlite3.SQLITE_BUSY: ("another program keeps writing to it", "try again when it is done"),
    sqlite3.SQLITE_LOCKED: ("another program keeps writing to it", "try again when it is done"),
}

_NO_ROOM = (
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY,
)  # fmt: skip


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise what SQLite complains about as a `StoreError` that names the file."""
    try:
        yield
    except Exception as error:
        found = getattr(error, "orig", error)  # SQLAlchemy wraps it
        code = getattr(found, "sqlite_errorcode", None)
        if not isinstance(found, sqlite3.Error) or code is None or code & 0xFF not in _SAID:
            raise
        message, hint = _SAID[code & 0xFF]
        raise StoreError(message, where=str(path), hint=hint) from error


def is_sqlite(path: Path) -> bool:
    """Say whether a file begins as an SQLite file does; an empty file does not."""
    with path.open("rb") as stream:
        return stream.read(len(_HEADER)) == _HEADER


def reader(path: Path) -> sqlite3.Connection:
    """Give a connection that only reads, also where nothing can be written."""
    connection = connected(path)
    connection.create_function("km", 4, km, deterministic=True)
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("PRAGMA temp_store = MEMORY")  # the disk may be full
    return connection


def connected(path: Path) -> sqlite3.Connection:
    """Give a bare connection that only reads.

    Even reading takes a file of shared memory beside the store. Where that cannot be made (the
    folder is read-only, the disk full) nobody can be writing either: without a log that waits, the
    file is then read as one that does not change.
    """
    connection = connect(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in _NO_ROOM or _has_log(path):
            raise
        return connect(path, "mode=ro&immutable=1")
    except BaseException:
        connection.close()
        raise
    return connection


def connect(path: Path, query: str) -> sqlite3.Connection:
    """Open a file in a mode of SQLite's; transactions begin when they are told to."""
    return sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{query}", uri=True, timeout=BUSY_MS / 1000,
        check_same_thread=False, isolation_level=None,
    )  # fmt: skip


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


@lru_cache(maxsize=20_000)  # many lie in the same town
def km(lat1: float | None, lon1: float | None, lat2: float, lon2: float) -> float | None:
    """Give the distance of two points in kilometres, for use in queries."""
    from selon.gazetteer.geometry import distance_km  # noqa: PLC0415 - lists start fast

    if lat1 is None or lon1 is None:
        return None
    return distance_km(lat1, lon1, lat2, lon2)
