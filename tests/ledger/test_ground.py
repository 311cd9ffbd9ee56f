"""Whether places of two mentions can be one."""

from __future__ import annotations

import pytest

from selon.ledger.ground import same_spot, sites_differ
from selon.ledger.sightings import Site
from selon.record import Place


def site(name: str, kind: str, latitude: float, radius: float, admin1: str | None = None) -> Site:
    place = Place("p1", name, kind, latitude, 20.0, radius, "YYY", admin1)  # type: ignore[arg-type]
    return Site(place, own=True)


@pytest.mark.parametrize(("unit", "within"), [("Belmarie", True), ("Ostrelie", False)])
def test_ground_of_a_long_region_holds_its_farthest_town(unit: str, within: bool) -> None:
    region, town = site("Belmarie", "admin", 20.0, 100.0), site("Kandar", "city", 28.0, 3.0, unit)
    assert same_spot(region, town) == same_spot(town, region) == within
    assert sites_differ([region], [town]) == (not within)
