"""Fates of persons who are named before: by a pronoun, by "his", by words of dying."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record


def counted(record: Record) -> list[tuple[str, int | None]]:
    """Give question and number of each count, over all incidents."""
    return sorted((a.question, c.low) for _, a, c in build_ledger([record]).claims() if c.low)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Après son arrestation à Kandar, la rue a grondé.", [("detained", 1)]),
        ("Son arrestation à Kandar a surpris.", [("detained", 1)]),
        ("Il est mort lors de son arrestation à Kandar.", []),
        ("La rue a longtemps grondé à Kandar après son arrestation.", []),
        ("La tentative d'arrestation à Kandar a surpris.", []),
    ],
)
def test_fates_his_arrest_is_one_where_its_sentence_opens_with_it(
    text: str, found: list[tuple[str, int]]
) -> None:
    m = Making(text, item="a")
    m.event("arrestation", "COERCE", mode="arrest", place=m.place("Kandar"))
    assert [c for c in counted(m.record()) if c[0] == "detained"] == found


def test_fates_her_release_is_one_in_english() -> None:
    m = Making("After her release in Kandar she left.", item="a", language="en")
    m.event("release", "RETREAT", place=m.place("Kandar"))
    assert counted(m.record()) == [("released", 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Touché par un tir à Kandar, il a été évacué; son décès a été constaté.", 1),
        ("Touché par un tir à Kandar, il a été évacué; son décès est regretté.", 0),
        ("Touché par un tir à Kandar, il a succombé à ses blessures.", 1),
        ("Touché par un tir à Kandar, le pont a succombé au temps.", 0),
    ],
)
def test_fates_a_death_is_one_where_it_is_established(text: str, found: int) -> None:
    m = Making(text, item="a")
    m.event("tir", place=m.place("Kandar"))
    assert counted(m.record()) == [("killed", 1)] * found


def test_fates_of_a_pronoun_are_those_of_one_whatever_reading_takes_for_it() -> None:
    m = Making("Il a été libéré jeudi à Kandar.", item="a")
    state = m.actor("Kandar", "state")
    m.event("a été libéré", "RETREAT", place=m.place("Kandar"), recipients=[state])
    assert counted(m.record()) == [("released", 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La Ligue a condamné le meurtre de Jean Essai à Kandar.", [("killed", 1)]),
        ("La condamnation à mort de Jean Essai à Kandar.", []),
    ],
)
def test_fates_a_deed_that_is_condemned_was_done(text: str, found: list[tuple[str, int]]) -> None:
    m = Making(text, item="a")
    m.place("Kandar")
    m.actor("Jean Essai")
    assert counted(m.record()) == found
