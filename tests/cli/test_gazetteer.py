from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from selon.cli.gazetteer import app
from selon.errors import DataError, SettingError

runner = CliRunner()


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("SELON_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SELON_LANG", "en")


def run(*arguments: str):
    return runner.invoke(app, [str(argument) for argument in arguments])


def test_lookup_shows_places_and_attribution():
    result = run("lookup", "Soukkari", "--near", "Alep")
    assert result.exit_code == 0
    assert "as-Sukkari" in result.stdout
    assert "GeoNames, CC BY 4.0" in result.stdout


def test_lookup_json_has_one_object_a_line():
    result = run("lookup", "Tripoli", "--json", "--near", "33.9,35.5", "--limit", "2")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 2
    assert rows[0]["country"] == "LBN"
    assert rows[0]["distance_km"] < rows[1]["distance_km"]


def test_lookup_in_a_country_finds_other_spellings():
    result = run("lookup", "Khan Cheykhoun", "--country", "syr")
    assert "by spelling" in result.stdout


def test_lookup_says_not_known(monkeypatch):
    monkeypatch.setenv("SELON_LANG", "fr")
    result = run("lookup", "Trifouillis-sous-Brume")
    assert result.exit_code == 1
    assert "inconnu" in result.output


@pytest.mark.parametrize(
    "arguments",
    [("--kind", "town"), ("--country", "XX"), ("--near", "99,1"), ("--near", "Trifouillis")],
)
def test_lookup_refuses_what_makes_no_sense(arguments):
    assert isinstance(run("lookup", "Alep", *arguments).exception, SettingError)


def test_build_layer_installs_a_pack(tmp_path):
    path = tmp_path / "brume.geojson"
    point = {"type": "Point", "coordinates": [37.15, 36.2]}
    rows = [{"type": "Feature", "properties": {"name": "Brumeville"}, "geometry": point}]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}))
    assert run("build", "--layer", path, "--city", "170063").exit_code == 0
    assert "Brumeville" in run("lookup", "Brumeville").stdout


def test_add_names_the_pack_and_its_size(tmp_path):
    path = tmp_path / "wof_sy.tsv"
    path.write_text(
        "wof_id\tgeonames_id\tname\tplacetype\tlat\tlon\tpopulation\tcountry\tregion\tcounty\t"
        "locality\tnames\n"
        "5\t\tTell Brume\tlocality\t36.1\t37.3\t\tSY\t\t\t\tfra=Tell Brume\n"
    )
    result = run("add", path)
    assert result.exit_code == 0, result.exception
    assert re.search(r"pack sy: 1 places", result.stdout)
    assert isinstance(run("add", tmp_path / "none.tsv").exception, DataError)


@pytest.mark.parametrize(
    "arguments", [(), ("--geonames", ".", "--inputs", "."), ("--geonames", "."), ("--layer", "x")]
)
def test_build_asks_for_one_source_and_its_companions(arguments):
    assert run("build", *arguments).exit_code == 2


def test_every_command_has_an_example():
    for command in ("lookup", "add", "build"):
        assert "Example:" in run(command, "--help").stdout
