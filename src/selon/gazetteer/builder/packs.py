"""Packs: the places of one country from Who's On First, laid over the shipped gazetteer.

A pack is made of a table `wof_XX.tsv.gz` (columns below). A place that the shipped gazetteer has
keeps its row from there, with the GeoNames point; it gains names only. A concordance is not
believed where the two points lie more than 25 km apart, nor a name that belongs to another place
nearby: Who's On First has towns that carry their neighbour's names.
"""

from __future__ import annotations

import csv
import gzip
import re
import shutil
import zlib
from typing import TYPE_CHECKING

from selon.errors import DataError, SettingError
from selon.gazetteer._layer import Layer
from selon.gazetteer.builder.core import town_radius_km, usable
from selon.gazetteer.builder.layers import add_layer, read_layer
from selon.gazetteer.builder.tables import PlaceRow, Tables
from selon.gazetteer.geometry import distance_km
from selon.gazetteer.installed import packs_folder
from selon.gazetteer.schema import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selon.gazetteer.index import Gazetteer
    from selon.gazetteer.types import Candidate
    from selon.record import PlaceKind

_COLUMNS = (
    "wof_id", "geonames_id", "name", "placetype", "lat", "lon", "population", "country", "region",
    "county", "locality", "names",
)  # fmt: skip
_KINDS: dict[str, tuple[PlaceKind, str]] = {
    "region": ("admin", "ADM1"), "county": ("admin", "ADM2"), "localadmin": ("admin", "ADM3"),
    "locality": ("city", "PPL"), "neighbourhood": ("quarter", "PPLX"),
}  # fmt: skip
_RADIUS = {"ADM1": 60.0, "ADM2": 20.0, "ADM3": 8.0}
_LANGUAGES = {"fra": "fr", "eng": "en"}
_WOF = -(10**10)  # ids of places without GeoNames id are this less the Who's On First id
_TRUST_KM = 25.0
_NEAR_KM = 100.0  # a larger namesake so near has the better claim to a name
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*$")
ATTRIBUTION = "Data from Who's On First (whosonfirst.org), with GeoNames CC BY 4.0."


def add_pack(source: Path, core: Gazetteer, *, name: str | None = None) -> tuple[Path, int]:
    """Install a pack from a Who's On First table or a built pack; give its file and size.

    The pack is built or copied whole into the packs folder or not at all. Raises `DataError` for a
    damaged source, `SettingError` for a name that is none.
    """
    stem = name or source.name.split(".")[0].removeprefix("wof_")
    if not _NAME.match(stem):
        raise SettingError(f"{stem!r} cannot be the name of a pack", hint="use a-z, 0-9, - and _")
    target = packs_folder() / f"{stem}.sqlite"
    if source.suffix == ".sqlite":
        layer = Layer(source)
        layer.close()
        with replacing(target) as temporary:
            shutil.copyfile(source, temporary)
        return target, int(layer.meta.get("places", 0))
    return target, build_pack(source, core, target)


def build_layer(source: Path, city: int, core: Gazetteer, out: Path) -> int:
    """Build a pack of the quarters of a city from a GeoJSON file; give their number."""
    place = core.get(city)
    if place is None:
        raise SettingError(f"no place has the id {city}", hint="selon gazetteer lookup shows ids")
    tables = Tables()
    row = _row(place)
    tables.places[city] = row
    count = add_layer(
        tables, read_layer(source), city=row, source=f"layer:{source.stem}", where=str(source)
    )
    del tables.places[city]
    tables.write(out, meta={"sources": source.name, "places": str(count)})
    return count


def build_pack(source: Path, core: Gazetteer, out: Path) -> int:
    """Build a pack from a Who's On First table; give the number of its places."""
    tables = Tables()
    regions: dict[str, int] = {}
    towns: dict[str, list[PlaceRow]] = {}
    iso3: dict[str, str | None] = {}
    lines = sorted(_lines(source), key=lambda line: _rank(line[1]["placetype"]))
    for where, cells in lines:
        if cells["placetype"] not in _KINDS:
            continue
        iso2 = cells["country"]
        if iso2 not in iso3:
            iso3[iso2] = core.iso3(iso2)
        country = iso3[iso2]
        if country is None:
            raise DataError(f"unknown country {iso2!r}", where=where)
        row = _place(cells, where, core, country)
        known = core.get(row.id) if row.id > 0 else None
        if known is None:
            row.admin1 = regions.get(cells["region"]) if row.feature_code != "ADM1" else None
            nation = core.country(country)
            row.parent = row.admin1 or (nation.id if nation else None)
            if row.kind == "quarter":
                row.parent = _town(row, towns.get(cells["locality"], [])) or row.parent
        kept = tables.places.setdefault(row.id, row)
        if kept.kind == "admin" and kept.feature_code == "ADM1":
            regions.setdefault(cells["name"], kept.id)
        elif kept.kind == "city":
            towns.setdefault(cells["name"], []).append(kept)
        _names(tables, kept, cells, core, country)
    if not tables.places:
        raise DataError("no place in it", where=str(source))
    tables.write(
        out,
        meta={
            "sources": f"Who's On First, {source.name}",
            "licences": "Who's On First: CC0 and CC BY sources, see whosonfirst.org/docs/licenses",
            "attribution": ATTRIBUTION,
            "places": str(len(tables.places)),
        },
    )
    return len(tables.places)


def _lines(source: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the rows of the table with the place of each in the file."""
    opener = gzip.open if source.suffix == ".gz" else open
    try:
        with opener(source, "rt", encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            header = next(rows, [])
            if not set(_COLUMNS) <= set(header):
                missing = ", ".join(sorted(set(_COLUMNS) - set(header)))
                raise DataError(f"columns missing: {missing}", where=str(source))
            for number, row in enumerate(rows, 2):
                where = f"{source}, line {number}"
                if len(row) != len(header):
                    raise DataError(f"{len(row)} columns instead of {len(header)}", where=where)
                yield where, dict(zip(header, row, strict=True))
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", where=str(source)) from error


def _rank(placetype: str) -> int:
    return list(_KINDS).index(placetype) if placetype in _KINDS else 9


def _place(cells: dict[str, str], where: str, core: Gazetteer, country: str) -> PlaceRow:
    """Make the row of a place: the shipped gazetteer's where it has the place."""
    try:
        wof, geonames = int(cells["wof_id"]), int(cells["geonames_id"] or 0)
        lat, lon = float(cells["lat"] or "nan"), float(cells["lon"] or "nan")
        population = int(float(cells["population"] or 0))
    except ValueError as error:
        raise DataError(f"no number: {error}", where=where) from error
    point = lat == lat and lon == lon  # noqa: PLR0124 - not a number is unlike itself
    if point and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise DataError(f"point out of range: {lat}, {lon}", where=where)
    known = core.get(geonames) if geonames else None
    if known is not None:
        if known.latitude is None or known.longitude is None:
            row = _row(known)
            if point:
                row.lat, row.lon = lat, lon
                row.radius_km = _RADIUS.get(row.feature_code or "", 5.0)
            return row
        apart = distance_km(lat, lon, known.latitude, known.longitude) if point else 0.0
        if known.kind == "admin" or apart <= _TRUST_KM:
            return _row(known)
        geonames = 0
    kind, code = _KINDS[cells["placetype"]]
    return PlaceRow(
        geonames or _WOF - wof, "whosonfirst", cells["name"] or "?", kind,
        lat=lat if point else None, lon=lon if point else None,
        radius_km=_RADIUS.get(code) or town_radius_km(population, kind),
        feature_class="A" if kind == "admin" else "P", feature_code=code,
        population=population, country=country,
    )  # fmt: skip


def _row(place: Candidate) -> PlaceRow:
    return PlaceRow(
        place.id, place.source, place.name, place.kind, name_fr=place.name_fr,
        name_en=place.name_en, lat=place.latitude, lon=place.longitude, radius_km=place.radius_km,
        feature_class="A" if place.kind == "admin" else "P", feature_code=place.feature_code,
        population=place.population, country=place.country, admin1=place.admin1_id,
        parent=place.parent,
    )  # fmt: skip


def _names(
    tables: Tables, row: PlaceRow, cells: dict[str, str], core: Gazetteer, country: str
) -> None:
    tables.add_name(row.id, cells["name"], "preferred")
    for tagged in cells["names"].split("|"):
        languages, _, name = tagged.partition("=")
        if not usable(name) or _belongs_elsewhere(name, row, core, country):
            continue
        for language in languages.split(","):
            lang = _LANGUAGES.get(language)
            tables.add_name(row.id, name, "exonym" if lang else "alias", lang)
            if lang == "fr" and row.id < 0:
                row.name_fr = row.name_fr or name


def _belongs_elsewhere(name: str, row: PlaceRow, core: Gazetteer, country: str) -> bool:
    """Say whether the name is that of another, larger place of the same kind nearby."""
    if row.lat is None or row.lon is None:
        return False
    found = core.lookup(name, country=country, kinds=(row.kind,))
    if any(one.id == row.id for one in found):
        return False
    return any(
        one.latitude is not None
        and one.longitude is not None
        and one.population > (row.population or 0)
        and distance_km(row.lat, row.lon, one.latitude, one.longitude) < _NEAR_KM
        for one in found
    )


def _town(row: PlaceRow, towns: list[PlaceRow]) -> int | None:
    """Give the nearest of the towns that bear the name of a quarter's town."""
    if row.lat is None or row.lon is None:
        return None
    near = [
        (distance_km(row.lat, row.lon, town.lat, town.lon), town.id)
        for town in towns
        if town.lat is not None and town.lon is not None
    ]
    return min(near, default=(0.0, None))[1]
