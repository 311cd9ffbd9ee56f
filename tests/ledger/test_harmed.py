from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger

Counted = list[tuple[str, str, int | None]]


def counted(m: Making) -> Counted:
    """Give question, group and number of each count, over all incidents."""
    return sorted((a.question, a.who, c.low) for _, a, c in build_ledger([m.record()]).claims())


def shots(text: str, *, language: str = "fr", word: str = "tirs") -> Making:
    """Give a dispatch on shots in Kandar and a man of whom they speak."""
    m = Making(text, item="a", language=language)
    m.event(word, place=m.place("Kandar"))
    m.actor("Jean Essai")
    return m


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Les tirs ont grièvement blessé Jean Essai à Kandar.", "injured"),
        ("Des tirs ont éclaté à Kandar, atteignant M. Jean Essai de trois balles.", "injured"),
        ("Des tirs ont éclaté à Kandar, tuant le chef rebelle Jean Essai.", "killed"),
        ("Lors des tirs à Kandar, Jean Essai a reçu plusieurs balles.", "injured"),
    ],
)
def test_harmed_a_named_person_is_one(text: str, question: str) -> None:
    assert counted(shots(text)) == [(question, "all", 1)]


def test_harmed_by_english_verbs() -> None:
    text = "The shooting in Kandar seriously wounded the rebel leader Jean Essai."
    assert counted(shots(text, language="en", word="shooting")) == [("injured", "all", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Les tirs à Kandar n'ont pas blessé Jean Essai.",
        "Après les tirs à Kandar, la maladie a touché Jean Essai.",
        "Les tirs ont abattu une statue de Jean Essai à Kandar.",
        "Les tirs à Kandar devaient tuer Jean Essai.",
        "Des tirs à Kandar, puis une tentative de meurtre de Jean Essai.",
    ],
)
def test_harmed_is_nobody_whom_it_did_not_befall(text: str) -> None:
    assert counted(shots(text)) == []


def test_harmed_a_number_of_the_sentence_counts_instead() -> None:
    m = shots("Les tirs ont blessé Jean Essai à Kandar, soit 3 blessés.")
    m.count("3 blessés", 3, kind="injured", event="e1")
    assert counted(m) == [("injured", "all", 3)]


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        ("et de Paul Preuve", 2),
        ("et d'Abou Paul Preuve", 2),
        ("et de son garde", 2),
        ("et de son temps", 1),
        ("selon Paul Preuve", 1),
    ],
)
def test_harmed_those_named_together_are_as_many(behind: str, number: int) -> None:
    m = Making(f"L'assassinat à Kandar de Jean Essai {behind} a choqué.", item="a")
    m.event("assassinat", place=m.place("Kandar"))
    m.actor("Jean Essai")
    if "Paul Preuve" in behind:
        m.actor("Paul Preuve")
    assert counted(m) == [("killed", "all", number)]


def test_harmed_the_death_of_a_person_is_told_of_the_happening_that_befell_that_person() -> None:
    text = "Jean Essai a été abattu à Kandar.\nLes émeutes durent depuis la mort de Jean Essai."
    m = Making(text, item="a")
    m.event("a été abattu", place=m.place("Kandar"), recipients=[m.actor("Jean Essai")])
    m.named_again("a1", "Jean Essai", 1)
    m.event("émeutes", "PROTEST")
    found = {(i.mentions[0].text, c.text): c.low for i, _, c in build_ledger([m.record()]).claims()}
    assert ("a été abattu", "la mort de Jean Essai") in found
    assert not any(word == "émeutes" for word, _ in found)


@pytest.mark.parametrize(
    "told", ["tué un Français connu, Jean Essai", "tué Jean Essai, un Français"]
)
def test_harmed_a_count_of_one_beside_a_name_is_of_that_person(told: str) -> None:
    m = Making(f"Les tirs ont {told}, à Kandar.", item="a")
    m.event("tirs", place=m.place("Kandar"))
    m.actor("Jean Essai")
    m.count("un Français", 1, event="e1")
    claims = [(a.who, c.low, c.text) for _, a, c in build_ledger([m.record()]).claims()]
    assert claims == [("all", 1, told)]


def test_harmed_who_is_named_counts_beside_others() -> None:
    m = Making("Jean Essai a été arrêté à Kandar avec 2 autres gardes.", item="a")
    m.event("a été arrêté", "COERCE", place=m.place("Kandar"), mode="arrest")
    m.actor("Jean Essai")
    m.count("2 autres gardes", 2, kind="detained", event="e1")
    assert counted(m) == [("detained", "gardes", 2), ("detained", "one person", 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Jean Essai, 39 ans, chef d'un club, a été abattu lors des tirs à Kandar.",
            [("killed", "all", 1)],
        ),
        ("Jean Essai a été blessé à Kandar pendant les tirs.", [("injured", "all", 1)]),
        ("La Ligue dit avoir tué Jean Essai dans les tirs à Kandar.", [("killed", "all", 1)]),
    ],
)
def test_harmed_by_verbs_behind_asides_or_reported(
    text: str, found: list[tuple[str, str, int]]
) -> None:
    assert counted(shots(text)) == found


def test_harmed_is_who_stands_next_to_the_verb_behind_several_asides() -> None:
    m = shots("Jean Essai, un voisin, cite Paul Preuve, un garde, a été tué par des tirs, Kandar.")
    m.actor("Paul Preuve")
    told = [c.text for _, a, c in build_ledger([m.record()]).claims() if a.question == "killed"]
    assert not any(words.startswith("Jean Essai") for words in told)
