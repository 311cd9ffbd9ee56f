"""Who did it, by verbs of deeds and their subjects."""

from __future__ import annotations

import pytest

from ledger_making import Making, blamed, done
from selon.ledger.answers import answers
from selon.ledger.builder import build_ledger
from selon.ledger.happenings import group
from selon.ledger.mentions import sightings
from selon.ledger.sightings import layout


def test_doers_people_are_by_a_verb_in_the_active() -> None:
    told = done("Les habitants ont bombardé Kandar.", "ont bombardé", "habitants", "population")
    assert told == {(None, "habitants", False)}


@pytest.mark.parametrize(
    ("text", "deed", "doer", "kind"),
    [
        ("Les dettes ont frappé Kandar.", "ont frappé", "dettes", "unnamed"),
        ("Les habitants ont été bombardés à Kandar.", "ont été bombardés", "habitants",
         "population"),
        ("Ravel Onda a attaqué le maire de Kandar.", "a attaqué", "Ravel Onda", "person"),
    ],
)  # fmt: skip
def test_doers_are_no_things_nor_victims_nor_who_lashes_out(
    text: str, deed: str, doer: str, kind: str
) -> None:
    assert done(text, deed, doer, kind) == set()


def test_claims_are_of_what_they_name_first() -> None:
    m = Making("La Ligue a revendiqué des raids à Kandar en réponse à des tirs.")
    town = m.place("Kandar")
    said = m.says(m.actor("Ligue", "armed_group"), "des raids à Kandar en réponse à des tirs",
                  "claim_responsibility")  # fmt: skip
    m.event("tirs", place=town, statement=said)
    m.event("raids", place=town, statement=said)
    claimed = {
        i.mentions[0].text
        for i, a, c in build_ledger([m.record()]).claims()
        if a.question == "responsibility"
    }
    assert claimed == {"raids"}


@pytest.mark.parametrize(
    ("text", "deed", "firm"),
    [
        ("La garde de Kandar a tué Jean Essai.", "a tué", True),
        ("Jean Essai a été tué par la garde de Kandar.", "a été tué", True),
        ("Jean Essai, tué par la garde de Kandar, est mort.", "tué", False),
        ("La garde de Kandar, qui a tué Jean Essai, est là.", "a tué", False),
        ("Ravel Onda a tué Jean Essai à Kandar.", "a tué", False),
    ],
)
def test_doers_are_named_expressly_by_the_verb_of_a_clause(
    text: str, deed: str, *, firm: bool
) -> None:
    m = Making(text)
    person = "Ravel Onda" in text
    guard = ("garde de Kandar", "organisation")
    doer = m.actor("Ravel Onda") if person else m.actor(*guard, sector="COP")
    m.event(deed, place=m.place("Kandar"), actors=[doer])
    record = m.record()
    where = layout(record)
    groups = group(sightings(record, where), None)
    found = [a for a in answers(record, groups, where) if a.question == "responsibility"]
    assert [a.firm for a in found] == [firm]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("La garde de Kandar a riposté.", "a riposté"),
        ("La garde de Kandar a multiplié les attaques.", "attaques"),
        ("Ils ont fui de peur d'être tués par la garde de Kandar.", "être tués"),
    ],
)
def test_doers_are_not_who_answers_or_does_so_always_or_may(text: str, deed: str) -> None:
    assert done(text, deed, "garde de Kandar", "organisation", sector="COP") == set()


@pytest.mark.parametrize(
    ("text", "deed", "found"),
    [
        ("Ravel Onda avait kidnappé Mila Torv à Kandar.", "avait kidnappé", True),
        ("Ravel Onda les a massacrées à Kandar.", "les a massacrées", True),
        ("Ravel Onda, l'avait violée à Kandar.", "l'avait violée", False),  # whom it befell
        ("Ravel Onda a été kidnappé à Kandar.", "a été kidnappé", False),
        ("Ravel Onda a visé le maire de Kandar.", "a visé", False),  # perhaps in words
    ],
)
def test_doers_who_are_named_are_of_verbs_of_deeds(text: str, deed: str, *, found: bool) -> None:
    told = {(None, "Ravel Onda", False)} if found else set()
    assert done(text, deed, "Ravel Onda", "person") == told


def test_doers_are_not_those_whom_the_same_deed_befell() -> None:
    m = Making("Ravel Onda l'avait violée à Kandar, la mort de Ravel Onda suit.")
    town, person = m.place("Kandar"), m.actor("Ravel Onda")
    deed = m.event("l'avait violée", place=town, actors=[person])
    m.event("mort", place=town, recipients=[person], same_as=deed)
    assert blamed(m.record()) == set()


@pytest.mark.parametrize("deed", ["a renversé", "a saisi"])
def test_doers_of_a_coup_are_who_brings_a_government_down(deed: str) -> None:
    m = Making(f"La junte {deed} le président à Kandar.")
    junta = m.actor("junte", "unnamed", sector="MIL")
    m.event(deed, "COERCE", place=m.place("Kandar"), actors=[junta])
    told = {(None, "junte", False)} if deed == "a renversé" else set()
    assert blamed(m.record()) == told
