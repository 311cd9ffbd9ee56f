"""The incidents that filters choose, chosen once for several questions about them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from selon.store.conditions import on_incidents
from selon.store.sql import Sql, all_of, raw, sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.store.answers import Answers
    from selon.store.filters import Filters
    from selon.store.store import Store

ALL = "incidents"
"""The table of all incidents."""
_COLUMNS = {
    "id": "INTEGER PRIMARY KEY", "type": "TEXT", "country": "TEXT", "start": "TEXT",
    "from_on": "TEXT", "to_on": "TEXT", "standings": "INTEGER", "cell": "INTEGER",
    "dispatches": "INTEGER", "mentions": "INTEGER", "latitude": "FLOAT", "longitude": "FLOAT",
    "radius_km": "FLOAT",
}  # fmt: skip


@contextmanager
def chosen(store: Store, filters: Filters, *also: Sql) -> Iterator[tuple[Answers, str]]:
    """Give what reads, and the name of a table of the incidents for which the filters hold.

    Without filters it is the table of all, whose indices answer at once. Else the incidents are
    looked for once and kept beside the store for as long as it is read: of these, only those for
    which `also` holds.
    """
    conditions = on_incidents(filters)
    with store.ask() as answers:
        if not conditions:
            yield answers, ALL
            return
        columns = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
        answers.run(raw(f"CREATE TEMPORARY TABLE chosen ({columns})"))
        answers.run(
            sql(
                "INSERT INTO chosen SELECT ? FROM incidents WHERE ?",
                raw(", ".join(_COLUMNS)),
                all_of((*also, *conditions)),
            )
        )
        yield answers, "chosen"
