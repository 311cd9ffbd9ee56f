"""The countries behind the map: a packaged file, cut to the region that a page needs.

`basemap/countries.json` (by `scripts/build_basemap.py`): `scale`, steps in a degree; `arcs`, pieces
of border as encoded polylines of longitude and latitude; `countries` with `id` (GeoNames), `code`
(ISO 3166-1 alpha-3), names, `at` (where to write the name), `km` (the radius of a circle of the
same area) and `polygons`, each a box in whole degrees and its rings, lists of numbers of arcs,
`~number` for an arc read from its end.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Box:
    """A region in degrees that does not cross the antimeridian."""

    south: float
    west: float
    north: float
    east: float

    def meets(self, south: float, west: float, north: float, east: float) -> bool:
        """Tell whether another region has anything in common with this one."""
        return (
            west <= self.east and east >= self.west and south <= self.north and north >= self.south
        )

    def corners(self) -> list[list[float]]:
        """Give the corners in the south-west and north-east, as (latitude, longitude)."""
        return [
            [round(self.south, 3), round(self.west, 3)],
            [round(self.north, 3), round(self.east, 3)],
        ]


@cache
def world() -> dict[str, Any]:
    """Give the whole base map."""
    text = (files("selon.exports") / "basemap" / "countries.json").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))


def country_of(geonames_id: int | None, code: str | None) -> int | None:
    """Give the number of a country in the base map, by its GeoNames id, else by its ISO code."""
    countries = world()["countries"]
    for key, value in (("id", geonames_id), ("code", code)):
        if value is not None:
            for n, country in enumerate(countries):
                if country[key] == value:
                    return n
    return None


def crop(region: Box) -> tuple[list[str], dict[int, dict[str, Any]]]:
    """Give the arcs and the countries of a region; of a country only the polygons that reach in.

    Countries come by their number in the base map, with the arcs numbered anew.
    """
    whole = world()
    renumbered: dict[int, int] = {}
    countries = {}
    for n, country in enumerate(whole["countries"]):
        shown = [
            rings
            for (west, south, east, north), rings in country["polygons"]
            if region.meets(south, west, north, east)
        ]
        if not shown:
            continue
        polygons = [
            [[_number(arc, renumbered) for arc in ring] for ring in rings] for rings in shown
        ]
        countries[n] = {"at": country["at"], "polygons": polygons} | {
            key: country[key] for key in ("en", "fr", "km")
        }
    return [whole["arcs"][old] for old in renumbered], countries


def _number(arc: int, renumbered: dict[int, int]) -> int:
    if arc < 0:
        return ~renumbered.setdefault(~arc, len(renumbered))
    return renumbered.setdefault(arc, len(renumbered))
