"""Records and reviews that another store wrote, taken in as they are: nothing is read anew.

A text that is stored already keeps the id it has here, and what is said of it follows. Reviews
keep their reviewer and time; the same review is taken in once, so a file can be imported twice.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from selon._json import from_dict
from selon.errors import RecordError, SelonError, StoreError
from selon.sources import Item
from selon.store import schema
from selon.store.adding import add_results
from selon.store.marks import mark_from, pack_mark
from selon.store.packing import pack, text_hash
from selon.store.reviews import ACTIONS, Review, Target, all_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from selon.record import Record
    from selon.store.store import Store

REVIEW = "selon.review/1"
FILE = "selon.export/1"
_BATCH = 100
_d, _t = schema.dispatches, schema.reviews
_TEXTS = ("at", "reviewer", "action", "target")


@dataclass(slots=True)
class Imported:
    """What became of a file: counts, and each line that could not be taken in, by its number."""

    records: int = 0
    known: int = 0
    reviews: int = 0
    known_reviews: int = 0
    refused: list[tuple[int, SelonError]] = field(default_factory=list)


def import_lines(store: Store, lines: Iterable[bytes | str]) -> Imported:
    """Take in JSONL of records and reviews, as `selon export jsonl` writes it."""
    found = Imported()
    batch: list[tuple[int, Record]] = []
    reviews: list[tuple[int, Review]] = []
    keys: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = _parsed(line)
            if value["schema"] == REVIEW:
                reviews.append((number, _review(value)))
            elif value["schema"] != FILE:
                batch.append((number, from_dict(value)))
        except SelonError as error:
            found.refused.append((number, error))
        if len(batch) == _BATCH:
            _keep(store, batch, keys, found)
            batch = []
    _keep(store, batch, keys, found)
    store.write(lambda connection: _add_reviews(connection, reviews, keys, found))
    return found


def add_records(store: Store, records: Iterable[Record]) -> Imported:
    """Store records that were made elsewhere, with their dispatches."""
    found = Imported()
    batch: list[tuple[int, Record]] = []
    for number, record in enumerate(records, 1):
        batch.append((number, record))
        if len(batch) == _BATCH:
            _keep(store, batch, {}, found)
            batch = []
    _keep(store, batch, {}, found)
    return found


def _parsed(line: bytes | str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}") from error
    if not isinstance(value, dict) or "schema" not in value:
        hint = "`selon export jsonl` writes lines that have one"
        raise RecordError("this is no record: it has no `schema`", hint=hint)
    return value


def _keep(
    store: Store, batch: list[tuple[int, Record]], keys: dict[str, str], found: Imported
) -> None:
    if not batch:
        return

    def job(connection: Connection) -> None:
        kept = []
        for _, record in batch:
            key = _known(connection, record.dispatch.text) or record.dispatch.id
            keys[record.dispatch.id] = key
            if key != record.dispatch.id:
                record = replace(record, dispatch=replace(record.dispatch, id=key))  # noqa: PLW2901
            kept.append((_item(record), pack(record)))
        for outcome in add_results(connection, list(kept)):
            if outcome == "known":
                found.known += 1
            else:
                found.records += 1

    store.write(job)


def _known(connection: Connection, text: str) -> str | None:
    """Give the id under which a text is stored already."""
    key: str | None = connection.scalar(select(_d.c.key).where(_d.c.text_sha256 == text_hash(text)))
    return key


def _item(record: Record) -> Item:
    d = record.dispatch
    return Item(
        d.text, item=d.source.item, published=d.published, title=d.title, language=d.language,
        publisher=d.source.publisher, uri=d.source.uri, format=d.source.format,
        sha256=d.source.sha256, revision=d.revision,
    )  # fmt: skip


def _review(value: dict[str, Any]) -> Review:
    for name in _TEXTS:
        if not isinstance(value.get(name), str) or not value[name].strip():
            raise RecordError(f"a review has no {name!r}")
    if value["action"] not in ACTIONS:
        hint = ", ".join(sorted(ACTIONS))
        raise RecordError(f"no review is called {value['action']!r}", hint=hint)
    for name in ("id", "supersedes", "start", "end"):
        if not isinstance(value.get(name), int | None):
            raise RecordError(f"{name!r} of a review is no whole number")
    target = Target(
        value["target"], value.get("dispatch"), value.get("section"), value.get("row"),
        value.get("start"), value.get("end"), mark_from(value.get("mark")),
    )  # fmt: skip
    return Review(
        value.get("id") or 0, value["at"], value["reviewer"], value["action"], target,
        value.get("value"), value.get("note"), value.get("supersedes"),
    )  # fmt: skip


def _add_reviews(
    connection: Connection,
    reviews: list[tuple[int, Review]],
    keys: dict[str, str],
    found: Imported,
) -> None:
    # The same words may be said twice within a second: the n-th of a file is the n-th here.
    there: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for r in all_of(connection):
        there[_mark(r)].append(r.id)
    met: Counter[tuple[Any, ...]] = Counter()
    numbers: dict[int, int] = {}
    for line, given in reviews:
        review = _moved(given, keys)
        mark = _mark(review)
        met[mark] += 1
        if len(there[mark]) >= met[mark]:
            numbers[review.id] = there[mark][met[mark] - 1]
            found.known_reviews += 1
            continue
        try:
            row = _row(connection, review, numbers)
        except StoreError as error:
            found.refused.append((line, error))
            continue
        done = connection.execute(insert(_t).values(row))
        assert done.inserted_primary_key is not None
        numbers[review.id] = int(done.inserted_primary_key[0])
        there[mark].append(numbers[review.id])
        found.reviews += 1


def _mark(r: Review) -> tuple[Any, ...]:
    value = json.dumps(r.value, ensure_ascii=False, sort_keys=True)
    row = pack_mark(r.target.mark)
    return r.at, r.reviewer, r.action, r.target.name, row, value, r.note, r.supersedes is None


def _moved(review: Review, keys: dict[str, str]) -> Review:
    """Let a review speak of its dispatch by the id that the dispatch has here."""
    t = review.target
    moved = {old: new for old, new in keys.items() if old != new}
    if not moved:
        return review
    value = review.value
    if review.action in ("merge", "split") and isinstance(value, list):
        value = [[[moved.get(m[0], m[0]), *m[1:]] for m in pair] for pair in value]
    name = t.name
    if t.dispatch in moved:
        name = name.replace(t.dispatch, moved[t.dispatch])
        t = replace(t, name=name, dispatch=moved[t.dispatch])
    return replace(review, target=t, value=value)


def _row(connection: Connection, r: Review, numbers: dict[int, int]) -> dict[str, Any]:
    t = r.target
    number = None
    if t.dispatch is not None:
        number = connection.scalar(select(_d.c.id).where(_d.c.key == t.dispatch))
        if number is None:
            raise StoreError(f"there is no dispatch {t.dispatch!r}")
    if r.supersedes is not None and r.supersedes not in numbers:
        raise StoreError(f"there is no review {r.supersedes}")
    return {
        "at": r.at, "reviewer": r.reviewer, "action": r.action, "target": t.name,
        "dispatch": number, "section": t.section, "row": t.row, "start": t.start, "end": t.end,
        "note": r.note, "supersedes": None if r.supersedes is None else numbers[r.supersedes],
        "value": None if r.value is None else json.dumps(r.value, ensure_ascii=False),
        "mark": pack_mark(t.mark),
    }  # fmt: skip
