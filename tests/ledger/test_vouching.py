"""Who says that it happened, and who denies it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Part, Record


def vouched(record: Record) -> set[tuple[str | None, bool]]:
    return {
        (c.speaker, c.denied)
        for _, a, c in build_ledger([record]).claims()
        if a.question == "happened"
    }


def saying(content: str, word: str, stance: str = "say", type_: str = "ASSAULT") -> Record:
    m = Making(f"Ravel Onda dit {content} à Kandar.")
    statement = m.says(m.actor("Ravel Onda"), content, stance)
    m.event(word, type_, place=m.place("Kandar"), statement=statement)
    return m.record()


@pytest.mark.parametrize(
    ("content", "word", "vouches"),
    [
        ("qu'une attaque a eu lieu", "attaque", True),
        ("que l'attaque a duré", "attaque", False),
        ("qu'il y a eu l'explosion d'un camion", "explosion", True),
        ("que la torture y est courante", "torture", True),
        ("que l'explosion d'un camion l'inquiète", "explosion", True),
        ("que l'explosion du camion l'inquiète", "explosion", False),
        ("que l'attaque s'est produite de nuit", "attaque", True),
        ("que la panne a été causée par l'explosion d'un câble", "explosion", True),
    ],
)
def test_vouching_is_by_who_tells_it_anew(content: str, word: str, vouches: bool) -> None:
    assert vouched(saying(content, word)) == ({("Ravel Onda", False)} if vouches else set())


def test_vouching_is_not_for_what_others_say() -> None:
    assert vouched(saying("qu'une accusation vise la Ligue", "accusation", type_="ACCUSE")) == set()


def test_vouching_by_a_verb_of_telling_with_its_object() -> None:
    m = Making("Des prisonniers ont raconté des scènes de torture à Kandar.")
    m.actor("prisonniers", "unnamed")
    m.event("torture", place=m.place("Kandar"))
    assert vouched(m.record()) == {("prisonniers", False)}


def test_vouching_is_not_by_who_condemns_what_is_known() -> None:
    m = Making("Ravel Onda a dénoncé l'attaque à Kandar.")
    m.actor("Ravel Onda")
    m.event("attaque", place=m.place("Kandar"))
    assert vouched(m.record()) == set()


def test_vouching_for_a_charge_is_denied_barely() -> None:
    m = Making("Mila Torv a dénoncé des exactions à Kandar.\nRavel Onda a rejeté ces accusations.")
    m.actor("Mila Torv")
    m.actor("Ravel Onda")
    m.event("exactions", place=m.place("Kandar"))
    assert vouched(m.record()) == {("Mila Torv", False), ("Ravel Onda", True)}


def test_vouching_is_denied_with_the_charge() -> None:
    said = "toute fraude lors du scrutin"
    m = Making(f"Le scrutin à Kandar a fait 2 morts.\nRavel Onda nie {said} à Kandar.")
    town = m.place("Kandar")
    m.count("2 morts", 2, place=town)
    m.says(m.actor("Ravel Onda"), said, "deny")
    assert vouched(m.record()) == {("Ravel Onda", True)}


def test_vouching_denying_to_have_shot_is_who_did_it() -> None:
    said = "avoir tiré"
    m = Making(f"A Kandar, Ravel Onda nie {said}.")
    statement = m.says(m.actor("Ravel Onda"), said, "deny")
    m.event(said, place=m.place("Kandar"), statement=statement)
    (found,) = [(a.question, c.value, c.denied) for _, a, c in build_ledger([m.record()]).claims()]
    assert found == ("responsibility", "Ravel Onda", True)


@pytest.mark.parametrize(("stance", "vouches"), [("confirm", True), ("say", False)])
def test_vouching_is_by_who_confirms_what_is_known(stance: str, *, vouches: bool) -> None:
    m = Making("Le naufrage est confirmé par Ravel Onda à Kandar.")
    m.place("Kandar")
    m.says(m.actor("Ravel Onda"), "Le naufrage", stance)
    m.count("à Kandar", 2)
    assert bool(vouched(m.record())) == vouches


def told_by_itself(text: str, type_: str = "ASSAULT", *, headline: bool = False) -> Record:
    m = Making(text)
    town = m.place("Kandar")
    statement = m.says(m.actor("Ravel Onda"), "une attaque a eu lieu")
    m.event("attaque", type_, place=town)
    m.event("attaque", type_, nth=1, place=town, statement=statement)
    record = m.record()
    end = text.index("\n")
    parts = (Part("headline" if headline else "paragraph", 0, end),)
    return replace(record, dispatch=replace(record.dispatch, parts=parts))


@pytest.mark.parametrize(
    ("type_", "headline", "asked"),
    [("ASSAULT", False, False), ("ASSAULT", True, True), ("CONSULT", True, False)],
)
def test_vouching_is_asked_of_deeds_that_the_dispatch_does_not_tell_itself(
    type_: str, headline: bool, asked: bool
) -> None:
    text = "Une attaque à Kandar.\nRavel Onda dit qu'une attaque a eu lieu à Kandar."
    found = vouched(told_by_itself(text, type_, headline=headline))
    assert found == ({("Ravel Onda", False)} if asked else set())


def two(first: str, second: str, word: str, text: str = "{} a dit que {}.") -> str:
    m = Making("\n".join(text.format(n, c) for n, c in (("Ravel", first), ("Mila", second))))
    town = m.place("Kandar")
    for k, (name, content) in enumerate((("Ravel", first), ("Mila", second))):
        said = m.says(m.actor(name, role=f"rôle {k}"), content)
        m.event(word, nth=k, place=town, statement=said)
    (found,) = [
        a.status
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "happened"
    ]
    return found


def test_vouching_bears_out_only_what_is_said_expressly() -> None:
    passing = "une attaque à Kandar l'a surpris", "une attaque à Kandar était à craindre"
    assert two(*passing, "attaque") == "single"
    express = "il y a eu une attaque à Kandar", "il y a eu une attaque hier à Kandar"
    assert two(*express, "attaque") == "corroborated"


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("toute fraude lors du scrutin", True),
        ("tout lien avec ceux qui ont voulu organiser une fraude", False),
        ("toute fraude dans le but de gagner", False),
    ],
)
def test_vouching_denials_are_of_what_stands_at_their_head(said: str, denied: bool) -> None:
    m = Making(f"Le scrutin à Kandar a fait 2 morts.\nRavel Onda nie {said} à Kandar.")
    m.count("2 morts", 2, place=m.place("Kandar"))
    m.says(m.actor("Ravel Onda"), said, "deny")
    assert vouched(m.record()) == ({("Ravel Onda", True)} if denied else set())


@pytest.mark.parametrize(
    ("said", "bears_out"),
    [("confirme", True), ("n'a pas encore confirmé", False)],
)
def test_vouching_is_not_by_who_has_not_confirmed(said: str, bears_out: bool) -> None:
    lines = ["Ravel Onda confirme une attaque à Kandar.", f"Mila Torv {said} une attaque à Kandar."]
    m = Making("\n".join(lines))
    town = m.place("Kandar")
    for k, name in enumerate(("Ravel Onda", "Mila Torv")):
        words = "confirme" if k == 0 or bears_out else "confirmé"
        statement = m.says(m.actor(name, role=f"rôle {k}"), "une attaque à Kandar", "confirm", k)
        row = m.rows["statements"][-1]
        m.rows["statements"][-1] = replace(row, cue=m.quote(words, k if bears_out else 0))
        m.event("attaque", nth=k, place=town, statement=statement)
    (found,) = [
        a.status
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "happened"
    ]
    assert (found == "corroborated") is bears_out


@pytest.mark.parametrize(("charge", "vouches"), [("des fraudes", 1), ("de possibles fraudes", 0)])
def test_vouching_charges_that_are_held_possible_are_not_made(charge: str, vouches: int) -> None:
    m = Making(f"Le scrutin à Kandar a fait 2 morts.\nRavel Onda parle dans le cas de {charge}.")
    m.count("2 morts", 2, place=m.place("Kandar"))
    m.says(m.actor("Ravel Onda"), charge)
    assert len(vouched(m.record())) == vouches


def test_vouching_is_by_who_is_said_to_tell_of_it_within_anothers_words() -> None:
    said = "gagner quand Mila Torv dénonce des fraudes"
    m = Making(f"Le scrutin à Kandar a fait 2 morts.\nRavel Onda dit {said}.")
    m.place("Kandar")
    m.count("2 morts", 2)
    m.actor("Mila Torv")
    m.says(m.actor("Ravel Onda"), said)
    assert vouched(m.record()) == {("Mila Torv", False)}


@pytest.mark.parametrize(
    "said",
    [
        "comment parler d'un empoisonnement ?",
        "la thèse d'un empoisonnement est une piste",
        "nul ne sait s'il y a eu empoisonnement",
    ],
)
def test_vouching_is_done_neither_by_questions_nor_by_theses(said: str) -> None:
    m = Making(f"A Kandar, Ravel Onda demande : {said}")
    statement = m.says(m.actor("Ravel Onda"), said)
    m.event("empoisonnement", place=m.place("Kandar"), statement=statement)
    assert vouched(m.record()) == set()
