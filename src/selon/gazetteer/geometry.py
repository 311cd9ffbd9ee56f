"""Distances and directions on the globe, in degrees and kilometres."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_KM = 6371.0088


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give the great-circle distance between two points.

    >>> round(distance_km(48.85341, 2.3488, 51.50853, -0.12574))
    344
    """
    a, b = radians(lat1), radians(lat2)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def destination(lat: float, lon: float, *, km: float, bearing: float) -> tuple[float, float]:
    """Give the point so many kilometres away in a direction (0 north, 90 east).

    >>> [round(x, 2) for x in destination(0.0, 0.0, km=111.2, bearing=90)]
    [0.0, 1.0]
    """
    arc, turn, start = km / EARTH_KM, radians(bearing), radians(lat)
    end = asin(sin(start) * cos(arc) + cos(start) * sin(arc) * cos(turn))
    east = atan2(sin(turn) * sin(arc) * cos(start), cos(arc) - sin(start) * sin(end))
    return degrees(end), (lon + degrees(east) + 180) % 360 - 180
