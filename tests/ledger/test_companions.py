from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


def held(text: str, word: str, *, language: str = "fr") -> list[tuple[str, int | None]]:
    """Give question and number of each count in a text on arrests of the Essai family."""
    m = Making(text, item="a", language=language)
    m.event(word, "COERCE", mode="arrest", place=m.place("Kandar"))
    for name in ("Jean Essai", "Paul Essai", "Anne Essai"):
        if name in text:
            m.actor(name)
    claims = build_ledger([m.record()]).claims()
    return sorted((a.question, c.low) for _, a, c in claims if c.value is None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Jean Essai et Paul Essai ont été arrêtés à Kandar.", 2),
        ("Jean Essai, 64 ans, et son fils Paul Essai, 34 ans, ont été arrêtés à Kandar.", 2),
        ("Jean Essai, Paul Essai et sa soeur Anne Essai ont été arrêtés à Kandar.", 3),
        ("Jean Essai et Paul Essai, arrêtés à Kandar, se taisent.", 2),
    ],
)
def test_companions_named_together_are_as_many(text: str, number: int) -> None:
    assert ("detained", number) in held(text, "arrêtés")


@pytest.mark.parametrize(
    "text",
    [
        "Les avocats de Jean Essai et Paul Essai ont été arrêtés à Kandar.",
        "Jean Essai parle à Paul Essai. Les gardes ont été arrêtés à Kandar.",
        "Jean Essai attend Paul Essai, les gardes ont été arrêtés à Kandar.",
    ],
)
def test_companions_are_none_where_others_were_arrested(text: str) -> None:
    assert ("detained", 2) not in held(text, "arrêtés")


def test_companions_of_english_verbs() -> None:
    text = "Jean Essai and his son Paul Essai were arrested in Kandar."
    assert held(text, "were arrested", language="en") == [("detained", 2)]


def test_companions_a_number_of_the_sentence_counts_instead() -> None:
    m = Making("Jean Essai, Paul Essai et 3 gardes, 5 en tout, ont été arrêtés à Kandar.", item="a")
    m.event("arrêtés", "COERCE", mode="arrest", place=m.place("Kandar"))
    m.actor("Jean Essai")
    m.actor("Paul Essai")
    m.count("5 en tout", 5, kind="detained", event="e1")
    claims = build_ledger([m.record()]).claims()
    assert [c.low for _, a, c in claims if a.question == "detained"] == [5]
