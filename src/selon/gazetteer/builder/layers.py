"""City layers: the quarters of one city from a GeoJSON file.

Each feature is a quarter with a geometry (polygon or point) and a name in one of the properties
below; further names in any property that begins with `name` or `alt`. The bare `name` or `name_en`
is the main name. Nothing is written when one feature is wrong.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from selon.errors import DataError
from selon.gazetteer.builder.shapes import label_point
from selon.gazetteer.builder.spread import shape_radius_km
from selon.gazetteer.builder.tables import PlaceRow, Tables, own_id

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = ("name_en", "name", "name_fr", "NAME", "Name")


def read_layer(path: Path) -> list[dict[str, Any]]:
    """Read the features of a GeoJSON file; raise `DataError` if it is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ValueError as error:
        raise DataError(f"no JSON: {error}", where=str(path)) from error
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not features:
        raise DataError("no GeoJSON FeatureCollection with features", where=str(path))
    return features


def add_layer(
    tables: Tables, features: list[dict[str, Any]], *, city: PlaceRow, source: str, where: str
) -> int:
    """Add the features as quarters of a city; give their number."""
    for number, feature in enumerate(features, 1):
        place = f"{where}, feature {number}"
        properties, geometry = _parts(feature, place)
        name = next((str(properties[k]).strip() for k in _MAIN if properties.get(k)), "")
        if not name:
            raise DataError("no name", where=place, hint=f"give a property {_MAIN[0]} or name")
        lat, lon = _point(properties, geometry, place)
        row = tables.add(
            PlaceRow(
                own_id(source, str(city.id), name), source, name, "quarter",
                name_fr=_text(properties.get("name_fr")), name_en=_text(properties.get("name_en")),
                lat=lat, lon=lon, radius_km=max(0.3, shape_radius_km(geometry) or 0.5),
                feature_class="P", feature_code="PPLX", country=city.country,
                admin1=city.admin1, parent=city.id,
            )
        )  # fmt: skip
        for key, value in sorted(properties.items()):
            if key.lower().startswith(("name", "alt")):
                lang = key[-2:] if key[-3:-2] == "_" else None
                for other in value if isinstance(value, list) else [value]:
                    if isinstance(other, str):
                        tables.add_name(row.id, other, "alias", lang)
    return len(features)


def _parts(feature: Any, place: str) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401
    if not isinstance(feature, dict):
        raise DataError("not an object", where=place)
    properties, geometry = feature.get("properties"), feature.get("geometry")
    if not isinstance(geometry, dict) or not geometry.get("coordinates"):
        raise DataError("no geometry", where=place, hint="give each quarter a polygon or a point")
    for lon, lat in _positions(geometry.get("coordinates"), place):
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise DataError(
                f"coordinates out of range: longitude {lon}, latitude {lat}", where=place,
                hint="GeoJSON has longitude first, in degrees (WGS 84)",
            )  # fmt: skip
    return properties if isinstance(properties, dict) else {}, geometry


def _positions(value: Any, place: str) -> list[tuple[float, float]]:  # noqa: ANN401
    if not isinstance(value, list):
        raise DataError("geometry is not made of positions", where=place)
    if value and all(isinstance(one, int | float) for one in value):
        if len(value) < 2:
            raise DataError("a position of one number", where=place)
        return [(value[0], value[1])]
    return [position for one in value for position in _positions(one, place)]


def _point(properties: dict[str, Any], geometry: dict[str, Any], place: str) -> tuple[float, float]:
    """Give the point that the properties name (lat, lon), else the label point of the shape."""
    lat, lon = properties.get("lat"), properties.get("lon")
    if isinstance(lat, int | float) and isinstance(lon, int | float):
        if -90 <= lat <= 90 and -180 <= lon <= 180:
            return float(lat), float(lon)
        raise DataError(f"lat {lat}, lon {lon} out of range", where=place)
    found = label_point(geometry)
    if found is not None:
        return found[0], found[1]
    positions = _positions(geometry["coordinates"], place)
    return (
        sum(lat for _, lat in positions) / len(positions),
        sum(lon for lon, _ in positions) / len(positions),
    )


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
