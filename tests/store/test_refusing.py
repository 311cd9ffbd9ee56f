"""A dispatch on which a rule of the ledger fails is set aside, and the rest goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from selon._wire import Wire
from selon.cli import main
from selon.errors import DataError
from selon.store import Store, asides, ingest, refresh, retry
from selon.store.dossiers import published
from store_makers import plain_item

BAD = "Kandar-la-Neuve"
ITEMS = [
    plain_item(3), plain_item(5, place=BAD), plain_item(7, day=13),
    plain_item(9, place="Ossam", speaker="un rebelle", day=14),
]  # fmt: skip
SOUND = [item for item in ITEMS if BAD not in item.text]


def ledger(store: Store) -> str:
    return "".join(published(store))


def failing(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Let a rule fail on what is told of one place."""
    module, _, name = where.rpartition(".")
    sound: Any = getattr(__import__(module, fromlist=[name]), name)

    def odd(*given: Any, **more: Any) -> Any:
        if BAD in repr(given):
            raise KeyError("a rule without its word")
        return sound(*given, **more)

    monkeypatch.setattr(where, odd)


@pytest.mark.parametrize(
    "rule",
    [
        "selon.store.growing.chapters.read_chapter",
        "selon.store.growing.entering.blocks",
        "selon.store.growing.entering.stands_alone",
        "selon.store.growing.regrouping.incident_of",
    ],
)
def test_refresh_sets_aside_what_a_rule_fails_on(
    rule: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(store, ITEMS, processes=1)
    with monkeypatch.context() as broken:
        failing(broken, rule)
        refresh(store)
        (row,) = asides(store)
        assert row.address == ITEMS[1].item
        assert "KeyError" in row.message
        with Store.open(tmp_path / "sound.selon", create=True) as other:
            ingest(other, SOUND, processes=1)
            refresh(other)
            incidents = ledger(other).partition('"incidents"')[2]
        assert ledger(store).partition('"incidents"')[2] == incidents
        ingest(store, [plain_item(11, day=15)], processes=1)
        refresh(store)
        assert [r.id for r in asides(store)] == [row.id]
    retry(store, processes=1)
    assert asides(store) != []  # there is nothing to read anew
    refresh(store, retry=True)
    assert asides(store) == []
    with Store.open(tmp_path / "whole.selon", create=True) as other:
        ingest(other, [*ITEMS, plain_item(11, day=15)], processes=1)
        refresh(other)
        assert ledger(store) == ledger(other)


def test_refresh_settles_what_was_withdrawn(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(store, ITEMS, processes=1)
    failing(monkeypatch, "selon.store.growing.chapters.read_chapter")
    refresh(store)
    gone = replace(ITEMS[1], text="", raw=b"<gone/>", sha256="", wire=Wire("canceled"))
    ingest(store, [gone], processes=1)
    refresh(store)
    assert asides(store) == []


@pytest.mark.parametrize(
    "error", [DataError("a table of words is damaged"), ImportError("no module of this name")]
)
def test_refresh_tells_what_is_nobodys_fault(
    error: Exception, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: Any) -> None:
        raise error

    ingest(store, ITEMS, processes=1)
    monkeypatch.setattr("selon.store.growing.chapters.read_chapter", damaged)
    with pytest.raises(type(error)):
        refresh(store)
    assert asides(store) == []


def test_ingest_counts_what_the_ledger_cannot_take_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, path = tmp_path / "in", str(tmp_path / "news.selon")
    folder.mkdir()
    for item in ITEMS:
        (folder / f"{item.item}.txt").write_text(item.text, "utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--lang", "fr", *arguments, "--store", path])
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.err + shown.out

    given = ("ingest", str(folder), "-j", "1", "--language", "fr", "--published", "2020-03-12")
    with monkeypatch.context() as broken:
        failing(broken, "selon.store.growing.chapters.read_chapter")
        code, told = run(*given)
        assert code == 3
        assert "le registre ne peut la prendre" in told
        assert "item-5.txt" in told
        assert run(*given)[0] == 0  # told once
        assert run("setaside", "--retry", "-j", "1")[0] == 3
    assert "item-5.txt" in run("setaside", "--format", "csv")[1]
    code, told = run("setaside", "--retry", "-j", "1")
    assert (code, "rien n'est mis de côté" in told) == (0, True)
