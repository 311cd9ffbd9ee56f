"""From a survey to rows: one row a distinct place, its mentions in text order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.gazetteer import fold
from selon.reading.places.anchors import (
    anchor_of,
    fallback,
    main_country,
    namesake,
    part,
    radius_of,
)
from selon.reading.places.evidence import Level
from selon.record import Place

if TYPE_CHECKING:
    from selon.gazetteer import Candidate
    from selon.reading.places.anchors import Point
    from selon.reading.places.model import Spot
    from selon.reading.places.survey import Survey

_BY_ANCHOR = 0.5  # confidence in a point that is only the text's own words about another place
_SURE = 0.75  # confidence from which a name without a cue is believed


@dataclass(slots=True)
class Found:
    """A distinct place in the making."""

    name: str
    kind: str
    choice: Candidate | None
    point: Point | None
    confidence: float
    spots: list[int] = field(default_factory=list)


def rows(survey: Survey) -> list[Place]:
    """Give the rows in order of first mention."""
    return [_row(survey, f"p{number}", one) for number, one in enumerate(distinct(survey), 1)]


def distinct(survey: Survey) -> list[Found]:
    """Give the distinct places that the text shows to be places."""
    found: dict[tuple[object, ...], Found] = {}
    for at, spot in enumerate(survey.spots):
        one = _found(survey, at, spot)
        if one is None:
            continue
        name = f"{spot.noun} {_inner(survey, spot)}" if spot.kind == "feature" else one.name
        key: tuple[object, ...] = ("name", one.kind, fold(name))
        if one.choice is not None:
            key = ("id", one.choice.id)
        first = found.setdefault(key, one)
        first.spots.append(at)
        if first.point is None and first.choice is None and one.point is not None:
            first.point, first.confidence = one.point, one.confidence
    kept = [one for one in _merged(survey, list(found.values())) if _is_place(survey, one)]
    kept.sort(key=lambda one: min(spot.start for spot in _shown(survey, one)))
    return kept


def _shown(survey: Survey, one: Found) -> list[Spot]:
    """Give the spots of a place that are mentions of it, in text order."""
    spots = (survey.spots[at] for at in one.spots)
    return sorted((s for s in spots if s.level > Level.ACTING), key=lambda s: (s.start, s.end))


def _merged(survey: Survey, found: list[Found]) -> list[Found]:
    """Join a site without a name to one of its kind that has one (`l'aéroport international`)."""
    kept = []
    for one in found:
        plain = survey.spots[one.spots[0]].rule == "definite"
        named = None
        if plain:
            named = next((x for x in found if x is not one and _names(survey, x, one.name)), None)
        if named is None:
            kept.append(one)
        else:
            named.spots.extend(one.spots)
    return kept


def _names(survey: Survey, one: Found, words: str) -> bool:
    texts = (survey.draft.text[survey.spots[at].start : survey.spots[at].end] for at in one.spots)
    return any(text.lower().startswith(words.lower()) for text in texts)


def _inner(survey: Survey, spot: Spot) -> str:
    """Give a site's own name: the same temple may be named with an adjective and without."""
    return survey.draft.text[slice(*spot.inner)] if spot.inner else spot.name


def _is_place(survey: Survey, one: Found) -> bool:
    """Whether some mention shows a place, or the name proves to lie in the country in play."""
    levels = [survey.spots[at].level for at in one.spots]
    if max(levels) >= Level.PLACE:
        known = one.choice is not None or one.kind == "area"
        return known or any(
            survey.spots[at].heard and survey.spots[at].level >= Level.PLACE for at in one.spots
        )
    if one.choice is None or max(levels) < Level.OPEN or one.choice.kind == "country":
        return False
    main = survey.resolution.main_country(0.3)
    if one.choice.matched not in {"preferred", "exonym"}:
        return False
    return one.choice.country == main and not one.choice.capital and one.confidence >= _SURE


def _found(survey: Survey, at: int, spot: Spot) -> Found | None:
    verdict = survey.verdicts[at]
    choice = verdict.choice if verdict else None
    if choice is not None and verdict is not None:
        point = namesake(verdict) if choice.latitude is None else None
        return Found(verdict.query.name, choice.kind, choice, point, verdict.confidence)
    if spot.kind == "area":
        anchor = anchor_of(survey, at)
        country = anchor is not None and anchor.kind == "country"
        middle = spot.bearing == -1 and (anchor is None or anchor.kind == "city")
        if spot.km is None and not country and (spot.outside or middle):
            return None
        point = part(anchor, spot.bearing, km=spot.km) if anchor else None
        return Found(spot.name, "area", None, point, _BY_ANCHOR if point else 0.0)
    point = fallback(survey, at)
    return Found(spot.name, spot.kind or "city", None, point, _BY_ANCHOR if point else 0.0)


def _span(one: Found, spot: Spot) -> tuple[int, int]:
    """Give the mention of a spot, without `région de` where that turned out to be a town."""
    if one.kind == "city" and spot.kind == "admin" and spot.inner is not None:
        return spot.inner
    return spot.start, spot.end


def _row(survey: Survey, id_: str, one: Found) -> Place:
    draft = survey.draft
    mine = _shown(survey, one)
    spans = {_span(one, s) for s in mine}
    spans |= {s.inner for s in mine if s.inner is not None and s.kind == "admin"}
    proof = next((s for s in mine if s.level >= Level.PLACE), mine[0])
    choice, point = one.choice, one.point
    lat = lon = radius = country = admin1 = None
    if choice is not None:
        lat, lon, country, admin1 = choice.latitude, choice.longitude, choice.country, choice.admin1
        radius = radius_of(choice) if lat is not None else None
        if lat is None and point is not None:
            lat, lon, radius = point.latitude, point.longitude, point.radius_km
    elif point is not None:
        lat, lon, radius = point.latitude, point.longitude, point.radius_km
        country, admin1 = point.country, point.admin1
    else:
        main = main_country(survey)
        country = main.country if main else None
    return Place(
        id_,
        one.name,
        one.kind,  # type: ignore[arg-type]
        lat,
        lon,
        radius,
        country,
        admin1,
        choice.geonames_id if choice else None,
        one.confidence or None,
        tuple(draft.mention(a, b) for a, b in sorted(spans)),
        draft.rule(f"place.{proof.rule or 'name'}"),
    )
