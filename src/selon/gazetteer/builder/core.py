"""The shipped gazetteer, put together from the pinned inputs and the hand-made tables."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING

from selon.gazetteer.builder import handmade, spread
from selon.gazetteer.builder.inputs import Inputs, pins
from selon.gazetteer.builder.layers import add_layer
from selon.gazetteer.builder.tables import PlaceRow, Tables
from selon.gazetteer.installed import DATA
from selon.gazetteer.keys import fold

if TYPE_CHECKING:
    from pathlib import Path

    from selon.record import PlaceKind

DUMP_DATE = "2026-10"
ATTRIBUTION = (
    "Place data © GeoNames, CC BY 4.0; Who's On First; Aleppo quarters: Center for Spatial "
    "Research, Columbia University (MIT), after UN-Habitat/REACH; Natural Earth; Unicode CLDR."
)
_ALEPPO = 170063
_CODE = re.compile(r"[A-Z0-9]{1,4}$")
_UNREAD = re.compile("[\u0700-\u109f\u1100-\u1dff\u2070-\U0010ffff]")
_LATIN, _OTHER = re.compile("[A-Za-z\u00c0-\u024f]"), re.compile("[\u0370-\u06ff\u10a0-\u10ff]")
_WORDS = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))


def build_core(folder: Path, out: Path) -> Tables:
    """Build the shipped file from the folder of pinned inputs; the same inputs, the same bytes."""
    inputs = Inputs.open(folder)
    tables = Tables()
    iso3 = _countries(inputs, tables)
    units = _units(inputs, tables, iso3)
    _cities(inputs, tables, iso3, units)
    _names(inputs, tables, iso3, units)
    spread.place_countries(inputs, tables)
    spread.place_units(inputs, tables)
    spread.place_quarters(tables)
    add_layer(
        tables, inputs.shapes("aleppo"), city=tables.places[_ALEPPO], source="csr",
        where="aleppo_quarters.geojson",
    )  # fmt: skip
    handmade.add_all(tables, iso3)
    _demonyms(inputs, tables, iso3)
    derive_keys(tables)
    sources = "; ".join(
        f"{pin['fetch'].removeprefix('shared ')} ({pin['licence']})" for pin in pins().values()
    )
    tables.write(
        out,
        meta={
            "dump": DUMP_DATE,
            "sources": sources,
            "licences": "see LICENCES.md in selon/gazetteer/data",
            "attribution": ATTRIBUTION,
        },
        countries=frozenset(iso3.values()) - frozenset(_WORDS["no_skeletons"]),
    )
    return tables


def _countries(inputs: Inputs, tables: Tables) -> dict[str, str]:
    """Add all countries; give ISO alpha-2 to alpha-3."""
    iso3 = {}
    named = {row["iso2"]: row for row in inputs.country_names()}
    for row in inputs.countries():
        iso2 = row["iso"]
        if iso2 in _WORDS["dissolved"]:
            continue
        iso3[iso2] = row["iso3"]
        names = named.get(iso2, {})
        english = names.get("name_en") or row["name"]
        place = tables.add(
            PlaceRow(
                row["geonameid"], "geonames", english.replace("&", "and"), "country",
                name_fr=names.get("name_fr_cldr") or names.get("name_fr_geonames") or None,
                feature_class="A", feature_code="PCL", population=row["population"],
                country=row["iso3"], code=iso2,
            )
        )  # fmt: skip
        tables.add_code(place.id, row["iso3"])
        tables.add_name(place.id, row["name"], "alias", "en")
        for column in ("name_fr_cldr", "name_fr_geonames"):
            tables.add_name(place.id, names.get(column) or "", "exonym", "fr")
    return iso3


def _units(inputs: Inputs, tables: Tables, iso3: dict[str, str]) -> dict[str, int]:
    """Add first- and second-level units; give GeoNames code to id."""
    countries = {row.code: row.id for row in tables.places.values()}
    units: dict[str, int] = {}
    rows = [row for row in inputs.subdivisions() if row[2] and row[3].isdigit()]
    for row in sorted(rows, key=lambda row: (row[2].count("."), row[2], int(row[3]))):
        name, code, id_ = row[0], row[2], int(row[3])
        iso2, *parts = code.split(".")
        if iso2 not in iso3 or id_ in tables.places:
            units.setdefault(code, id_)
            continue
        first = units.get(f"{iso2}.{parts[0]}") if len(parts) > 1 else None
        tables.add(
            PlaceRow(
                id_, "geonames", name, "admin", feature_class="A",
                feature_code=f"ADM{len(parts)}", country=iso3[iso2], code=code,
                admin1=first, parent=first or countries.get(iso2),
            )
        )  # fmt: skip
        units[code] = id_
        for alias in row[5].split("|"):
            if usable(alias):
                tables.add_name(id_, alias, "alias")
    return units


def _cities(inputs: Inputs, tables: Tables, iso3: dict[str, str], units: dict[str, int]) -> None:
    """Add towns, with the feature codes and second-level units of the older dump."""
    older = {int(row[0]): (row[7], row[11]) for row in inputs.features()}
    countries = {row.code: row.id for row in tables.places.values() if row.kind == "country"}
    for row in inputs.cities():
        id_, iso2 = row["geonameid"], row["countrycode"]
        if id_ in tables.places or iso2 not in iso3:
            continue
        feature, second = older.get(id_, ("PPL", ""))
        admin1 = units.get(f"{iso2}.{row['admin1code']}")
        admin2 = units.get(f"{iso2}.{row['admin1code']}.{second}") if second else None
        kind: PlaceKind = "quarter" if feature == "PPLX" else "city"
        tables.add(
            PlaceRow(
                id_, "geonames", row["name"], kind, lat=row["latitude"], lon=row["longitude"],
                radius_km=town_radius_km(row["population"], kind), feature_class="P",
                feature_code=feature or "PPL", population=row["population"],
                country=iso3[iso2], admin1=admin1, parent=admin2 or admin1 or countries[iso2],
            )
        )  # fmt: skip
        for alias in row["alternatenames"]:
            if usable(alias):
                tables.add_name(id_, alias, "alias")


def town_radius_km(population: int, kind: str) -> float:
    """Guess the radius of a town from its people: 10 km for two millions, at least 1.5 km."""
    if kind == "quarter":
        return max(0.7, 0.004 * sqrt(population))
    return max(1.5, 0.007 * sqrt(population))


def usable(alias: str) -> bool:
    """Say whether an untagged alternate name is one that could stand in a text.

    GeoNames' are mixed with airport codes (ALP), transcriptions of transcriptions in lower case
    (a lei po) or half done (two scripts in one word), and numbers. Scripts of which no press is
    read here (India's, Ethiopic, Chinese, Japanese, Korean) are left out.
    """
    if _CODE.match(alias) or len(alias) < 2:
        return False
    if alias.isascii():
        return alias != alias.lower() and len(alias) > 2
    if any(c.isdigit() for c in alias) or _UNREAD.search(alias):
        return False
    return not (_LATIN.search(alias) and _OTHER.search(alias))


def _names(inputs: Inputs, tables: Tables, iso3: dict[str, str], units: dict[str, int]) -> None:
    """Add the names tagged with a language."""
    countries = {row.code: row.id for row in tables.places.values() if row.kind == "country"}
    for lang, key, name in inputs.names():
        if key.isdigit():
            id_ = int(key)
        elif "." in key:
            id_ = units.get(key, 0)
        else:
            id_ = countries.get(key, 0) if key in iso3 else 0
        row = tables.places.get(id_)
        if row is None:
            continue
        if lang == "fr":
            row.name_fr = row.name_fr or name
            tables.add_name(id_, name, "exonym", "fr")
        elif lang == "en":
            row.name_en = row.name_en or name
            tables.add_name(id_, name, "exonym", "en")
        elif usable(name):
            tables.add_name(id_, name, "alias", lang)
    for row in tables.places.values():
        if row.kind == "admin" and row.name_en:
            row.name = row.name_en


def _demonyms(inputs: Inputs, tables: Tables, iso3: dict[str, str]) -> None:
    """Add adjectives of nationality: stems of newsmap with their endings, nationalities."""
    ids = {row.country: row.id for row in tables.places.values() if row.kind == "country"}
    by_place: defaultdict[int, set[str]] = defaultdict(set)
    for (key, id_), (kind, _) in tables.names.items():
        if kind < 3 and id_ in ids.values():
            by_place[id_].add(key)
    endings = _WORDS["demonym_endings"]
    for lang, iso2, stem in inputs.demonym_stems():
        country = ids.get(iso3.get(iso2, ""))
        if country is None:
            continue
        for ending in endings[lang]:
            form = stem.removesuffix("*") + ending
            if fold(form) not in by_place[country]:
                tables.add_name(country, form, "demonym", lang)
    for row in inputs.country_names():
        country = ids.get(row["iso3"])
        if country is None:
            continue
        for lang in ("fr", "en"):
            word = row[f"nationality_{lang}"]
            for ending in endings[lang] if word and word[0].isalpha() else ():
                if fold(word + ending) not in by_place[country]:
                    tables.add_name(country, word + ending, "demonym", lang)


def derive_keys(tables: Tables) -> None:
    """Add keys without the word for the unit and without articles that contract."""
    articles = tuple(f"{word} " for word in _WORDS["contracting_articles"])
    for (key, id_), (kind, lang) in list(tables.names.items()):
        row = tables.places[id_]
        if kind > 2:
            continue
        if (lang == "fr" or row.country == "FRA") and key.startswith(articles):
            tables.add_name(id_, key.partition(" ")[2], "alias", lang)
        if row.kind == "admin" and key.isascii():
            for bare in bare_keys(key):
                tables.add_name(id_, bare, "alias", lang)


def bare_keys(key: str) -> list[str]:
    """Give the folded name of a unit without the word for the unit.

    >>> bare_keys("oblast de donetsk"), bare_keys("helmand province"), bare_keys("oblast dodessa")
    (['donetsk'], ['helmand'], ['odessa'])
    """
    found = []
    for word in sorted(_WORDS["unit_after"], key=len, reverse=True):
        if key.endswith(f" {word}"):
            found.append(key.removesuffix(f" {word}"))
            break
    for word in sorted(_WORDS["unit_before"], key=len, reverse=True):
        if key.startswith(f"{word} "):
            found.append(key.removeprefix(f"{word} "))
            break
    for word in sorted(_WORDS["unit_before_elided"], key=len, reverse=True):
        if key.startswith(word) and key[len(word) : len(word) + 1] in tuple("aeiouhy"):
            found.append(key.removeprefix(word))
            break
    return [one for one in found if len(one) > 2]
