"""The incidents that filters choose, chosen once for several questions about them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Float, Integer, MetaData, Table, Text, insert, select

from selon.store import schema
from selon.store.conditions import on_incidents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

    from selon.store.filters import Filters
    from selon.store.store import Store

_i = schema.incidents
_chosen = Table(
    "chosen", MetaData(), Column("id", Integer, primary_key=True),
    *(Column(n, Text) for n in ("type", "country", "start", "from_on", "to_on")),
    *(Column(n, Integer) for n in ("standings", "cell", "dispatches", "mentions")),
    *(Column(n, Float) for n in ("latitude", "longitude", "radius_km")),
    prefixes=["TEMPORARY"],
)  # fmt: skip


@contextmanager
def chosen(
    store: Store, filters: Filters, *also: ColumnElement[bool]
) -> Iterator[tuple[Connection, Any]]:
    """Give a connection and a table of the incidents for which the filters hold.

    Without filters it is the table of all, whose indices answer at once. Else the incidents are
    looked for once and kept beside the store for as long as the connection is open: of these,
    only those for which `also` holds.
    """
    conditions = on_incidents(filters)
    with store.read() as connection:
        if not conditions:
            yield connection, _i
            return
        _chosen.create(connection)
        columns = [_i.c[c.name] for c in _chosen.columns]
        connection.execute(
            insert(_chosen).from_select(
                list(_chosen.columns), select(*columns).where(*also, *conditions)
            )
        )
        yield connection, _chosen
