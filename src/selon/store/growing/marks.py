"""Marks by which dispatches and happenings are found, read and written for a batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.store.growing.chapters import parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_MOST = 200_000  # marks that are kept at hand: those of a week are asked for again and again


class Marks:
    """What stands under marks in a table of two columns, `mark` and `owner`.

    What was read or added stays at hand, until it is forgotten because another changed the table.
    """

    def __init__(self, table: str, mark: str, owner: str) -> None:
        self._head = f"INSERT OR IGNORE INTO {table} ({mark}, {owner}) VALUES (?, ?)"  # noqa: S608
        self._look = f"SELECT {mark}, {owner} FROM {table} WHERE {mark} IN"  # noqa: S608
        self._found: dict[int, list[int]] = {}
        self._new: list[tuple[int, int]] = []

    def look_up(self, connection: Connection, marks: set[int]) -> None:
        """Read what stands under some marks, which alone may be asked for after."""
        if len(self._found) > _MOST:
            self.forget()
        missing = marks - self._found.keys()
        self._found.update((mark, []) for mark in missing)
        bare = connection.connection.driver_connection  # past what SQLAlchemy makes of each row
        assert bare is not None
        for some in parts(sorted(missing)):
            for mark, owner in bare.execute(f"{self._look} ({','.join('?' * len(some))})", some):
                self._found[mark].append(owner)

    def met(self, marks: Iterable[int]) -> set[int]:
        """Give what stands under any of some marks."""
        return set().union(*map(self._found.__getitem__, marks))

    def add(self, marks: Iterable[int], owner: int) -> None:
        """Put something under some marks, to be written."""
        for mark in marks:
            self._found[mark].append(owner)
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
