"""Stores of any size with invented content, the same for the same numbers.

with Store.open("big.selon", create=True) as store:
    fill(store, incidents=100_000, dispatches=20_000)
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from selon.ledger.model import Ledger
from selon.sources import Item
from selon.store.inventing.incidents import incident, ref
from selon.store.inventing.records import write_out
from selon.store.inventing.world import invent

if TYPE_CHECKING:
    from selon.ledger.model import DispatchRef
    from selon.record import Record
    from selon.store.inventing.records import Told
    from selon.store.store import Store

_BATCH = 1000


def fill(store: Store, *, incidents: int, dispatches: int, seed: int = 1) -> None:
    """Put an invented world into an empty store: dispatches with records, and their ledger."""
    from selon.store.adding import add_results  # noqa: PLC0415
    from selon.store.keeping import keep  # noqa: PLC0415
    from selon.store.packing import pack  # noqa: PLC0415

    world = invent(incidents, dispatches, seed=seed)
    told: list[list[Told]] = [[] for _ in world.happenings]
    refs: dict[str, DispatchRef] = {}
    for start in range(0, len(world.papers), _BATCH):
        ready = []
        for paper in world.papers[start : start + _BATCH]:
            record, tellings = write_out(paper, world)
            ready.append((_item(record), pack(record)))
            for one in tellings:
                told[one.telling.happening].append(one)
                refs.setdefault(record.dispatch.id, ref(one))
        store.write(partial(add_results, results=ready))
    found = tuple(incident(h, told[h.number], refs) for h in world.happenings)
    keep(store, Ledger(tuple(refs.values()), (), found))


def _item(record: Record) -> Item:
    d = record.dispatch
    return Item(
        d.text, item=d.source.item, published=d.published, title=d.title, language=d.language,
        publisher=d.source.publisher, sha256=d.source.sha256,
    )  # fmt: skip
