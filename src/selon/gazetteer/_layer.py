"""One gazetteer file, opened for reading."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any

from selon.errors import DataError, MissingPart
from selon.gazetteer.schema import APPLICATION_ID, SCHEMA
from selon.gazetteer.types import COLUMNS, NAME_KINDS, Candidate, candidate

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = 100  # bytes of the header of every SQLite file
_HINT = "build it again with `selon gazetteer build`, or reinstall selon"
_FROM = "place p LEFT JOIN place a ON a.id = p.admin1"
_BY_KEY = f"SELECT n.kind, {COLUMNS} FROM name n JOIN {_FROM.replace('place p', 'place p ON p.id = n.place', 1)} WHERE n.key = ? AND n.kind < 4"  # noqa: E501, S608
_BY_SKELETON = f"SELECT {COLUMNS} FROM skeleton s JOIN {_FROM.replace('place p', 'place p ON p.id = s.place', 1)} WHERE s.country = ? AND s.skeleton = ?"  # noqa: E501, S608
_BY_ID = f"SELECT {COLUMNS} FROM {_FROM} WHERE p.id = ?"  # noqa: S608
_BY_PARENT = f"SELECT {COLUMNS} FROM {_FROM} WHERE p.parent = ?"  # noqa: S608
# The key itself, and any key of which it is the first words ("!" follows the space in ASCII).
_PROBE = (
    "SELECT EXISTS (SELECT 1 FROM name WHERE key = ?1 AND kind < 3), "
    "EXISTS (SELECT 1 FROM name WHERE key >= ?1 || ' ' AND key < ?1 || '!' AND kind < 3)"
)
_DEMONYM = "SELECT p.country FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? AND n.kind = 4 ORDER BY p.population DESC, p.id LIMIT 1"  # noqa: E501
_COUNTRY = "SELECT place FROM name WHERE key = ? AND kind = 5"


class Layer:
    """A read-only gazetteer file; its connection is opened anew in a forked process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._check()
        self._pid = 0
        self._left: list[sqlite3.Connection] = []
        self._db: sqlite3.Connection
        self.meta = {str(k): str(v) for k, v in self._rows("SELECT key, value FROM meta")}
        if self.meta.get("schema") != SCHEMA:
            raise DataError(
                f"gazetteer of another kind: schema {self.meta.get('schema')!r}, not {SCHEMA!r}",
                where=str(path), hint=_HINT,
            )  # fmt: skip

    def _check(self) -> None:
        """Refuse what is plainly no whole gazetteer before SQLite sees it."""
        try:
            size = self.path.stat().st_size
            with self.path.open("rb") as file:
                header = file.read(_HEADER)
        except OSError as error:
            raise MissingPart(
                f"gazetteer cannot be opened: {error.strerror}", where=str(self.path), hint=_HINT
            ) from error
        if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0"):
            raise DataError("not a SQLite file", where=str(self.path), hint=_HINT)
        if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
            raise DataError("a SQLite file, but no gazetteer", where=str(self.path), hint=_HINT)
        page = int.from_bytes(header[16:18], "big")
        page = 65536 if page == 1 else page
        expected = page * int.from_bytes(header[28:32], "big")
        if size != expected:
            raise DataError(
                f"damaged gazetteer: {size} bytes instead of {expected}",
                where=str(self.path), hint=_HINT,
            )  # fmt: skip

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            if self._pid != os.getpid():
                self._open()
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise DataError(
                f"damaged gazetteer: {error}", where=str(self.path), hint=_HINT
            ) from error

    def _open(self) -> None:
        if self._pid:
            self._left.append(self._db)  # a parent's connection must not be closed in its child
        uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False, cached_statements=32)
        self._db.execute("PRAGMA cache_size=-8000")
        self._pid = os.getpid()

    def by_key(self, key: str) -> list[Candidate]:
        """Give the places of a folded name, whatever kind of name it is except demonym."""
        rows = self._rows(_BY_KEY, key)
        return [candidate(row[1:], NAME_KINDS[row[0]]) for row in rows]

    def by_skeleton(self, key: str, country: str) -> list[Candidate]:
        """Give the places of a country that have a name of this skeleton."""
        return [candidate(row, "skeleton") for row in self._rows(_BY_SKELETON, country, key)]

    def by_id(self, id_: int) -> Candidate | None:
        """Give one place."""
        rows = self._rows(_BY_ID, id_)
        return candidate(rows[0], "id") if rows else None

    def by_parent(self, id_: int) -> list[Candidate]:
        """Give the places directly within another."""
        return [candidate(row, "id") for row in self._rows(_BY_PARENT, id_)]

    def probe(self, key: str) -> tuple[bool, bool]:
        """Say whether the key is a name, and whether a longer name begins with these words."""
        ((exact, longer),) = self._rows(_PROBE, key)
        return bool(exact), bool(longer)

    def demonym(self, key: str) -> str | None:
        """Give the country of a folded adjective or noun of nationality."""
        rows = self._rows(_DEMONYM, key)
        return str(rows[0][0]) if rows else None

    def country(self, iso3: str) -> int | None:
        """Give the id of a country by its code."""
        rows = self._rows(_COUNTRY, iso3)
        return int(rows[0][0]) if rows else None

    def iso3(self, iso2: str) -> str | None:
        """Give the ISO alpha-3 code of a country's alpha-2 code."""
        rows = self._rows("SELECT country FROM place WHERE kind = 'country' AND code = ?", iso2)
        return str(rows[0][0]) if rows else None

    def close(self) -> None:
        """Close the file."""
        if self._pid == os.getpid():
            self._db.close()
        self._pid = 0
