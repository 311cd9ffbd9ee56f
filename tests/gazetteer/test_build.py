"""Builders on small invented data: packs, dumps, layers; bad input leaves nothing behind."""

from __future__ import annotations

import gzip
import json

import pytest

from selon.errors import DataError, MissingPart, SettingError
from selon.gazetteer import Gazetteer
from selon.gazetteer.builder.core import bare_keys, usable
from selon.gazetteer.builder.dump import build_dump
from selon.gazetteer.builder.inputs import Inputs, pins
from selon.gazetteer.builder.packs import add_pack, build_layer, build_pack
from selon.gazetteer.builder.shapes import area_km2, label_point
from selon.gazetteer.builder.tables import PlaceRow, Tables, own_id
from selon.gazetteer.builder.territory import territories

ALEPPO = 170063
SQUARE = [[10.0, 50.0], [12.0, 50.0], [12.0, 52.0], [10.0, 52.0], [10.0, 50.0]]
HEADER = (
    "wof_id\tgeonames_id\twikidata_id\tname\tplacetype\tlat\tlon\tpopulation\tcountry\tregion\t"
    "county\tlocality\tnames\tsrc_geom\n"
)
TOWN = "900\t0\t\tTell Brume\tlocality\t36.1\t37.3\t900\tSY\tAleppo\t\t\tfra=Tell Brume|eng=Tal Bruma\t\n"
REGION = "901\t170062\t\tAleppo\tregion\t36.2\t37.6\t0\tSY\tAleppo\t\t\t\tmeso\n"
QUARTER = "902\t\t\tCharq Brume\tneighbourhood\t36.11\t37.31\t0\tSY\tAleppo\t\tTell Brume\tfra=Charq Brume\t\n"
FAR = "903\t170063\t\tKafr Loin\tlocality\t33.0\t36.2\t10\tSY\t\t\t\tfra=Kafr Loin\t\n"


def pack_file(folder, *rows, name="wof_sy.tsv.gz"):
    path = folder / name
    path.write_bytes(gzip.compress((HEADER + "".join(rows)).encode()))
    return path


def dump_row(id_, name, lat, lon, *, names="", code="PPL", letter="P", country="SY", unit="09"):
    cells = [id_, name, name, names, lat, lon, letter, code, country, "", unit, "", "", "", 1200]
    return "\t".join(str(cell) for cell in [*cells, "", "", "Asia/Damascus", "2026-01-01"]) + "\n"


def layer_file(folder, *features):
    path = folder / "quarters.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return path


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(*points):
    return {"type": "Polygon", "coordinates": [[list(point) for point in points]]}


BLOCK = polygon((37.1, 36.1), (37.2, 36.1), (37.2, 36.2), (37.1, 36.2), (37.1, 36.1))


def test_pack_adds_places_and_names(tmp_path, shipped, own_packs):
    path, count = add_pack(pack_file(tmp_path, TOWN, REGION, QUARTER), shipped)
    assert path == own_packs / "sy.sqlite"
    assert count == 3
    both = Gazetteer.open()
    (town,) = both.lookup("Tell Brume")
    assert (town.kind, town.country, town.admin1_id, town.source) == (
        "city", "SYR", 170062, "whosonfirst",
    )  # fmt: skip
    assert town.id < 0
    (quarter,) = both.lookup("Charq Brume")
    assert quarter.parent == town.id
    assert both.similar("Tal Broumah", country="SYR")[0].id == town.id
    assert both.contains(163843, town)
    assert "Who's On First (whosonfirst.org)" in both.attribution
    assert shipped.lookup("Tell Brume") == []
    assert Gazetteer.open(packs=["sy"]).lookup("Tell Brume") == [town]


def test_pack_keeps_the_point_of_geonames(tmp_path, shipped):
    add_pack(pack_file(tmp_path, REGION), shipped)
    old, new = shipped.get(170062), Gazetteer.open().get(170062)
    assert (old.latitude, old.longitude) == (new.latitude, new.longitude)


def test_pack_does_not_believe_a_concordance_far_away(tmp_path, shipped):
    add_pack(pack_file(tmp_path, FAR), shipped)
    (found,) = Gazetteer.open().lookup("Kafr Loin")
    assert found.id != ALEPPO


def test_pack_leaves_a_name_to_the_larger_town_nearby(tmp_path, shipped):
    thief = TOWN.replace("fra=Tell Brume", "fra=Tell Brume|fra=Alep")
    add_pack(pack_file(tmp_path, thief), shipped)
    assert {one.name for one in Gazetteer.open().lookup("Alep", kinds=["city"])} == {"Aleppo"}


def test_built_pack_can_be_added_elsewhere(tmp_path, shipped, own_packs):
    out = tmp_path / "brume.sqlite"
    assert build_pack(pack_file(tmp_path, TOWN), shipped, out) == 1
    path, count = add_pack(out, shipped)
    assert (path.name, count) == ("brume.sqlite", 1)


def test_same_pack_same_bytes(tmp_path, shipped):
    source = pack_file(tmp_path, TOWN, QUARTER, REGION)
    build_pack(source, shipped, tmp_path / "a.sqlite")
    build_pack(source, shipped, tmp_path / "b.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1\t2\n", "line 3: 2 columns instead of 14"),
        (TOWN.replace("36.1", "96.1"), "line 3: point out of range"),
        (TOWN.replace("900\t0", "x\t0"), "line 3: no number"),
        (TOWN.replace("\tSY\t", "\tQQ\t"), "line 3: unknown country"),
    ],
)
def test_bad_pack_is_told_by_line_and_leaves_nothing(tmp_path, shipped, own_packs, row, told):
    with pytest.raises(DataError, match=told):
        add_pack(pack_file(tmp_path, REGION, row), shipped)
    assert not own_packs.exists() or list(own_packs.iterdir()) == []


def test_bad_pack_files(tmp_path, shipped):
    cut = tmp_path / "wof_sy.tsv.gz"
    cut.write_bytes(gzip.compress((HEADER + TOWN * 200).encode())[:-30])
    with pytest.raises(DataError, match="cannot be read"):
        add_pack(cut, shipped)
    other = tmp_path / "other.tsv"
    other.write_text("a\tb\n")
    with pytest.raises(DataError, match="columns missing"):
        add_pack(other, shipped)
    with pytest.raises(DataError, match="cannot be read"):
        add_pack(tmp_path / "nowhere.tsv", shipped)
    with pytest.raises(SettingError, match="name of a pack"):
        add_pack(other, shipped, name="../x")
    with pytest.raises(MissingPart, match="not installed"):
        Gazetteer.open(packs=["zz"])


def test_layer_becomes_quarters(tmp_path, shipped):
    path = layer_file(
        tmp_path,
        feature(BLOCK, name="Charq Vert", alt_fr=["Vert-Est"]),
        feature({"type": "Point", "coordinates": [37.15, 36.2]}, name_en="Brumeville"),
    )
    out = tmp_path / "layer.sqlite"
    assert build_layer(path, ALEPPO, shipped, out) == 2
    both = Gazetteer.open(packs=[out])
    (quarter,) = both.lookup("Vert-Est")
    assert (quarter.kind, quarter.parent, quarter.country) == ("quarter", ALEPPO, "SYR")
    assert quarter.latitude == pytest.approx(36.15, abs=0.01)
    assert quarter.longitude == pytest.approx(37.15, abs=0.01)
    assert quarter.radius_km == pytest.approx(5.6, abs=0.3)
    assert both.lookup("Brumeville")[0].admin1_id == 170062


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (feature(None, name="X"), "feature 2: no geometry"),
        (feature({"type": "Polygon"}, name="X"), "feature 2: no geometry"),
        (feature(polygon((36.1, 137.1), (36.2, 137.1), (36.2, 137.2)), name="X"), "feature 2: coordinates out of range"),
        (feature({"type": "Point", "coordinates": [37.1]}, name="X"), "feature 2: a position of one number"),
        (feature({"type": "Point", "coordinates": ["a", "b"]}, name="X"), "feature 2: geometry is not made"),
        (feature(BLOCK), "feature 2: no name"),
        (7, "feature 2: not an object"),
    ],
)  # fmt: skip
def test_bad_layer_is_told_by_feature_and_leaves_nothing(tmp_path, shipped, bad, told):
    path = layer_file(tmp_path, feature(BLOCK, name="Charq Vert"), bad)
    out = tmp_path / "out" / "layer.sqlite"
    with pytest.raises(DataError, match=told):
        build_layer(path, ALEPPO, shipped, out)
    assert not out.parent.exists() or list(out.parent.iterdir()) == []


@pytest.mark.parametrize("text", ["{", "[]", '{"features": []}', '{"type": "Feature"}'])
def test_layer_that_is_no_collection(tmp_path, shipped, text):
    path = tmp_path / "layer.geojson"
    path.write_text(text)
    with pytest.raises(DataError):
        build_layer(path, ALEPPO, shipped, tmp_path / "out.sqlite")
    with pytest.raises(SettingError, match="no place has the id"):
        build_layer(path, 1, shipped, tmp_path / "out.sqlite")


def test_dump_is_laid_over_the_core(tmp_path, small_core):
    (tmp_path / "SY.txt").write_text(
        dump_row(77, "Kafr Brume", 36.3, 37.4, names="Kafr Broume,ZZZ,كفر بروم")
        + dump_row(78, "Pont de Brume", 36.31, 37.41, code="BDG", letter="S")
        + dump_row(79, "Some Farm", 36.31, 37.41, code="FRM", letter="S")
        + dump_row(2, "Halab", 36.25, 37.2, names="Chahba")
    )
    (tmp_path / "alternateNamesV2.txt").write_text(
        "1\t77\tfr\tBrume-les-Bains\t1\t\t\t\n2\t77\tlink\thttps://example.org\t\t\t\t\n"
        "3\t12345\tfr\tAilleurs\t\t\t\t\n"
    )
    out = tmp_path / "out.sqlite"
    assert build_dump(tmp_path, small_core, out) == 5
    found = Gazetteer.open(out, packs=())
    (town,) = found.lookup("Brume-les-Bains")
    assert (town.id, town.kind, town.country, town.parent) == (77, "city", "SYR", 3)
    assert found.lookup("Kafr Broume") == found.lookup("كفر بروم") != []
    assert found.lookup("ZZZ") == []
    assert found.lookup("Some Farm") == []
    assert found.lookup("Ailleurs") == []
    assert found.lookup("Pont de Brume")[0].kind == "feature"
    assert found.similar("Kafar Brouma", country="SYR")[0].id == 77
    city = found.get(2)
    assert (city.latitude, city.population, city.name) == (36.25, 1200, "Alep")
    assert found.lookup("Chahba")[0].id == 2


@pytest.fixture
def small_core(tmp_path):
    tables = Tables()
    tables.add(
        PlaceRow(
            1, "geonames", "Syria", "country", lat=35.0, lon=38.0, country="SYR", code="SY",
            radius_km=200.0,
        )
    )  # fmt: skip
    tables.add_code(1, "SYR")
    tables.add(
        PlaceRow(
            3, "geonames", "Aleppo", "admin", feature_code="ADM1", country="SYR", code="SY.09",
            parent=1,
        )
    )  # fmt: skip
    tables.add(
        PlaceRow(
            2, "geonames", "Alep", "city", lat=36.2, lon=37.16, country="SYR", admin1=3, parent=3,
            feature_code="PPLA", population=10, radius_km=5.0,
        )
    )  # fmt: skip
    tables.add_name(2, "Halab", "alias")
    path = tmp_path / "core.sqlite"
    tables.write(path, meta={"sources": "invented"})
    return path


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1\ttoo\tshort\n", "SY.txt, line 2: 3 columns instead of 19"),
        (dump_row("x", "A", 1, 2), "SY.txt, line 2: no number"),
        (dump_row(9, "A", "north", 2), "SY.txt, line 2: no number"),
        (dump_row(9, "A", 91, 2), "SY.txt, line 2: point out of range"),
    ],
)
def test_broken_dump_is_told_by_line_and_leaves_nothing(tmp_path, small_core, line, told):
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "SY.txt").write_text(dump_row(77, "Kafr Brume", 36.3, 37.4) + line)
    out = tmp_path / "out" / "places.sqlite"
    with pytest.raises(DataError, match=told):
        build_dump(folder, small_core, out)
    assert list(out.parent.iterdir()) == []


def test_dump_that_is_not_text_or_not_there(tmp_path, small_core):
    folder = tmp_path / "dump"
    folder.mkdir()
    with pytest.raises(DataError, match=r"no allCountries.txt"):
        build_dump(folder, small_core, tmp_path / "out.sqlite")
    (folder / "SY.txt").write_bytes(dump_row(77, "Kafr", 36.3, 37.4).encode() + b"\xff\xfe\n")
    with pytest.raises(DataError, match="not UTF-8"):
        build_dump(folder, small_core, tmp_path / "out.sqlite")


def test_inputs_are_checked(tmp_path):
    with pytest.raises(MissingPart, match="is missing"):
        Inputs.open(tmp_path)
    for name in pins():
        (tmp_path / name).write_text("something else")
    with pytest.raises(DataError, match="not the pinned one"):
        Inputs.open(tmp_path)


def test_every_pin_says_origin_and_licence():
    for name, pin in pins().items():
        assert set(pin) == {"role", "fetch", "licence", "sha256"}, name
        assert len(pin["sha256"]) == 64


def test_area_and_label_point_of_a_square():
    assert area_km2(SQUARE[:-1]) == pytest.approx(222.4 * 140, rel=0.02)
    lat, lon, radius = label_point({"type": "Polygon", "coordinates": [SQUARE]})
    assert (lat, lon) == pytest.approx((51.0, 11.0), abs=0.1)
    assert radius == pytest.approx(99, abs=3)
    assert label_point(None) is None
    assert label_point({"type": "Point", "coordinates": [1, 2]}) is None


def test_label_point_of_a_bent_shape_lies_within():
    bent = [[0, 0], [10, 0], [10, 1], [1, 1], [1, 10], [0, 10], [0, 0]]
    lat, lon, _ = label_point({"type": "Polygon", "coordinates": [bent]})
    assert 0 < lat < 1 or 0 < lon < 1


def test_territories_share_the_land_by_the_nearest_town():
    found = territories(
        {"type": "Polygon", "coordinates": [SQUARE]}, [(51.0, 10.5, 1), (51.0, 11.5, 2)]
    )
    assert found[1][:2] == pytest.approx((51.0, 10.5), abs=0.1)
    assert found[2][:2] == pytest.approx((51.0, 11.5), abs=0.1)
    assert territories(None, [(51.0, 10.5, 1)]) == {}


@pytest.mark.parametrize(
    ("alias", "good"),
    [
        ("Alep", True), ("ALP", False), ("a lei po", False), ("حلب", True), ("阿勒颇", False),
        ("waው", False), ("Алеп", True), ("T", False), ("Ḩalab", True), ("Kmaя", False),
    ],
)  # fmt: skip
def test_usable_aliases(alias, good):
    assert usable(alias) is good


def test_bare_keys_of_units():
    assert bare_keys("gouvernorat dalep") == ["alep"]
    assert bare_keys("departement de lessonne")[-1] == "essonne"
    assert bare_keys("texas") == []


def test_own_ids_are_negative_and_stable():
    assert own_id("selon", "area", "", "Sahel") == own_id("selon", "area", "", "Sahel") < 0
