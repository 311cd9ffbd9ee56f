"""The store: one SQLite file that keeps dispatches, records, reviews and the ledger."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

from selon.store.answers import Answers
from selon.store.asking import Asking
from selon.store.files import plainly, reader
from selon.store.opening import may_write, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from sqlalchemy import Connection, Engine

    from selon.record import Record
    from selon.store.writer import Writer

_T = TypeVar("_T")


class Store(Asking):
    """An open store. Use it as a context manager; threads may share it.

        with Store.open("news.selon") as store:
            for record in store.records():
                ...

    Reading sees the last commit and never waits for a writer. All writing goes through `write`,
    and `writable` says whether the file and its folder allow it.
    The lists are methods: `store.claims(kind="killed")`, see `Asking`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writable = may_write(path)
        self._writer: Writer | None = None
        self._lock = Lock()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Self:
        """Open a store, brought up to this version's schema; `create` makes a missing one.

        Raises `StoreError` when there is none, when it is damaged or of a newer version, or when
        it may not be read (with `create`: written).
        """
        path = Path(path)
        prepare(path, create=create)
        return cls(path)

    def close(self) -> None:
        """Finish what is queued and close the file."""
        if self._writer is not None:
            self._writer.close()

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
    def ask(self) -> Iterator[Answers]:
        """Give what lists ask of the store as it is now; needs no SQLAlchemy, as `read` does."""
        with plainly(self.path), closing(reader(self.path)) as connection:
            connection.execute("BEGIN")
            yield Answers(connection)

    @cached_property
    def _reading(self) -> Engine:
        from selon.store.engine import reading  # noqa: PLC0415 - lists start fast

        return reading(self.path)

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
        from sqlalchemy import select  # noqa: PLC0415 - lists start fast

        from selon.store import schema  # noqa: PLC0415
        from selon.store.loading import load  # noqa: PLC0415

        records = schema.records
        asked = select(records.c.content).where(records.c.is_current).order_by(records.c.dispatch)
        with self.read() as connection:
            for row in connection.execute(asked.execution_options(yield_per=200)):
                yield load(row.content)

    def record(self, dispatch: str) -> Record | None:
        """Give the current record of a dispatch, by its id or by the id its source gives it."""
        from sqlalchemy import select  # noqa: PLC0415

        from selon.store import schema  # noqa: PLC0415
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
