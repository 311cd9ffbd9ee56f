"""What a source withdraws leaves the lists and the ledger; it stays in the store.

A dispatch stands as long as one of its arrivals does: where two outlets sent the same text and one
withdraws it, it stands by the other. A later version under the same id stands again.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from selon.store import schema
from selon.store.answers import parts
from selon.store.clock import now
from selon.store.tallying import recount

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from selon.sources import Item


def withdraw(connection: Connection, item: Item, *, raw: int | None) -> None:
    """Note that a source withdraws what it sent under an id; its dispatches stand no longer."""
    if item.item is None:
        return
    what = (item.item, item.publisher, item.revision)
    values = {
        "key": hashlib.sha256(json.dumps(what).encode()).hexdigest(), "item": item.item,
        "publisher": item.publisher, "revision": item.revision, "withdrawn_at": now(),
        "note": item.wire.note if item.wire else None, "raw": raw,
    }  # fmt: skip
    connection.execute(upsert(schema.withdrawals).values(values).on_conflict_do_nothing())
    waiting = update(schema.held).where(
        schema.held.c.item == item.item, schema.held.c.released_at.is_(None)
    )
    connection.execute(waiting.values(released_at=now()))
    arrivals = schema.arrivals
    sent = select(arrivals.c.dispatch).where(arrivals.c.item == item.item).distinct()
    for (dispatch,) in connection.execute(sent).all():
        _settle(connection, dispatch)


def settle_standing(connection: Connection, dispatches: Iterable[int]) -> None:
    """Say anew which of some dispatches stand, where something of them was ever withdrawn."""
    a, w = schema.arrivals, schema.withdrawals
    withdrawn = select(a.c.dispatch).join(w, w.c.item == a.c.item).distinct()
    for some in parts(dispatches):
        chosen = withdrawn.where(a.c.dispatch.in_(some)).order_by(a.c.dispatch)
        for dispatch in connection.scalars(chosen).all():
            _settle(connection, dispatch)


def _settle(connection: Connection, dispatch: int) -> None:
    a, w, r = schema.arrivals, schema.withdrawals, schema.records
    arrivals = connection.execute(
        select(a.c.item, a.c.publisher, a.c.revision).where(a.c.dispatch == dispatch)
    ).all()
    names = [arrival.item for arrival in arrivals if arrival.item is not None]
    withdrawals = connection.execute(
        select(w.c.item, w.c.publisher, w.c.revision).where(w.c.item.in_(names))
    ).all()
    stands = any(not any(_covers(one, a) for one in withdrawals) for a in arrivals)
    newest = connection.scalar(select(func.max(r.c.id)).where(r.c.dispatch == dispatch))
    mine = update(r).where(r.c.dispatch == dispatch)
    connection.execute(mine.where(r.c.id != newest).values(is_current=False))
    connection.execute(mine.where(r.c.id == newest).values(is_current=stands))
    recount(connection, [dispatch])


def _covers(withdrawal: Any, arrival: Any) -> bool:  # noqa: ANN401 - rows
    """Say whether a withdrawal is of this arrival: same id and outlet, no later version."""
    if withdrawal.item != arrival.item:
        return False
    both = withdrawal.publisher and arrival.publisher
    if both and withdrawal.publisher != arrival.publisher:
        return False
    return not _is_later(arrival.revision, withdrawal.revision)


def _is_later(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    if one.isdigit() and other.isdigit():
        return int(one) > int(other)
    return one > other
