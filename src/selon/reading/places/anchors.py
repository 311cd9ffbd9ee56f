"""What a place without a point of its own is placed by: a town, a country, a distance.

`l'est du pays` needs the country that the dispatch is about, `le sud de la ville` the town last
named, `l'hôtel Elite` the town of its sentence; a village that the gazetteer does not have, the
place that the text says it lies in or near.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from selon.gazetteer import destination

if TYPE_CHECKING:
    from selon.gazetteer import Candidate
    from selon.reading.places.model import Spot, Verdict
    from selon.reading.places.survey import Survey

_WIDEST = 120.0  # kilometres: a wider place says too little of where something in it lies
_NEAR = 15.0
_UNIT = 40.0  # kilometres: half the width of a second-level unit
_MAIN_SHARE = 0.5
_LEAST_RADIUS = 2.0


@dataclass(frozen=True, slots=True)
class Point:
    """Where a place lies, as far as the text tells: a circle, and the place it was told by."""

    latitude: float
    longitude: float
    radius_km: float
    country: str | None
    admin1: str | None = None


def anchor_of(survey: Survey, at: int) -> Candidate | None:
    """Give the place that a spot is a part or site of."""
    spot = survey.spots[at]
    if spot.anchor is not None:
        return survey.choice(spot.anchor)
    if not spot.anchor_word or survey.gazetteer is None:
        return None
    if spot.anchor_word == "country":
        return main_country(survey) or _country_before(survey, spot)
    if spot.anchor_word in {"city", "capital"}:
        return town_near(survey, spot, capital=spot.anchor_word == "capital")
    return survey.gazetteer.country(spot.anchor_word)


def _country_before(survey: Survey, spot: Spot) -> Candidate | None:
    """Give the country of the place named last before a spot."""
    best: tuple[int, str] | None = None
    for at, other in enumerate(survey.spots):
        choice = survey.choice(at)
        if choice and choice.country and other.sentence >= 0 and other.start < spot.start:
            best = max(best or (-1, ""), (other.start, choice.country))
    return survey.gazetteer.country(best[1]) if best and survey.gazetteer else None


def main_country(survey: Survey) -> Candidate | None:
    """Give the country that most of the dispatch's places lie in, None when there is no such."""
    code = survey.resolution.main_country(_MAIN_SHARE)
    return survey.gazetteer.country(code) if code and survey.gazetteer else None


def town_near(survey: Survey, spot: Spot, *, capital: bool = False) -> Candidate | None:
    """Give the town that a site stands in: of its sentence or paragraph, else the main one."""
    found: list[tuple[tuple[int, int], Candidate]] = []
    counts: dict[int, float] = {}
    own = _paragraph(survey, spot)
    for at, other in enumerate(survey.spots):
        choice = survey.choice(at)
        if choice is None or choice.kind != "city" or other.level <= 1 or other is spot:
            continue
        if other.rule == "credit":
            continue
        if capital and not choice.capital:
            continue
        counts[choice.id] = counts.get(choice.id, 0) + (3 if other.sentence < 0 else 1)
        apart = 3
        if other.sentence == spot.sentence:
            apart = 0
        elif other.start < spot.start and _paragraph(survey, other) == own:
            apart = 1
        found.append(((apart, abs(other.start - spot.start)), choice))
    if not found:
        return None
    (apart, _), nearest = min(found, key=lambda one: one[0])
    if apart < 3:
        return nearest
    best, weight = max(counts.items(), key=lambda item: item[1])
    if weight < 2 or weight < sum(counts.values()) / 2:
        return None
    return next(choice for _, choice in found if choice.id == best)


def _paragraph(survey: Survey, spot: Spot) -> int:
    return -1 if spot.sentence < 0 else survey.draft.paragraph(spot.sentence)


def namesake(verdict: Verdict) -> Point | None:
    """Place a unit without a point by the town of its name, which is its seat mostly."""
    for option in verdict.options:
        town = option.candidate
        same = verdict.choice is not None and town.country == verdict.choice.country
        if town.kind != "city" or not same or town.latitude is None or town.longitude is None:
            continue
        return Point(town.latitude, town.longitude, _UNIT, town.country, town.admin1)
    return None


def radius_of(one: Candidate) -> float:
    """Give the radius of a place; that of a town without one after its population."""
    if one.radius_km is not None:
        return one.radius_km
    return round(max(_LEAST_RADIUS, sqrt(one.population) / 100), 1)


def part(anchor: Candidate, bearing: int | None, *, km: float | None = None) -> Point | None:
    """Give the part of a place that lies in a direction, or the point so far away from it."""
    if anchor.latitude is None or anchor.longitude is None:
        return None
    lat, lon, radius = anchor.latitude, anchor.longitude, radius_of(anchor)
    if km is not None:
        if bearing is not None and bearing >= 0:
            lat, lon = destination(lat, lon, km=km, bearing=bearing)
            radius = max(_LEAST_RADIUS, km * 0.2)
        else:
            radius = max(radius, km)
    elif bearing is not None and bearing >= 0:
        lat, lon = destination(lat, lon, km=radius * 0.5, bearing=bearing)
        radius *= 0.6
    elif bearing is not None:
        radius *= 0.5
    return Point(
        round(lat, 3), round(lon, 3), round(radius, 1), anchor.country,
        anchor.name if anchor.kind == "admin" else anchor.admin1,
    )  # fmt: skip


def fallback(survey: Survey, at: int) -> Point | None:
    """Place a name that the gazetteer does not have by the words around it, None if none do."""
    spot = survey.spots[at]
    if spot.kind in {"feature", "quarter"} and (spot.anchor is not None or spot.anchor_word):
        anchor = anchor_of(survey, at)
        point = part(anchor, None) if anchor is not None else None
        if point is not None and point.radius_km <= _WIDEST:
            return point
    if spot.within is not None:
        outer = survey.choice(spot.within)
        km = _NEAR if spot.near and spot.km is None else spot.km
        point = part(outer, spot.bearing, km=km) if outer is not None else None
        if point is not None and point.radius_km <= _WIDEST:
            return point
    if spot.kind == "quarter" or (spot.kind == "feature" and spot.in_town):
        town = town_near(survey, spot)
        if town is not None and town.country == survey.resolution.main_country(0.0):
            return part(town, None)
    return None
