"""A user's own tables are laid over a pack, and decide what records are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon import language
from selon.errors import DataError
from selon.language.pack import LanguagePack, laid_over
from selon.reading.reader import Reader

SHIPPED = language.load("fr").folder
TEXT = "Le maire de Kandar a gazouillé mardi que le pont était tombé."


def own(folder: Path, name: str, words: str) -> LanguagePack:
    (folder / f"{name}.toml").write_text(words, "utf-8")
    return LanguagePack(SHIPPED, folder)


def test_own_words_lists_grow_tables_merge_values_are_replaced() -> None:
    shipped = {"a": [1, 2], "b": {"c": 1, "d": {"e": [1]}}, "f": "x"}
    added = {"a": [2, 3], "b": {"c": 2, "d": {"g": 1}}, "f": "y", "h": True}
    merged = {"a": [1, 2, 3], "b": {"c": 2, "d": {"e": [1], "g": 1}}, "f": "y", "h": True}
    assert laid_over(shipped, added, where="x.toml") == merged
    assert shipped == {"a": [1, 2], "b": {"c": 1, "d": {"e": [1]}}, "f": "x"}


def test_own_words_a_value_of_another_sort_is_refused(tmp_path: Path) -> None:
    pack = own(tmp_path, "syntax", 'that = "que"')
    with pytest.raises(DataError, match="'that' is a list in the shipped lexicon") as caught:
        pack.table("syntax")
    assert str(tmp_path) in (caught.value.where or "")


def test_own_words_a_table_that_no_rule_asks_for_is_refused(tmp_path: Path) -> None:
    pack = own(tmp_path, "verbs", "")
    with pytest.raises(DataError, match="no table 'verbs'") as caught:
        _ = pack.own_digest
    assert "reporting" in (caught.value.hint or "")


def test_own_words_a_broken_table_is_named(tmp_path: Path) -> None:
    pack = own(tmp_path, "reporting", "[verbs\n")
    with pytest.raises(DataError, match="line 1") as caught:
        pack.table("reporting")
    assert (caught.value.where or "").endswith("reporting.toml")


def test_own_words_without_any_nothing_changes(tmp_path: Path) -> None:
    pack = LanguagePack(SHIPPED, tmp_path / "missing")
    assert pack.own_digest == ""
    assert pack.table("syntax") == language.load("fr").table("syntax")


@pytest.mark.model
def test_own_words_a_verb_of_the_user_is_a_cue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Reader("fr").read(TEXT, published="2020-06-10")
    pack = own(
        tmp_path, "reporting", '[verbs]\ngazouiller = { stance = "say", frames = ["que"] }\n'
    )
    monkeypatch.setattr(language, "load", lambda _code: pack)
    record = Reader("fr").read(TEXT, published="2020-06-10")
    assert [s.cue.text for s in plain.statements if s.cue] == []
    assert [s.cue.text for s in record.statements if s.cue] == ["a gazouillé"]
    assert record.made_by.configuration != plain.made_by.configuration
