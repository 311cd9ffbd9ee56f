"""Putting dispatches, records and refusals into the store: the jobs that ingestion queues.

Each job runs in one transaction, so a dispatch is there with its record and all its rows, or not
at all. Doing a job twice changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from selon._version import __version__
from selon.store import schema
from selon.store.answers import parts
from selon.store.clock import now
from selon.store.inserting import insert_row, insert_rows
from selon.store.itemising import pack_item, pack_wire
from selon.store.packing import Packed, Refused, arrival_hash, text_hash
from selon.store.tallying import recount
from selon.store.withdrawing import settle_standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from selon.record import MadeBy
    from selon.sources import Item
    from selon.store.rows import Row

Outcome = Literal["stored", "reread", "known", "aside"]
_BESIDE = ("published", "publisher", "title")  # what may come with a text, or not
_WORDS = "INSERT INTO dispatch_words (rowid, title, body, stems) VALUES (?, ?, ?, ?)"

# What is asked for every dispatch is put together once: that takes longer than asking it.
_d, _r, _u = schema.dispatches, schema.records, schema.runs
_RAW = select(schema.raw.c.id).where(schema.raw.c.sha256 == bindparam("sha256"))
_READ = select(_r.c.id).where(_r.c.dispatch == bindparam("of"), _r.c.run == bindparam("by"))
_OLDER = update(_r).where(_r.c.dispatch == bindparam("of"), _r.c.is_current)
_RUN = select(_u.c.id).where(
    _u.c.selon == bindparam("selon"),
    _u.c.model == bindparam("model"),
    _u.c.configuration == bindparam("configuration"),
)
_ARRIVE = upsert(schema.arrivals).on_conflict_do_nothing()


@dataclass(slots=True)
class _Batch:
    """What the results of a job have in common, and their rows that are put in together."""

    known: dict[str, int]
    """Dispatches by the hashes of their texts."""
    runs: dict[MadeBy, int] = field(default_factory=dict)
    words: list[tuple[int, str, str, str]] = field(default_factory=list)
    arrivals: list[Row] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(
        default_factory=lambda: {name: [] for name in schema.SECTIONS}
    )


def add_results(
    connection: Connection, results: Sequence[tuple[Item, Packed | Refused]]
) -> list[Outcome]:
    """Store what became of some items; gives what was done with each."""
    last = connection.scalar(select(func.max(schema.records.c.id))) or 0
    hashes = [one.text_sha256 for _, one in results if isinstance(one, Packed)]
    batch = _Batch(_known(connection, hashes))
    outcomes = [_add(connection, item, result, batch) for item, result in results]
    if batch.words:
        connection.exec_driver_sql(_WORDS, batch.words)
    if batch.arrivals:
        connection.execute(_ARRIVE, batch.arrivals)
    for name, found in batch.rows.items():
        insert_rows(connection, schema.SECTIONS[name], found)
    settle_standing(connection, [row["dispatch"] for row in batch.arrivals])
    r = schema.records
    recount(connection, connection.scalars(select(r.c.dispatch).where(r.c.id > last)).all())
    return outcomes


def _known(connection: Connection, hashes: list[str]) -> dict[str, int]:
    """Give the dispatches that have texts of these hashes."""
    found: dict[str, int] = {}
    for some in parts(hashes):
        asked = select(_d.c.text_sha256, _d.c.id).where(_d.c.text_sha256.in_(some))
        found.update((row.text_sha256, row.id) for row in connection.execute(asked))
    return found


def _add(connection: Connection, item: Item, result: Packed | Refused, batch: _Batch) -> Outcome:
    raw = add_raw(connection, item.raw, item.sha256)
    if isinstance(result, Refused):
        set_aside(connection, result, raw=raw, item=item)
        return "aside"
    dispatch, new = _add_dispatch(connection, result, raw, batch)
    batch.arrivals.append(_arrival(dispatch, item, raw))
    record = _add_record(connection, dispatch, result, batch, new=new)
    if record is None:
        return "known"
    for name, found in result.rows.items():
        batch.rows[name] += [row | {"record": record} for row in found]
    return "stored" if new else "reread"


def add_raw(connection: Connection, data: bytes, sha256: str) -> int | None:
    """Keep the bytes that something came as, once; gives their number."""
    if not data:
        return None
    sha256 = sha256 or hashlib.sha256(data).hexdigest()
    found: int | None = connection.scalar(_RAW, {"sha256": sha256})
    if found is None:
        values = {"sha256": sha256, "bytes": data, "stored_at": now()}
        found = insert_row(connection, schema.raw, values)
    return found


def _add_dispatch(
    connection: Connection, packed: Packed, raw: int | None, batch: _Batch
) -> tuple[int, bool]:
    found = batch.known.get(packed.text_sha256)
    if found is not None:
        _fill(connection, found, packed.dispatch)
        return found, False
    beside = {"text_sha256": packed.text_sha256, "raw": raw, "stored_at": now()}
    number = insert_row(connection, schema.dispatches, packed.dispatch | beside)
    batch.known[packed.text_sha256] = number
    batch.words.append((number, *packed.words))
    return number, True


def _arrival(dispatch: int, item: Item, raw: int | None) -> Row:
    """Note that a text came, from where and as what; the same arrival is noted once."""
    return {
        "dispatch": dispatch, "raw": raw, "key": arrival_hash(item, text_hash(item.text)),
        "item": item.item, "uri": item.uri, "publisher": item.publisher,
        "published": item.published, "title": item.title, "language": item.language,
        "format": item.format, "revision": item.revision, "arrived_at": now(),
        "wire": pack_wire(item.wire),
    }  # fmt: skip


def add_copies(connection: Connection, copies: list[tuple[int, Item]]) -> None:
    """Note arrivals of texts that are stored already, with their bytes where these differ."""
    for dispatch, item in copies:
        raw = add_raw(connection, item.raw, item.sha256)
        connection.execute(_ARRIVE, _arrival(dispatch, item, raw))
        said = {name: getattr(item, name) for name in _BESIDE if name != "published"}
        if _fill(connection, dispatch, said):
            recount(connection, [dispatch])
        settle_standing(connection, [dispatch])


def _fill(connection: Connection, dispatch: int, said: Row) -> bool:
    """Put what a later arrival says of a text where the first one said nothing; says if it did."""
    d = schema.dispatches
    row = connection.execute(select(*(d.c[name] for name in _BESIDE)).where(d.c.id == dispatch))
    known = row.mappings().one()
    new = {name: said.get(name) for name in _BESIDE if known[name] is None and said.get(name)}
    if new:
        connection.execute(update(d).where(d.c.id == dispatch).values(new))
    return bool(new)


def _add_record(
    connection: Connection, dispatch: int, packed: Packed, batch: _Batch, *, new: bool
) -> int | None:
    """Store a record as the current one of its dispatch; None when this run has read it."""
    if packed.made_by not in batch.runs:
        batch.runs[packed.made_by] = _run(connection, packed.made_by)
    run = batch.runs[packed.made_by]
    if not new:
        if connection.scalar(_READ, {"of": dispatch, "by": run}) is not None:
            return None
        connection.execute(_OLDER, {"of": dispatch, "is_current": False})
    values = {
        "dispatch": dispatch, "run": run, "is_current": True, "content": packed.content,
        "stored_at": now(),
    }  # fmt: skip
    return insert_row(connection, schema.records, values)


def _run(connection: Connection, made_by: MadeBy) -> int:
    values = {
        "selon": made_by.selon, "model": made_by.model or "",
        "configuration": made_by.configuration,
    }  # fmt: skip
    found: int | None = connection.scalar(_RUN, values)
    if found is None:
        found = insert_row(connection, schema.runs, values | {"first_at": now()})
    return found


def set_aside(
    connection: Connection, refused: Refused, *, raw: int | None = None, item: Item | None = None
) -> None:
    """Keep what could not be read, with the reason; the same refusal is kept once."""
    key = hashlib.sha256(
        json.dumps((refused.where, refused.code, refused.message, raw)).encode()
    ).hexdigest()
    values = {
        "key": key, "address": refused.where, "code": refused.code, "message": refused.message,
        "hint": refused.hint, "selon": __version__, "raw": raw, "set_aside_at": now(),
        "content": pack_item(item) if item else None, "settled_at": None,
    }  # fmt: skip
    put = upsert(schema.quarantine).values(values)
    # What was settled and fails again is open again.
    again = {"settled_at": None, "content": put.excluded.content}
    connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=again))
