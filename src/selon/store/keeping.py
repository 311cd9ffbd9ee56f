"""The ledger kept in the store, so that it is made once and listed at once.

It is made of the current records and the reviews; a fingerprint of both says whether it still
stands. It grows by what has come and gone (see `growing`), and is the same as one built whole.
Readers see the old one until the new one is committed.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import delete, insert, select, update

from selon._version import __version__
from selon.ledger.published import incident_json
from selon.store import schema
from selon.store.clock import now
from selon.store.freshness import fingerprint, is_fresh
from selon.store.packing import pack_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from selon.ledger.model import Ledger
    from selon.store.growing.changes import Changes, Wanted
    from selon.store.growing.chapters import Shelf, Written
    from selon.store.growing.entering import Entering
    from selon.store.store import Store

_T = TypeVar("_T")
_BATCH = 16  # chapters that one transaction takes in
_state = schema.ledger_state


def refresh(store: Store, *, force: bool = False) -> bool:
    """Bring the ledger up to the records and reviews; says whether anything was to be done.

    `force` builds it whole. Another process may store more in the meantime: then the next call
    goes on from there.
    """
    if not force and is_fresh(store):
        return False
    from selon.store.growing.changes import changes  # noqa: PLC0415 - loads the lexicons
    from selon.store.growing.chapters import Shelf  # noqa: PLC0415
    from selon.store.growing.entering import Entering, empty  # noqa: PLC0415
    from selon.store.growing.rules import rules  # noqa: PLC0415

    with store.read() as connection:
        made_by = connection.scalar(select(_state.c.rules))
    if force or made_by != rules():
        store.write(lambda connection: empty(connection, rules()))
    with store.read() as connection:
        mark = fingerprint(connection)
        found = changes(connection)
    shelf = Shelf()
    _bring_in(store, Entering(shelf), found)
    while not _regroup(store, shelf, mark):
        pass
    return True


def _bring_in(store: Store, entering: Entering, found: Changes) -> None:
    """Take out the chapters that no longer stand, take in those that are wanted."""
    for gone in _batches(found.gone):
        store.write(partial(entering.leave, dispatches=gone))
    for wanted in _batches(found.wanted):
        store.write(partial(entering.enter, written=list(_written(store, wanted))))


def _written(store: Store, wanted: Sequence[Wanted]) -> Iterator[Written]:
    """Condense the records of some dispatches, as people hold them to be."""
    from selon.store.applying import as_held  # noqa: PLC0415
    from selon.store.growing.chapters import write_out  # noqa: PLC0415

    r, d = schema.records, schema.dispatches
    asked = (
        select(r.c.id, d.c.key, r.c.content)
        .join(d, d.c.id == r.c.dispatch)
        .where(r.c.id.in_([one.record for one in wanted]))
    )
    with store.read() as connection:
        rows = {row.id: row for row in connection.execute(asked)}
    for one in wanted:
        row = rows[one.record]
        yield write_out(as_held(row.content, row.key, one.said, one.names), one)


def _regroup(store: Store, shelf: Shelf, mark: str) -> bool:
    """Group anew what is touched; says whether that could be kept, False when more has come."""
    from selon.store.applying import judgements  # noqa: PLC0415
    from selon.store.growing.entering import generation, step  # noqa: PLC0415
    from selon.store.growing.judged import noted, written  # noqa: PLC0415
    from selon.store.growing.regrouping import Regrouping  # noqa: PLC0415
    from selon.store.growing.rules import rules  # noqa: PLC0415
    from selon.store.growing.taking import takes  # noqa: PLC0415
    from selon.store.growing.writing import put  # noqa: PLC0415

    with store.read() as connection:
        count = generation(connection)
        state = connection.execute(select(_state)).one()
        by_hand = judgements(connection)
        if shelf.generation != count:  # another process has been at work
            shelf.clear()
            shelf.generation = count
        before = noted(state.judged)
        found = Regrouping(connection, shelf, by_hand=by_hand, before=before, rules=rules()).run()
        chains = takes(connection) if state.takes_stale else None

    def job(connection: Connection) -> bool:
        if generation(connection) != count:
            return False
        put(connection, found.gone, found.made)
        h = schema.happenings
        connection.execute(update(h).where(h.c.stale).values(stale=False))
        step(connection)
        values = {"judged": written(by_hand), "takes_stale": False}
        connection.execute(update(_state).values(values))
        _note(connection, mark, chains)
        return True

    return store.write(job)


def keep(store: Store, ledger: Ledger) -> None:
    """Put a ledger that was built elsewhere in the place of the one in the store.

    It stands until records or reviews change: then one is built from these.
    """
    from selon.store.growing.entering import empty  # noqa: PLC0415
    from selon.store.growing.regrouping import Made  # noqa: PLC0415
    from selon.store.growing.writing import put  # noqa: PLC0415

    made = [
        Made(f"{n:09}", "", pack_json(incident_json(incident)), ())
        for n, incident in enumerate(ledger.incidents)
    ]
    chains = [[d.item for d in take.dispatches] for take in ledger.takes]

    def job(connection: Connection) -> None:
        empty(connection, "")
        put(connection, list(connection.scalars(select(schema.incidents.c.id))), made)
        _note(connection, fingerprint(connection), chains)

    store.write(job)


def _note(connection: Connection, mark: str, chains: list[list[str]] | None) -> None:
    """Note what the ledger was made from, and its takes where these have changed."""
    table = schema.ledger
    takes = connection.scalar(select(table.c.takes)) if chains is None else json.dumps(chains)
    connection.execute(delete(table))
    values = {"fingerprint": mark, "selon": __version__, "built_at": now(), "takes": takes}
    connection.execute(insert(table).values(values))


def _batches(rows: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
