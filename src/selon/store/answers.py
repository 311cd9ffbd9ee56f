"""Asking a store on a bare connection: what lists do."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from selon.store.sql import Sql

_Row = TypeVar("_Row")
_LOOKED_UP = 500


@dataclass(frozen=True, slots=True)
class Answers:
    """A connection within a transaction, with the rows it gives: by position and by name.

    SQLite has no truth values: what is kept as one comes as 0 or 1.
    """

    connection: sqlite3.Connection

    def rows(self, asked: Sql) -> list[Any]:
        """Give all rows, as `sqlite3.Row`."""
        return self.run(asked).fetchall()

    def column(self, asked: Sql) -> list[Any]:
        """Give the first value of each row."""
        return [row[0] for row in self.run(asked)]

    def value(self, asked: Sql) -> Any:  # noqa: ANN401 - what the column holds
        """Give the first value of the first row, None when there is none."""
        row = self.run(asked).fetchone()
        return None if row is None else row[0]

    def run(self, asked: Sql) -> sqlite3.Cursor:
        """Run a statement."""
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(asked.text, asked.values)


def parts(numbers: Iterable[Any]) -> Iterator[list[Any]]:
    """Cut a list of numbers to what one question may hold."""
    todo = list(numbers)
    for start in range(0, len(todo), _LOOKED_UP):
        yield todo[start : start + _LOOKED_UP]


def row_of(kind: Callable[..., _Row], row: sqlite3.Row, *more: Any) -> _Row:  # noqa: ANN401
    """Make a row of a list of the columns after the first, its number, and of what hangs on it."""
    return kind(*row[1:], *more)


def sure(row: sqlite3.Row) -> dict[str, Any]:
    """Give the values of a claim by name, with what is yes or no as such."""
    return {
        **row,
        "denied": bool(row["denied"]),
        "superseded": bool(row["superseded"]),
    }
