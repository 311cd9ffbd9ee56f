"""Marks by which dispatches and happenings are found, read and written for a batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.store.growing.chapters import parts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection


class Marks:
    """What stands under some marks in a table of two columns, `mark` and `owner`.

    What is added while it is open is found, too, and written when it closes.
    """

    def __init__(
        self, connection: Connection, table: str, mark: str, owner: str, *, asked: set[int]
    ) -> None:
        self._connection = connection
        self._head = f"INSERT OR IGNORE INTO {table} ({mark}, {owner}) VALUES (?, ?)"  # noqa: S608
        self._found: dict[int, list[int]] = {}
        self._new: list[tuple[int, int]] = []
        bare = connection.connection.driver_connection  # past what SQLAlchemy makes of each row
        assert bare is not None
        for some in parts(sorted(asked)):
            marks = ",".join("?" * len(some))
            look = f"SELECT {mark}, {owner} FROM {table} WHERE {mark} IN ({marks})"  # noqa: S608
            for key, number in bare.execute(look, some):
                self._found.setdefault(key, []).append(number)

    def __enter__(self) -> Self:
        """Open them."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what was added, unless something failed."""
        if kind is None and self._new:
            self._connection.exec_driver_sql(self._head, sorted(self._new))

    def met(self, marks: Iterable[int]) -> set[int]:
        """Give what stands under any of some marks."""
        found = self._found
        return set().union(*(found[m] for m in marks if m in found))

    def add(self, marks: Iterable[int], owner: int) -> None:
        """Put something under some marks."""
        for m in marks:
            self._found.setdefault(m, []).append(owner)
            self._new.append((m, owner))
