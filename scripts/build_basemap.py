"""Make the page's base map from the countries of Natural Earth.

    python scripts/build_basemap.py [--shared ../shared/data/geo] [--tolerance 1]

Takes the country polygons that are cut at the antimeridian (the stock files draw bands across the
map), checks their digest, and writes `src/selon/exports/basemap/countries.json`: borders are cut
where countries meet, each piece is simplified once, so that neighbours still fit, and written as a
string. `selon.exports._basemap` reads it and describes the form. The same input gives the same
bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from itertools import pairwise
from math import floor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from selon.gazetteer.builder.inputs import pins  # noqa: E402
from selon.gazetteer.builder.shapes import label_point, polygons  # noqa: E402

SHAPES = "countries_50m_cut_fr_en.geojson"
TARGET = ROOT / "src" / "selon" / "exports" / "basemap" / "countries.json"
SCALE = 100  # steps in a degree: about a kilometre

Point = tuple[int, int]  # longitude, latitude in steps
Arc = tuple[Point, ...]


def outline(ring: list[list[float]]) -> list[Point]:
    """Bring a ring to whole steps, open, without doubled points."""
    steps = [(round(lon * SCALE), round(lat * SCALE)) for lon, lat in ring]
    kept = [a for a, b in pairwise([*steps, steps[0]]) if a != b]
    return kept if len(kept) > 2 else []


def junctions(rings: list[list[Point]]) -> set[Point]:
    """Find the points where borders part: those with more than two neighbours in all rings."""
    neighbours: dict[Point, set[Point]] = {}
    ends: set[Point] = set()
    for ring in rings:
        for before, at, after in zip(
            [ring[-1], *ring[:-1]], ring, ring[1:] + ring[:1], strict=True
        ):
            known = neighbours.setdefault(at, set())
            # Where a shared border ends at a coast, the two rings differ in one neighbour.
            if known and known != {before, after}:
                ends.add(at)
            known |= {before, after}
    return ends


def split(ring: list[Point], ends: set[Point]) -> list[Arc]:
    """Cut a ring at the junctions; a ring without any is one closed piece from its least point."""
    at = [n for n, point in enumerate(ring) if point in ends] or [ring.index(min(ring))]
    ring = ring[at[0] :] + ring[: at[0]]
    cuts = [n - at[0] for n in at] + [len(ring)]
    closed = [*ring, ring[0]]
    return [tuple(closed[a : b + 1]) for a, b in pairwise(cuts)]


def simplify(arc: Arc, tolerance: float) -> Arc:
    """Leave out points nearer than the tolerance to the line between others (Douglas, Peucker)."""
    keep = {0, len(arc) - 1}
    todo = [(0, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = max(
            ((_off(arc[n], arc[first], arc[last]), -n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance or (arc[first] == arc[last] and far > 0):
            keep.add(-at)
            todo += [(first, -at), (-at, last)]
    return tuple(arc[n] for n in sorted(keep))


def _off(point: Point, a: Point, b: Point) -> float:
    (x, y), (dx, dy) = (point[0] - a[0], point[1] - a[1]), (b[0] - a[0], b[1] - a[1])
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
    return ((x - along * dx) ** 2 + (y - along * dy) ** 2) ** 0.5


def encoded(arc: Arc) -> str:
    """Write a piece as text: differences, in the form of encoded polylines (longitude first)."""
    out = []
    for before, at in pairwise(((0, 0), *arc)):
        for value in (at[0] - before[0], at[1] - before[1]):
            left = value << 1 if value >= 0 else ~(value << 1)
            while left >= 0x20:
                out.append(chr((0x20 | (left & 0x1F)) + 63))
                left >>= 5
            out.append(chr(left + 63))
    return "".join(out)


class Pieces:
    """Numbers the pieces; a piece that is known the other way round has `~number`."""

    def __init__(self, tolerance: float) -> None:
        self.tolerance = tolerance
        self.numbers: dict[Arc, int] = {}
        self.arcs: list[Arc] = []

    def number(self, arc: Arc) -> int:
        """Give the number of a piece, simplifying it when it is new."""
        if arc in self.numbers:
            return self.numbers[arc]
        if arc[::-1] in self.numbers:
            return ~self.numbers[arc[::-1]]
        self.numbers[arc] = len(self.arcs)
        self.arcs.append(simplify(arc, self.tolerance))
        return self.numbers[arc]


def build(
    features: list[dict[str, Any]], codes: dict[str, str], tolerance: float
) -> dict[str, Any]:
    """Make the base map's content."""
    shapes = [
        [[outline(ring) for ring in polygon] for polygon in polygons(feature["geometry"])]
        for feature in features
    ]
    ends = junctions([ring for shape in shapes for polygon in shape for ring in polygon if ring])
    pieces = Pieces(tolerance)
    countries = []
    for feature, shape in zip(features, shapes, strict=True):
        about = feature["properties"]
        label = label_point(feature["geometry"])
        kept = []
        for polygon in sorted(shape, key=lambda p: -_size(p[0])):
            # Islands of a few square kilometres cannot be seen, unless they are all there is.
            if not polygon[0] or (kept and _size(polygon[0]) < 4 * tolerance * tolerance):
                continue
            xs, ys = ([p[axis] / SCALE for p in polygon[0]] for axis in (0, 1))
            box = [floor(min(xs)), floor(min(ys)), -floor(-max(xs)), -floor(-max(ys))]
            rings = [
                [pieces.number(arc) for arc in split(ring, ends)]
                for ring in polygon
                if ring and (ring is polygon[0] or _size(ring) >= 4 * tolerance * tolerance)
            ]
            kept.append([box, rings])
        countries.append(
            {
                "id": about.get("geonameid"),
                "code": codes.get(about.get("iso2") or ""),
                "en": about["name_en"],
                "fr": about["name_fr"],
                "at": [round(x, 1) for x in label[:2]] if label else None,
                "km": round(label[2]) if label else 0,
                "polygons": kept,
            }
        )
    return {
        "scale": SCALE,
        "countries": sorted(countries, key=lambda c: c["en"]),
        "arcs": [encoded(arc) for arc in pieces.arcs],
    }


def _size(ring: list[Point]) -> float:
    """Give a ring's area in square steps."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def main() -> None:
    """Read the shared shapes and write the package's file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared" / "data" / "geo")
    parser.add_argument("--tolerance", type=float, default=1, help=f"steps of 1/{SCALE} degree")
    args = parser.parse_args()
    source = (args.shared / "basemap" / SHAPES).read_bytes()
    if hashlib.sha256(source).hexdigest() != pins()[SHAPES]["sha256"]:
        parser.error(f"{SHAPES} is not the pinned file")
    table = (args.shared / "names" / "countries_fr_en.tsv").read_text("utf-8").splitlines()
    codes = {row["iso2"]: row["iso3"] for row in csv.DictReader(table, delimiter="\t")}
    made = build(json.loads(source)["features"], codes, args.tolerance)
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
    TARGET.write_text(text, "utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(made['countries'])} countries, {len(text)} characters")


if __name__ == "__main__":
    main()
