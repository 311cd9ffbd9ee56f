"""Incidents on a map: points near each other as one, so that an answer is small for any store.

What lies somewhere in a unit or a country is no point: such incidents are given by the area they
lie in, with its radius. What has no position is not here; `Overview.unplaced` counts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from selon.store.chosen import chosen
from selon.store.conditions import stands, within_region
from selon.store.filters import Region
from selon.store.sql import Sql, all_of, raw, sql
from selon.store.squares import LEVEL, project

if TYPE_CHECKING:
    from selon.store.answers import Answers
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
    with chosen(store, filters) as (answers, table):
        box = _bounds(answers, table)
        if box is None:
            return MapView((), (), 0, None)
        inside = [raw("cell IS NOT NULL"), *within_region(table, region)]
        marks = _marks(answers, table, inside, _level(region, zoom))
        areas = _areas(answers, table, inside)
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


def _bounds(answers: Answers, table: str) -> tuple[float, float, float, float] | None:
    asked = sql(
        "SELECT min(latitude), min(longitude), max(latitude), max(longitude) FROM ? "
        "WHERE cell IS NOT NULL",
        raw(table),
    )
    (row,) = answers.rows(asked)
    return None if row[0] is None else (row[0], row[1], row[2], row[3])


def _grouped(table: str, keys: str, *where: Sql) -> Sql:
    return sql(
        "SELECT count(*) AS n, sum(?) AS contested, min(id) AS one, avg(latitude) AS lat, "
        "avg(longitude) AS lon, min(latitude) AS south, min(longitude) AS west, "
        "max(latitude) AS north, max(longitude) AS east, max(radius_km) AS radius "
        "FROM ? WHERE ? GROUP BY ?",
        stands(table, "contested"),
        raw(table),
        all_of(where),
        raw(keys),
    )


def _marks(answers: Answers, table: str, inside: list[Sql], level: int) -> tuple[Mark, ...]:
    narrow = sql("coalesce(radius_km, 0) < ?", WIDE_KM)
    square = f"cell >> {2 * (LEVEL - level)}"
    rows = answers.rows(_grouped(table, square, *inside, narrow))
    named = _named(answers, [row["one"] for row in rows])
    return tuple(_mark(row, named[row["one"]], single=row["n"] == 1) for row in rows)


def _areas(answers: Answers, table: str, inside: list[Sql]) -> list[Mark]:
    """Give the areas in which incidents lie, the fullest first; one place is one area."""
    wide = sql("radius_km >= ?", WIDE_KM)
    grouped = _grouped(table, "latitude, longitude, radius_km", *inside, wide)
    rows = answers.rows(sql("? ORDER BY n DESC, one", grouped))
    named = _named(answers, [row["one"] for row in rows[:AREAS]])
    found = [_mark(row, named[row["one"]], single=row["n"] == 1) for row in rows[:AREAS]]
    return found + [Mark(0.0, 0.0, row["n"], 0, (0, 0, 0, 0)) for row in rows[AREAS:]]


def _named(answers: Answers, numbers: list[int]) -> dict[int, Any]:
    asked = sql(
        "SELECT id, incident, label, type, start, place FROM incidents WHERE id IN (?)", numbers
    )
    return {row["id"]: row for row in answers.rows(asked)}


def _mark(row: Any, one: Any, *, single: bool) -> Mark:  # noqa: ANN401 - rows
    same = row["south"] == row["north"] and row["west"] == row["east"]
    return Mark(
        latitude=round(row["lat"], 5),
        longitude=round(row["lon"], 5),
        incidents=row["n"],
        contested=int(row["contested"] or 0),
        box=(row["south"], row["west"], row["north"], row["east"]),
        place=one["place"] if same else None,
        radius_km=row["radius"] if same else None,
        id=one["incident"] if single else None,
        label=one["label"] if single else None,
        type=one["type"] if single else None,
        start=one["start"] if single else None,
    )
