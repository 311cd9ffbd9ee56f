"""The queue of review: rows that wait, with the sentence they stand in and why they matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.desk.views.reading import title_of
from selon.desk.views.rows import RowView, row_view
from selon.store.reviewed import standings
from selon.store.waiting import GROUPS, Group, how_many, waiting

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.record import Record
    from selon.store.reviews import Standing
    from selon.store.store import Store
    from selon.store.waiting import Waiting

_AROUND = 140  # characters on either side where no sentence holds the words
_LONGEST = 700  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence round some words, and the dispatch it is from."""

    title: str
    published: str | None
    publisher: str | None
    language: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A row that waits. `reason` is why the ledger gives its status to what the row bears on."""

    row: RowView
    context: Context
    group: Group
    question: str | None
    reason: str | None
    incident: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group of the queue, and how many rows it has before any is judged; None: not counted."""

    name: Group
    count: int | None


@dataclass(frozen=True, slots=True)
class Queue:
    """A stretch of the queue. `more` says that further rows wait behind it."""

    group: Group | None
    groups: tuple[GroupCount, ...]
    skip: int
    limit: int
    more: bool
    items: tuple[QueueItem, ...]


def queue(
    store: Store,
    language: Language,
    *,
    group: Group | None = None,
    skip: int = 0,
    limit: int = 10,
) -> Queue:
    """Give the rows that wait, of a group or of all."""
    found = waiting(store, group=group, skip=skip, limit=limit + 1)
    counts = how_many(store)
    records: dict[str, Record] = {}
    for one in found[:limit]:
        if one.dispatch not in records and (record := store.record(one.dispatch)):
            records[one.dispatch] = record
    stand = {key: standings(store, record) for key, record in records.items()}
    return Queue(
        group,
        tuple(GroupCount(name, counts.get(name)) for name in GROUPS),
        skip,
        limit,
        len(found) > limit,
        tuple(
            _item(one, records[one.dispatch], language, stand[one.dispatch])
            for one in found[:limit]
            if one.dispatch in records
        ),
    )


def context_of(record: Record, row: RowView) -> Context:
    """Give the words round a row."""
    dispatch = record.dispatch
    text, start, end = dispatch.text, row.start or 0, row.end or 0
    holding = [s for s in dispatch.sentences if s.start < end and s.end > start]
    first = min((s.start for s in holding), default=max(0, start - _AROUND))
    last = max((s.end for s in holding), default=min(len(text), end + _AROUND))
    if last - first > max(_LONGEST, end - start):
        first, last = max(first, start - _AROUND), min(last, end + _AROUND)
    return Context(
        title_of(record),
        dispatch.published,
        dispatch.source.publisher or dispatch.agency,
        dispatch.language,
        text[first:start],
        text[start:end],
        text[end:last],
    )


def _item(
    one: Waiting, record: Record, language: Language, stand: dict[str, Standing]
) -> QueueItem:
    row = row_view(record, one.row, stand.get(one.row), language)
    reason = one.reason_fr if language == "fr" else one.reason
    return QueueItem(
        row, context_of(record, row), one.group, one.question, reason, one.incident, one.label
    )
