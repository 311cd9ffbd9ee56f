"""The commands from files to what they print: invented dispatches, real reading."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from builders import record
from selon._json import from_json, to_json
from selon.cli import main
from selon.evaluation.shipped import examples

pytestmark = pytest.mark.model

TEXT = (
    "KANDAR, 12 mars (Agence Nord) - Au moins vingt civils ont été tués jeudi à Kandar, a déclaré "
    "le maire, Ilan Maro.\n\n« Les tirs n'ont pas cessé », a-t-il ajouté.\n"
)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "kandar.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_read_shows_a_dispatch(dispatch: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("read", str(dispatch), "--published", "2020-03-12") == 0
    shown = capsysbinary.readouterr()
    assert "Ilan Maro" in shown.out.decode()
    assert "Statements  2" in shown.out.decode()
    assert b"\x1b" not in shown.out
    assert shown.err == b""


def test_read_writes_one_record_as_json(
    dispatch: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    call = ("read", str(dispatch), "--published", "2020-03-12", "--publisher", "Nord", "-f", "json")
    assert run(*call) == 0
    out = capsysbinary.readouterr().out
    one = from_json(out)
    assert one.dispatch.text == TEXT
    assert one.dispatch.source.item == "kandar"
    assert one.dispatch.source.publisher == "Nord"
    assert one.dispatch.published == "2020-03-12"
    assert one.times[0].start == "2020-03-12"
    assert run(*call) == 0
    assert capsysbinary.readouterr().out == out


def test_read_without_a_date_leaves_relative_times_open(
    dispatch: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("read", str(dispatch), "-f", "json") == 0
    one = from_json(capsysbinary.readouterr().out)
    weekday = next(t for t in one.times if t.mention.text == "jeudi")
    assert weekday.start is None
    assert weekday.by.endswith(".unresolved")


def test_read_takes_jsonl_and_folders_and_writes_records_in_order(
    dispatch: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = [{"id": "n1", "text": TEXT, "published": "2020-03-12"}, {"id": 7, "text": TEXT}]
    path = dispatch.with_name("more.jsonl")
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    assert run("read", str(dispatch.parent), "--format", "jsonl") == 0
    shown = capsysbinary.readouterr()
    records = [from_json(line) for line in shown.out.splitlines()]
    assert [r.dispatch.source.item for r in records] == ["kandar", "n1", "7"]
    assert b"3 dispatches read" in shown.err


def test_read_sets_bad_items_aside_and_goes_on(
    dispatch: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    empty, binary = dispatch.with_name("empty.txt"), dispatch.with_name("binary.txt")
    empty.write_text(" \n", "utf-8")
    binary.write_bytes(bytes(range(256)) * 4)
    italian = dispatch.with_name("italian.txt")
    italian.write_text(
        "Il sindaco della città ha detto giovedì che il fuoco non è cessato. " * 5, "utf-8"
    )
    missing = dispatch.with_name("missing.txt")
    files = [str(p) for p in (empty, binary, missing, italian, dispatch)]
    assert run("read", *files, "--format", "jsonl") == 3
    shown = capsysbinary.readouterr()
    assert len(shown.out.splitlines()) == 1
    told = shown.err.decode().splitlines()
    for name in ("empty.txt", "binary.txt", "missing.txt", "italian"):
        assert any(name in line for line in told), name
    assert told[-1] == "1 dispatch read, 4 set aside"
    assert "Traceback" not in shown.err.decode()


def test_read_of_nothing_but_bad_items_is_bad_input(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("read", str(tmp_path / "missing.txt"), "--lang", "fr") == 1
    assert "mis de côté" in capsysbinary.readouterr().err.decode()


def test_read_of_an_empty_list_says_so(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "x.json").write_text("", "utf-8")
    assert run("read", str(tmp_path / "x.json")) == 1
    assert b"no dispatch in it" in capsysbinary.readouterr().err


def test_read_takes_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    raw = io.BytesIO(TEXT.encode("cp1252"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(raw)))
    assert run("read", "-", "-f", "json") == 0
    assert from_json(capsysbinary.readouterr().out).dispatch.text == TEXT


def test_read_writes_pages_into_a_folder_and_refuses_two_on_one(
    dispatch: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    pages = dispatch.parent / "pages"
    files = (str(dispatch), str(dispatch))
    assert run("read", *files, "-f", "html", "-o", f"{pages}/") == 0
    assert sorted(p.name for p in pages.iterdir()) == ["kandar-2.html", "kandar.html"]
    assert run("read", *files, "-f", "html", "-o", str(dispatch.with_name("one.html"))) == 2
    assert "holds one dispatch" in capsysbinary.readouterr().err.decode()
    assert not dispatch.with_name("one.html").exists()


def test_read_names_a_place_that_cannot_be_written(
    dispatch: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    target = dispatch.parent / "no" / "such" / "x.json"
    assert run("read", str(dispatch), "-f", "json", "-o", str(target)) == 1
    assert "x.json" in capsysbinary.readouterr().err.decode()


def test_explain_tells_of_a_record_and_of_a_dispatch(
    dispatch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = dispatch.with_name("record.json")
    path.write_text(to_json(record()), "utf-8")
    assert run("explain", str(path), "t1", "--lang", "fr") == 0
    assert "« jeudi » est un jour de la semaine" in capsys.readouterr().out
    assert run("explain", str(dispatch), "s1") == 0
    assert "Ilan Maro" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "row", "words"),
    [
        (to_json(record()), "s99", "no row 's99'"),
        ('{"schema": "selon.record/1"}', "s1", "has no 'made_by'"),
        ("", "s1", "there is no dispatch in it"),
    ],
)
def test_explain_of_what_is_not_there_is_bad_input(
    tmp_path: Path, content: str, row: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    assert run("explain", str(path), row) == 1
    assert words in capsys.readouterr().err


def test_evaluate_reads_now_and_scores_written_records_alike(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    gold = str(examples())
    name = min(p.stem for p in examples().glob("*.txt"))
    assert run("evaluate", gold, "--only", name, "--json") == 0
    now = json.loads(capsysbinary.readouterr().out)
    assert now["dispatches"] == 1
    published = json.loads((examples() / f"{name}.gold.json").read_text("utf-8"))["published"]
    target = f"{tmp_path}/records/"
    text = str(examples() / f"{name}.txt")
    assert run("read", text, "--published", published, "-f", "json", "-o", target) == 0
    capsysbinary.readouterr()
    assert run("evaluate", gold, "--only", name, "--json", "--records", target) == 0
    assert json.loads(capsysbinary.readouterr().out) == now


def test_evaluate_prints_a_table_and_the_faults_of_a_section(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = min(p.stem for p in examples().glob("*.txt"))
    call = ("evaluate", str(examples()), "--only", name, "--errors", "places", "--per-doc")
    assert run(*call, "--lang", "fr") == 0
    shown = capsys.readouterr().out
    assert "dépêches : 1, sans fiche : 0" in shown
    assert "citations infidèles : 0" in shown
    assert f"{name} " in shown.split("citations infidèles : 0")[1]


def test_evaluate_refuses_what_is_no_gold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", str(tmp_path / "nothing")) == 1
    assert run("evaluate", str(tmp_path)) == 1
    (tmp_path / "r.jsonl").write_text("{}\n", "utf-8")
    assert run("evaluate", str(examples()), "--records", str(tmp_path / "r.jsonl")) == 1
    told = capsys.readouterr().err
    assert "no such folder" in told
    assert "no gold in this folder" in told
    assert "no records" in told
