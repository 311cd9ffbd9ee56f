"""Who a word for the doer points to, and what befell the attacker."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record

Told = set[tuple[str | None, str | None]]


def blamed(record: Record) -> Told:
    return {
        (c.speaker, c.value)
        for _, a, c in build_ledger([record]).claims()
        if a.question == "responsibility"
    }


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("L'assaillant, un déserteur de 33 ans, a fui.", "un déserteur de 33 ans"),
        ("Le suspect, Ravel Onda, a fui.", "Ravel Onda"),
        ("L'auteur présumé de l'attaque, Ravel Onda, a fui.", "Ravel Onda"),
        ("Le tireur a été identifié comme Ravel Onda.", "Ravel Onda"),
        ("Un suspect a été pris. Il s'agit de Ravel Onda.", "Ravel Onda"),
    ],
)
def test_attackers_are_who_stands_behind_the_word_for_them(words: str, value: str) -> None:
    m = Making(f"Une attaque a fait 3 morts à Kandar.\n{words}")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("3 morts", 3, event=event)
    m.actor("Ravel Onda")
    assert blamed(m.record()) == {(None, value)}


@pytest.mark.parametrize(
    "words",
    [
        "L'assaillant a fui, un policier l'a dit.",  # a verb: no apposition
        "L'assaillant, la police et un médecin étaient là.",  # a list
        "Il s'agit de Ravel Onda.",  # no suspect before
        "Un témoin a été identifié comme Ravel Onda.",
    ],
)
def test_attackers_are_nobody_else(words: str) -> None:
    m = Making(f"Une attaque a fait 3 morts à Kandar.\n{words}")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("3 morts", 3, event=event)
    m.actor("Ravel Onda")
    assert blamed(m.record()) == set()


def test_attackers_are_of_violence_only() -> None:
    m = Making("Un accord a été signé à Kandar.\nL'auteur, un juriste de renom, est venu.")
    m.event("accord", "AGREE", place=m.place("Kandar"))
    assert blamed(m.record()) == set()


def shot(who: str) -> Record:
    text = f"L'attaque à Kandar a fait 3 morts.\n{who} a été tué par la police."
    m = Making(text)
    town = m.place("Kandar")
    attack = m.event("attaque", place=town)
    m.count("3 morts", 3, event=attack)
    noun = who.rsplit("'", maxsplit=1)[-1].rsplit(" ", maxsplit=1)[-1]
    m.event(
        "a été tué",
        place=town,
        recipients=[m.actor(noun, "unnamed")],
        actors=[m.actor("police", "organisation", sector="COP")],
        same_as=attack,
    )
    return m.record()


def test_attackers_who_are_shot_are_no_victims_and_the_police_did_not_attack() -> None:
    record = shot("L'assaillant")
    dead = {(a.who, c.low) for _, a, c in build_ledger([record]).claims() if a.question == "killed"}
    assert dead == {("all", 3), ("combatant", 1)}
    assert blamed(record) == set()


def test_attackers_are_not_everybody_whom_the_police_shoot() -> None:
    assert blamed(shot("Le berger")) == {(None, "police")}


def harm(text: str, word: str, question: str = "killed") -> set[tuple[str, int | None]]:
    m = Making(f"Une attaque a eu lieu à Kandar.\n{text}")
    town = m.place("Kandar")
    attack = m.event("attaque", place=town)
    m.event(word, place=town, same_as=attack)
    return {
        (a.who, c.low) for _, a, c in build_ledger([m.record()]).claims() if a.question == question
    }


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("La police a tué mardi le suspect de l'attaque.", "tué", "combatant"),
        ("Le suspect tué par la police était seul.", "tué", "combatant"),
        ("La police a tué mardi le frère du suspect.", "tué", "all"),
        ("Un berger a été tué par le suspect.", "tué", "all"),
    ],
)
def test_attackers_who_are_shot_are_told_by_words_around_the_verb(
    text: str, word: str, who: str
) -> None:
    assert harm(text, word) == {(who, 1)}


def test_attackers_in_hand_are_counted_with_all() -> None:
    m = Making("Une attaque a eu lieu à Kandar.\nLe suspect a été arrêté mardi.")
    town = m.place("Kandar")
    m.event("attaque", place=town)
    m.event("a été arrêté", "COERCE", place=town, recipients=[m.actor("suspect", "unnamed")])
    found = {a.who for _, a, _ in build_ledger([m.record()]).claims() if a.question == "detained"}
    assert found == {"all"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il a ouvert le feu à Kandar avant d'être abattu.", [("killed", "combatant", 1)]),
        ("Il a ouvert le feu à Kandar avant d'être arrêté.", [("detained", "all", 1)]),
        ("Il a ouvert le feu à Kandar avant d'être oublié.", []),
        ("Il a ouvert le feu à Kandar.\nLe chanteur jouait avant d'être abattu.", []),
    ],
)
def test_attackers_who_are_stopped_are_one(text: str, found: list[tuple[str, str, int]]) -> None:
    m = Making(text)
    m.event("a ouvert le feu", place=m.place("Kandar"))
    claims = [(a.question, a.who, c.low) for _, a, c in build_ledger([m.record()]).claims()]
    assert [c for c in claims if c[0] == "detained" or c[1] == "combatant"] == found
    assert not found or ("killed", "all", 1) not in claims


def test_attackers_are_not_those_who_suffered_before_they_were_killed() -> None:
    m = Making("Un garde a été torturé à Kandar avant d'être tué.")
    m.event("a été torturé", place=m.place("Kandar"), recipients=[m.actor("Un garde", "unnamed")])
    claims = build_ledger([m.record()]).claims()
    assert "combatant" not in {a.who for _, a, _ in claims}
