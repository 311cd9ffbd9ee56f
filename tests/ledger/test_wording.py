"""The words of stretches of a text, as if each were a text of its own."""

from __future__ import annotations

import random

import pytest

from selon.ledger.wording import Wording, vocabulary_of
from selon.ledger.words import stems, tokens

_TEXTS = (
    "",
    "…",
    "Attaque",
    "L'armée a riposté : « 12 morts », à Saint-Jean_d'Acre.\n\nİl nie, 3,5 millions (œuvre)",
)


@pytest.mark.parametrize("text", _TEXTS)
def test_wording_gives_the_words_of_any_stretch(text: str) -> None:
    told = Wording(text)
    assert told.words == tokens(text)
    ends = range(len(text) + 2)
    assert all(told.between(a, b) == tokens(text[a:b]) for a in ends for b in ends)
    assert all(told.stems_between(a, b) == stems(text[a:b]) for a in ends for b in ends)
    assert all(told.last(a, b) == (tokens(text[a:b]) or ("",))[-1] for a in ends for b in ends)
    assert told.stems() == stems(text)


def test_wording_gives_the_words_of_stretches_of_long_texts() -> None:
    chance = random.Random(7)
    text = "".join(chance.choice("abé d'e, -1_ .\n") for _ in range(2000))
    told = Wording(text)
    apart = "".join(c if c.isalnum() else " " for c in text)
    assert told.lower == set(apart.split())
    assert len(told.marks) == len(told.words)
    for _ in range(500):
        start = chance.randrange(2000)
        end = start + chance.randrange(40)
        assert told.between(start, end) == tokens(text[start:end])


def test_vocabulary_is_folded() -> None:
    assert vocabulary_of("L'Été, ÉTÉ") == {"l", "ete"}
