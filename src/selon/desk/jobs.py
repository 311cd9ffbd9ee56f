"""Ingestion in the background of a desk: what is being read, how far, with what result."""

from __future__ import annotations

import logging
import secrets
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from selon.errors import SelonError
from selon.store.ingesting import ingest
from selon.store.packing import text_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from selon.desk.upkeep import Upkeep
    from selon.sources import Failure, Item
    from selon.store.ingesting import Report
    from selon.store.store import Store

_log = logging.getLogger(__name__)
_KEPT = 50  # jobs whose results are still shown


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that was set aside, and why."""

    where: str
    code: str
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Job:
    """An ingestion as it stands now. `texts` are hashes by which its dispatches are found."""

    id: str
    state: Literal["waiting", "reading", "done", "failed"]
    total: int
    done: int = 0
    stored: int = 0
    reread: int = 0
    known: int = 0
    refused: tuple[Refusal, ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)
    reason: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


class Jobs:
    """Ingestions one after the other, in a thread of their own."""

    def __init__(self, store: Store, upkeep: Upkeep) -> None:
        self._store = store
        self._upkeep = upkeep
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="selon-import")

    def start(
        self,
        items: Sequence[Item | Failure],
        *,
        language: str | None = None,
        on_step: Callable[[Job], None] | None = None,
    ) -> Job:
        """Queue some items to be read and stored."""
        texts = tuple(text_hash(i.text) for i in items if hasattr(i, "text"))
        job = Job(secrets.token_hex(8), "waiting", len(items), texts=texts)
        with self._lock:
            self._jobs[job.id] = job
            for old in [j.id for j in self._jobs.values() if j.ended][:-_KEPT]:
                del self._jobs[old]
        self._pool.submit(self._run, job.id, items, language, on_step)
        return job

    def get(self, job: str) -> Job | None:
        """Give a job by its id."""
        with self._lock:
            return self._jobs.get(job)

    @property
    def under_way(self) -> Job | None:
        """The job that is being done now or next."""
        with self._lock:
            return next((j for j in self._jobs.values() if not j.ended), None)

    def close(self) -> None:
        """End; what waits is not begun."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(
        self,
        job: str,
        items: Sequence[Item | Failure],
        language: str | None,
        on_step: Callable[[Job], None] | None,
    ) -> None:
        def step(report: Report) -> None:
            self._set(job, **_counts(report))
            found = self.get(job)
            if on_step is not None and found is not None:
                on_step(found)

        self._set(job, state="reading")
        try:
            report = ingest(self._store, items, processes=1, language=language, on_step=step)
            self._set(job, state="done", **_counts(report))
        except SelonError as error:
            self._set(job, state="failed", reason=str(error))
        except Exception as error:  # noqa: BLE001 - told on the page, and the desk goes on
            _log.exception("an import failed")
            self._set(job, state="failed", reason=f"{type(error).__name__}: {error}")
        self._upkeep.touch()

    def _set(self, job: str, **values: Any) -> None:  # noqa: ANN401
        with self._lock:
            self._jobs[job] = replace(self._jobs[job], **values)


def _counts(report: Report) -> dict[str, Any]:
    refused = tuple(Refusal(r.where, r.code, r.message, r.hint) for r in report.refused)
    return {
        "done": report.done, "stored": report.stored, "reread": report.reread,
        "known": report.known, "refused": refused,
    }  # fmt: skip
