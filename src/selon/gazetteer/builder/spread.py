"""Points and radii for units and countries that the sources give without any."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from selon.gazetteer.builder.shapes import area_km2, equal_radius_km, label_point, polygons
from selon.gazetteer.builder.territory import territories
from selon.gazetteer.geometry import distance_km

if TYPE_CHECKING:
    from selon.gazetteer.builder.inputs import Inputs
    from selon.gazetteer.builder.tables import PlaceRow, Tables
    from selon.gazetteer.builder.territory import Town

_CELL = 0.5  # degrees of the grid in which towns are sought


def place_countries(inputs: Inputs, tables: Tables) -> None:
    """Give countries the label point of the base map, else their capital's point."""
    shapes = _country_shapes(inputs)
    area = {row["geonameid"]: row["areakm2"] for row in inputs.countries()}
    capitals = {row.country: row for row in tables.places.values() if row.feature_code == "PPLC"}
    for row in tables.places.values():
        if row.kind != "country":
            continue
        point = label_point(shapes.get(row.code or ""))
        if point is not None:
            row.lat, row.lon, row.radius_km = point
        elif row.country in capitals:
            capital = capitals[row.country]
            row.lat, row.lon = capital.lat, capital.lon
        if area.get(row.id) and row.lat is not None:
            row.radius_km = equal_radius_km(area[row.id])


def place_units(inputs: Inputs, tables: Tables) -> None:
    """Give units the label point and area of their polygon, else of the land about their towns.

    Without either (small islands) a first-level unit stands at the mean of its towns weighted by
    people, with the radius that holds nine tenths of them; second-level ones at the plain mean of
    their towns, null when they have none.
    """
    towns: defaultdict[int, list[PlaceRow]] = defaultdict(list)
    for row in tables.places.values():
        if row.kind in {"city", "quarter"} and row.lat is not None:
            for above in {row.admin1, row.parent}:
                if above is not None:
                    towns[above].append(row)
    for row in tables.places.values():
        if row.kind == "admin" and towns[row.id]:
            row.population = sum(town.population or 0 for town in towns[row.id])
            _at_towns(row, towns[row.id])
    _at_territories(inputs, tables)
    for feature in inputs.shapes("unit_shapes"):
        properties = feature["properties"]
        unit = tables.places.get(properties["geonameid"] or 0)
        if unit is None or unit.kind != "admin" or not polygons(feature["geometry"]):
            continue
        point = label_point(feature["geometry"])
        if point is None:
            continue
        lat, lon, radius = point
        # A polygon joined to the wrong unit lies elsewhere than the unit's towns.
        if (
            unit.lat is not None
            and unit.lon is not None
            and (distance_km(unit.lat, unit.lon, lat, lon) > 2.5 * radius + 60)
        ):
            continue
        unit.lat, unit.lon, unit.radius_km = lat, lon, radius


def _at_territories(inputs: Inputs, tables: Tables) -> None:
    towns: defaultdict[str | None, list[Town]] = defaultdict(list)
    for row in tables.places.values():
        if row.kind == "city" and row.admin1 and row.lat is not None and row.lon is not None:
            towns[row.country].append((row.lat, row.lon, row.admin1))
    shapes = _country_shapes(inputs)
    for country in tables.places.values():
        if country.kind != "country" or (country.population or 0) < 100_000:
            continue
        found = territories(shapes.get(country.code or ""), towns[country.country])
        for unit, (lat, lon, radius) in found.items():
            row = tables.places[unit]
            # Land far from all its people comes of a town with a wrong code, or is an island (Bear
            # Island for Finnmark): the mean of the towns stays.
            apart = distance_km(lat, lon, row.lat or 0.0, row.lon or 0.0)
            if apart <= 1.5 * radius + 60:
                row.lat, row.lon, row.radius_km = lat, lon, radius


def _country_shapes(inputs: Inputs) -> dict[str, dict[str, Any]]:
    """Give the polygons of countries by ISO alpha-2 code; some have several features."""
    shapes: dict[str, dict[str, Any]] = {}
    for feature in inputs.shapes("country_shapes"):
        properties = feature["properties"]
        iso2 = properties["iso2"] or {"Kosovo": "XK"}.get(properties["name_en"])
        if iso2:
            whole = shapes.setdefault(iso2, {"type": "MultiPolygon", "coordinates": []})
            whole["coordinates"] += polygons(feature["geometry"])
    return shapes


def _at_towns(row: PlaceRow, towns: list[PlaceRow]) -> None:
    weights = [(town.population or 0) + 1 for town in towns]
    if row.feature_code != "ADM1":
        weights = [1] * len(towns)
    total = sum(weights)
    lons = [town.lon or 0.0 for town in towns]
    turn = 360.0 if max(lons) - min(lons) > 180 else 0.0  # across the antimeridian
    lons = [lon + turn if lon < 0 else lon for lon in lons]
    lat = sum((town.lat or 0.0) * w for town, w in zip(towns, weights, strict=True)) / total
    lon = sum(lon * w for lon, w in zip(lons, weights, strict=True)) / total
    row.lat, row.lon = lat, (lon + 180) % 360 - 180
    far = sorted(distance_km(lat, row.lon, town.lat or 0.0, town.lon or 0.0) for town in towns)
    least = 10.0 if row.feature_code == "ADM1" else 3.0
    row.radius_km = max(least, far[int(0.9 * (len(far) - 1))])


def place_quarters(tables: Tables) -> None:
    """Put each quarter into the largest town that reaches to it."""
    grid: defaultdict[tuple[int, int], list[PlaceRow]] = defaultdict(list)
    for row in tables.places.values():
        if row.kind == "city" and (row.population or 0) >= 5000 and row.lat is not None:
            grid[_cell(row)].append(row)
    for row in tables.places.values():
        if row.kind != "quarter" or row.lat is None or row.lon is None:
            continue
        x, y = _cell(row)
        near = [
            town
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for town in grid[x + dx, y + dy]
            if town.country == row.country and (town.population or 0) > (row.population or 0)
            and distance_km(row.lat, row.lon, town.lat or 0.0, town.lon or 0.0)
            <= 2.5 * (town.radius_km or 0.0) + 1
        ]  # fmt: skip
        if near:
            row.parent = max(near, key=lambda town: (town.population or 0, -town.id)).id


def _cell(row: PlaceRow) -> tuple[int, int]:
    return int((row.lat or 0.0) // _CELL), int((row.lon or 0.0) // _CELL)


def shape_radius_km(geometry: dict[str, object] | None) -> float | None:
    """Give the radius of the circle of the same area as a shape."""
    area = sum(area_km2(shape[0]) for shape in polygons(geometry) if shape)
    return equal_radius_km(area) if area else None
