"""The commands on a store, from files to what they print."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from selon.cli import main
from selon.cli.filters import LISTS
from selon.cli.quick import parse
from selon.sources import read_paths
from selon.store import Store, ingest, refresh
from store_makers import MODEL, PlainReader, plain_item
from wire_copies import g2, g2_message


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("selon.store.workers._new_reader", PlainReader)
    monkeypatch.setattr("selon.store.ingesting._Ingestion._model", lambda *_: MODEL)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    items = [
        plain_item(3, rest="Des blessés sont soignés."),
        plain_item(20, place="Ossam", speaker="un rebelle", day=14),
    ]
    rows = [
        {"id": i.item, "text": i.text, "published": i.published, "publisher": i.publisher, "language": "fr"}
        for i in items
    ]  # fmt: skip
    path = tmp_path / "more.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, lines: Path) -> str:
    path = tmp_path / "news.selon"
    with Store.open(path, create=True) as opened:
        ingest(opened, read_paths([lines]), processes=1)
        refresh(opened)
    return str(path)


def test_ingest_tells_what_it_did(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ("ingest", str(lines), "--store", str(tmp_path / "x.selon"), "-j", "1")
    assert run(*call) == 0
    shown = capsys.readouterr()
    assert "2 stored" in shown.err
    assert shown.out == ""
    assert run(*call) == 0
    assert "0 stored, 2 there already" in capsys.readouterr().err


def test_ingest_ends_with_3_when_items_were_set_aside(
    lines: Path, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"%PDF-1.4")
    assert run("ingest", str(lines), str(bad), "--store", store, "-j", "1") == 3
    shown = capsys.readouterr().err
    assert "set aside: " in shown and "bad.txt" in shown and "1 set aside" in shown
    assert run("ingest", str(bad), "--store", store, "-j", "1") == 1


def test_ingest_reads_again_what_is_stored(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PlainReader, "version", "9.0")
    monkeypatch.setattr("selon.store.ingesting.__version__", "9.0")
    assert run("ingest", "--reread", "--store", store, "-j", "1") == 0
    assert "2 read again" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ingest"], "name the store"),
        (["ingest", "--store", "x"], "name at least one file"),
        (["ingest", "x", "--store", "x", "-j", "0"], "0 is less than 1"),
        (["incidents"], "name the store"),
        (["show", "--store", "x"], "name an incident"),
        (["claims", "--store", "x", "--format", "xml"], "'xml' is none of table"),
        (["claims", "--store", "x", "--type", "war"], "'WAR' is unknown"),
        (["claims", "--store", "x", "--since", "hier"], "'hier' is no ISO day"),
        (["claims", "--store", "x", "--box", "1,2,3"], "'1,2,3' is no region"),
        (["claims", "--store", "x", "--placed", "maybe"], "--placed takes yes or no"),
    ],
)
def test_store_commands_called_wrongly_end_with_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert words in " ".join(capsys.readouterr().err.split())


def test_store_commands_say_when_there_is_no_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("incidents", "--store", str(tmp_path / "none.selon")) == 1
    assert "there is no such store" in capsys.readouterr().err
    assert run("incidents", "--store", str(tmp_path / "none.selon"), "--lang", "fr") == 1
    assert "ce dépôt n'existe pas" in capsys.readouterr().err


@pytest.mark.parametrize("name", [*LISTS, "search"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_lists_in_every_form(
    name: str, form: str, store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    words = ["morts"] if name == "search" else []
    status = ["--status", "single"] if name == "contested" else []
    assert run(name, *words, "--store", store, "--format", form, *status) == 0
    out = capsysbinary.readouterr().out.decode()
    if form == "json":
        rows = json.loads(out)
    elif form == "jsonl":
        rows = [json.loads(line) for line in out.splitlines()]
    elif form == "csv":
        rows = list(csv.DictReader(io.StringIO(out)))
    else:
        assert "\x1b" not in out
        assert any(word in out for word in ("Kandar", "un rebelle", "item-3"))
        return
    assert len(rows) >= 2


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        (["incidents", "-s", "x"], {"store": "x"}),
        (
            ["claims", "--store=x", "--limit", "5", "--radius", "2.5"],
            {"limit": 5, "radius_km": 2.5},
        ),
        (["search", "two words", "--in", "Mali"], {"query": "two words", "within": "Mali"}),
        (["incidents", "--help"], None),
        (["incidents", "--limit", "many"], None),
        (["incidents", "--limit", "-1"], None),
        (["incidents", "--store"], None),
        (["incidents", "--store", "--limit", "1"], None),
        (["incidents", "words"], None),
        (["search", "a", "b"], None),
        (["search", "-word", "-s", "x"], None),
        (["show", "i1"], None),
        ([], None),
    ],
)
def test_quick_takes_plain_calls_only(
    arguments: list[str], values: dict[str, object] | None
) -> None:
    found = parse(arguments)
    assert (found is None) == (values is None)
    assert found is None or values is None or found.items() >= values.items()


def test_lists_say_the_same_by_either_way(
    store: str, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ("claims", "--store", store, "--since", "2020", "--format", "csv")
    assert run(*call) == 0
    quick = capsysbinary.readouterr().out
    monkeypatch.setattr("selon.cli.quick.parse", lambda _: None)
    assert run(*call) == 0
    assert capsysbinary.readouterr().out == quick


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (("--placed", "yes"), 2),
        (("--placed", "no"), 0),
        (("--dated", "no"), 2),
        (("--dated", "yes"), 0),
        (("--box", "-90,-180,90,180"), 2),
        (("--box", "12.4,40,12.55,42", "--placed=yes"), 1),
    ],
)
def test_lists_are_narrowed_by_region_position_and_day(
    filters: tuple[str, ...], count: int, store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("incidents", "--store", store, "--format", "json", *filters) == 0
    assert len(json.loads(capsysbinary.readouterr().out)) == count


def test_lists_stop_at_the_limit_and_say_so(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("speakers", "--store", store, "-n", "1") == 0
    shown = capsys.readouterr()
    assert "the first 1" in shown.err
    assert run("claims", "--store", store, "--speaker", "nobody") == 0
    assert "nothing found" in capsys.readouterr().err


def test_show_tells_all_of_an_incident(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("incidents", "--store", store, "--format", "jsonl") == 0
    first = json.loads(capsysbinary.readouterr().out.splitlines()[0])
    for form in ("table", "json", "jsonl", "csv"):
        assert run("show", first["id"], "--store", store, "--format", form) == 0
        assert first["label"].split(",")[0] in capsysbinary.readouterr().out.decode()
    assert run("show", "i0000", "--store", store) == 1
    assert b"there is no incident" in capsysbinary.readouterr().err


def test_show_tells_once_what_headline_and_body_say() -> None:
    from selon.cli.show import _once  # noqa: PLC0415
    from selon.store.listings import ClaimRow  # noqa: PLC0415

    def row(speaker: str | None, low: int, text: str) -> ClaimRow:
        return ClaimRow(
            "i1", "Attack", "killed", "all", None, "single", speaker, low, low, "exact", None,
            False, False, None, "d1", None, None, None, 0, len(text), text,
        )  # fmt: skip

    rows = [row(None, 4, "4 dead"), row(None, 4, "four herders died"), row("Mara", 4, "4 dead")]
    assert [r.text for r in _once(rows)] == ["four herders died", "4 dead"]


def test_ledger_is_written_as_published(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("ledger", "--store", store) == 0
    whole = json.loads(capsysbinary.readouterr().out)
    assert whole["schema"] == "selon.ledger/1"
    assert run("ledger", "--store", store, "--format", "jsonl") == 0
    lines = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert lines == whole["incidents"]


def test_lists_build_a_ledger_that_ingestion_left_out(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "late.selon")
    assert run("ingest", str(lines), "--store", path, "-j", "1", "--no-ledger") == 0
    assert "building" not in capsys.readouterr().err
    assert run("incidents", "--store", path) == 0
    assert "building the ledger" in capsys.readouterr().err


def test_the_ledger_tells_how_far_it_is(
    lines: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = str(tmp_path / "told.selon")
    assert run("ingest", str(lines), "--store", path, "-j", "1", "--no-ledger") == 0
    capsys.readouterr()
    monkeypatch.setattr("selon.cli.progress._EVERY", 0.0)
    assert run("incidents", "--store", path) == 0
    assert re.search(r"reading for the ledger 0/\d+, ", capsys.readouterr().err)


def test_csv_cells_start_no_formula(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from selon.cli.listing import _cell  # noqa: PLC0415

    assert _cell("=1+1") == "'=1+1"
    assert _cell(-3) == -3


@pytest.mark.parametrize("command", ["ingest", "setaside", "show", "ledger", "search", *LISTS])
def test_store_commands_have_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert f"Example: selon {command}" in capsys.readouterr().out


@pytest.mark.model
@pytest.mark.slow
def test_ingest_reads_in_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("SELON_LANG", "en")
    path = tmp_path / "kandar.txt"
    path.write_text(
        "Au moins vingt civils ont été tués jeudi à Kandar, a déclaré le maire.\n", "utf-8"
    )
    store = str(tmp_path / "news.selon")
    assert run("ingest", str(path), "--store", store, "--processes", "2") == 0
    assert "1 stored" in capsys.readouterr().err


def test_setaside_lists_and_retries(
    store: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setenv("COLUMNS", "400")  # no cell is broken, however long the path
    assert run("setaside", "--store", store) == 0
    assert b"nothing is set aside" in capsysbinary.readouterr().err
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"number;body\n7;Le pont est tomb\xe9.\n")
    assert run("ingest", str(bad), "--store", store, "-j", "1") == 1
    assert b"there is no column `text`" in capsysbinary.readouterr().err
    for form, words in {"table": "bad.csv", "csv": "input,", "json": '"code": "input"'}.items():
        assert run("setaside", "--store", store, "--format", form) == 0
        assert words in capsysbinary.readouterr().out.decode()
    assert run("setaside", "--store", store, "--retry", "-j", "1") == 3
    bad.write_text(f"number;body\n7;{plain_item(6).text.strip()}\n", "utf-8")
    assert (
        run("setaside", "--store", store, "--retry", "-j", "1", "--map", "text=body,id=number") == 0
    )
    assert b"1 stored" in capsysbinary.readouterr().err


def test_ingest_tells_of_embargo_and_withdrawal(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message = g2_message(
        g2(guid="a", embargo="2999-01-01T00:00:00Z"), g2(guid="b", status="canceled")
    )
    path = tmp_path / "m.xml"
    path.write_text(message, "utf-8")
    assert run("ingest", str(path), "--store", store, "-j", "1") == 0
    shown = capsys.readouterr().err
    assert "1 held back (embargo)" in shown and "1 withdrawn by their source" in shown
    assert run("read", str(path)) == 1
    shown = capsys.readouterr().err
    assert "under embargo until 2999" in shown and "has withdrawn it" in shown


def test_ingest_of_a_table_says_what_the_docs_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = Path(__file__).parent.parent.parent / "docs" / "formats.md"
    block = docs.read_text("utf-8").split("```\n$ selon ingest table.csv")[1].split("\n```")[0]
    monkeypatch.chdir(tmp_path)
    Path("table.csv").write_text(
        f'number,body,day\n7,"{plain_item(7).text.strip()}",2020-03-12\n', "utf-8"
    )
    shown = ""
    for call in f"$ selon ingest table.csv{block}".split("$ selon ")[1:]:
        line, _, told = call.partition("\n")
        run(*line.split(), "-j", "1")
        said = re.sub(r"in \d+:\d\d", "in 0:00", capsys.readouterr().err)  # on a busy machine
        shown = "\n".join(x for x in said.splitlines() if not x.startswith("ingesting"))
        assert shown.strip() == told.strip()
