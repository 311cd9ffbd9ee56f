"""Lists of phrases looked up in whole texts."""

from __future__ import annotations

import re

import pytest

from selon.ledger.lists import Phrases, matches
from selon.ledger.words import phrases

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


def test_lists_of_one_language_are_looked_up_together() -> None:
    text = "La préfecture a nié les tirs."
    first = Phrases(["nié", "tirs"], code="xx")
    assert sorted(first.may_stand(text)) == ["nié", "tirs"]
    later = Phrases(["préfecture", "maire"], code="xx")  # entered behind the first look
    assert list(later.may_stand(text)) == ["préfecture"]
    assert sorted(first.may_stand(text)) == ["nié", "tirs"]
    assert list(first.may_stand("Le maire a nié.")) == ["nié"]
    assert list(later.may_stand("Le maire a nié.")) == ["maire"]
    assert not list(Phrases(["maire"]).found(text))


def test_phrases_that_open_a_pattern_are_found_with_it() -> None:
    pattern = re.compile(r"(?<!\w)(?:sans|aucun)\s+(?:mort|blessé)s?(?!\w)", re.IGNORECASE)
    known = Phrases(["sans", "aucun"], pattern=pattern)
    text = "Sans morts, sans abri ; aucun blessé, aucune mort. Passans morts."
    assert [m[0] for m in known.found(text)] == ["Sans morts", "aucun blessé"]
    assert [m[0] for m in known.found(text)] == [m[0] for m in pattern.finditer(text)]


def test_matches_do_not_overlap() -> None:
    pattern = re.compile("a+")
    assert [m.span() for m in matches(pattern, "aaa b aa", range(8))] == [(0, 3), (6, 8)]
    assert [m.span() for m in matches(pattern, "aaa b aa", {6, 1})] == [(1, 3), (6, 8)]
