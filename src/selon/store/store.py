"""The store: one SQLite file that keeps dispatches, records, reviews and the ledger."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import inspect, select, text

from selon.errors import StoreError
from selon.store import schema
from selon.store.asking import Asking
from selon.store.engine import connected, is_sqlite, plainly, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from sqlalchemy import Connection

    from selon.record import Record
    from selon.store.writer import Writer

_T = TypeVar("_T")
_CHECKED = 1_000_000_000  # bytes up to which a file is checked whole before it is written to


class Store(Asking):
    """An open store. Use it as a context manager; threads may share it.

        with Store.open("news.selon") as store:
            for record in store.records():
                ...

    Reading sees the last commit and never waits for a writer. All writing goes through `write`.
    The lists are methods: `store.claims(kind="killed")`, see `Asking`.
    """

    def __init__(self, path: Path, *, immutable: bool = False) -> None:
        self.path = path
        self.immutable = immutable
        self._reading = reading(path, immutable=immutable)
        self._writer: Writer | None = None
        self._lock = Lock()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Self:
        """Open a store, brought up to this version's schema; `create` makes a missing one.

        Raises `StoreError` when there is none, when it is damaged or of a newer version, or when
        it may not be read (with `create`: written).
        """
        path = Path(path)
        try:
            new = _look(path, create=create)
        except OSError as error:
            raise StoreError(error.strerror or str(error), where=str(path)) from error
        with plainly(path):
            if create:
                _check(path)
            found = None if new else _version(path)
            if found != schema.HEAD:
                _migrate(path, found, create=create)
        return cls(path, immutable=not new and _frozen(path))

    def close(self) -> None:
        """Finish what is queued and close the file."""
        if self._writer is not None:
            self._writer.close()
        self._reading.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees the store as it is now, unmoved by later writes."""
        with plainly(self.path), self._reading.begin() as connection:
            yield connection

    def submit(self, job: Callable[[Connection], _T]) -> Future[_T]:
        """Queue a job for the writer; it is committed when its future is done."""
        from selon.store.writer import Writer  # noqa: PLC0415 - who only reads needs none

        with self._lock:
            if self._writer is None:
                self._writer = Writer(self.path)
        return self._writer.submit(job)

    def write(self, job: Callable[[Connection], _T]) -> _T:
        """Run a job in a transaction of its own and give what it returns, once committed."""
        return self.submit(job).result()

    def records(self) -> Iterator[Record]:
        """Give the current record of each dispatch, in the order in which they were stored."""
        from selon.store.loading import load  # noqa: PLC0415 - lists start fast

        records = schema.records
        asked = select(records.c.content).where(records.c.is_current).order_by(records.c.dispatch)
        with self.read() as connection:
            for row in connection.execute(asked.execution_options(yield_per=200)):
                yield load(row.content)

    def record(self, dispatch: str) -> Record | None:
        """Give the current record of a dispatch, by its id or by the id its source gives it."""
        from selon.store.loading import load  # noqa: PLC0415

        d, r = schema.dispatches, schema.records
        with self.read() as connection:
            for name in (d.c.key, d.c.item):
                number = select(d.c.id).where(name == dispatch).order_by(d.c.id).limit(1)
                content = connection.scalar(
                    # The sum keeps SQLite from looking through all current records instead.
                    select(r.c.content).where(
                        r.c.dispatch == number.scalar_subquery(), r.c.is_current.op("+")(0) == 1
                    )
                )
                if content is not None:
                    break
        return None if content is None else load(content)


def _look(path: Path, *, create: bool) -> bool:
    """Look at the file before SQLite does; says whether it is to be made."""
    if path.is_dir():
        raise StoreError("it is a folder, not a store", where=str(path))
    if not path.exists():
        if not create:
            hint = "`selon ingest PATH --store FILE` makes one"
            raise StoreError("there is no such store", where=str(path), hint=hint)
        if not path.parent.is_dir():
            raise StoreError("its folder does not exist", where=str(path))
        if not os.access(path.parent, os.W_OK):
            raise StoreError("no permission to write in its folder", where=str(path))
        return True
    if not os.access(path, os.R_OK):
        raise StoreError("no permission to read the store", where=str(path))
    if create and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreError("no permission to write to it", where=str(path))
    if not is_sqlite(path):
        if path.stat().st_size or not create:
            raise StoreError("this is no store", where=str(path), hint="`selon ingest` makes one")
        return True
    return False


def _frozen(path: Path) -> bool:
    """Say whether the file lies where nothing can be written and no log waits beside it."""
    log = path.with_name(f"{path.name}-wal")
    return not os.access(path.parent, os.W_OK) and not log.exists()


def _check(path: Path) -> None:
    """Look a whole file over before anything is added to it; very large ones are trusted."""
    if not path.exists() or path.stat().st_size > _CHECKED:
        return
    engine = writing(path)
    try:
        with engine.begin() as connection:
            found = connection.scalar(text("PRAGMA quick_check(1)"))
    finally:
        engine.dispose()
    if found != "ok":
        hint = "keep the file as it is; `sqlite3 FILE .recover` saves what can be read"
        raise StoreError("the store is damaged", where=str(path), hint=hint)


def _version(path: Path) -> str | None:
    """Give the schema of a store, None for a file without tables."""
    with closing(connected(path, immutable=_frozen(path))) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (count,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if mark == schema.APPLICATION_ID:
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    if count:
        raise StoreError("this is a database of another program", where=str(path))
    return None


def _migrate(path: Path, found: str | None, *, create: bool) -> None:
    """Bring a file up to this version's schema, in one transaction."""
    from selon.store.migrating import known, upgrade  # noqa: PLC0415 - alembic is slow to import

    if found is None and not create:
        hint = "`selon ingest PATH --store FILE` fills it"
        raise StoreError("the store is empty", where=str(path), hint=hint)
    if found is not None and found not in known():
        raise StoreError(
            f"a newer version of Selon made it (schema {found}, this one knows {schema.HEAD})",
            where=str(path),
            hint="update Selon, or ingest into another file",
        )
    if path.exists() and not os.access(path, os.W_OK):
        msg = f"it has the older schema {found} and may not be written to"
        raise StoreError(msg, where=str(path), hint="open it once with permission to write")
    engine = writing(path)
    try:
        with engine.begin() as connection:
            # Another process may have been faster while this one waited for the lock.
            has_tables = inspect(connection).has_table("alembic_version")
            if not has_tables or found is not None:
                upgrade(connection)
    finally:
        engine.dispose()
