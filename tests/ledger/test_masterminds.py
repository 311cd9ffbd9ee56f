"""Who is named as the one behind a deed, who had no proven part in it, and "it" was done by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Making, blamed

KILLED = "Ravel Onda a été assassiné mardi à Kandar."


def told(text: str, *named: str) -> set[tuple[str | None, str | None, bool]]:
    m = Making(f"{KILLED}\n{text}")
    m.event("a été assassiné", place=m.place("Kandar"))
    if "assassinat" in text:
        m.event("assassinat")
    for name in named:
        m.actor(name, "person" if name[0].isupper() else "unnamed")
    return blamed(m.record())


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        (
            "Sorel Vane a été désigné par la presse comme le commanditaire de l'assassinat.",
            ["Sorel Vane"],
            {(None, "Sorel Vane", False)},
        ),
        (
            "Sorel Vane est identifié comme le cerveau de l'assassinat par des enquêteurs.",
            ["Sorel Vane", "enquêteurs"],
            {("enquêteurs", "Sorel Vane", False)},
        ),
        (
            "Mila Tern considère Sorel Vane comme le commanditaire de l'assassinat.",
            ["Mila Tern", "Sorel Vane"],
            {("Mila Tern", "Sorel Vane", False)},
        ),
        ("Sorel Vane n'est pas vu comme l'auteur de l'assassinat.", ["Sorel Vane"], set()),
        ("Sorel Vane est vu comme le responsable du parti.", ["Sorel Vane"], set()),
        (
            "Il n'y a aucune preuve de l'implication de Sorel Vane.",
            ["Sorel Vane"],
            {(None, "Sorel Vane", True)},
        ),
        (
            "Il n'y a pas de preuve que Sorel Vane ait ordonné l'assassinat.",
            ["Sorel Vane"],
            {(None, "Sorel Vane", True)},
        ),
        ("Il n'y a aucune preuve, selon Sorel Vane.", ["Sorel Vane"], set()),
        ("Il avait été commis par des miliciens.", ["miliciens"], {(None, "miliciens", False)}),
        ("Le vol avait été commis par des miliciens.", ["miliciens"], set()),
    ],
)
def test_those_behind_a_deed(
    text: str, named: list[str], found: set[tuple[str | None, str | None, bool]]
) -> None:
    assert told(text, *named) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Après avoir tué Ravel Onda à Kandar, les soldats ont fui.", {(None, "soldats", False)}),
        ("Après avoir tué Ravel Onda à Kandar, dit-on, ils ont vu les soldats.", set()),
    ],
)
def test_a_deed_told_first_is_of_the_subject_behind(
    text: str, found: set[tuple[str | None, str | None, bool]]
) -> None:
    m = Making(text)
    soldiers = m.actor("soldats", "unnamed")
    m.event("avoir tué", place=m.place("Kandar"), actors=[soldiers])
    assert blamed(m.record()) == found


@pytest.mark.parametrize(
    ("source", "cue", "found"),
    [
        ("Aucun groupe", "a revendiqué", set()),
        ("Le groupe Omra", "n'a pas revendiqué", set()),
        ("Le groupe Omra", "a revendiqué", {("Omra", "Omra", False)}),
    ],
)
def test_what_nobody_claims(
    source: str, cue: str, found: set[tuple[str | None, str | None, bool]]
) -> None:
    m = Making(f"Une attaque a eu lieu à Kandar. {source} {cue} cette tuerie.")
    m.event("attaque", place=m.place("Kandar"))
    name = "Omra" if "Omra" in source else "groupe"
    speaker = m.actor(name, "armed_group")
    said = m.says(speaker, "cette tuerie", "claim_responsibility")
    row = m.rows["statements"][-1]
    m.rows["statements"][-1] = replace(row, source=m.quote(source), cue=m.quote(cue))
    m.event("tuerie", statement=said)
    assert blamed(m.record()) == found


@pytest.mark.parametrize(
    ("status", "kind", "found"),
    [
        ("denied", "armed_group", {("Omra", "Omra", True)}),
        ("hypothetical", "armed_group", set()),
        ("actual", "organisation", {("Omra", "Omra", False)}),
        ("actual", "person", set()),
    ],
)
def test_who_says_not_to_have_done_it(
    status: str, kind: str, found: set[tuple[str | None, str | None, bool]]
) -> None:
    m = Making("Une attaque a eu lieu à Kandar. Omra assure avoir mené cette tuerie.")
    m.event("attaque", place=m.place("Kandar"))
    speaker = m.actor("Omra", kind)
    said = m.says(speaker, "avoir mené cette tuerie")
    m.event("avoir mené cette tuerie", statement=said, actors=[speaker], status=status)
    assert blamed(m.record()) == found


def test_the_cause_of_what_is_pointed_to_is_not_itself() -> None:
    m = Making("Une explosion a eu lieu à Kandar.\nElle est due à une fuite de gaz.")
    m.place("Kandar")
    assert blamed(m.record()) == {(None, "une fuite de gaz", False)}


def test_who_stopped_attackers_did_not_do_the_attack() -> None:
    m = Making("Une attaque a eu lieu à Kandar. La troupe a abattu quatre assaillants.")
    m.event("attaque", place=m.place("Kandar"))
    troop, them = m.actor("troupe", "state", sector="MIL"), m.actor("assaillants", "unnamed")
    m.event("a abattu", actors=[troop], recipients=[them])
    assert blamed(m.record()) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C'est Omra qui a mené la tuerie.", {(None, "Omra", False)}),
        ("C'est Omra qui a gagné.", set()),
        ("Les soupçons se portent sur Omra.", {(None, "Omra", False)}),
        ("La tuerie porte la marque d'Omra.", {(None, "Omra", False)}),
        ("Omra est soupçonné d'avoir mené la tuerie.", {(None, "Omra", False)}),
        ("Un homme, arrêté par Omra, est soupçonné d'un vol.", set()),
        ("Omra en est l'auteur.", {(None, "Omra", False)}),
        ("Omra s'est dit étranger à cette tuerie.", {("Omra", "Omra", True)}),
    ],
)
def test_those_said_to_have_done_it(
    text: str, found: set[tuple[str | None, str | None, bool]]
) -> None:
    m = Making(f"Une attaque a eu lieu à Kandar.\n{text}")
    m.event("attaque", place=m.place("Kandar"))
    if "tuerie" in text:
        m.event("tuerie")
    m.actor("Omra", "armed_group")
    assert blamed(m.record()) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("ne pas avoir mené cette tuerie", {("Omra", "Omra", True)}),
        ("ne pas avoir mené de tuerie dans les villes", set()),
    ],
)
def test_who_says_not_to_have_done_other_deeds_denies_none(
    said: str, found: set[tuple[str | None, str | None, bool]]
) -> None:
    m = Making(f"Une attaque a eu lieu à Kandar. Omra assure {said}.")
    m.event("attaque", place=m.place("Kandar"))
    speaker = m.actor("Omra", "armed_group")
    statement = m.says(speaker, said)
    m.event("tuerie", statement=statement, actors=[speaker], status="denied")
    assert blamed(m.record()) == found


@pytest.mark.parametrize("sector", ["MIL", "GOV"])
def test_what_others_impose_after_a_deed_is_not_its_doing(sector: str) -> None:
    m = Making("Après l'attaque de Kandar, un couvre-feu décrété par des officiers dure.")
    officers = m.actor("officiers", "organisation", sector=sector, country="SY")
    m.event("attaque", place=m.place("Kandar"), actors=[officers])
    assert blamed(m.record()) == set()
