"""Keeps the ledger up to date behind the pages: built anew soon after something has changed.

Pages never wait for it. They show the ledger that stands, and say when a newer one is on its way.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Literal

from selon.errors import SelonError
from selon.store.freshness import is_fresh

if TYPE_CHECKING:
    from selon.store.store import Store

_log = logging.getLogger(__name__)

Condition = Literal["fresh", "stale", "building", "failed", "frozen"]
"""`frozen`: out of date, and the store cannot be written to."""


class Upkeep:
    """A thread that builds the ledger when told that the store has changed.

    `wait` is how long it waits for further changes, so that a row of reviews builds it once.
    """

    def __init__(self, store: Store, *, wait: float = 1.0) -> None:
        self._store = store
        self._wait = wait
        self._wake = threading.Event()
        self._idle = threading.Event()
        self._ended = False
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.condition: Condition = "fresh" if is_fresh(store) else "stale"
        if self.condition == "stale" and not store.writable:
            self.condition = "frozen"
        self.reason = ""
        self._idle.set()
        if self.condition == "stale":
            self.touch()

    def touch(self) -> None:
        """Say that records or reviews have changed."""
        with self._lock:
            if self._ended or not self._store.writable:
                return
            if self.condition != "building":
                self.condition = "stale"
            self._idle.clear()
            self._wake.set()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="selon-upkeep", daemon=True)
                self._thread.start()

    def settle(self, timeout: float = 60.0) -> bool:
        """Wait until nothing is left to build; says whether that came about."""
        return self._idle.wait(timeout)

    def close(self) -> None:
        """End after what is being built."""
        with self._lock:
            self._ended = True
            thread = self._thread
        self._wake.set()
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        from selon.store.keeping import refresh  # noqa: PLC0415 - loads the lexicons

        while True:
            self._wake.wait()
            while not self._ended:  # until no change has come for a while
                self._wake.clear()
                if not self._wake.wait(self._wait):
                    break
            if self._ended:
                return
            self.condition = "building"
            try:
                refresh(self._store)
                condition: Condition = "fresh"
            except SelonError as error:
                _log.warning("the ledger could not be built: %s", error)
                condition, self.reason = "failed", str(error)
            except Exception as error:  # noqa: BLE001 - told on the pages, which go on
                _log.exception("the ledger could not be built")
                condition, self.reason = "failed", f"{type(error).__name__}: {error}"
            with self._lock:
                self.condition = "stale" if self._wake.is_set() else condition
                if not self._wake.is_set():
                    self._idle.set()
