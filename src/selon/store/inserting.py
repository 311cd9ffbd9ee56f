"""Rows into a table, past what SQLAlchemy makes of each of them."""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

    from selon.store.rows import Row


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that name the same columns, two at least, as they are."""
    if rows:
        names = tuple(rows[0])
        connection.exec_driver_sql(
            _statement(table.name, names), list(map(itemgetter(*names), rows))
        )


def insert_row(connection: Connection, table: Table, row: Row) -> int:
    """Insert a row as it is and give its number."""
    done = connection.exec_driver_sql(_statement(table.name, tuple(row)), tuple(row.values()))
    return int(done.lastrowid)


@cache
def _statement(table: str, names: tuple[str, ...]) -> str:
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    return f'INSERT INTO "{table}" ({listed}) VALUES ({marks})'  # noqa: S608 - ours
