"""The page's map: which places are on it, how honest a shape each gets, what region is drawn.

A country is its polygon, a unit or area a circle of its size, a town or quarter a point with the
circle in which it may lie. Without any located place there is no map.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asinh, cos, degrees, radians, tan
from typing import TYPE_CHECKING, Any, Literal, get_args

from markupsafe import Markup

from selon._wording import label
from selon.exports._basemap import Box, country_of, crop

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.record import Place, Record

Shape = Literal["point", "area", "country"]

_DEGREE_KM = 111.2
_WIDE_KM = 600.0  # what is wider is drawn, but does not decide the first view
_LEAST = 1.6  # degrees shown at least from south to north, so that a town is not on a bare sheet
_MARGIN = 0.1  # degrees around each place
_QUARTER_KM = 3.0  # a quarter known better than its city
_AROUND = 8.0  # degrees of land kept around all places
_NARROW, _BROAD = 1.2, 3.0  # shapes of the sheet, width by height, from a telephone to a desk
_SITE_KM = 8.0  # a port or palace is a point, a lake or strait is not
_POINTS = ("city", "quarter")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as the map's lists name it."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PageMap:
    """All that the template `map.html` may use; `data` is what the script draws from."""

    located: tuple[Spot, ...]
    unlocated: tuple[Spot, ...]
    shapes: tuple[Shape, ...]
    words: dict[str, str]
    data: Markup


def page_map(record: Record, language: Language) -> PageMap | None:
    """Make the map of a record's places; null when none of them has a position."""
    located = [p for p in record.places if p.latitude is not None and p.longitude is not None]
    if not located:
        return None
    words = {key: text[language] for key, text in tomllib.loads(asset("map.toml")).items()}
    data = _data(record, located, words, language)
    drawn = {place["shape"] for place in data["places"]}
    return PageMap(
        located=tuple(Spot(p.id, p.name, _about(p, words, language)) for p in located),
        unlocated=tuple(Spot(p.id, p.name) for p in record.places if p not in located),
        shapes=tuple(shape for shape in get_args(Shape) if shape in drawn),
        words=words,
        data=_script_data(data),
    )


@cache
def asset(name: str) -> str:
    """Give the text of a file of the map's own or of Leaflet's."""
    folder = "templates" if name.startswith("map.") else "vendor/leaflet-1.9.4"
    return (files("selon.exports") / folder / name).read_text("utf-8")


@cache
def style() -> str:
    """Give Leaflet's style without the rules that name pictures, and ours after it."""
    library = re.sub(r"/\*.*?\*/", "", asset("leaflet.css"), flags=re.DOTALL)
    return re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}", "", library) + asset("map.css")


@cache
def script() -> str:
    """Give Leaflet, with its licence and without the pointer to its source map, and our script."""
    library = asset("leaflet.js").rpartition("//# sourceMappingURL")[0]
    return f"/*\n{asset('LICENSE')}*/\n{library}{asset('map.js')}"


def _about(place: Place, words: dict[str, str], language: Language) -> str:
    parts = [
        label("place_kind", place.kind, language),
        f"{place.latitude:.2f}, {place.longitude:.2f}",
    ]
    if place.radius_km is not None:
        parts.append(words["radius"].format(km=f"{place.radius_km:.0f}"))
    return " · ".join(parts)


def _data(
    record: Record, located: list[Place], words: dict[str, str], language: Language
) -> dict[str, Any]:
    focus = _in_focus(located)
    close = any(p.kind == "quarter" and (p.radius_km or 99) <= _QUARTER_KM for p in focus)
    whole = _box(located, least=_LEAST)
    region = _padded(whole)
    arcs, countries = crop(region)
    shapes: dict[str, Shape] = {}
    for place in located:
        shapes[place.id] = "area"
        if place.kind == "country":
            known = country_of(place.geonames_id, place.country)
            if known is not None and "place" not in countries.get(known, {"place": ""}):
                countries[known]["place"] = place.id
                shapes[place.id] = "country"
        elif place.kind in _POINTS or (
            place.kind == "feature" and (place.radius_km or 0) <= _SITE_KM
        ):
            shapes[place.id] = "point"
    return {
        "region": region.corners(),
        "whole": whole.corners(),
        "view": _box(focus, least=0 if close else _LEAST).corners(),
        "arcs": arcs,
        "countries": [
            {
                "name": c[language], "at": c["at"], "km": c["km"],
                "polygons": c["polygons"], "place": c.get("place"),
            }
            for c in sorted(countries.values(), key=lambda c: -c["km"])
        ],
        "places": [
            {
                "id": p.id, "name": p.name, "shape": shapes[p.id],
                "at": [p.latitude, p.longitude], "km": p.radius_km,
                "about": _about(p, words, language),
            }
            for p in located
        ],
        "scope": {
            row.id: row.place
            for section in (record.statements, record.figures, record.events, record.control)
            for row in section
            if row.place is not None
        },
        "language": record.dispatch.language,
        "words": {key: words[key] for key in ("zoom_in", "zoom_out", "whole", "map")},
    }  # fmt: skip


def _in_focus(located: list[Place]) -> list[Place]:
    """Give the places of the country most spoken of, without what is very wide.

    A battle in Chad of which a ministry in Paris speaks is first shown as Chad.
    """
    counts: Counter[str] = Counter()
    for place in located:
        if place.country is not None:
            counts[place.country] += max(1, len(place.mentions))
    narrow = [p for p in located if (p.radius_km or 0) <= _WIDE_KM]
    most = counts.most_common(1)[0][0] if counts else None
    there = [p for p in narrow if p.country == most]
    return there or narrow or located


def _box(places: list[Place], *, least: float) -> Box:
    """Give the region that holds the places with their circles, no smaller than some degrees."""
    south, west, north, east = 90.0, 180.0, -90.0, -180.0
    for place in places:
        lat, lon = place.latitude or 0.0, place.longitude or 0.0
        high = max(_MARGIN, (place.radius_km or 0) / _DEGREE_KM)
        wide = high / max(0.1, cos(radians(lat)))
        south, north = min(south, lat - high), max(north, lat + high)
        west, east = min(west, lon - wide), max(east, lon + wide)
    more = max(0.0, least - (north - south)) / 2
    return Box(max(south - more, -85), max(west, -180), min(north + more, 85), min(east, 180))


def _padded(box: Box) -> Box:
    """Widen a region by its own size, so that a wide page and a step back find land too."""
    tall = _drawn(box.north) - _drawn(box.south)
    broad = box.east - box.west
    high = max(_AROUND, (box.north - box.south) * 0.75, (broad / _NARROW - tall) / 2)
    wide = max(_AROUND * 2, broad * 0.75, (tall * _BROAD - broad) / 2)
    return Box(
        max(box.south - high, -85), max(box.west - wide, -180),
        min(box.north + high, 85), min(box.east + wide, 180),
    )  # fmt: skip


def _drawn(latitude: float) -> float:
    """Give how far from the equator a latitude is drawn, in degrees of longitude (Mercator)."""
    return degrees(asinh(tan(radians(latitude))))


def _script_data(data: dict[str, Any]) -> Markup:
    """Write data so that nothing in it can end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - no sign that markup could begin with is left
