"""Words as they are compared, and patterns of many phrases."""

from __future__ import annotations

import re

import pytest

from selon.ledger.lists import Phrases
from selon.ledger.words import phrases, stems, tokens


def plain(words: list[str]) -> re.Pattern[str]:
    """Write phrases one after the other, the longest first."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    choices = "|".join(re.escape(w) for w in ordered) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["tir"],
        ["tir", "tirs", "tir de roquette", "tirs de roquettes", "Tirailleur"],
        ["à cause de", "à cause d'", "a.b", "état", "États", "e", "è"],
        ["coup d'État", "coup", "coups", "coup d'éclat", "(?x", "[", "-là"],
    ],
)
def test_phrases_match_what_the_list_of_them_matches(words: list[str]) -> None:
    texts = [
        "Des tirs de roquettes, un TIR, des tir-là et des tirailleurs ; tir de roquettes.",
        "À cause d'un coup d'état, à cause de coups ; l'É(?xtat, a.b axb e È [ -là",
        *words,
    ]
    for text in texts:
        found = [(m.span(), m.group()) for m in phrases(words).finditer(text)]
        assert found == [(m.span(), m.group()) for m in plain(words).finditer(text)]
        assert found == [(m.span(), m.group()) for m in Phrases(words).found(text)]


def test_stems_leave_short_words_out_and_keep_numbers() -> None:
    assert stems("Les 12 tirs ont tué un soldat, des soldats") == {"12", "tir", "solda"}
    assert stems("") == frozenset()
    assert tokens("L'Été, ÉTÉ") == ("l", "ete", "ete")


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["accuse", "accuse à tort"], "Il ACCUSE à tort, elle accuse", ["ACCUSE à tort", "accuse"]),
        (["éprouve"], "Éprouvent, éprouve", ["éprouve"]),
        (["part"], "à part, contre-part, part-ci, départ, part", ["part", "part"]),
        (["-là", "l'un"], "x -là, L'un", ["-là", "L'un"]),
        ([], "rien", []),
    ],
)
def test_words_phrases_are_found_whole_in_either_case(
    words: list[str], text: str, found: list[str]
) -> None:
    assert phrases(words).findall(text) == found


def test_words_phrases_take_what_is_behind_them() -> None:
    match = phrases(["par"], r"(?!\w)\s*").search("parti, par  lui")
    assert match is not None
    assert match.span() == (7, 12)
