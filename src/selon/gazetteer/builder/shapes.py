"""Points and radii of polygons: where to write a country's name, how large a unit is."""

from __future__ import annotations

from math import cos, pi, radians, sin, sqrt
from typing import Any

from selon.gazetteer.geometry import EARTH_KM, distance_km

Ring = list[list[float]]
_ROWS = 40  # scan lines through the largest polygon


def polygons(geometry: dict[str, Any] | None) -> list[list[Ring]]:
    """Give the polygons of a GeoJSON geometry, each an outer ring and its holes."""
    if geometry is None:
        return []
    kind, coordinates = geometry.get("type"), geometry.get("coordinates") or []
    if kind == "Polygon":
        return [coordinates]
    if kind == "MultiPolygon":
        return list(coordinates)
    if kind == "GeometryCollection":
        return [one for part in geometry.get("geometries", []) for one in polygons(part)]
    return []


def area_km2(ring: Ring) -> float:
    """Give the area of a ring on the globe."""
    total = 0.0
    for (lon1, lat1), (lon2, lat2) in zip(ring, ring[1:] + ring[:1], strict=True):
        total += radians(lon2 - lon1) * (2 + sin(radians(lat1)) + sin(radians(lat2)))
    return abs(total) * EARTH_KM**2 / 2


def equal_radius_km(area: float) -> float:
    """Give the radius of the circle of the same area."""
    return sqrt(area / pi)


def label_point(geometry: dict[str, Any] | None) -> tuple[float, float, float] | None:
    """Give latitude, longitude and radius of a shape: a point well inside its largest polygon.

    The middle of the widest stretch of land on the scan lines nearest to the centroid; the radius
    is that of the circle of the whole shape's area. Null for a shape without area.
    """
    shapes = [shape for shape in polygons(geometry) if shape and len(shape[0]) > 2]
    if not shapes:
        return None
    areas = [area_km2(shape[0]) for shape in shapes]
    total = sum(areas)
    if total <= 0:
        return None
    shape = shapes[areas.index(max(areas))]
    lat0, lon0 = _centroid(shape[0])
    lats = [lat for _, lat in shape[0]]
    low, high = min(lats), max(lats)
    enough = equal_radius_km(max(areas)) / 2  # more room than that about a point is not better
    best: tuple[float, float, float] | None = None
    for step in range(_ROWS):
        lat = low + (high - low) * (step + 0.5) / _ROWS
        crossings = sorted(_crossings(shape, lat))
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            lon = (
                lon0
                if west + 0.15 * (east - west) < lon0 < east - 0.15 * (east - west)
                else (west + east) / 2
            )
            width = (east - west) * 111.2 * cos(radians(lat))
            score = min(width / 2, enough) - distance_km(lat, lon, lat0, lon0)
            if best is None or score > best[0]:
                best = (score, lat, lon)
    if best is None:
        return lat0, lon0, equal_radius_km(total)
    return best[1], best[2], equal_radius_km(total)


def _centroid(ring: Ring) -> tuple[float, float]:
    twice = lat = lon = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        twice += cross
        lon += (x1 + x2) * cross
        lat += (y1 + y2) * cross
    if not twice:
        return ring[0][1], ring[0][0]
    return lat / (3 * twice), lon / (3 * twice)


def _crossings(shape: list[Ring], lat: float) -> list[float]:
    found = []
    for ring in shape:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > lat) != (y2 > lat):
                found.append(x1 + (lat - y1) * (x2 - x1) / (y2 - y1))
    return found
