"""Squares of the map and sets of statuses as numbers, by which queries group incidents.

A square is a tile of the web's Mercator map at level 24 as a quadkey: two bits a level. Shifting
it right by two bits a level gives the square of any coarser map, so that one column clusters
points at every zoom. Mercator ends at 85.05° north and south; what lies beyond is put there.
"""

from __future__ import annotations

from math import asinh, atan, degrees, pi, radians, sinh, tan
from typing import TYPE_CHECKING

from selon.ledger.model import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVEL = 24
_EDGE = 85.0511


def cell(latitude: float | None, longitude: float | None) -> int | None:
    """Give the square of a point, None for none.

    >>> cell(0.1, 0.1) >> 2 * (LEVEL - 1), cell(-0.1, 0.1) >> 2 * (LEVEL - 1)
    (1, 3)
    """
    if latitude is None or longitude is None:
        return None
    x, y = project(latitude, longitude)
    across = min(int(x * 2**LEVEL), 2**LEVEL - 1)
    down = min(int(y * 2**LEVEL), 2**LEVEL - 1)
    return _spread(across) | _spread(down) << 1


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Give where a point is on the map: from 0 to 1 eastward and southward."""
    latitude = max(-_EDGE, min(_EDGE, latitude))
    x = ((longitude + 180) % 360) / 360 if abs(longitude) > 180 else (longitude + 180) / 360
    return x, min(max((1 - asinh(tan(radians(latitude))) / pi) / 2, 0.0), 1.0)


def middle(square: int, level: int) -> tuple[float, float]:
    """Give latitude and longitude of the middle of a square of some level."""
    across, down = _gather(square), _gather(square >> 1)
    x, y = (across + 0.5) / 2**level, (down + 0.5) / 2**level
    return degrees(atan(sinh(pi * (1 - 2 * y)))), x * 360 - 180


def standings(statuses: Iterable[str]) -> int:
    """Give a set of statuses as a number: one bit each, in the order of `STANDINGS`.

    >>> standings(["single", "contested"])
    9
    """
    found = 0
    for status in statuses:
        found |= bit(status)
    return found


def bit(status: str) -> int:
    """Give the bit of one status."""
    names: tuple[str, ...] = STANDINGS
    return 1 << names.index(status)


def _spread(value: int) -> int:
    """Put a nought before each bit of a number of 24 bits."""
    value = (value | value << 16) & 0x0000FFFF0000FFFF
    value = (value | value << 8) & 0x00FF00FF00FF00FF
    value = (value | value << 4) & 0x0F0F0F0F0F0F0F0F
    value = (value | value << 2) & 0x3333333333333333
    return (value | value << 1) & 0x5555555555555555


def _gather(value: int) -> int:
    """Take every second bit of a number, beginning with the last."""
    value &= 0x5555555555555555
    value = (value | value >> 1) & 0x3333333333333333
    value = (value | value >> 2) & 0x0F0F0F0F0F0F0F0F
    value = (value | value >> 4) & 0x00FF00FF00FF00FF
    value = (value | value >> 8) & 0x0000FFFF0000FFFF
    return (value | value >> 16) & 0x00000000FFFFFFFF
