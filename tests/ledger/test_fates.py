from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record


def killed(*records: Record) -> dict[str, list[tuple[int | None, int | None]]]:
    """Give the counts of the dead by who they are of, over all incidents."""
    found: dict[str, list[tuple[int | None, int | None]]] = {}
    for _, a, c in build_ledger(records).claims():
        if a.question == "killed":
            found.setdefault(a.who, []).append((c.low, c.high))
    return found


def shot(item: str, text: str, word: str) -> Making:
    m = Making(text, item=item)
    m.event(word, place=m.place("Kandar"), recipients=[m.actor("Un garde", "unnamed")])
    return m


def test_fates_one_person_killed_without_a_number_is_one() -> None:
    m = shot("a", "Un garde a été abattu à Kandar.", "abattu")
    assert killed(m.record()) == {"all": [(1, 1)]}


def test_fates_a_plural_or_a_population_is_no_count() -> None:
    m = Making("Les bergers ont été tués à Kandar.", item="a")
    m.event("tués", place=m.place("Kandar"), recipients=[m.actor("Les bergers", "population")])
    assert killed(m.record()) == {}


def test_fates_a_number_in_the_sentence_counts_instead() -> None:
    m = shot("a", "Un garde a été abattu à Kandar, soit 4 morts.", "abattu")
    m.count("4 morts", 4)
    assert killed(m.record()) == {"all": [(4, 4)]}


def test_fates_beside_a_toll_one_person_is_a_part() -> None:
    text = "L'attaque à Kandar a fait 4 morts.\nUn garde a été abattu dans l'attaque à Kandar."
    m = Making(text, item="a")
    town = m.place("Kandar")
    event = m.event("attaque", place=town)
    m.count("4 morts", 4, event=event)
    guard = m.actor("Un garde", "unnamed")
    m.event("abattu", place=town, recipients=[guard], same_as=event)
    assert killed(m.record()) == {"all": [(4, 4)], "one person": [(1, 1)]}


def told(text: str) -> dict[str, list[tuple[int | None, int | None]]]:
    """Give the dead of a sentence with bare words for what happened."""
    m = Making(text, item="a")
    m.place("Kandar")
    if "Jean Essai" in text:
        m.actor("Jean Essai")
    return killed(m.record())


@pytest.mark.parametrize(
    "text",
    [
        "Une tentative d'assassinat de Jean Essai à Kandar.",
        "Jean Essai veut dénoncer un meurtre à Kandar.",
        "Sa mort est regrettable, dit Jean Essai à Kandar.",
        "Le terrorisme a aussi tué à Kandar.",
        "Un ours tué à Kandar.",
        "Le décès des gardes à Kandar.",
        "La condamnation à mort de Jean Essai à Kandar.",
    ],
)
def test_fates_of_nobody_in_particular_are_none(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "La mort de Jean Essai à Kandar.",
        "Jean Essai est mort à Kandar.",
        "Une passante de 26 ans est décédée à Kandar.",
        "Les tirs ont tué une jeune femme à Kandar.",
    ],
)
def test_fates_of_a_person_are_told_by_bare_words(text: str) -> None:
    assert told(text) == {"all": [(1, 1)]}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Un garde a été mortellement blessé à Kandar.", "blessé"),
        ("Un garde a été poignardé à mort à Kandar.", "poignardé"),
    ],
)
def test_fates_mortal_wounds_kill(text: str, verb: str) -> None:
    assert killed(shot("a", text, verb).record()) == {"all": [(1, 1)]}


def test_fates_other_wounds_do_not_kill() -> None:
    assert killed(shot("a", "Un garde a été blessé à Kandar.", "blessé").record()) == {}


def test_fates_a_drone_shot_down_is_no_dead() -> None:
    m = Making("Un drone a été abattu à Kandar.", item="a")
    m.event("a été abattu", place=m.place("Kandar"))
    assert killed(m.record()) == {}


def test_fates_shooting_down_a_drone_kills_nobody() -> None:
    m = Making("La Ligue dit avoir abattu un drone à Kandar.", item="a")
    m.event("avoir abattu", place=m.place("Kandar"))
    assert killed(m.record()) == {}


def test_fates_a_town_that_is_freed_is_no_prisoner() -> None:
    m = Making("Les forces ont libéré Kandar.", item="a")
    forces = m.actor("Les forces", "organisation", sector="MIL")
    m.held("ont libéré", m.place("Kandar"), forces, "captured")
    questions = {a.question for _, a, _ in build_ledger([m.record()]).claims()}
    assert questions == {"holder"}


def test_fates_of_several_kinds_of_people_are_no_count() -> None:
    m = Making("La Ligue a abattu soldats et gendarmes à Kandar.", item="a")
    hit = [m.actor("soldats", "unnamed"), m.actor("gendarmes", "unnamed")]
    m.event("a abattu", place=m.place("Kandar"), recipients=hit)
    assert killed(m.record()) == {}


def test_fates_of_who_has_gone_are_those_of_a_person() -> None:
    found = {}
    for text in ("Un fonctionnaire de la ville a disparu à Kandar.", "Le pont a disparu à Kandar."):
        m = Making(text, item="a")
        m.place("Kandar")
        found[text[:2]] = [
            c.low for _, a, c in build_ledger([m.record()]).claims() if a.question == "missing"
        ]
    assert found == {"Un": [1], "Le": []}
