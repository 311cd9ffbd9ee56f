"""A user's own GeoNames dump, laid over the shipped gazetteer into one larger file.

The folder holds files of the GeoNames download server: `allCountries.txt` or files of countries
(`SY.txt`), and if wanted `alternateNamesV2.txt`. Everything of the shipped file stays; towns
get the dump's points and populations, new places and names are added. One broken line stops the
build and is named; rows are staged on disk, so that the full dump needs little memory.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import tomllib
from typing import TYPE_CHECKING

from selon.errors import DataError
from selon.gazetteer.builder.core import ATTRIBUTION, bare_keys, town_radius_km, usable
from selon.gazetteer.installed import DATA
from selon.gazetteer.keys import fold, is_telling, skeleton
from selon.gazetteer.schema import coordinate, finish, replacing
from selon.gazetteer.types import NAME_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selon.record import PlaceKind

_WORDS = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
_FEATURES = frozenset(code for codes in _WORDS["dump_features"].values() for code in codes)
_SKIPPED = frozenset(
    {"link", "wkdt", "post", "iata", "icao", "faac", "phon", "unlc", "piny", "tcid"}
)
_CODES = {"ADM1": 60.0, "ADM2": 20.0, "ADM3": 8.0, "ADM4": 5.0, "ADMD": 10.0, "TERR": 30.0}
_PLACES = re.compile(r"allCountries\.txt|[A-Z]{2}\.txt")
_PREFERRED, _EXONYM, _ALIAS, _ABBREVIATION = (
    NAME_KINDS.index(kind) for kind in ("preferred", "exonym", "alias", "abbreviation")
)

_STAGE = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-131072;
DROP INDEX IF EXISTS place_parent;
CREATE TEMP TABLE new_name (key TEXT, place INTEGER, kind INTEGER, lang TEXT);
CREATE TEMP TABLE new_skeleton (country TEXT, skeleton TEXT, place INTEGER);
"""
_UPSERT = """
INSERT INTO place (id, source, name, kind, lat, lon, radius_km, feature_class, feature_code,
                   population, country, admin1, parent)
VALUES (?1, 'geonames', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)
ON CONFLICT (id) DO UPDATE SET
  lat = CASE WHEN kind IN ('city', 'quarter') OR lat IS NULL THEN excluded.lat ELSE lat END,
  lon = CASE WHEN kind IN ('city', 'quarter') OR lat IS NULL THEN excluded.lon ELSE lon END,
  radius_km = coalesce(radius_km, excluded.radius_km),
  population = CASE WHEN kind = 'country' THEN population
               ELSE coalesce(excluded.population, population) END,
  feature_code = CASE WHEN kind = 'city' THEN excluded.feature_code ELSE feature_code END
"""
_MERGE = """
INSERT OR IGNORE INTO name (key, place, kind, lang)
SELECT key, place, min(kind), lang FROM new_name
WHERE place IN (SELECT id FROM place)
  AND NOT EXISTS (SELECT 1 FROM name n WHERE n.key = new_name.key AND n.place = new_name.place)
GROUP BY key, place ORDER BY key, place;
INSERT OR IGNORE INTO skeleton SELECT DISTINCT country, skeleton, place FROM new_skeleton
ORDER BY 1, 2, 3;
"""


def build_dump(folder: Path, core: Path, out: Path) -> int:
    """Build a gazetteer of a GeoNames dump over the core file; give its number of places."""
    files = sorted(path for path in folder.glob("*.txt") if _PLACES.fullmatch(path.name))
    if not files:
        raise DataError(
            "no allCountries.txt and no file of a country in it", where=str(folder),
            hint="download.geonames.org/export/dump has them",
        )  # fmt: skip
    with replacing(out) as temporary:
        shutil.copyfile(core, temporary)
        db = sqlite3.connect(temporary)
        try:
            db.executescript(_STAGE)
            units, countries = _units(db)
            for path in files:
                _add_places(db, path, units, countries)
            names = folder / "alternateNamesV2.txt"
            if names.exists():
                db.executemany("INSERT INTO new_name VALUES (?, ?, ?, ?)", _alternates(names))
            _add_skeletons(db)
            db.executescript(_MERGE)
            db.commit()
            (count,) = db.execute("SELECT count(*) FROM place").fetchone()
            finish(
                db,
                {
                    "dump": ", ".join(path.name for path in files),
                    "sources": "the shipped gazetteer of Selon; GeoNames dump of the user",
                    "attribution": ATTRIBUTION,
                },
            )
        finally:
            db.close()
    return int(count)


def _units(db: sqlite3.Connection) -> tuple[dict[str, int], dict[str, str]]:
    """Give first-level units by code, and countries' alpha-3 codes by alpha-2."""
    rows = db.execute("SELECT code, id, kind, country FROM place WHERE code IS NOT NULL").fetchall()
    units = {code: id_ for code, id_, _, _ in rows}
    return units, {code: country for code, _, kind, country in rows if kind == "country"}


def _broken(path: Path, number: int, why: str) -> DataError:
    return DataError(why, where=f"{path}, line {number}", hint="download the file again")


def _rows(path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    """Give numbered rows; raise `DataError` where one has not the columns it should have."""
    number = 0
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                row = line.rstrip("\n").split("\t")
                if len(row) < width:
                    raise _broken(path, number, f"{len(row)} columns instead of {width}")
                yield number, row
    except UnicodeDecodeError as error:
        raise _broken(path, number + 1, f"not UTF-8: {error.reason}") from error


def _add_places(
    db: sqlite3.Connection, path: Path, units: dict[str, int], countries: dict[str, str]
) -> None:
    for number, row in _rows(path, 19):
        try:
            id_, lat, lon = int(row[0]), float(row[4]), float(row[5])
            population = int(row[14] or 0)
        except ValueError as error:
            raise _broken(path, number, f"no number: {error}") from error
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise _broken(path, number, f"point out of range: {lat}, {lon}")
        letter, code, iso2 = row[6], row[7], row[8]
        kind = _kind(letter, code)
        if kind is None or not row[1]:
            continue
        unit = units.get(f"{iso2}.{row[10]}")
        if unit is None or unit == id_:
            unit = units.get(iso2)
        if code == "ADM1":
            units.setdefault(f"{iso2}.{row[10]}", id_)
        point = (coordinate(lat), coordinate(lon), _radius(kind, code, population))
        about = (letter, code, population or None, countries.get(iso2), unit)
        db.execute(_UPSERT, (id_, row[1], kind, *point, *about))
        names = [(fold(row[1]), _PREFERRED)]
        names += [(fold(name), _ALIAS) for name in {*row[3].split(","), row[2]} if usable(name)]
        if kind == "admin":
            names += [(bare, _ALIAS) for key, _ in names for bare in bare_keys(key)]
        db.executemany(
            "INSERT INTO new_name VALUES (?, ?, ?, NULL)",
            [(key, id_, rank) for key, rank in names if key],
        )


def _kind(letter: str, code: str) -> PlaceKind | None:
    if letter == "P":
        return "quarter" if code == "PPLX" else "city"
    if letter == "A":
        return "admin" if code in _CODES else None
    if code not in _FEATURES:
        return None
    return "area" if code in _WORDS["dump_features"]["regions"] else "feature"


def _radius(kind: str, code: str, population: int) -> float:
    if kind in {"city", "quarter"}:
        return round(town_radius_km(population, kind), 1)
    return _CODES.get(code, 30.0 if kind == "area" else 2.0)


def _alternates(path: Path) -> Iterator[tuple[str, int, int, str | None]]:
    for number, row in _rows(path, 4):
        lang, name = row[2], row[3]
        if lang in _SKIPPED or not name:
            continue
        if not row[1].isdigit():
            raise _broken(path, number, f"no GeoNames id: {row[1]!r}")
        key = fold(name)
        if lang == "abbr":
            yield key, int(row[1]), _ABBREVIATION, None
        elif lang in {"fr", "en"}:
            yield key, int(row[1]), _EXONYM, lang
        elif key and usable(name):
            yield key, int(row[1]), _ALIAS, lang or None


def _add_skeletons(db: sqlite3.Connection) -> None:
    """Stage the skeletons of new names, for countries that have skeletons in the core."""
    rows = db.execute(
        "SELECT DISTINCT n.key, p.country, p.id FROM new_name n JOIN place p ON p.id = n.place "
        "WHERE n.kind < 3 AND p.kind <> 'country' "
        "AND p.country IN (SELECT DISTINCT country FROM skeleton)"
    )
    found = (
        (country, bones, id_)
        for key, country, id_ in rows
        if is_telling(bones := skeleton(key, country=country))
    )
    db.cursor().executemany("INSERT INTO new_skeleton VALUES (?, ?, ?)", found)
