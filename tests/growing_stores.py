"""For tests of the ledger as it grows: a wire of invented dispatches, and a ledger as it is kept."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text, update

from ledger_making import toll
from selon.sources import Item
from selon.store import schema
from selon.store.adding import add_results
from selon.store.inventing.records import write_out
from selon.store.inventing.world import invent
from selon.store.packing import pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.record import Record
    from selon.store import Store

_NUMBERS = {"id", "members", "assessment", "incident"}


def wire(seed: int = 1, dispatches: int = 24) -> list[Record]:
    """Invent dispatches on the same few attacks, some of them sent again with a line more."""
    world = invent(14, dispatches, seed=seed)
    found = [write_out(paper, world)[0] for paper in world.papers]
    chance = random.Random(seed)
    for n in range(dispatches // 2):
        town = chance.choice(["Kandar", "Belmar"])
        day = chance.choice([11, 12, 13])
        said = [(chance.choice(["Le maire", "Anna Berg", "La police"]), chance.randint(2, 5))]
        found.append(
            toll(f"x{n}", f"2020-03-{day + 1}T0{n % 9}:00", said, place=town, day=f"2020-03-{day}")
        )
    found += [_sent_again(r, n) for n, r in enumerate(found[::4])]
    return list({r.dispatch.text: r for r in found}.values())  # a text is stored once


def _sent_again(record: Record, n: int) -> Record:
    d = record.dispatch
    source = replace(d.source, item=f"again-{n}", sha256="")
    again = replace(d, id=f"again-{n}-{d.id}", text=f"{d.text}\n{n}.\n", source=source)
    return replace(record, dispatch=again)


def put(store: Store, records: Iterable[Record]) -> None:
    """Store records as ingestion does, in this order."""
    ready = [(_item(r), pack(r)) for r in records]
    store.write(lambda connection: add_results(connection, ready))


def _item(record: Record) -> Item:
    d = record.dispatch
    return Item(d.text, item=d.source.item, published=d.published, language=d.language)


def stand(store: Store, items: Iterable[str], *, whether: bool) -> None:
    """Withdraw dispatches, or let them stand again."""
    d, r = schema.dispatches, schema.records
    mine = select(d.c.id).where(d.c.item.in_(list(items)))
    change = update(r).where(r.c.dispatch.in_(mine)).values(is_current=whether)
    store.write(lambda connection: connection.execute(change))


def kept(store: Store) -> list[dict[str, Any]]:
    """Give all rows of the ledger in their order, without the numbers of rows.

    Dispatches go by their keys, so that stores filled in another order can be compared.
    """
    i, d = schema.incidents, schema.dispatches
    tables = (
        schema.incidents, schema.incident_contents, schema.incident_mentions, schema.assessments,
        schema.claims,
    )  # fmt: skip
    found: list[dict[str, Any]] = []
    with store.read() as connection:
        keys = {row.id: row.key for row in connection.execute(select(d.c.id, d.c.key))}
        places = {n: at for at, n in enumerate(connection.scalars(select(i.c.id).order_by(i.c.id)))}
        for table in tables:
            order = [table.c.id] if table is i else [table.c.incident, table.c.id]
            for row in connection.execute(select(table).order_by(*order)):
                values = {k: v for k, v in row._mapping.items() if k not in _NUMBERS}
                if table is not i:
                    values["incident"] = places[row.incident]
                    if "dispatch" in values:
                        values["dispatch"] = keys[row.dispatch]
                found.append({"table": table.name} | values)
        points = text(
            "SELECT i.rank, p.south, p.west FROM incident_points p JOIN incidents i ON i.id = p.id "
            "ORDER BY i.rank"
        )
        found += [dict(row._mapping) for row in connection.execute(points)]
        found.append({"takes": connection.scalar(select(schema.ledger.c.takes))})
    return found
