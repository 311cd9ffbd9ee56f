"""Words that deny what was told, and whose they are."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger

FR = "Une attaque attribuée à la Norlande a visé Kandar.\n"
EN = "An attaque attributed to Norlande hit Kandar.\n"


def denied(text: str, language: str = "fr", *others: tuple[str, str]) -> set[tuple[str, str]]:
    m = Making(text, language=language)
    m.event("attaque", place=m.place("Kandar"))
    state = m.actor("Norlande", "state", country="NOR", sector="GOV")
    for nth in range(1, text.count("Norlande")):
        m.named_again(state, "Norlande", nth)
    for name, kind in others:
        m.actor(name, kind)
    return {
        (c.speaker or "", c.value or "")
        for _, _, c in build_ledger([m.record()]).claims()
        if c.denied
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FR + "La Norlande a ensuite fermement démenti."),
        ("fr", FR + "La Norlande conteste toute implication."),
        ("fr", FR + "La Norlande a balayé jeudi ces graves accusations."),
        ("fr", FR + "Rejetant toute responsabilité, la Norlande a appelé au calme."),
        ("fr", FR + "La Norlande a parlé d'accusations \"totalement infondées\"."),
        ("fr", FR + 'La Norlande a qualifié de "sans fondement" les accusations.'),
        ("fr", FR + "La Norlande, alliée de Ravel Onda, a rejeté toute responsabilité."),
        ("en", EN + "The Norlande flatly denied it."),
        ("en", EN + "The Norlande dismissed these latest allegations."),
        ("en", EN + "Rejecting any involvement, the Norlande called for calm."),
        ("en", EN + "The Norlande called the accusations completely baseless."),
    ],
)  # fmt: skip
def test_denials_are_read_in_their_shapes(language: str, text: str) -> None:
    others = [("Ravel Onda", "person")] if "Ravel Onda" in text else []
    assert denied(text, language, *others) == {("Norlande", "Norlande")}


@pytest.mark.parametrize(
    "text",
    [
        FR + "La Norlande n'a pas démenti.",
        FR + "La Norlande conteste le tracé de la route.",
        FR + "La Norlande a rejeté un projet de loi.",
        FR + "La Norlande dénonce ces tirs.",
    ],
)
def test_denials_of_something_else_or_negated_are_none(text: str) -> None:
    assert denied(text) == set()


def test_denials_are_of_all_who_are_joined() -> None:
    text = "Une attaque attribuée à la Norlande et au Front Bleu a visé Kandar.\n"
    text += "La Norlande et le Front Bleu ont démenti toute responsabilité."
    m = Making(text)
    m.event("attaque", place=m.place("Kandar"))
    for name, kind in (("Norlande", "state"), ("Front Bleu", "armed_group")):
        m.named_again(m.actor(name, kind), name, 1)
    claims = build_ledger([m.record()]).claims()
    assert {c.speaker for _, _, c in claims if c.denied} == {"Norlande", "Front Bleu"}


def test_denials_of_a_hand_in_it_need_no_accuser() -> None:
    m = Making("Une attaque a visé Kandar.\nLe Front Bleu a nié toute implication.")
    m.event("attaque", place=m.place("Kandar"))
    m.actor("Front Bleu", "armed_group")
    claims = [c for _, _, c in build_ledger([m.record()]).claims()]
    assert [(c.speaker, c.value, c.denied) for c in claims] == [("Front Bleu", "Front Bleu", True)]


def test_denials_by_an_office_are_of_what_its_state_is_said_to_have_done() -> None:
    m = Making("Une attaque attribuée à la Norlande a visé Kandar.\nL'ambassade a démenti.")
    m.event("attaque", place=m.place("Kandar"))
    m.actor("Norlande", "state", country="NOR", sector="GOV")
    m.actor("ambassade", "organisation", country="NOR", sector="GOV")
    claims = [c for _, _, c in build_ledger([m.record()]).claims()]
    assert ("ambassade", "Norlande", True) in {(c.speaker, c.value, c.denied) for c in claims}


def test_denials_leave_out_what_is_called_so_called() -> None:
    m = Making("Ravel Onda a raillé la soi-disant attaque du Front Bleu à Kandar.")
    front = m.actor("Front Bleu", "armed_group")
    m.event("attaque", place=m.place("Kandar"), actors=[front])
    assert not [c for _, _, c in build_ledger([m.record()]).claims() if c.value == "Front Bleu"]
