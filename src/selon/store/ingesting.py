"""Ingestion: items in, records stored; resumable, the same text never twice.

Items are looked up first, so a second call reads only what is new, or what an older version of
Selon or its model read. Reading may take several processes, writing one thread. What is reported
has been committed.
"""

from __future__ import annotations

import importlib.metadata
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from selon import language as languages
from selon._version import __version__
from selon.errors import WrongLanguage
from selon.sources import Failure, Item
from selon.sources.holding import is_held
from selon.store import schema
from selon.store.adding import add_copies, add_raw, add_results, set_aside
from selon.store.holding import due, hold, release
from selon.store.itemising import unpack_wire
from selon.store.packing import Refused, text_hash
from selon.store.withdrawing import withdraw
from selon.store.workers import default_processes, read_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from sqlalchemy import Connection

    from selon.store.adding import Outcome
    from selon.store.packing import Packed
    from selon.store.store import Store

_ITEMS = 32  # items that one process takes at a time
_FIRST_ITEMS = 4  # at first, so that the first word of how far it has come is soon there
_LETTERS = 150_000  # characters after which a group is full, so that long texts go alone
_LOOKUP = 128  # items looked up together


@dataclass(slots=True)
class Report:
    """What an ingestion has done so far; counts of items.

    `known` were stored before and are not read again, `reread` were and are, by a newer version.
    `held` are under embargo or withheld, `withdrawn` withdraw what their source sent before.
    `refused` says where each item that was set aside stands, and why.
    """

    stored: int = 0
    reread: int = 0
    known: int = 0
    held: int = 0
    withdrawn: int = 0
    refused: list[Refused] = field(default_factory=list)

    @property
    def aside(self) -> int:
        """How many items were set aside."""
        return len(self.refused)

    @property
    def done(self) -> int:
        """How many items were dealt with."""
        return sum((self.stored, self.reread, self.known, self.held, self.withdrawn, self.aside))


class _Known(NamedTuple):
    dispatch: int
    selon: str
    model: str
    language: str
    dated: bool


def ingest(
    store: Store,
    items: Iterable[Item | Failure],
    *,
    processes: int | None = None,
    language: str | None = None,
    on_step: Callable[[Report], None] | None = None,
    at: datetime | None = None,
) -> Report:
    """Read what is new among some items and store it; gives what was done with each.

    Items under embargo are kept unread, those whose embargo has ended by now (`at`) are read
    first. An item that its source withdraws leaves the lists.

    `processes` read at a time (default: the processors, at most two); with more than one, the
    program that calls this needs an `if __name__ == "__main__"` guard. `language` forces a
    language pack. `on_step` is called after each commit. Raises `StoreError` when
    writing fails: what was reported before is stored.
    """
    at = at or datetime.now(UTC)
    run = _Ingestion(store, language, on_step, at)
    released = due(store, at)
    groups = run.groups(chain((item for _, item in released), items))
    count = default_processes() if processes is None else processes
    run.read(groups, count)
    if run.undated:
        run.read(run.groups(run.undated), count)
    if released:
        store.write(lambda connection: release(connection, [number for number, _ in released]))
    return run.report


def stored_items(store: Store) -> Iterator[Item]:
    """Give every dispatch as the item it came as, to be read again."""
    d = schema.dispatches
    last = 0
    while True:
        asked = select(d).where(d.c.id > last).order_by(d.c.id).limit(_LOOKUP)
        with store.read() as connection:
            found = connection.execute(asked).all()
            arrived = _first_arrivals(connection, [row.id for row in found])
        if not found:
            return
        for row in found:
            last = row.id
            came = arrived[row.id]
            yield Item(
                row.text, item=row.item, published=came.published, title=came.title,
                language=came.language or row.language, publisher=row.publisher, uri=row.uri,
                format=row.format, sha256=came.sha256 or "", revision=row.revision,
                wire=unpack_wire(came.wire),
            )  # fmt: skip


def _first_arrivals(connection: Connection, dispatches: list[int]) -> dict[int, Any]:
    a, r = schema.arrivals, schema.raw
    asked = (
        select(a.c.dispatch, a.c.published, a.c.title, a.c.language, a.c.wire, r.c.sha256)
        .outerjoin(r, r.c.id == a.c.raw)
        .where(a.c.dispatch.in_(dispatches))
        .order_by(a.c.id.desc())
    )
    return {row.dispatch: row for row in connection.execute(asked)}


class _Ingestion:
    """One call of `ingest`: what is under way, and the report."""

    def __init__(
        self,
        store: Store,
        language: str | None,
        on_step: Callable[[Report], None] | None,
        at: datetime,
    ) -> None:
        self.store = store
        self.language = language
        self.on_step = on_step
        self.at = at
        self.report = Report()
        self.under_way: set[str] = set()
        self.queued: list[tuple[Future[list[Outcome]], list[str], list[Packed | Refused]]] = []
        self.models: dict[str, str] = {}
        self.late: list[Item] = []  # their text was under way already, under another name
        self.undated: list[Item] = []  # late ones with the date that their text came without
        self.failed: dict[str, Refused] = {}

    def read(self, groups: Iterator[list[Item]], processes: int) -> None:
        """Read groups of items and store what comes of them."""
        with closing(read_groups(groups, processes=processes, language=self.language)) as reading:
            for group, results in reading:
                self.keep(group, results)
        self.finish()

    def groups(self, items: Iterable[Item | Failure]) -> Iterator[list[Item]]:
        """Give the items that are to be read, in groups; deal with the others at once."""
        group: list[Item] = []
        letters, most = 0, _FIRST_ITEMS
        for item in self._new(items):
            group.append(item)
            letters += len(item.text)
            if len(group) >= most or letters >= _LETTERS:
                yield group
                group, letters, most = [], 0, min(2 * most, _ITEMS)
        if group:
            yield group

    def _new(self, items: Iterable[Item | Failure]) -> Iterator[Item]:
        for batch in _batches(items):
            given = [i for i in batch if isinstance(i, Item)]
            unusable = [i for i in given if i.canceled or is_held(i, self.at)]
            if unusable:
                self._keep_unread(unusable)
            passed = {id(i) for i in unusable}
            found = [(text_hash(i.text), i) for i in given if id(i) not in passed]
            known = self._lookup([key for key, _ in found])
            copies: list[tuple[int, Item]] = []
            for key, item in found:
                old = known.get(key)
                if old is not None and self._is_read(old, item):
                    copies.append((old.dispatch, item))
                elif key in self.under_way:
                    self.late.append(item)
                else:
                    self.under_way.add(key)
                    yield item
            failures = [i for i in batch if isinstance(i, Failure)]
            self._note(copies, [Refused.of(f.where, f.error) for f in failures])

    def _keep_unread(self, items: list[Item]) -> None:
        """Hold what may not be used yet; note what is withdrawn."""

        def job(connection: Connection) -> None:
            for item in items:
                raw = add_raw(connection, item.raw, item.sha256)
                (withdraw if item.canceled else hold)(connection, item, raw=raw)

        while self.queued:  # what was sent before is stored before it is withdrawn
            self._settle()
        self.store.write(job)
        self.report.withdrawn += sum(item.canceled for item in items)
        self.report.held += sum(not item.canceled for item in items)
        self._step()

    def _lookup(self, keys: list[str]) -> dict[str, _Known]:
        d, r, u = schema.dispatches, schema.records, schema.runs
        # Not the current one: what was withdrawn has none, and is known all the same.
        other = r.alias()
        newest = select(func.max(other.c.id)).where(other.c.dispatch == d.c.id).scalar_subquery()
        asked = (
            select(
                d.c.text_sha256, d.c.id, u.c.selon, u.c.model, d.c.language,
                d.c.published.is_not(None),
            )
            .join(r, r.c.dispatch == d.c.id)
            .join(u, u.c.id == r.c.run)
            .where(r.c.id == newest, d.c.text_sha256.in_(keys))
        )  # fmt: skip
        with self.store.read() as connection:
            return {row[0]: _Known(*row[1:]) for row in connection.execute(asked)}

    def _is_read(self, known: _Known, item: Item) -> bool:
        """Say whether reading an item again would give nothing new."""
        if known.selon != __version__ or known.model != self._model(known.language):
            return False
        return known.dated or item.published is None

    def _model(self, code: str) -> str:
        """Name the model that would read a language now, as records name it."""
        if code not in self.models:
            try:
                package = languages.load(code).model
                version = importlib.metadata.version(package)
                self.models[code] = f"{package} {version}"
            except (WrongLanguage, importlib.metadata.PackageNotFoundError):
                self.models[code] = ""
        return self.models[code]

    def _note(self, copies: list[tuple[int, Item]], refused: list[Refused]) -> None:
        """Store arrivals of known texts, and what no item could be made of."""

        def job(connection: Connection) -> None:
            add_copies(connection, copies)
            for one in refused:
                set_aside(connection, one)

        if copies or refused:
            self.store.write(job)
            self.report.known += len(copies)
            self.report.refused += refused
            self._step()

    def keep(self, group: list[Item], results: list[Packed | Refused]) -> None:
        """Queue what became of a group; report the groups whose commits are done."""
        pairs = list(zip(group, results, strict=True))
        future = self.store.submit(lambda connection: add_results(connection, pairs))
        self.queued.append((future, [text_hash(i.text) for i in group], results))
        while self.queued and (self.queued[0][0].done() or len(self.queued) > 2):
            self._settle()

    def _settle(self) -> None:
        future, keys, results = self.queued.pop(0)
        for outcome, key, result in zip(future.result(), keys, results, strict=True):
            if isinstance(result, Refused):
                self.report.refused.append(result)
                self.failed[key] = result
            elif outcome == "stored":
                self.report.stored += 1
            elif outcome == "reread":
                self.report.reread += 1
            else:
                self.report.known += 1
        self.under_way.difference_update(keys)
        self._step()

    def finish(self) -> None:
        """Wait for the commits that are still queued, then note the doubles among the items."""
        while self.queued:
            self._settle()
        late, self.late = self.late, []
        for batch in _batches(late):
            twins = [(text_hash(i.text), i) for i in batch if isinstance(i, Item)]
            known = self._lookup([key for key, _ in twins])
            found = [(known[key], i) for key, i in twins if key in known]
            self.undated += [i for old, i in found if not self._is_read(old, i)]
            copies = [(old.dispatch, i) for old, i in found if self._is_read(old, i)]
            refused = [_like(self.failed[key], i) for key, i in twins if key not in known]
            self._note(copies, refused)

    def _step(self) -> None:
        if self.on_step is not None:
            self.on_step(self.report)


def _like(refused: Refused, item: Item) -> Refused:
    """Refuse a second item with the text of one that was refused."""
    return replace(refused, where=item.uri or item.item or refused.where)


def _batches(items: Iterable[Item | Failure]) -> Iterator[list[Item | Failure]]:
    batch: list[Item | Failure] = []
    for item in items:
        batch.append(item)
        if len(batch) == _LOOKUP:
            yield batch
            batch = []
    if batch:
        yield batch
