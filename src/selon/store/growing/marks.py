"""Marks by which dispatches and happenings are found, read and written for a batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.store.growing.chapters import parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_MOST = 500_000  # marks that are kept at hand: those of a week are asked for again and again


class Marks:
    """What stands under marks in a table of two columns, `mark` and `owner`.

    What was read or added stays at hand, until it is forgotten because another changed the table.
    Of a table that was empty at first all is at hand until then.
    """

    def __init__(self, table: str, mark: str, owner: str) -> None:
        self._head = f"INSERT OR IGNORE INTO {table} ({mark}, {owner}) VALUES (?, ?)"  # noqa: S608
        self._look = f"SELECT {mark}, {owner} FROM {table} WHERE {mark} IN"  # noqa: S608
        self._any = f"SELECT 1 FROM {table} LIMIT 1"  # noqa: S608
        self._found: dict[int, list[int]] = {}
        self._new: list[tuple[int, int]] = []
        self._whole: bool | None = None  # whether all of the table is at hand, None when unknown

    def look_up(self, connection: Connection, marks: set[int]) -> None:
        """Read what stands under some marks, which alone may be asked for after."""
        if len(self._found) > _MOST:
            self.forget()
        bare = connection.connection.driver_connection  # past what SQLAlchemy makes of each row
        assert bare is not None
        if self._whole is None:
            self._whole = bare.execute(self._any).fetchone() is None
        if self._whole:
            return
        for some in parts(sorted(marks - self._found.keys())):
            for mark, owner in bare.execute(f"{self._look} ({','.join('?' * len(some))})", some):
                self._found.setdefault(mark, []).append(owner)

    def met(self, marks: Iterable[int]) -> set[int]:
        """Give what stands under any of some marks."""
        return set().union(*filter(None, map(self._found.get, marks)))

    def add(self, marks: Iterable[int], owner: int) -> None:
        """Put something under some marks, to be written."""
        for mark in marks:
            self._found.setdefault(mark, []).append(owner)
            self._new.append((mark, owner))

    def write(self, connection: Connection) -> None:
        """Write what was added."""
        if self._new:
            connection.exec_driver_sql(self._head, sorted(self._new))
        self._new.clear()

    def forget(self) -> None:
        """Forget what was read, and what was added and not written."""
        self._found.clear()
        self._new.clear()
        self._whole = None
