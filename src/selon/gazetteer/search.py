"""Looking a name up as a person does: exact name first, spelling variants after, nearest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.errors import SettingError
from selon.gazetteer.geometry import distance_km
from selon.gazetteer.types import PLACE_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from selon.gazetteer.index import Gazetteer
    from selon.gazetteer.types import Candidate

_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found, with its distance from where it was sought (null if nowhere)."""

    place: Candidate
    distance_km: float | None


def search(
    gazetteer: Gazetteer,
    name: str,
    *,
    country: str | None = None,
    kinds: Collection[str] | None = None,
    near: str | None = None,
) -> list[Hit]:
    """Give the places of a name, and in a known country the variants of its spelling after them.

    `near` is a point (`36.2,37.16`) or the name of a place; it orders by distance and names the
    country when none is given. Raises `SettingError` if the country, a kind or `near` is none.
    """
    wrong = sorted(set(kinds or ()) - set(PLACE_KINDS))
    if wrong:
        raise SettingError(f"no kind of place: {wrong[0]!r}", hint=", ".join(PLACE_KINDS))
    if country is not None and gazetteer.country(country) is None:
        raise SettingError(f"no country {country!r}", hint="ISO 3166 alpha-3, as SYR")
    point = None if near is None else _point(gazetteer, near, country)
    found = gazetteer.lookup(name, country=country, kinds=kinds)
    variants_in = country or (point[2] if point else None)
    if variants_in is not None:
        known = {one.id for one in found}
        found += [
            one
            for one in gazetteer.similar(name, country=variants_in)
            if one.id not in known and (kinds is None or one.kind in kinds)
        ]
    if point is None:
        return [Hit(one, None) for one in found]
    hits = [
        Hit(one, None)
        if one.latitude is None or one.longitude is None
        else Hit(one, round(distance_km(point[0], point[1], one.latitude, one.longitude), 1))
        for one in found
    ]
    return sorted(hits, key=lambda hit: (hit.distance_km is None, hit.distance_km or 0.0))


def _point(gazetteer: Gazetteer, near: str, country: str | None) -> tuple[float, float, str | None]:
    found = _POINT.match(near)
    if found:
        lat, lon = float(found[1]), float(found[2])
        if -90 <= lat <= 90 and -180 <= lon <= 180:
            return lat, lon, None
        raise SettingError(f"no point on Earth: {near}", hint="latitude first, then longitude")
    places = [one for one in gazetteer.lookup(near, country=country) if one.latitude is not None]
    if not places:
        raise SettingError(f"no place called {near!r} is known", hint="or give LATITUDE,LONGITUDE")
    best = max(places, key=lambda one: (one.kind == "city", one.population))
    return best.latitude or 0.0, best.longitude or 0.0, best.country
