"""The one place through which a process writes to its store: a queue and a thread.

A job is a function of a connection. It runs in a transaction of its own and is either committed
whole or not at all; its future is done after the commit. Between processes SQLite's write lock
makes the queue.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from selon.errors import StoreError
from selon.store.engine import writing
from selon.store.files import plainly

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

_T = TypeVar("_T")
_Job = tuple["Callable[[Connection], Any]", "Future[Any]"]


class Writer:
    """Runs jobs one after the other; started with the first one, ended by `close`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, job: Callable[[Connection], _T]) -> Future[_T]:
        """Queue a job; its future gives what the job returns, once that is committed."""
        future: Future[_T] = Future()
        with self._lock:
            if self._closed:
                raise StoreError("the store has been closed", where=str(self._path))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="selon-writer", daemon=True)
                self._thread.start()
            self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Finish the jobs that are queued and end."""
        with self._lock:
            self._closed = True
            thread = self._thread
        if thread is not None:
            self._jobs.put(None)
            thread.join()

    def _run(self) -> None:
        engine = writing(self._path)
        while (todo := self._jobs.get()) is not None:
            job, future = todo
            try:
                with plainly(self._path), engine.begin() as connection:
                    result = job(connection)
            except BaseException as error:  # noqa: BLE001 - the caller gets whatever it was
                future.set_exception(error)
            else:
                future.set_result(result)
        engine.dispose()
