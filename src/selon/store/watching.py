"""Looking again and again at folders and feeds, and storing what is new.

What was seen of each is kept in the table `watched`: of a file its size and time, of a feed what
makes the next request conditional, and when that may be. So a watch that was ended goes on where
it was, and two rounds in a row ask no server twice.
"""

from __future__ import annotations

import io
import re
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from selon.errors import InputError, MissingPart, SelonError
from selon.sources import Failure, Item, read_paths
from selon.sources.fetching import fetch
from selon.sources.options import Options
from selon.sources.raw import inner
from selon.sources.registry import addresses, form_of, read_raw
from selon.store import schema
from selon.store.clock import now, written
from selon.store.ingesting import Report, ingest
from selon.store.setting_aside import settle_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from selon.store.plans import Feed, Folder, Plan
    from selon.store.store import Store

FOLDER_SECONDS = 10
"""Seconds between two looks at folders."""
_YOUNG = 2.0  # seconds for which a file may still be written
_LONGEST_WAIT = 86_400
_PAGES = ("html", "text")
_TTL = re.compile(rb"<ttl>\s*(\d{1,5})\s*</ttl>")


@dataclass(slots=True)
class Round:
    """What one round did: items over all, and what became of each feed that was asked."""

    reports: list[Report] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    asked: int = 0
    unchanged: int = 0
    files: int = 0

    @property
    def stored(self) -> int:
        """How many dispatches are new."""
        return sum(report.stored + report.reread for report in self.reports)


class Watch:
    """A plan at work on a store. `client` asks servers; it is made when the first feed is due."""

    def __init__(
        self,
        store: Store,
        plan: Plan,
        *,
        client: Any = None,  # noqa: ANN401 - httpx's client
        new_client: Callable[[], Any] | None = None,
        processes: int = 1,
        on_step: Callable[[Report], None] | None = None,
    ) -> None:
        self.store = store
        self.plan = plan
        self.processes = processes
        self.on_step = on_step
        self._client = client
        self._new_client = new_client

    def round(self, at: datetime | None = None) -> Round:
        """Look once at whatever is due; a feed or file that fails does not stop the others."""
        at = at or datetime.now(UTC)
        done = Round()
        for folder in self.plan.folders:
            self._look(folder, done)
        for feed in self.plan.feeds:
            self._ask(feed, at, done)
        if not done.reports:
            self._ingest(iter(()), done)  # embargoes that have ended since
        return done

    def next_at(self, at: datetime) -> datetime:
        """Give the instant of the next look."""
        soonest = at + timedelta(seconds=_LONGEST_WAIT)
        if self.plan.folders:
            soonest = at + timedelta(seconds=FOLDER_SECONDS)
        for feed in self.plan.feeds:
            soonest = min(soonest, self._due(feed) or at)
        return max(soonest, at + timedelta(seconds=1))

    def _ingest(self, items: Iterator[Item | Failure], done: Round) -> Report:
        report = ingest(self.store, items, processes=self.processes, on_step=self.on_step)
        if report.done:
            done.reports.append(report)
        return report

    def _look(self, folder: Folder, done: Round) -> None:
        """Read the files of a folder that are new or changed, and no longer written to."""
        seen = self._stamps()
        found: dict[str, str] = {}
        for where in addresses([folder.path]):
            stamp = _stamp(where) if isinstance(where, str) else None
            if isinstance(where, str) and stamp is not None and seen.get(where) != stamp:
                found[where] = stamp
        if not found:
            return
        items = read_paths(
            found, publisher=folder.publisher, language=folder.language, names=folder.names
        )
        report = self._ingest(items, done)
        done.files += len(found)
        changed = [where for where in found if where in seen]
        self.store.write(lambda connection: _keep_stamps(connection, found))
        settle_files(self.store, changed, report)

    def _stamps(self) -> dict[str, str | None]:
        w = schema.watched
        with self.store.read() as connection:
            return {row.address: row.stamp for row in connection.execute(select(w))}

    def _due(self, feed: Feed) -> datetime | None:
        """Give when a feed may be asked for again, None where it never was."""
        row = self._seen(feed)
        if row is None or row.next_at is None:
            return None
        return datetime.fromisoformat(row.next_at)

    def _seen(self, feed: Feed) -> Any:  # noqa: ANN401 - a row
        w = schema.watched
        with self.store.read() as connection:
            return connection.execute(select(w).where(w.c.address == feed.address)).one_or_none()

    def _ask(self, feed: Feed, at: datetime, done: Round) -> None:
        due = self._due(feed)
        if due is not None and due > at:
            return
        row = self._seen(feed)
        failures = row.failures if row else 0
        done.asked += 1
        values = {"stamp": row.stamp, "modified": row.modified} if row else {}
        error: SelonError | None
        try:
            got = fetch(
                self._asking(), feed.address, etag=values.get("stamp"),
                modified=values.get("modified"), at=at,
            )  # fmt: skip
            error, asked = got.error, got.wait
            if error is None:
                if got.data is None:
                    done.unchanged += 1
                else:
                    self._ingest(_entries(feed, got.data), done)
                    asked = max(asked, _ttl(got.data))
                values = {"stamp": got.etag, "modified": got.modified}
        except MissingPart:
            raise
        except InputError as found:
            error, asked = found, 0
        failures = failures + 1 if error else 0
        wait = max(feed.every * 2 ** min(failures, 10), asked)
        if error:
            done.failures.append(Failure(feed.address, error))
        again = at + timedelta(seconds=min(wait, _LONGEST_WAIT))
        values |= {
            "address": feed.address, "checked_at": written(at), "next_at": written(again),
            "failures": failures, "error": error.message if error else None,
        }  # fmt: skip
        self.store.write(lambda connection: _keep(connection, values))

    def _asking(self) -> Any:  # noqa: ANN401
        if self._client is None and self._new_client is not None:
            self._client = self._new_client()
        return self._client


def _ttl(data: bytes) -> int:
    """Give for how many seconds a feed says that it stays the same."""
    found = _TTL.search(data)
    return int(found.group(1)) * 60 if found else 0


def _entries(feed: Feed, data: bytes) -> Iterator[Item | Failure]:
    """Read what was fetched; a page in place of a feed is refused before anything is stored."""
    raw = inner(feed.address, "feed", "", io.BytesIO(data))
    if form_of(raw).name in _PAGES:
        msg = "this is a page, no feed"
        raise InputError(msg, where=feed.address, hint="look for its RSS or Atom address")
    try:
        for item in read_raw(raw, Options()):
            if isinstance(item, Item):
                yield replace(
                    item,
                    publisher=feed.publisher or item.publisher,
                    language=item.language or feed.language,
                )
            else:
                yield item
    except SelonError as error:
        yield Failure(error.where or feed.address, error)


def _stamp(where: str) -> str | None:
    """Give what tells that a file has changed; None for one that may still be written."""
    try:
        found = Path(where).stat()
    except OSError:
        return None
    if 0 <= time.time() - found.st_mtime < _YOUNG:
        return None
    return f"{found.st_size}:{found.st_mtime_ns}"


def _keep_stamps(connection: Connection, stamps: dict[str, str]) -> None:
    for address, stamp in stamps.items():
        values = {"address": address, "stamp": stamp, "checked_at": now(), "failures": 0}
        _keep(connection, values)


def _keep(connection: Connection, values: dict[str, Any]) -> None:
    put = upsert(schema.watched).values(values)
    changed = {name: value for name, value in values.items() if name != "address"}
    connection.execute(put.on_conflict_do_update(index_elements=["address"], set_=changed))
