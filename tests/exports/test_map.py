from __future__ import annotations

import base64
import dataclasses
import hashlib
import html
import json
import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from builders import record
from selon.exports import to_html
from selon.exports._basemap import Box, country_of, crop, world
from selon.exports._map import asset, page_map
from selon.record import Dispatch, MadeBy, Mention, Place, Record

ROOM = files("selon.exports")


def _record(*places: Place, text: str = "Un texte.") -> Record:
    return Record(MadeBy("0"), Dispatch("d", "fr", text), places=places)


def _place(id_: str, name: str, kind: Any, *at: float | None, **more: Any) -> Place:
    return Place(id_, name, kind, *at, **more)


def _data(*places: Place) -> dict[str, Any]:
    made = page_map(_record(*places), "fr")
    assert made
    return json.loads(made.data)


MALI = _place("p1", "Mali", "country", 17.3, -3.5, 631.0, country="MLI", geonames_id=2453866)
GAO = _place("p2", "Gao", "city", 16.27, -0.04, 4.0, country="MLI")
PARIS = _place("p3", "Paris", "city", 48.85, 2.35, 8.0, country="FRA")


def test_map_vendored_files_are_the_pinned_ones() -> None:
    pins = tomllib.loads((ROOM / "vendor" / "pins.toml").read_text("utf-8"))
    for pin in pins.values():
        folder = ROOM / "vendor" / pin["folder"]
        found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}
        assert found == pin["files"]


@pytest.mark.parametrize("places", [(), (_place("p1", "Oum Ladi", "city"),)])
def test_map_is_left_out_where_nothing_is_located(places: tuple[Place, ...]) -> None:
    one = _record(*places)
    assert page_map(one, "en") is None
    source = to_html(one)
    assert "Leaflet" not in source
    assert "map-data" not in source


def test_map_page_holds_map_library_licence_and_attribution() -> None:
    source = to_html(_record(MALI, GAO), language="fr")
    assert "Leaflet 1.9.4" in source
    assert "BSD 2-Clause License" in source
    assert "GeoNames, CC BY 4.0" in source
    assert 'id="show-map" checked> Carte' in source
    assert len(source.encode()) < 1_500_000


def test_map_of_the_whole_world_stays_small() -> None:
    far = [_place("p1", "A", "city", -45.0, -170.0), _place("p2", "B", "city", 65.0, 175.0)]
    one = to_html(_record(*far))
    assert len(one.encode()) < 500_000
    assert len((ROOM / "basemap" / "countries.json").read_bytes()) <= 250_000


def test_map_policy_allows_exactly_the_scripts_and_styles_of_the_page() -> None:
    source = to_html(_record(MALI))
    policy = html.unescape(re.findall(r'Policy" content="(.*?)"', source)[0])
    for tag in ("style", "script"):
        blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(b.encode()).digest()).decode() for b in blocks]
        assert len(digests) == 2
        allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
        assert f"{tag}-src {allowed};" in policy


def test_map_shapes_are_honest() -> None:
    kinds = [
        MALI,
        GAO,
        _place("p4", "région de Gao", "admin", 17.0, 0.0, 200.0, country="MLI"),
        _place("p5", "Sahel", "area", 15.0, 2.0, 1500.0),
        _place("p6", "quartier", "quarter", 16.27, -0.04, country="MLI"),
        _place("p7", "pont", "feature", 16.3, -0.1, country="MLI"),
        _place("p8", "lac", "feature", 16.3, -0.1, 30.0, country="MLI"),
        _place("p9", "Ruritanie", "country", 16.0, 1.0, 50.0),
        _place("p10", "Oum Ladi", "city", country="MLI"),
    ]
    data = _data(*kinds)
    assert {p["id"]: p["shape"] for p in data["places"]} == {
        "p1": "country", "p2": "point", "p4": "area", "p5": "area", "p6": "point",
        "p7": "point", "p8": "area", "p9": "area",
    }  # fmt: skip
    assert [c["name"] for c in data["countries"] if c["place"] == "p1"] == ["Mali"]
    made = page_map(_record(*kinds), "en")
    assert made
    assert [spot.name for spot in made.unlocated] == ["Oum Ladi"]
    assert made.located[1].about == "town · 16.27, -0.04 · radius 4 km"


def test_map_of_one_country_named_twice_gives_its_polygon_once() -> None:
    again = dataclasses.replace(MALI, id="p2", name="République du Mali")
    assert [p["shape"] for p in _data(MALI, again)["places"]] == ["country", "area"]


def test_map_first_shows_the_country_most_spoken_of() -> None:
    data = _data(MALI, GAO, dataclasses.replace(GAO, id="p4", longitude=1.0), PARIS)
    (_, _), (north, _) = data["view"]
    assert north < 25
    assert data["whole"][1][0] > PARIS.latitude


def test_map_goes_close_only_to_quarters_of_known_position() -> None:
    known = _place("p4", "quartier", "quarter", 16.28, -0.05, 0.8, country="MLI")
    vague = dataclasses.replace(known, radius_km=4.0)
    spans = [_data(GAO, one)["view"] for one in (known, vague)]
    assert [north - south < 1 for (south, _), (north, _) in spans] == [True, False]


@pytest.mark.parametrize(
    "places",
    [
        (MALI,),
        (GAO, PARIS),
        (_place("p1", "Suva", "city", -18.1, 178.4), _place("p2", "Apia", "city", -13.8, -171.8)),
        (_place("p1", "pôle", "feature", 90.0, 0.0, 2000.0),),
    ],
)
def test_map_regions_hold_one_another(places: tuple[Place, ...]) -> None:
    data = _data(*places)
    for inner, outer in (("view", "region"), ("whole", "region")):
        (south, west), (north, east) = data[inner]
        (bottom, left), (top, right) = data[outer]
        assert bottom <= south <= north <= top
        assert left <= west <= east <= right
        assert bottom >= -85
        assert top <= 85


def test_map_scope_gives_rows_their_place() -> None:
    made = page_map(record(), "en")
    assert made
    scope = json.loads(made.data)["scope"]
    assert set(scope.values()) == {"p1"}
    assert all(row_id[0] in "sfec" for row_id in scope)


@pytest.mark.parametrize(
    "name",
    ["</script><script>alert(1)</script>", "<!--<script>", '"><img src=x onerror=y>', "a&b\u2028c"],
)
def test_map_escapes_hostile_names(name: str) -> None:
    quoted = Mention.of(name, 0, len(name))
    places = (
        dataclasses.replace(GAO, name=name, mentions=(quoted,)),
        _place("p3", name, "city", mentions=(quoted,)),
    )
    source = to_html(_record(*places, text=name))
    assert name not in source.replace(html.escape(name), "") or name.startswith("a&")
    data = re.findall(r'<script type="application/json" id="map-data">(.*?)</script>', source)
    assert len(data) == 1
    assert json.loads(data[0])["places"][0]["name"] == name
    assert not set("<>&") & set(data[0])
    assert source.count("<script") - asset("leaflet.js").count("<script") == 3


def test_basemap_has_countries_by_id_and_by_code() -> None:
    syria = country_of(163843, None)
    assert syria is not None
    assert country_of(None, "SYR") == country_of(-1, "SYR") == syria
    assert country_of(None, "XXX") is None
    assert country_of(None, None) is None
    assert len(world()["countries"]) > 230


def test_basemap_crop_keeps_neighbours_and_their_shared_border() -> None:
    arcs, countries = crop(Box(34.0, 37.0, 36.0, 40.0))
    by_name = {c["en"]: c for c in countries.values()}
    assert {"Syria", "Lebanon", "Iraq"} <= set(by_name)
    assert not {"France", "Brazil"} & set(by_name)
    used = {
        (a if a >= 0 else ~a)
        for c in countries.values()
        for polygon in c["polygons"]
        for ring in polygon
        for a in ring
    }
    assert used == set(range(len(arcs)))
    outer = {n: {a for p in by_name[n]["polygons"] for r in p for a in r} for n in by_name}
    assert {~a for a in outer["Syria"]} & outer["Iraq"] or outer["Syria"] & outer["Iraq"]


def test_basemap_has_no_band_across_the_antimeridian() -> None:
    for country in world()["countries"]:
        for (west, _, east, _), _ in country["polygons"]:
            assert -180 <= west <= east <= 180
            assert east - west < 180 or country["en"] == "Antarctica"
