"""Stores in a bad way, by the real commands: what is said, in both languages, and what is left."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.cli import main
from selon.cli.filters import LISTS
from selon.store import Store, files, ingest, refresh
from store_makers import MODEL, PlainReader, plain_item

COMMAND = Path(__file__).parent.parent / "plain_command.py"
PAGE = 4096
# Root may read and write everything; without its capabilities it is held to permissions.
HELD = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", "--"] if os.geteuid() == 0 else []


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANG", "en")
    monkeypatch.setattr("selon.store.workers._new_reader", PlainReader)
    monkeypatch.setattr("selon.store.ingesting._Ingestion._model", lambda *_: MODEL)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "good.selon"
    with pytest.MonkeyPatch.context() as patch, Store.open(path, create=True) as store:
        patch.setattr("selon.store.workers._new_reader", PlainReader)
        patch.setattr("selon.store.ingesting._Ingestion._model", lambda *_: MODEL)
        ingest(store, (plain_item(n) for n in range(1, 61)), processes=1)
        refresh(store)
    return path


@pytest.fixture
def store(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(good, tmp_path / "news.selon"))


@pytest.fixture
def lines(tmp_path: Path) -> str:
    path = tmp_path / "more.jsonl"
    items = (plain_item(n) for n in range(50, 71))
    path.write_text("".join(json.dumps({"id": i.item, "text": i.text}) + "\n" for i in items))
    return str(path)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def held(*arguments: str) -> tuple[int, str, str]:
    """Run a command without root's rights over permissions."""
    if HELD and shutil.which(HELD[0]) is None:
        pytest.skip("root's rights cannot be laid down here: setpriv is missing")
    done = subprocess.run(
        [*HELD, sys.executable, str(COMMAND), *arguments],
        capture_output=True, text=True, check=False, timeout=200,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def _header(content: bytearray) -> None:
    content[:16] = b"x" * 16


def _first_page(content: bytearray) -> None:
    content[100:PAGE] = b"\xff" * (PAGE - 100)


def _pages(content: bytearray) -> None:
    for page in range(10, len(content) // PAGE, 3):
        content[page * PAGE : page * PAGE + 100] = b"\xff" * 100


def _cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def _stub(content: bytearray) -> None:
    del content[50:]


def _words(content: bytearray) -> None:
    content[:] = b"Vingt morts\n"


DAMAGED = ("the store is damaged", ".recover", "le dépôt est abîmé")
NONE = ("this is no store", "name another file", "ce n'est pas un dépôt")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_header, NONE), (_first_page, DAMAGED), (_pages, DAMAGED), (_cut, DAMAGED),
        (_stub, DAMAGED), (_words, NONE),
    ],
)  # fmt: skip
def test_damaged_store_is_told_of_and_left_as_it_is(
    damage: Callable[[bytearray], None],
    words: tuple[str, str, str],
    store: Path,
    lines: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = bytearray(store.read_bytes())
    damage(content)
    store.write_bytes(content)
    for call in (("incidents",), ("search", "morts"), ("ingest", lines, "-j", "1")):
        assert run(*call, "--store", str(store)) == 1
        told = " ".join(capsys.readouterr().err.split())
        assert f"error: {store}: {words[0]}" in told
        assert words[1] in told
        assert run(*call, "--store", str(store), "--lang", "fr") == 1
        assert words[2] in " ".join(capsys.readouterr().err.split())
    assert store.read_bytes() == content


def test_one_damaged_page_stops_whoever_writes(
    store: Path, lines: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(store.read_bytes())
    middle = len(content) // PAGE // 2 * PAGE
    content[middle : middle + PAGE] = random.Random(1).randbytes(PAGE)
    store.write_bytes(content)
    assert run("ingest", lines, "-j", "1", "--store", str(store)) == 1
    assert "the store is damaged" in capsys.readouterr().err
    assert store.read_bytes() == content


def test_damaged_log_is_left_out_and_ingestion_goes_on(store: Path, lines: str) -> None:
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    reader = sqlite3.connect(store)  # keeps the log when the others have closed
    reader.execute("SELECT count(*) FROM dispatches").fetchone()
    assert run("ingest", lines, "-j", "1", "--store", str(store), "--no-ledger") == 0
    log = Path(f"{store}-wal")
    kept = [(path, path.read_bytes()) for path in (store, log)]
    reader.close()
    connection.close()
    for path, content in kept:
        path.write_bytes(content)
    content = bytearray(kept[1][1])
    assert len(content) > 3 * PAGE
    content[len(content) // 2 :] = b"\x00" * (len(content) - len(content) // 2)
    log.write_bytes(content)
    Path(f"{store}-shm").unlink(missing_ok=True)
    assert run("ingest", lines, "-j", "1", "--store", str(store)) == 0
    with Store.open(store) as opened, opened.read() as found:
        assert found.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert len(list(opened.records())) == 70


def test_folder_newer_store_and_missing_folder_are_told_of(
    store: Path, lines: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = store.read_bytes()
    for path, words, mots in (
        (store, "update Selon, or ingest into another file", "mettez Selon à jour"),
        (tmp_path, "it is a folder, not a store (name another file", "un dossier, pas un dépôt"),
        (tmp_path / "no" / "x.selon", "its folder does not exist (make it", "créez-le d'abord"),
    ):
        assert run("ingest", lines, "-j", "1", "--store", str(path)) == 1
        assert words in " ".join(capsys.readouterr().err.split())
        assert run("ingest", lines, "-j", "1", "--store", str(path), "--lang", "fr") == 1
        assert mots in " ".join(capsys.readouterr().err.split())
    assert store.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)])
def test_read_only_store_is_read_and_not_written_to(
    file: int, folder: int, good: Path, lines: str, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    path = Path(shutil.copy(good, place / "news.selon"))
    before = path.read_bytes()
    path.chmod(file)
    place.chmod(folder)
    try:
        for name in (*LISTS, "search", "ledger", "setaside"):
            words = ["morts"] if name == "search" else []
            code, out, told = held(name, *words, "--store", str(path), "--format", "json")
            assert (code, told) == (0, ""), name
            assert out[:1] in ("[", "{"), name
        _, out, _ = held("doctor", "--store", str(path), "--format", "json")
        assert [c["state"] for c in json.loads(out) if c["group"] == "store"] == ["ok"]
        code, _, told = held("ingest", lines, "-j", "1", "--store", str(path), "--lang", "fr")
        assert code == 1
        assert "il est interdit d'y écrire (copiez-le là où vous pouvez écrire)" in told
    finally:
        place.chmod(0o755)
    assert path.read_bytes() == before


@pytest.mark.slow
def test_read_only_store_with_an_old_ledger_says_so(
    store: Path, lines: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("ingest", lines, "-j", "1", "--store", str(store), "--no-ledger") == 0
    capsys.readouterr()
    store.chmod(0o444)
    code, out, told = held("incidents", "--store", str(store), "--format", "jsonl")
    assert (code, len(out.splitlines())) == (0, 1)
    assert "what follows is the one of before" in told and "no permission to write" in told


@pytest.mark.slow
def test_store_without_permission_says_what_to_do(store: Path, lines: str) -> None:
    store.chmod(0)
    for call in (("incidents",), ("ingest", lines, "-j", "1")):
        code, _, told = held(*call, "--store", str(store))
        assert code == 1
        assert "no permission to read the store (change the permissions" in told
    code, _, told = held("incidents", "--store", str(store), "--lang", "fr")
    assert (code, "changez les droits" in told) == (1, True)


def test_store_that_another_program_keeps_is_read_and_given_up_for_writing(
    store: Path, lines: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(files, "BUSY_MS", 200)
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert run("ingest", lines, "-j", "1", "--store", str(store)) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "another program keeps writing to it (try again when it is done)" in told
    assert run("incidents", "--store", str(store), "--format", "json") == 0
    other.execute("COMMIT")
    other.close()
    assert run("ingest", lines, "-j", "1", "--store", str(store)) == 0
    assert "10 stored, 11 there already" in capsys.readouterr().err


@pytest.mark.slow
def test_two_ingestions_at_once_store_each_text_once(tmp_path: Path) -> None:
    path = str(tmp_path / "news.selon")
    files = []
    for name, numbers in (("a", range(1, 201)), ("b", range(101, 301))):
        file = tmp_path / f"{name}.jsonl"
        items = (plain_item(n) for n in numbers)
        file.write_text("".join(json.dumps({"id": i.item, "text": i.text}) + "\n" for i in items))
        files.append(str(file))
    call = [sys.executable, str(COMMAND), "ingest"]
    both = [
        subprocess.Popen([*call, file, "-s", path, "-j", "1"], stderr=subprocess.PIPE, text=True)
        for file in files
    ]
    ended = [(p.communicate(timeout=300)[1], p.returncode) for p in both]
    assert [code for _, code in ended] == [0, 0], ended
    with Store.open(path) as opened, opened.read() as connection:
        run_ = connection.exec_driver_sql
        assert run_("SELECT count(*), count(DISTINCT text_sha256) FROM dispatches").one() == (
            300,
            300,
        )
        assert run_("SELECT count(*) FROM records").scalar() == 300
        assert run_("PRAGMA integrity_check").scalar() == "ok"
