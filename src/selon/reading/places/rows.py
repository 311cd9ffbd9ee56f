"""From spots and verdicts to rows: one row a distinct place, its mentions in text order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.gazetteer import destination, fold
from selon.reading.places.evidence import Level
from selon.record import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.gazetteer import Candidate
    from selon.reading.draft import Draft
    from selon.reading.places.model import Spot, Verdict


@dataclass(slots=True)
class Found:
    """A distinct place with its spots."""

    name: str
    kind: str
    spots: list[int] = field(default_factory=list)
    choice: Candidate | None = None
    confidence: float = 0.0
    anchor: Candidate | None = None
    bearing: int | None = None


def rows(draft: Draft, spots: Sequence[Spot], verdicts: Sequence[Verdict | None]) -> list[Place]:
    """Give the rows in order of first mention."""
    found: dict[tuple[object, ...], Found] = {}
    for at, (spot, verdict) in enumerate(zip(spots, verdicts, strict=True)):
        one = _found(spot, verdict, spots, verdicts)
        key: tuple[object, ...]
        if one.choice is not None:
            key = ("id", one.choice.id)
        else:
            key = (one.kind, fold(one.name), one.anchor.id if one.anchor else 0)
        found.setdefault(key, one).spots.append(at)
    kept = [
        one for one in found.values() if any(spots[at].level >= Level.PLACE for at in one.spots)
    ]
    kept.sort(key=lambda one: min(spots[at].start for at in one.spots))
    return [_row(draft, number, one, spots) for number, one in enumerate(kept, 1)]


def _found(
    spot: Spot, verdict: Verdict | None, spots: Sequence[Spot], verdicts: Sequence[Verdict | None]
) -> Found:
    choice = verdict.choice if verdict else None
    anchor = None
    if spot.anchor is not None:
        held = verdicts[spot.anchor]
        anchor = held.choice if held else None
    kind = spot.kind or (choice.kind if choice else "city")
    if choice is not None and spot.kind != "area":
        kind = choice.kind
    one = Found(spot.name, kind, choice=choice, anchor=anchor, bearing=spot.bearing)
    one.confidence = verdict.confidence if verdict else 0.0
    return one


def _row(draft: Draft, number: int, one: Found, spots: Sequence[Spot]) -> Place:
    mine = [spots[at] for at in one.spots if spots[at].level > Level.ACTING]
    spans = sorted(
        {(s.start, s.end) for s in mine}
        | {s.inner for s in mine if s.inner and s.kind in {"admin"}}
    )
    firm = next(s for s in mine if s.level >= Level.PLACE)
    choice = one.choice
    lat = lon = radius = None
    country = choice.country if choice else (one.anchor.country if one.anchor else None)
    if choice is not None:
        lat, lon, radius = choice.latitude, choice.longitude, choice.radius_km
    elif (
        one.anchor is not None
        and one.anchor.latitude is not None
        and one.anchor.longitude is not None
    ):
        lat, lon, radius = one.anchor.latitude, one.anchor.longitude, one.anchor.radius_km
        if one.bearing is not None and one.bearing >= 0 and radius:
            lat, lon = destination(lat, lon, km=radius / 2, bearing=one.bearing)
            radius = radius / 2
    return Place(
        f"p{number}",
        one.name if choice is None else choice.name_fr,
        one.kind,  # type: ignore[arg-type]
        lat,
        lon,
        radius,
        country,
        choice.admin1 if choice else None,
        choice.geonames_id if choice else None,
        one.confidence or None,
        tuple(draft.mention(a, b) for a, b in spans),
        draft.rule(f"place.{firm.rule}"),
    )
