"""Items under embargo: kept with their bytes, read by the first ingestion after it has ended."""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from selon.sources.dates import instant
from selon.store import schema
from selon.store.clock import now, written
from selon.store.itemising import pack_item, unpack_item

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from selon.sources import Item
    from selon.store.store import Store


def hold(connection: Connection, item: Item, *, raw: int | None) -> None:
    """Keep an item until it may be used; without an end it stays until a new version comes."""
    content = pack_item(item)
    until = item.wire.embargo if item.wire else None
    values = {
        "key": hashlib.sha256(content).hexdigest(), "held_at": now(), "item": item.item,
        "publisher": item.publisher, "raw": raw, "content": content, "released_at": None,
        "until": written(instant(until).astimezone(UTC)) if until else None,
    }  # fmt: skip
    connection.execute(upsert(schema.held).values(values).on_conflict_do_nothing())


def due(store: Store, at: datetime) -> list[tuple[int, Item]]:
    """Give the items whose embargo has ended and that nobody has read yet, oldest first."""
    h, raw = schema.held, schema.raw
    asked = (
        select(h.c.id, h.c.content, raw.c.bytes)
        .outerjoin(raw, raw.c.id == h.c.raw)
        .where(h.c.released_at.is_(None), h.c.until.is_not(None), h.c.until <= written(at))
        .order_by(h.c.until, h.c.id)
    )
    with store.read() as connection:
        found = connection.execute(asked).all()
    return [(row.id, unpack_item(row.content, row.bytes)) for row in found]


def release(connection: Connection, numbers: list[int]) -> None:
    """Note that held items have been read."""
    mine = update(schema.held).where(schema.held.c.id.in_(numbers))
    connection.execute(mine.values(released_at=now()))
