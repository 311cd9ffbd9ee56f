"""Putting dispatches, records and refusals into the store: the jobs that ingestion queues.

Each job runs in one transaction, so a dispatch is there with its record and all its rows, or not
at all. Doing a job twice changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Literal

from sqlalchemy import bindparam, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from selon._version import __version__
from selon.store import schema
from selon.store.clock import now
from selon.store.inserting import insert_rows
from selon.store.itemising import pack_item, pack_wire
from selon.store.packing import Packed, Refused, arrival_hash, text_hash
from selon.store.tallying import recount
from selon.store.withdrawing import settle_standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

    from selon.record import MadeBy
    from selon.sources import Item
    from selon.store.rows import Row

Outcome = Literal["stored", "reread", "known", "aside"]
_BESIDE = ("published", "publisher", "title")  # what may come with a text, or not
_WORDS = text("INSERT INTO dispatch_words (rowid, title, body, stems) VALUES (:id, :a, :b, :c)")

# What is asked for every dispatch is put together once: that takes longer than asking it.
_d, _r, _u = schema.dispatches, schema.records, schema.runs
_RAW = select(schema.raw.c.id).where(schema.raw.c.sha256 == bindparam("sha256"))
_SAME_TEXT = select(_d.c.id).where(_d.c.text_sha256 == bindparam("hash"))
_READ = select(_r.c.id).where(_r.c.dispatch == bindparam("of"), _r.c.run == bindparam("by"))
_OLDER = update(_r).where(_r.c.dispatch == bindparam("of"), _r.c.is_current)
_RUN = select(_u.c.id).where(
    _u.c.selon == bindparam("selon"),
    _u.c.model == bindparam("model"),
    _u.c.configuration == bindparam("configuration"),
)
_ARRIVE = upsert(schema.arrivals).on_conflict_do_nothing()


def add_results(
    connection: Connection, results: Sequence[tuple[Item, Packed | Refused]]
) -> list[Outcome]:
    """Store what became of some items; gives what was done with each."""
    last = connection.scalar(select(func.max(schema.records.c.id))) or 0
    rows: dict[str, list[Row]] = {name: [] for name in schema.SECTIONS}
    outcomes = [_add(connection, item, result, rows) for item, result in results]
    for name, found in rows.items():
        insert_rows(connection, schema.SECTIONS[name], found)
    r = schema.records
    recount(connection, connection.scalars(select(r.c.dispatch).where(r.c.id > last)).all())
    return outcomes


def _add(
    connection: Connection, item: Item, result: Packed | Refused, rows: dict[str, list[Row]]
) -> Outcome:
    raw = add_raw(connection, item.raw, item.sha256)
    if isinstance(result, Refused):
        set_aside(connection, result, raw=raw, item=item)
        return "aside"
    dispatch, new = _add_dispatch(connection, result, raw)
    add_arrival(connection, dispatch, item, raw=raw)
    record = _add_record(connection, dispatch, result)
    settle_standing(connection, dispatch)
    if record is None:
        return "known"
    for name, found in result.rows.items():
        rows[name] += [row | {"record": record} for row in found]
    return "stored" if new else "reread"


def add_raw(connection: Connection, data: bytes, sha256: str) -> int | None:
    """Keep the bytes that something came as, once; gives their number."""
    if not data:
        return None
    sha256 = sha256 or hashlib.sha256(data).hexdigest()
    found: int | None = connection.scalar(_RAW, {"sha256": sha256})
    if found is None:
        values = {"sha256": sha256, "bytes": data, "stored_at": now()}
        found = _insert(connection, schema.raw, values)
    return found


def _insert(connection: Connection, table: Table, values: Row) -> int:
    """Insert a row and give its number."""
    done = connection.execute(insert(table), values)
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def _add_dispatch(connection: Connection, packed: Packed, raw: int | None) -> tuple[int, bool]:
    found = connection.scalar(_SAME_TEXT, {"hash": packed.text_sha256})
    if found is not None:
        _fill(connection, found, packed.dispatch)
        return found, False
    beside = {"text_sha256": packed.text_sha256, "raw": raw, "stored_at": now()}
    values = packed.dispatch | beside
    number = _insert(connection, schema.dispatches, values)
    title, body, stems = packed.words
    connection.execute(_WORDS, {"id": number, "a": title, "b": body, "c": stems})
    return number, True


def add_arrival(connection: Connection, dispatch: int, item: Item, *, raw: int | None) -> None:
    """Note that a text came, from where and as what; the same arrival is noted once."""
    values = {
        "dispatch": dispatch, "raw": raw, "key": arrival_hash(item, text_hash(item.text)),
        "item": item.item, "uri": item.uri, "publisher": item.publisher,
        "published": item.published, "title": item.title, "language": item.language,
        "format": item.format, "revision": item.revision, "arrived_at": now(),
        "wire": pack_wire(item.wire),
    }  # fmt: skip
    connection.execute(_ARRIVE, values)


def add_copies(connection: Connection, copies: list[tuple[int, Item]]) -> None:
    """Note arrivals of texts that are stored already, with their bytes where these differ."""
    for dispatch, item in copies:
        raw = add_raw(connection, item.raw, item.sha256)
        add_arrival(connection, dispatch, item, raw=raw)
        said = {name: getattr(item, name) for name in _BESIDE if name != "published"}
        if _fill(connection, dispatch, said):
            recount(connection, [dispatch])
        settle_standing(connection, dispatch)


def _fill(connection: Connection, dispatch: int, said: Row) -> bool:
    """Put what a later arrival says of a text where the first one said nothing; says if it did."""
    d = schema.dispatches
    row = connection.execute(select(*(d.c[name] for name in _BESIDE)).where(d.c.id == dispatch))
    known = row.mappings().one()
    new = {name: said.get(name) for name in _BESIDE if known[name] is None and said.get(name)}
    if new:
        connection.execute(update(d).where(d.c.id == dispatch).values(new))
    return bool(new)


def _add_record(connection: Connection, dispatch: int, packed: Packed) -> int | None:
    """Store a record as the current one of its dispatch; None when this run has read it."""
    run = _run(connection, packed.made_by)
    if connection.scalar(_READ, {"of": dispatch, "by": run}) is not None:
        return None
    connection.execute(_OLDER, {"of": dispatch, "is_current": False})
    values = {
        "dispatch": dispatch, "run": run, "is_current": True, "content": packed.content,
        "stored_at": now(),
    }  # fmt: skip
    return _insert(connection, schema.records, values)


def _run(connection: Connection, made_by: MadeBy) -> int:
    values = {
        "selon": made_by.selon, "model": made_by.model or "",
        "configuration": made_by.configuration,
    }  # fmt: skip
    found: int | None = connection.scalar(_RUN, values)
    if found is None:
        found = _insert(connection, schema.runs, values | {"first_at": now()})
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
