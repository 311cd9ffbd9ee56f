"""The land about towns: where a first-level unit lies whose borders no source gives.

The country's polygon is cut into some thousand cells; each cell is given to the unit of its nearest
town. The middle and area of a unit's cells stand for its own. Better than the mean of its towns
where people live on one side (Tibet, Siberia); within tens of kilometres of true middles elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from math import cos, pi, radians, sqrt
from typing import TYPE_CHECKING, Any

from selon.gazetteer.builder.shapes import area_km2, polygons

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELLS = 5000  # cells a country
_LEAST_KM, _MOST_KM = 2.0, 40.0  # side of a cell
_KM_DEGREE = 111.195

Town = tuple[float, float, int]
"""Latitude, longitude, id of the first-level unit."""


def territories(
    geometry: dict[str, Any] | None, towns: list[Town]
) -> dict[int, tuple[float, float, float]]:
    """Give latitude, longitude and radius of the land of each unit that has a town."""
    shapes = polygons(geometry)
    area = sum(area_km2(shape[0]) for shape in shapes if shape)
    if not area or not towns:
        return {}
    side = min(_MOST_KM, max(_LEAST_KM, sqrt(area / _CELLS)))
    buckets: defaultdict[tuple[int, int], list[Town]] = defaultdict(list)
    for town in towns:
        buckets[int(town[0] // 1), int(town[1] // 1)].append(town)
    cells: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for shape in shapes:
        for lat, lon in _grid(shape, side):
            unit = _nearest(lat, lon, buckets)
            if unit is not None:
                cells[unit].append((lat, lon))
    return {unit: _middle(found, side) for unit, found in cells.items()}


def _grid(shape: list[list[list[float]]], side: float) -> Iterator[tuple[float, float]]:
    """Give the middles of cells within a polygon, holes left out."""
    lats = [lat for _, lat in shape[0]]
    step = side / _KM_DEGREE
    lat = min(lats) + step / 2
    while lat < max(lats):
        crossings = sorted(
            x1 + (lat - y1) * (x2 - x1) / (y2 - y1)
            for ring in shape
            for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
            if (y1 > lat) != (y2 > lat)
        )
        width = step / max(0.05, cos(radians(lat)))
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            lon = west + width / 2
            while lon < east:
                yield lat, lon
                lon += width
        lat += step


def _nearest(lat: float, lon: float, buckets: dict[tuple[int, int], list[Town]]) -> int | None:
    """Give the unit of the nearest town within some ten degrees."""
    row, column, shrink = int(lat // 1), int(lon // 1), cos(radians(lat))
    best, unit = 1e9, None
    for ring in range(12):
        if best <= (ring - 1) * max(0.1, shrink) and ring > 1:
            break
        for y in range(row - ring, row + ring + 1):
            inner = abs(y - row) < ring
            for x in (
                (column - ring, column + ring)
                if inner and ring
                else range(column - ring, column + ring + 1)
            ):
                for town in buckets.get((y, x), ()):
                    apart = sqrt((town[0] - lat) ** 2 + ((town[1] - lon) * shrink) ** 2)
                    if apart < best:
                        best, unit = apart, town[2]
    return unit


def _middle(cells: list[tuple[float, float]], side: float) -> tuple[float, float, float]:
    """Give the cell nearest to the middle of all, and the radius of their whole area."""
    lons = [lon for _, lon in cells]
    turn = max(lons) - min(lons) > 180  # both sides of the antimeridian
    cells = [(lat, lon + 360 if turn and lon < 0 else lon) for lat, lon in cells]
    lat = sum(cell[0] for cell in cells) / len(cells)
    lon = sum(cell[1] for cell in cells) / len(cells)
    shrink = cos(radians(lat))
    lat, lon = min(cells, key=lambda c: (c[0] - lat) ** 2 + ((c[1] - lon) * shrink) ** 2)
    return lat, (lon + 180) % 360 - 180, max(3.0, sqrt(len(cells) * side * side / pi))
