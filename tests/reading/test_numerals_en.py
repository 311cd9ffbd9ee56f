"""Numbers of English dispatches, with their bounds."""

from __future__ import annotations

import pytest

from selon.language import load
from selon.reading.numerals import find_numerals

EN = load("en")
Value = tuple[str, int | None, int | None, str]


def values(text: str) -> list[Value]:
    found = find_numerals(text, 0, len(text), EN)
    return [(text[n.start : n.end], n.low, n.high, n.bound) for n in found]


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("3,600", 3600, 3600, "exact"),
        ("1.5 million", 1_500_000, 1_500_000, "exact"),
        ("two and a half million", 2_500_000, 2_500_000, "exact"),
        ("a million and a half", 1_500_000, 1_500_000, "exact"),
        ("half a million", 500_000, 500_000, "about"),
        ("half a dozen", 6, 6, "about"),
        ("a half dozen", 6, 6, "about"),
        ("a dozen", 12, 12, "about"),
        ("two dozen", 24, 24, "about"),
        ("twenty-five", 25, 25, "exact"),
        ("a hundred and five", 105, 105, "exact"),
        ("fifteen hundred", 1500, 1500, "exact"),
        ("three hundred thousand", 300_000, 300_000, "exact"),
        ("one million two hundred thousand", 1_200_000, 1_200_000, "exact"),
        ("at least 15", 15, None, "at_least"),
        ("no fewer than 12", 12, None, "at_least"),
        ("12 or more", 12, None, "at_least"),
        ("more than a dozen", 12, None, "more_than"),
        ("well over two hundred", 200, None, "more_than"),
        ("fewer than 50", None, 50, "less_than"),
        ("just under 50", None, 50, "less_than"),
        ("up to 30", None, 30, "at_most"),
        ("as many as 3,000", None, 3000, "at_most"),
        ("some 30,000", 30_000, 30_000, "about"),
        ("an estimated 200", 200, 200, "about"),
        ("200 or so", 200, 200, "about"),
        ("between 20 and 30", 20, 30, "range"),
        ("20 to 30", 20, 30, "range"),
        ("2,500-3,000", 2500, 3000, "range"),
        ("two or three", 2, 3, "range"),
        ("dozens", 20, 99, "vague"),
        ("scores", 20, 99, "vague"),
        ("several dozen", 20, 99, "vague"),
        ("hundreds", 200, 999, "vague"),
        ("a few hundred", 200, 999, "vague"),
        ("tens of thousands", 20_000, 99_999, "vague"),
        ("hundreds of thousands", 200_000, 999_999, "vague"),
        ("several", 2, 9, "vague"),
        ("a few", 2, 9, "vague"),
    ],
)
def test_numerals_and_bounds(text: str, low: int | None, high: int | None, bound: str) -> None:
    assert values(f"They told of {text} people.") == [(text, low, high, bound)]


@pytest.mark.parametrize(
    "text",
    ["resolution 2254", "No. 5", "$3 million", "the one that fell", "no one fell", "half truths"],
)
def test_numerals_that_are_labels_or_pronouns(text: str) -> None:
    assert values(text) == []


def test_numerals_of_ages_are_left_to_the_article() -> None:
    assert values("a 20-year-old") == [("a", 1, 1, "exact")]
