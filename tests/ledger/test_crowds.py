"""Arrests and clashes of a protest, and those that are none of it."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


@pytest.mark.parametrize(
    ("behind", "incidents"),
    [
        ("Douze personnes ont été interpellées.", 1),
        ("Il pleut.\nIl vente.\nDouze manifestants ont été interpellés.", 1),
        ("Il pleut.\nIl vente.\nDouze personnes ont été interpellées.", 2),
    ],
)
def test_arrests_are_of_the_protest_that_they_are_told_beside_or_with(
    behind: str, incidents: int
) -> None:
    m = Making(
        f"Le port a rouvert.\n\nIl fait froid.\nUn défilé a eu lieu jeudi à Kandar.\n{behind}"
    )
    time = m.time("jeudi", "2020-03-12")
    m.event("défilé", "PROTEST", mode="demo", place=m.place("Kandar"), time=time)
    word = "interpellées" if "interpellées" in behind else "interpellés"
    m.event(word, "COERCE", mode="arrest")
    assert len(build_ledger([m.record()]).incidents) == incidents


@pytest.mark.parametrize(
    ("language", "first", "arrests", "incidents"),
    [
        ("fr", "Des échauffourées ont éclaté.", "Six voisins ont été interpellés.", 1),
        ("fr", "Des tirs ont éclaté.", "Six voisins ont été interpellés.", 2),
        ("fr", "Des échauffourées ont éclaté.\nIl pleut.", "Six voisins ont été interpellés.", 2),
        ("en", "Clashes broke out.", "Six neighbours were arrested.", 1),
        ("en", "Shots rang out.", "Six neighbours were arrested.", 2),
    ],
)
def test_arrests_are_of_the_clash_that_they_are_told_beside(
    language: str, first: str, arrests: str, incidents: int
) -> None:
    m = Making(f"Kandar\n\nIl fait froid.\n{first}\n{arrests}", language=language)
    m.event(first.split()[1 if language == "fr" else 0])
    m.count(arrests[: arrests.index("s ") + 1], 6, kind="detained")
    word = "interpellés" if language == "fr" else "arrested"
    m.event(word, "COERCE", mode="arrest", figures=("f1",))
    assert len(build_ledger([m.record()]).incidents) == incidents


@pytest.mark.parametrize(("first", "incidents"), [("heurts", 1), ("explosions", 2)])
def test_shots_are_of_the_clash_that_their_sentence_tells(first: str, incidents: int) -> None:
    m = Making(f"Des {first} à Kandar, où la police a tiré, ont fait deux blessés.")
    m.event(first, mode=None if first == "heurts" else "explosives")
    m.event("a tiré", mode="firearms")
    assert len(build_ledger([m.record()]).incidents) == incidents


@pytest.mark.parametrize(("word", "incidents"), [("Ces", 1), ("Les", 2)])
def test_unrest_is_of_the_clash_that_it_points_to(word: str, incidents: int) -> None:
    m = Making(f"Des heurts ont éclaté à Kandar. {word} violences ont duré une heure.")
    m.event("heurts")
    m.event("violences")
    assert len(build_ledger([m.record()]).incidents) == incidents
