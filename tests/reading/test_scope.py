from __future__ import annotations

import pytest

from reading.timing import draft, parsed
from selon.reading.draft import Draft
from selon.reading.scope import time_for
from selon.reading.times import read_times


def _time(made: Draft, words: str) -> str | None:
    start = made.text.index(words)
    found = time_for(read_times(made), made, start, start + len(words))
    return found.mention.text if found else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "time"),
    [
        ("Dix civils ont été tués mardi à Kandar.", "Dix civils", "mardi"),
        ("Dix civils ont été tués mardi, alors que vingt étaient morts lundi.", "vingt", "lundi"),
        ("L'attaque de lundi a fait dix morts, a indiqué mardi la police.", "dix morts", "lundi"),
        ("L'attaque a fait dix morts, a indiqué mardi la police.", "dix morts", None),
        ("Dix civils ont été tués à Kandar.", "Dix civils", None),
    ],
)
def test_time_for_looks_in_the_clause_first(text: str, words: str, time: str | None) -> None:
    assert _time(parsed(text), words) == time


@pytest.mark.model
def test_time_for_stays_in_its_sentence() -> None:
    made = parsed("Dix civils ont été tués mardi.", "Vingt autres sont blessés.")
    assert _time(made, "Vingt autres") is None


def test_time_for_without_a_parse_gives_nothing() -> None:
    assert _time(draft("Dix civils ont été tués mardi."), "Dix") is None
