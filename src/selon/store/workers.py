"""Reading items in other processes, in order, whatever becomes of a process.

A group of items that kills its process is read again item by item in a new one; the item that
kills it once more is refused by name, the others are read.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from selon.store.packing import Packed, Refused, pack

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

    from selon.reading.reader import Reader
    from selon.sources import Item

_log = logging.getLogger(__name__)
_AHEAD = 3  # groups that wait for each process, so that none is idle

Group = list["Item"]
Results = list[Packed | Refused]

_reader: Reader | None = None


def default_processes() -> int:
    """Give how many processes read when nobody says: the processors, at most two."""
    return min(2, os.cpu_count() or 1)


def read_groups(
    groups: Iterable[Group], *, processes: int, language: str | None
) -> Generator[tuple[Group, Results]]:
    """Read groups of items in order; each comes back with a result for each of its items."""
    if processes <= 1:
        reader = _new_reader(language)
        with _settling() as settle:
            for group in groups:
                yield group, _read(reader, group)
                settle()
        return
    pool = _Pool(processes, language)
    try:
        yield from pool.run(iter(groups))
    except BaseException:  # Ctrl-C, a full disk: nobody will take what is being read
        pool.stop()
        raise
    finally:
        pool.close()


@contextmanager
def _settling() -> Iterator[Callable[[], None]]:
    """Give what tells Python that all that is loaded stays, until the end of the block.

    The model and the words of a language are many objects; to look through them for cycles again
    and again takes a twentieth of the time of reading.
    """
    others = gc.get_freeze_count() > 0  # somebody else did it, who will undo it

    def settle() -> None:
        if not gc.get_freeze_count():
            gc.freeze()

    try:
        yield settle
    finally:
        if not others:
            gc.unfreeze()


class _Pool:
    """Processes that are replaced when one of them dies."""

    def __init__(self, processes: int, language: str | None) -> None:
        self._processes = processes
        self._language = language
        self._context = multiprocessing.get_context("spawn")
        # Closed to have all processes end. An event would be waited for by those that are gone.
        self._open, self._line = self._context.Pipe(duplex=False)
        self._executor = self._start(processes)

    def _start(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            processes,
            mp_context=self._context,
            initializer=_begin,
            initargs=(self._language, self._open),
        )

    def run(self, groups: Iterator[Group]) -> Iterator[tuple[Group, Results]]:
        waiting: deque[tuple[Group, Future[Results]]] = deque()
        for group in groups:
            waiting.append((group, self._submit(group)))
            if len(waiting) >= self._processes * _AHEAD:
                yield self._result(waiting)
        while waiting:
            yield self._result(waiting)

    def _submit(self, group: Group) -> Future[Results]:
        bare = [replace(item, raw=b"") for item in group]  # the bytes stay where they are kept
        with _undisturbed():
            try:
                return self._executor.submit(_work, bare)
            except BrokenProcessPool:
                self._renew()
                return self._executor.submit(_work, bare)

    def _result(self, waiting: deque[tuple[Group, Future[Results]]]) -> tuple[Group, Results]:
        group, future = waiting.popleft()
        try:
            return group, future.result()
        except BrokenProcessPool:
            _log.warning("a reading process died; its dispatches are read again one by one")
        results = [self._alone(item) for item in group]
        self._renew()
        again = [(g, f if _sound(f) else self._submit(g)) for g, f in waiting]
        waiting.clear()
        waiting.extend(again)
        return group, results

    def _alone(self, item: Item) -> Packed | Refused:
        """Read one item in a process of its own."""
        single = self._start(1)
        try:
            return single.submit(_work, [replace(item, raw=b"")]).result()[0]
        except BrokenProcessPool:
            where = item.uri or item.item or ""
            hint = "please report it with the text; the other dispatches are read"
            return Refused(where, "reading", "reading it ended the process", hint)
        finally:
            single.shutdown()

    def _renew(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start(self._processes)

    def stop(self) -> None:
        """Have the processes end at once, whatever they read."""
        self._line.close()

    def close(self) -> None:
        """Wait until the processes have ended; what they have not begun is left."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        for end in (self._line, self._open):
            end.close()


def _sound(future: Future[Results]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C back while processes start: they inherit that, and leave it to their parent."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(language: str | None, line: Connection) -> None:
    """Make a process ready: it ends with its parent, or when that hangs up, not by Ctrl-C."""
    global _reader  # noqa: PLW0603 - one reader a process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    for wait in (partial(line.poll, None), *([parent.join] if parent is not None else [])):
        threading.Thread(target=_end_after, args=(wait,), daemon=True).start()
    _reader = _new_reader(language)


def _end_after(wait: Callable[[], Any]) -> None:
    wait()
    os._exit(1)


def _work(group: Group) -> Results:
    assert _reader is not None
    results = _read(_reader, group)
    if not gc.get_freeze_count():
        gc.freeze()  # as `_settling` does, for as long as the process lives
    return results


def _new_reader(language: str | None) -> Reader:
    from selon.reading.reader import Reader  # noqa: PLC0415 - loads spaCy

    return Reader(language)


def _read(reader: Reader, group: Group) -> Results:
    from selon.sources import Failure  # noqa: PLC0415

    return [
        Refused.of(result.where, result.error) if isinstance(result, Failure) else pack(result)
        for result in reader.read_many(group)
    ]
