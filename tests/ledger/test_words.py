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


_TEXTS = (
    "L'attaque du marché : le maire a NIÉ, puis nié en bloc. Une contre-attaque, mal niée.",
    "Nie-t-il ? Il nie en bloc en bloc ; « attaque » – ATTAQUE, attaques, l’attaque.",
    "İl nie. L'attaque",
    "",
)


@pytest.mark.parametrize("behind", [r"(?![\w-])", r"(?!\w)\s*"])
def test_phrases_are_found_as_their_pattern_finds_them(behind: str) -> None:
    words = ["nié", "nie", "nié en bloc", "nie en bloc", "en bloc", "attaque", "l'attaque", "mal"]
    known = Phrases(words, behind)
    found = [[m.span() for m in known.found(text)] for text in _TEXTS]
    assert found == [[m.span() for m in phrases(words, behind).finditer(text)] for text in _TEXTS]
    assert all(found[:3])
    assert len(found[1]) >= 5


def test_phrases_may_stand_where_all_their_words_do() -> None:
    known = Phrases(["nié en bloc", "attaque", "porte-parole"])
    assert known.may_stand("Une Attaque en bloc") == ["attaque"]
    assert known.may_stand("En bloc, il a nié.") == ["nié en bloc"]
    assert known.may_stand("La parole est à la porte.") == ["porte-parole"]
