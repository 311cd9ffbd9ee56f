"""Filters mean the same in every list; what makes no sense is told in the reader's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selon.cli import main
from selon.store import Store, ingest, refresh
from store_makers import MODEL, PlainReader, plain_item


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.store.workers._new_reader", PlainReader)
    monkeypatch.setattr("selon.store.ingesting._Ingestion._model", lambda *_: MODEL)


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "news.selon"
    items = [
        plain_item(3, speaker="Ilan Maro"), plain_item(30, speaker="un rebelle", day=12),
        plain_item(40, place="Baltane", speaker="le maire", day=28),
    ]  # fmt: skip
    with Store.open(path, create=True) as opened:
        ingest(opened, items, processes=1)
        refresh(opened)
    return str(path)


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (("--since", "2020-09", "--until", "2020-08"), "'2020-09' vient après '2020-08'"),
        (("--near", "10,10", "--radius", "abc"), "--radius\u00a0: il faut un nombre"),
        (("--limit", "x"), "--limit\u00a0: il faut un nombre entier"),
        (("--limit", "-1"), "--limit\u00a0: 0 au moins"),
        (("--text", "-Kandar"), "il n'y a pas de mot à chercher dans '-Kandar'"),
        (("--status", "sure"), "le statut 'sure' est inconnu (single"),
        (("--radius", "5"), "un rayon demande un lieu"),
    ],
)
@pytest.mark.parametrize("command", ["incidents", "claims", "speakers", "timeline", "search"])
def test_filters_that_make_no_sense_end_with_2(
    command: str, filters: tuple[str, ...], words: str, store: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert run("--lang", "fr", command, "--store", store, *filters) == 2
    shown = capsys.readouterr()
    assert words in shown.err.replace("--limit :", "--limit\u00a0:").replace(
        "--radius :", "--radius\u00a0:"
    )
    assert shown.out == ""


def test_search_without_a_word_to_look_for_says_so(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", "en", "search", "--store", store, "--", "-Kandar") == 2
    assert "there is no word to look for in '-Kandar'" in capsys.readouterr().err


def rows(capsysbinary: pytest.CaptureFixture[bytes], *call: str) -> list[dict[str, object]]:
    assert run(*call, "--format", "json") == 0
    found: list[dict[str, object]] = json.loads(capsysbinary.readouterr().out)
    return found


@pytest.mark.parametrize("kind", ["killed", "happened", "responsibility"])
def test_kind_asks_for_the_same_dispatches_everywhere(
    kind: str, store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    claims = rows(capsysbinary, "claims", "--store", store, "--kind", kind)
    hits = rows(capsysbinary, "search", "--store", store, "--kind", kind)
    assert {row["dispatch"] for row in claims} == {row["dispatch"] for row in hits}
    incidents = rows(capsysbinary, "incidents", "--store", store, "--kind", kind)
    assert {row["id"] for row in incidents} == {row["incident"] for row in claims}


def test_contested_is_narrowed_to_what_a_speaker_says(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    call = ("contested", "--store", store, "--status", "single")
    found = rows(capsysbinary, *call, "--speaker", "Maro")
    assert found
    for row in found:
        assert "Maro" in json.dumps(row["claims"])
    assert len(found) < len(rows(capsysbinary, *call))
