"""The ledger kept in the store, so that it is made once and listed at once.

It is made of the current records and the reviews; a fingerprint of both says whether it still
stands. It grows by what has come and gone (see `building`), and is the same as one built whole.
Readers see the old one until the new one is committed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from selon._version import __version__
from selon.ledger.published import incident_json
from selon.store import schema
from selon.store.bridge import beneath
from selon.store.clock import now
from selon.store.freshness import fingerprint, is_fresh
from selon.store.packing import pack_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from selon.ledger.model import Ledger
    from selon.store.store import Store


def refresh(
    store: Store,
    *,
    force: bool = False,
    retry: bool = False,
    on_step: Callable[[int, int], None] | None = None,
) -> bool:
    """Bring the ledger up to the records and reviews; says whether anything was to be done.

    `force` builds it whole. A dispatch on which a rule fails is set aside (see `asides`) and tried
    again when there is more to be done, or with `retry`. Another process may store more in the
    meantime: then the next call goes on from there. `on_step` is told how many dispatches have been
    taken in, of how many; grouping them comes after.
    """
    if not (force or retry) and is_fresh(store):
        return False
    from selon.store.building import Building  # noqa: PLC0415 - loads the lexicons

    Building(store).run(force=force, on_step=on_step)
    return True


def keep(store: Store, ledger: Ledger) -> None:
    """Put a ledger that was built elsewhere in the place of the one in the store.

    It stands until records or reviews change: then one is built from these.
    """
    from selon.store.growing.entering import empty  # noqa: PLC0415
    from selon.store.growing.regrouping import Made  # noqa: PLC0415
    from selon.store.growing.writing import put  # noqa: PLC0415

    made = [
        Made(incident.id, f"{n:09}", "", pack_json(incident_json(incident)), ())
        for n, incident in enumerate(ledger.incidents)
    ]
    chains = [[d.item for d in take.dispatches] for take in ledger.takes]

    def job(connection: Connection) -> None:
        empty(connection, "")
        put(connection, list(connection.scalars(select(schema.incidents.c.id))), made)
        note(connection, fingerprint(beneath(connection)), chains)

    store.write(job)


def note(connection: Connection, mark: str, chains: list[list[str]] | None) -> None:
    """Note what the ledger was made from, and its takes where these have changed."""
    table = schema.ledger
    takes = connection.scalar(select(table.c.takes)) if chains is None else json.dumps(chains)
    connection.execute(delete(table))
    values = {"fingerprint": mark, "selon": __version__, "built_at": now(), "takes": takes}
    connection.execute(insert(table).values(values))
