"""Whether places of two mentions are one, or can be: near each other, nested, or the very same."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from selon.gazetteer.geometry import distance_km
from selon.gazetteer.keys import fold, skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.ledger.sightings import Site
    from selon.record import Place

_NEAR_KM = 15.0  # towns this much apart beyond their radii are still one place
_AROUND_KM = 30.0  # how far "near a town" goes beyond that


def same_ground(a: Site, b: Site) -> bool:
    """Say whether two sites are the very same: an airport is not its town."""
    p, q = a.place, b.place
    if p.geonames_id is not None and p.geonames_id == q.geonames_id:
        return True
    one, other = sorted((fold(p.name), fold(q.name)), key=len)
    if "feature" in (p.kind, q.kind):
        return other.startswith(one)  # the airport, the airport of the town
    return f" {one} " in f" {other} "


def same_spot(a: Site, b: Site) -> bool:
    """Say whether two sites may be one: near each other for their precision, or nested towns."""
    p, q = a.place, b.place
    if p.geonames_id is not None and p.geonames_id == q.geonames_id:
        return True
    if p.admin1 and q.admin1 and p.admin1 != q.admin1 and p.country == q.country:
        return _apart_km(p, q) <= _NEAR_KM
    if p.latitude is None or p.longitude is None or q.latitude is None or q.longitude is None:
        return p.name == q.name and p.country == q.country
    if _lies_in(p, q) or _lies_in(q, p):
        return True
    if "country" in (p.kind, q.kind) and p.country and p.country == q.country:
        return True
    around = _AROUND_KM if a.near or b.near else 0.0
    return _apart_km(p, q) <= _reach(p.radius_km) + _reach(q.radius_km) + _NEAR_KM + around


def _lies_in(p: Place, q: Place) -> bool:
    """Whether a place lies in a first-level unit, however far from its centre (`Florida`)."""
    unit = q.kind == "admin" and q.admin1 is None and p.country == q.country
    return unit and p.admin1 is not None and skeleton(p.admin1) == skeleton(q.name)


def sites_differ(a: Sequence[Site], b: Sequence[Site]) -> bool:
    """Say whether no site of one side can be a site of the other (containment counts as can)."""
    if not a or not b:
        return False
    a, b = _narrowest(a), _narrowest(b)
    return bool(a and b) and not any(same_spot(x, y) for x in a for y in b)


def _apart_km(p: Place, q: Place) -> float:
    if p.latitude is None or p.longitude is None or q.latitude is None or q.longitude is None:
        return inf
    return distance_km(p.latitude, p.longitude, q.latitude, q.longitude)


def _reach(radius: float | None) -> float:
    """How far a place goes from its centre: regions are not round."""
    return 0.0 if radius is None else radius if radius <= 40 else 1.7 * radius


def _narrowest(sites: Sequence[Site]) -> list[Site]:
    """Towns and smaller places where there are any, else regions; whole countries never."""
    firm = [x for x in sites if _firm(x)]
    return [x for x in firm if x.narrow] or firm


def _firm(site: Site) -> bool:
    """Whether a place is no whole country: those are often the place of something else."""
    return site.place.kind != "country" and site.place.latitude is not None
