"""The hand-made tables: areas, further exonyms, country names, demonyms, abbreviations.

All are data in `gazetteer/data`; an entry that fits nothing stops the build and names its line.
"""

from __future__ import annotations

import csv
import tomllib
from typing import TYPE_CHECKING, NamedTuple

from selon.errors import DataError
from selon.gazetteer.builder.tables import PlaceRow, Tables, own_id
from selon.gazetteer.geometry import distance_km
from selon.gazetteer.installed import DATA
from selon.gazetteer.keys import fold
from selon.gazetteer.types import PLACE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_AREAS = DATA / "areas.tsv"
_EXONYMS = DATA / "exonyms.tsv"
_NEAR_KM = {"admin": 200.0}  # how far the point of an entry may lie from the place it means
_CLASS = {"area": "L", "feature": "S", "city": "P", "quarter": "P", "admin": "A", "country": "A"}


class _Line(NamedTuple):
    where: str
    cells: dict[str, str]

    def numbers(self, *columns: str) -> list[float]:
        try:
            return [float(self.cells[column]) for column in columns]
        except ValueError as error:
            raise DataError(str(error), where=self.where) from error


def add_all(tables: Tables, iso3: dict[str, str]) -> None:
    """Add all hand-made tables to a core in the making."""
    countries = {row.country: row.id for row in tables.places.values() if row.kind == "country"}
    add_areas(tables, countries)
    _add_exonyms(tables, countries)
    _add_country_names(tables, countries)
    _add_abbreviations(tables, iso3)


def _lines(name: str) -> Iterator[_Line]:
    """Give the rows of a table; lines that begin with # say origin and licence."""
    path = DATA / name
    with path.open(encoding="utf-8", newline="") as file:
        numbered = [(n, line) for n, line in enumerate(file, 1) if line.strip() and line[0] != "#"]
    rows = csv.reader((line for _, line in numbered), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(rows)
    for (number, _), row in zip(numbered[1:], rows, strict=True):
        where = f"{name}, line {number}"
        if len(row) != len(header):
            raise DataError(f"{len(row)} columns instead of {len(header)}", where=where)
        yield _Line(where, dict(zip(header, (cell.strip() for cell in row), strict=True)))


def add_areas(tables: Tables, countries: dict[str | None, int]) -> None:
    """Add macro-regions, disputed areas, waters, sites: `areas.tsv`."""
    for line in _lines(_AREAS.name):
        cells = line.cells
        lat, lon, radius = line.numbers("lat", "lon", "radius_km")
        kind, country = cells["kind"], cells["country"] or None
        if kind not in PLACE_KINDS or not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise DataError(f"kind {kind!r}, {lat}, {lon}", where=line.where)
        if country is not None and country not in countries:
            raise DataError(f"unknown country {country}", where=line.where)
        row = tables.add(
            PlaceRow(
                int(cells["id"] or 0) or own_id("selon", kind, country or "", cells["name_en"]),
                "selon", cells["name_en"],
                kind, name_fr=cells["name_fr"], name_en=cells["name_en"],
                lat=lat, lon=lon, radius_km=radius, feature_class=_CLASS[kind],
                feature_code=cells["code"], country=country, parent=countries.get(country),
            )
        )  # fmt: skip
        _name(tables, row.id, cells)


def _name(tables: Tables, id_: int, cells: dict[str, str]) -> None:
    tables.add_name(id_, cells["name_fr"], "preferred", "fr")
    tables.add_name(id_, cells["name_en"], "preferred", "en")
    for alias in cells["aliases"].split("|"):
        tables.add_name(id_, alias.strip(), "exonym")


def _add_exonyms(tables: Tables, countries: dict[str | None, int]) -> None:
    """Add the press's spellings to places that are there, or the place if it is not."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for key, id_ in tables.names:
        by_key.setdefault((key, tables.places[id_].country or ""), []).append(id_)
    shown: set[int] = set()  # the first line about a place gives the French name to show
    for line in _lines(_EXONYMS.name):
        cells = line.cells
        kind, country = cells["kind"], cells["country"]
        if country not in countries or kind not in PLACE_KINDS:
            raise DataError(f"kind {kind!r}, country {country!r}", where=line.where)
        row = _known(tables, by_key, line)
        if row is None and cells["lat"]:
            lat, lon = line.numbers("lat", "lon")
            row = tables.add(
                PlaceRow(
                    int(cells["id"] or 0) or own_id("selon", kind, country, cells["name"]),
                    "geonames" if cells["id"] else "selon", cells["name"],
                    kind, lat=lat, lon=lon,
                    radius_km={"admin": 40.0, "quarter": 1.0}.get(kind, 2.0),
                    feature_class=_CLASS[kind], feature_code={"city": "PPL"}.get(kind),
                    country=country, parent=countries[country],
                )
            )  # fmt: skip
        if row is None:
            raise DataError(f"no {kind} {cells['name']} in {country}", where=line.where)
        names = [name.strip() for name in cells["french"].split("|") if name.strip()]
        if names and row.id not in shown:
            row.name_fr = names[0]
            shown.add(row.id)
        for name in names:
            tables.add_name(row.id, name, "exonym", "fr")


def _known(
    tables: Tables, by_key: dict[tuple[str, str], list[int]], line: _Line
) -> PlaceRow | None:
    """Find the place that an entry means: by name, country, kind, and point where one is given."""
    cells = line.cells
    found = [
        tables.places[id_]
        for id_ in by_key.get((fold(cells["name"]), cells["country"]), ())
        if tables.places[id_].kind == cells["kind"]
        or {tables.places[id_].kind, cells["kind"]} == {"city", "quarter"}
    ]
    if cells["lat"]:
        lat, lon = line.numbers("lat", "lon")
        limit = _NEAR_KM.get(cells["kind"], 30.0)
        found = [
            row
            for row in found
            if row.lat is not None and distance_km(lat, lon, row.lat, row.lon or 0.0) <= limit
        ]
    rank = {"ADM1": 0, "ADM2": 1}
    return min(
        found,
        key=lambda row: (rank.get(row.feature_code or "", 0), -(row.population or 0), row.id),
        default=None,
    )


def _add_country_names(tables: Tables, countries: dict[str | None, int]) -> None:
    """Add further names and demonyms of countries: `countries.toml`."""
    with (DATA / "countries.toml").open("rb") as file:
        entries = tomllib.load(file)
    for iso3, entry in entries.items():
        if iso3 not in countries:
            raise DataError(f"unknown country {iso3}", where="countries.toml")
        id_ = countries[iso3]
        for lang in ("fr", "en"):
            for name in entry.get(f"names_{lang}", ()):
                tables.add_name(id_, name, "exonym", lang)
            for word in entry.get(f"demonyms_{lang}", ()):
                tables.add_name(id_, word, "demonym", lang)
        if "call" in entry:
            tables.places[id_].name_fr = entry["call"]


def _add_abbreviations(tables: Tables, iso3: dict[str, str]) -> None:
    """Add the abbreviations of states and provinces: `abbreviations.toml`."""
    with (DATA / "abbreviations.toml").open("rb") as file:
        entries = tomllib.load(file)
    for iso2, units in entries.items():
        for name, short in units.items():
            found = [
                row
                for row in tables.places.values()
                if row.kind == "admin" and row.feature_code == "ADM1"
                and row.country == iso3[iso2] and (fold(name), row.id) in tables.names
            ]  # fmt: skip
            if not found:
                raise DataError(f"no unit {name} in {iso2}", where="abbreviations.toml")
            for form in short:
                tables.add_name(found[0].id, form, "abbreviation", "en")
