"""What the gazetteer hands out: candidates, each one place under one name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.record import PlaceKind

NameKind = Literal["preferred", "exonym", "alias", "abbreviation", "demonym", "code"]
Matched = Literal["preferred", "exonym", "alias", "abbreviation", "demonym", "skeleton", "id"]

NAME_KINDS: tuple[NameKind, ...] = (
    "preferred", "exonym", "alias", "abbreviation", "demonym", "code",
)  # fmt: skip
"""Kinds of names in the order of their numbers in `name.kind`; codes are not folded (`SYR`)."""

PLACE_KINDS: tuple[PlaceKind, ...] = ("country", "admin", "city", "quarter", "feature", "area")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean.

    `id` is the GeoNames id, or negative for a place that GeoNames does not have (see `source`).
    `latitude` and `longitude` are null together where the sources give no point (some second-level
    units). `radius_km` is the radius within which the place lies about its point: for a country or
    area the circle of equal area. `country` is ISO 3166 alpha-3 (`XKX` Kosovo), null for a place
    that lies in several or none. `admin1` is the name of the first-level unit, `admin1_id` its id;
    both are null for countries, areas and the units themselves. `parent` is the nearest containing
    place that is known. `seat` says that it is the seat of a first-level unit or the capital.
    `matched` says by which kind of name it was found: `skeleton` by its consonants only, `id` by
    its number, `demonym` through an adjective of nationality.
    """

    id: int
    name: str
    name_fr: str
    name_en: str
    kind: PlaceKind
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    admin1_id: int | None
    parent: int | None
    population: int
    feature_code: str
    capital: bool
    seat: bool
    matched: Matched
    source: str

    @property
    def geonames_id(self) -> int | None:
        """The GeoNames id, null where GeoNames does not have the place."""
        return self.id if self.id > 0 else None


COLUMNS = (
    "p.id, p.name, p.name_fr, p.name_en, p.kind, p.lat, p.lon, p.radius_km, p.country, "
    "a.name, p.admin1, p.parent, p.population, p.feature_code, p.source"
)
"""What `candidate` needs of `place p LEFT JOIN place a ON a.id = p.admin1`."""


def candidate(row: Sequence[object], matched: Matched) -> Candidate:
    """Make a candidate of a row of `COLUMNS`."""
    (id_, name, name_fr, name_en, kind, lat, lon, radius, country, admin1, admin1_id, parent,
     population, code, source) = row  # fmt: skip
    return Candidate(
        id_,  # type: ignore[arg-type]
        name,  # type: ignore[arg-type]
        name_fr or name_en or name,  # type: ignore[arg-type]
        name_en or name,  # type: ignore[arg-type]
        kind,  # type: ignore[arg-type]
        None if lat is None else round(lat, 5),  # type: ignore[call-overload]
        None if lon is None else round(lon, 5),  # type: ignore[call-overload]
        radius,  # type: ignore[arg-type]
        country,  # type: ignore[arg-type]
        admin1,  # type: ignore[arg-type]
        admin1_id,  # type: ignore[arg-type]
        parent,  # type: ignore[arg-type]
        population or 0,  # type: ignore[arg-type]
        code or "",  # type: ignore[arg-type]
        code == "PPLC",
        code in {"PPLC", "PPLA"},
        matched,
        source,  # type: ignore[arg-type]
    )
