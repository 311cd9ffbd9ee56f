"""Rows on their way into a gazetteer file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

from selon.gazetteer.keys import fold, is_telling, skeleton
from selon.gazetteer.schema import coordinate, write
from selon.gazetteer.types import NAME_KINDS, NameKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from selon.record import PlaceKind

_NUMBER = {kind: number for number, kind in enumerate(NAME_KINDS)}


@dataclass(slots=True)
class PlaceRow:
    """A place being put together; written when all sources have spoken."""

    id: int
    source: str
    name: str
    kind: PlaceKind
    name_fr: str | None = None
    name_en: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    feature_class: str | None = None
    feature_code: str | None = None
    population: int | None = None
    country: str | None = None
    code: str | None = None
    admin1: int | None = None
    parent: int | None = None

    def values(self) -> tuple[object, ...]:
        """Give the columns as `schema.PLACE_COLUMNS` names them; what repeats the name is null."""
        return (
            self.id, self.source, self.name,
            None if self.name_fr == self.name else self.name_fr,
            None if self.name_en == self.name else self.name_en,
            self.kind, coordinate(self.lat), coordinate(self.lon),
            None if self.radius_km is None else round(self.radius_km, 1),
            self.feature_class, self.feature_code, self.population or None,
            self.country, self.code, self.admin1, self.parent,
        )  # fmt: skip


@dataclass(slots=True)
class Tables:
    """All places and names of one build."""

    places: dict[int, PlaceRow] = field(default_factory=dict)
    names: dict[tuple[str, int], tuple[int, str | None]] = field(default_factory=dict)
    codes: list[tuple[str, int, int, str | None]] = field(default_factory=list)
    demonyms: dict[tuple[str, int], str | None] = field(default_factory=dict)

    def add(self, row: PlaceRow) -> PlaceRow:
        """Add a place (the first row of an id stays) and its main name."""
        row = self.places.setdefault(row.id, row)
        self.add_name(row.id, row.name, "preferred")
        return row

    def add_name(self, place: int, name: str, kind: NameKind, lang: str | None = None) -> None:
        """Give a place one more name; the best kind of name stays where a key comes twice."""
        key = fold(name)
        if not key or place not in self.places:
            return
        if kind == "demonym":
            self.demonyms.setdefault((key, place), lang)
            return
        new = (_NUMBER[kind], lang)
        old = self.names.get((key, place))
        if old is None or new[0] < old[0]:
            self.names[key, place] = new

    def add_code(self, place: int, code: str) -> None:
        """Let a country be found by its code."""
        self.codes.append((code, place, _NUMBER["code"], None))

    def skeletons(self, countries: frozenset[str] | None = None) -> set[tuple[str, str, int]]:
        """Give the consonants of all Latin names, of these countries or of all."""
        found = set()
        for (key, id_), (kind, _) in self.names.items():
            place = self.places[id_]
            if kind > _NUMBER["alias"] or place.country is None or place.kind == "country":
                continue
            if countries is not None and place.country not in countries:
                continue
            bones = skeleton(key, country=place.country)
            if is_telling(bones):
                found.add((place.country, bones, id_))
        return found

    def write(
        self,
        path: Path,
        *,
        meta: Mapping[str, str],
        countries: frozenset[str] | None = None,
    ) -> None:
        """Write the file."""
        names = [(key, id_, kind, lang) for (key, id_), (kind, lang) in self.names.items()]
        demonym = _NUMBER["demonym"]
        names += [(key, id_, demonym, lang) for (key, id_), lang in self.demonyms.items()]
        write(
            path,
            places=(row.values() for row in self.places.values()),
            names=names + self.codes,
            skeletons=self.skeletons(countries),
            meta=meta,
        )


def own_id(*parts: str) -> int:
    """Make the stable negative id of a place that GeoNames does not have."""
    return -1 - (crc32("\0".join(parts).encode()) & 0x7FFFFFFF)
