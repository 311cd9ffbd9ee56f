"""Looking at a store's file before it is opened, and bringing it up to this version's schema."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from selon.errors import StoreError
from selon.store.files import COPY, OTHER, connected, is_sqlite, plainly
from selon.store.version import APPLICATION_ID, HEAD

if TYPE_CHECKING:
    from pathlib import Path

_CHECKED = 1_000_000_000  # bytes up to which a file is checked whole before it is written to
RIGHTS = "change the permissions of the file and its folder, or ask its owner"


def prepare(path: Path, *, create: bool) -> None:
    """Make sure that a file is a store of this version's schema; `create` makes a missing one.

    With `create` the file is to be written to, and is looked over whole. Raises `StoreError`.
    """
    try:
        new = _look(path, create=create)
    except PermissionError as error:
        raise StoreError("no permission to read the store", where=str(path), hint=RIGHTS) from error
    except OSError as error:
        raise StoreError(error.strerror or str(error), where=str(path)) from error
    with plainly(path):
        found = None if new else _version(path)
        if create and not new:
            _check(path)
        if found != HEAD:
            _migrate(path, found, create=create)


def may_write(path: Path) -> bool:
    """Say whether a file can be written to, and the log beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _look(path: Path, *, create: bool) -> bool:
    """Look at the file before SQLite does; says whether it is to be made."""
    if path.is_dir():
        raise StoreError("it is a folder, not a store", where=str(path), hint=OTHER)
    if not path.exists():
        if not create:
            hint = "`selon ingest PATH --store FILE` makes one"
            raise StoreError("there is no such store", where=str(path), hint=hint)
        if not path.parent.is_dir():
            raise StoreError("its folder does not exist", where=str(path), hint="make it first")
        if not os.access(path.parent, os.W_OK):
            hint = "name a file in another folder"
            raise StoreError("no permission to write in its folder", where=str(path), hint=hint)
        return True
    if not os.access(path, os.R_OK):
        raise StoreError("no permission to read the store", where=str(path), hint=RIGHTS)
    if create and not may_write(path):
        raise StoreError("no permission to write to it", where=str(path), hint=COPY)
    if not is_sqlite(path):
        if path.stat().st_size or not create:
            raise StoreError("this is no store", where=str(path), hint=OTHER)
        return True
    return False


def _check(path: Path) -> None:
    """Look a whole file over before anything is added to it; very large ones are trusted."""
    if path.stat().st_size > _CHECKED:
        return
    from selon.store.engine import writing  # noqa: PLC0415 - lists start fast

    engine = writing(path)
    try:
        with engine.begin() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    finally:
        engine.dispose()
    if found != "ok":
        hint = "keep the file as it is; `sqlite3 FILE .recover` saves what can be read"
        raise StoreError("the store is damaged", where=str(path), hint=hint)


def _version(path: Path) -> str | None:
    """Give the schema of a store, None for a file without tables."""
    with closing(connected(path)) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (count,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if mark == APPLICATION_ID:
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    if count:
        raise StoreError("this is a database of another program", where=str(path), hint=OTHER)
    return None


def _migrate(path: Path, found: str | None, *, create: bool) -> None:
    """Bring a file up to this version's schema, in one transaction."""
    from sqlalchemy import inspect  # noqa: PLC0415 - lists start fast

    from selon.store.engine import writing  # noqa: PLC0415
    from selon.store.migrating import known, upgrade  # noqa: PLC0415

    if found is None and not create:
        hint = "`selon ingest PATH --store FILE` fills it"
        raise StoreError("the store is empty", where=str(path), hint=hint)
    if found is not None and found not in known():
        raise StoreError(
            f"a newer version of Selon made it (schema {found}, this one knows {HEAD})",
            where=str(path),
            hint="update Selon, or ingest into another file",
        )
    if path.exists() and not may_write(path):
        msg = f"it has the older schema {found} and may not be written to"
        hint = "open it once with permission to write, or a copy of it"
        raise StoreError(msg, where=str(path), hint=hint)
    engine = writing(path)
    try:
        with engine.begin() as connection:
            # Another process may have been faster while this one waited for the lock.
            has_tables = inspect(connection).has_table("alembic_version")
            if not has_tables or found is not None:
                upgrade(connection)
    finally:
        engine.dispose()
