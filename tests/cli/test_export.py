"""`selon export`, `selon import` and `selon import-reviews`, from options to what they write."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from export_making import records
from selon.cli import main
from selon.store import Store, refresh
from selon.store.dossiers import published
from selon.store.importing import add_records
from selon.store.reviews import history


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def store(tmp_path: Path) -> str:
    with Store.open(tmp_path / "news.selon", create=True) as made:
        add_records(made, records())
        refresh(made)
    return str(tmp_path / "news.selon")


def test_export_writes_a_file_and_its_losses(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.csv"
    assert run("export", "acled", "--store", store, "--near", "12.5,41", "-o", str(target)) == 0
    (row,) = csv.DictReader(io.StringIO(target.read_text("utf-8")))
    assert row["fatalities"] == "9"
    report = json.loads((tmp_path / "out.csv.loss.json").read_text("utf-8"))
    assert (report["export"], report["policy"], report["rows"]) == (
        "acled", "acled-conservative", 1,
    )  # fmt: skip
    assert report["filters"] == {"near": "12.5,41"}
    assert "1 written to" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.part"))


def test_export_to_standard_output_is_the_form_alone(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("export", "geojson", "--store", store) == 0
    assert len(json.loads(capsysbinary.readouterr().out)["features"]) == 3


def test_export_shows_losses(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "ucdp", "--store", store, "--loss") == 0
    shown = capsys.readouterr().out
    assert "cannot be said" in shown
    assert "1 left out: Nobody reports a death" in shown
    assert run("export", "ucdp", "--store", store, "--loss", "-o", "-", "--lang", "fr") == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "selon.loss/1"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_export_lists_the_forms(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "--list", "--lang", lang) == 0
    shown = capsys.readouterr().out
    assert "acled-conservative" in shown
    assert ("Dossier to print" if lang == "en" else "Dossier à imprimer") in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export"], "name a form"),
        (["export", "morse"], "no export is called 'morse'"),
        (["export", "acled", "--policy", "guess"], "has no policy 'guess'"),
        (["export", "acled", "--hxl"], "has no row of hashtags"),
        (["export", "csv"], "--store"),
        (["export", "csv", "--type", "LOVE", "--store", "x"], "type 'LOVE' is unknown"),
        (["import"], "name a file"),
        (["import", "x"], "--store"),
        (["import-reviews"], "name at least one file"),
        (["import-reviews", "x", "--store", "y", "--format", "word"], "'word' is none of"),
    ],
)
def test_export_wrong_calls(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert words in capsys.readouterr().err


def test_export_bad_input(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "csv", "--store", str(tmp_path / "none")) == 1
    assert run("import", str(tmp_path / "none"), "--store", store) == 1
    assert run("import-reviews", str(tmp_path / "none"), "--store", store) == 1
    assert "no such file" in capsys.readouterr().err


def test_export_broken_off_leaves_no_file(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("selon.exports.forms.tidy.rows_as_csv", broken)
    assert run("export", "csv", "--store", store, "-o", str(tmp_path / "x.csv")) == 1
    assert not list(tmp_path.glob("x.csv*"))


def test_export_jsonl_comes_back_by_import(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "jsonl", "--store", store, "-o", str(tmp_path / "out.jsonl")) == 0
    packed = tmp_path / "out.jsonl.gz"
    packed.write_bytes(gzip.compress((tmp_path / "out.jsonl").read_bytes() + b"{\n"))
    copy = str(tmp_path / "copy.selon")
    capsys.readouterr()
    assert run("import", str(packed), "--store", copy) == 3
    told = capsys.readouterr().err
    assert "5 records and 0 reviews taken in" in told
    assert "out.jsonl.gz:7" in told
    assert run("ledger", "--store", copy) == 0
    with Store.open(store) as one:
        assert json.loads(capsys.readouterr().out) == json.loads("".join(published(one)))


def test_export_corrections_come_back_by_import_reviews(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("dispatch,row,low,high\nc,f2,4,4\nc,f77,1,1\n", "utf-8")
    given = ("import-reviews", str(path), "--store", store, "--reviewer", "Ada")
    assert run(*given, "--dry-run") == 3
    assert "1 review would be appended (correct 1)" in capsys.readouterr().err
    assert run(*given) == 3
    told = capsys.readouterr().err
    assert "no row 'f77'" in told and f"{path}: line 3" in told
    with Store.open(store) as opened:
        (review,) = history(opened)
    assert review.value == {"low": 4, "high": 4}
    assert run("claims", "--store", store, "--kind", "injured", "--format", "csv") == 0
    (claim,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert claim["low"] == "4"
