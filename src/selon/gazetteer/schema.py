"""The tables of a gazetteer file, and how a whole file is written.

    place  one row a place: point, radius, country, containing unit, feature code, population
    name   key → place, with the kind of name (`NAME_KINDS` by number) and its language
    skeleton  (country, consonants) → place, for spelling variants within a country
    meta   schema, dump date, sources, licences, attribution

Files are immutable: a new one is built beside the old under another name and then renamed, so that
nothing half-built is ever seen. The same rows give the same bytes.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SCHEMA = "selon.gazetteer/1"
APPLICATION_ID = 0x53_45_4C_4E  # "SELN"
PAGE_SIZE = 4096

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  name_fr TEXT,
  name_en TEXT,
  kind TEXT NOT NULL,
  lat REAL,
  lon REAL,
  radius_km REAL,
  feature_class TEXT,
  feature_code TEXT,
  population INTEGER,
  country TEXT,
  code TEXT,
  admin1 INTEGER,
  parent INTEGER
);
CREATE TABLE name (
  key TEXT NOT NULL,
  place INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  lang TEXT,
  PRIMARY KEY (key, place, kind)
) WITHOUT ROWID;
CREATE TABLE skeleton (
  country TEXT NOT NULL,
  skeleton TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (country, skeleton, place)
) WITHOUT ROWID;
"""
_INDEXES = "CREATE INDEX place_parent ON place (parent) WHERE parent IS NOT NULL;"

PLACE_COLUMNS = (
    "id", "source", "name", "name_fr", "name_en", "kind", "lat", "lon", "radius_km",
    "feature_class", "feature_code", "population", "country", "code", "admin1", "parent",
)  # fmt: skip

INSERT_PLACE = (
    f"INSERT INTO place ({', '.join(PLACE_COLUMNS)}) "  # noqa: S608 - our own column names
    f"VALUES ({', '.join('?' * len(PLACE_COLUMNS))})"
)
INSERT_NAME = "INSERT INTO name (key, place, kind, lang) VALUES (?, ?, ?, ?)"
INSERT_SKELETON = "INSERT INTO skeleton (country, skeleton, place) VALUES (?, ?, ?)"


def coordinate(value: float | None) -> float | None:
    """Round to 1/131072 of a degree: exact to five decimals, and half the bytes compressed."""
    return None if value is None else round(value * 131072) / 131072


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path` that becomes `path` if the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def create(path: Path) -> sqlite3.Connection:
    """Open an empty gazetteer file for writing; `finish` ends it."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(
        f"PRAGMA page_size={PAGE_SIZE}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        f"PRAGMA encoding='UTF-8'; PRAGMA application_id={APPLICATION_ID};" + _TABLES
    )
    return db


def finish(db: sqlite3.Connection, meta: Mapping[str, str]) -> None:
    """Write the meta table, index, pack the file tightly, close."""
    db.executemany(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted({"schema": SCHEMA, **meta}.items())
    )
    db.executescript(_INDEXES)
    db.commit()
    db.execute("VACUUM")
    db.close()


def write(
    path: Path,
    *,
    places: Iterable[tuple[Any, ...]],
    names: Iterable[tuple[str, int, int, str | None]],
    skeletons: Iterable[tuple[str, str, int]],
    meta: Mapping[str, str],
) -> None:
    """Write a whole gazetteer file from rows in any order; nothing stays if it fails."""
    with replacing(path) as temporary:
        db = create(temporary)
        try:
            db.executemany(INSERT_PLACE, sorted(places, key=itemgetter(0)))
            db.executemany(INSERT_NAME, sorted(names, key=itemgetter(0, 1, 2)))
            db.executemany(INSERT_SKELETON, sorted(set(skeletons)))
            finish(db, meta)
        finally:
            db.close()
