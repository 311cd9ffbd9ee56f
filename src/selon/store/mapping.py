"""Incidents on a map: points near each other as one, so that an answer is small for any store.

What lies somewhere in a unit or a country is no point: such incidents are given by the area they
lie in, with its radius. What has no position is not here; `Overview.unplaced` counts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from selon.store import schema
from selon.store.chosen import chosen
from selon.store.conditions import within_region
from selon.store.filters import Region
from selon.store.squares import LEVEL, bit, project

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from selon.store.filters import Filters
    from selon.store.store import Store

WORLD = Region(-85.0, -180.0, 85.0, 180.0)
MOST = 400
"""How many marks of points an answer holds at most."""
AREAS = 60
"""How many areas it holds at most, those with the most incidents."""
WIDE_KM = 25.0
"""From this radius on a place is an area."""
_SQUARES = 2  # squares a tile of 256 pixels is cut into each way, as a power of two

_i = schema.incidents


@dataclass(frozen=True, slots=True)
class Mark:
    """Incidents near each other: how many, the middle of their points, the box they lie in.

    `id`, `label`, `type`, `start` are those of a single one; `radius_km` how far off it may be.
    """

    latitude: float
    longitude: float
    incidents: int
    contested: int
    box: tuple[float, float, float, float]
    place: str | None = None
    radius_km: float | None = None
    id: str | None = None
    label: str | None = None
    type: str | None = None
    start: str | None = None


@dataclass(frozen=True, slots=True)
class MapView:
    """What a map shows of the incidents that filters choose.

    `box` is where all of them lie, None when none has a position.
    """

    marks: tuple[Mark, ...]
    areas: tuple[Mark, ...]
    left_out: int
    box: tuple[float, float, float, float] | None


def map_view(store: Store, filters: Filters, *, region: Region = WORLD, zoom: int = 2) -> MapView:
    """Give the marks within a region at a zoom of the web's maps (0 the world, 18 a street).

    Marks are joined further when there would be more than `MOST`.
    """
    with chosen(store, filters) as (connection, table):
        box = _bounds(connection, table)
        if box is None:
            return MapView((), (), 0, None)
        inside = [table.c.cell.is_not(None), *within_region(table, region)]
        marks = _marks(connection, table, inside, _level(region, zoom))
        areas = _areas(connection, table, inside)
    return MapView(marks, tuple(areas[:AREAS]), sum(a.incidents for a in areas[AREAS:]), box)


def _level(region: Region, zoom: int) -> int:
    """Choose squares of about 64 pixels, larger ones when the region holds too many."""
    west, north = project(region.north, region.west)
    east, south = project(region.south, region.east)
    wide = east - west if east > west else 1 - west + east
    level = max(1, min(LEVEL, zoom + _SQUARES))
    while level > 1:
        squares = (ceil(wide * 2**level) + 1) * (ceil((south - north) * 2**level) + 1)
        if squares <= MOST:
            break
        level -= 1
    return level


def _bounds(
    connection: Connection,
    t: Any,  # noqa: ANN401 - a table
) -> tuple[float, float, float, float] | None:
    lat, lon = t.c.latitude, t.c.longitude
    asked = select(func.min(lat), func.min(lon), func.max(lat), func.max(lon))
    row = connection.execute(asked.where(t.c.cell.is_not(None))).one()
    return None if row[0] is None else (row[0], row[1], row[2], row[3])


def _grouped(t: Any, *keys: Any) -> Any:  # noqa: ANN401 - a table, columns, a select
    lat, lon = t.c.latitude, t.c.longitude
    contested = t.c.standings.op("&")(bit("contested")) != 0
    return select(
        func.count().label("n"), func.sum(contested).label("contested"),
        func.min(t.c.id).label("one"), func.avg(lat).label("lat"), func.avg(lon).label("lon"),
        func.min(lat).label("south"), func.min(lon).label("west"),
        func.max(lat).label("north"), func.max(lon).label("east"),
        func.max(t.c.radius_km).label("radius"),
    ).group_by(*keys)  # fmt: skip


def _marks(
    connection: Connection,
    t: Any,  # noqa: ANN401
    inside: list[Any],
    level: int,
) -> tuple[Mark, ...]:
    narrow = func.coalesce(t.c.radius_km, 0) < WIDE_KM
    square = t.c.cell.op(">>")(2 * (LEVEL - level))
    rows = connection.execute(_grouped(t, square).where(*inside, narrow)).all()
    named = _named(connection, [row.one for row in rows])
    return tuple(_mark(row, named[row.one], single=row.n == 1) for row in rows)


def _areas(connection: Connection, t: Any, inside: list[Any]) -> list[Mark]:  # noqa: ANN401
    """Give the areas in which incidents lie, the fullest first; one place is one area."""
    rows = connection.execute(
        _grouped(t, t.c.latitude, t.c.longitude, t.c.radius_km)
        .where(*inside, t.c.radius_km >= WIDE_KM)
        .order_by(func.count().desc(), func.min(t.c.id))
    ).all()
    named = _named(connection, [row.one for row in rows[:AREAS]])
    found = [_mark(row, named[row.one], single=row.n == 1) for row in rows[:AREAS]]
    return found + [Mark(0.0, 0.0, row.n, 0, (0, 0, 0, 0)) for row in rows[AREAS:]]


def _named(connection: Connection, numbers: list[int]) -> dict[int, Any]:
    asked = select(
        _i.c.id, _i.c.incident, _i.c.label, _i.c.type, _i.c.start, _i.c.place, _i.c.radius_km
    ).where(_i.c.id.in_(numbers))
    return {row.id: row for row in connection.execute(asked)}


def _mark(row: Any, one: Any, *, single: bool) -> Mark:  # noqa: ANN401 - rows
    same = row.south == row.north and row.west == row.east
    return Mark(
        latitude=round(row.lat, 5),
        longitude=round(row.lon, 5),
        incidents=row.n,
        contested=int(row.contested or 0),
        box=(row.south, row.west, row.north, row.east),
        place=one.place if same else None,
        radius_km=row.radius if same else None,
        id=one.incident if single else None,
        label=one.label if single else None,
        type=one.type if single else None,
        start=one.start if single else None,
    )
