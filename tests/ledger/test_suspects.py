"""Who is charged with it: a pronoun's person, and a charge that names the deed by itself."""

from __future__ import annotations

import pytest

from ledger_making import Making, blamed
from selon.ledger.builder import build_ledger

OPENING = "Le meurtre d'Aline Test a eu lieu à Kandar.\n"


def charged(text: str, *named: str) -> set[str | None]:
    m = Making(OPENING + text)
    town = m.place("Kandar")
    deed = m.event("meurtre", place=town, recipients=[m.actor("Aline Test")])
    if "meurtre" in text:
        m.event("meurtre", nth=1, same_as=deed)
    for name in named:
        m.actor(name, "person" if name[0].isupper() else "unnamed")
    return {value for _, value, _ in blamed(m.record())}


@pytest.mark.parametrize(
    ("text", "named", "doer"),
    [
        ("Ravel Onda vit à Kandar.\nIl a été inculpé pour meurtre.", ["Ravel Onda"], "Ravel Onda"),
        ("Ravel Onda et Mila Torv ont fui.\nTous deux ont été inculpés pour meurtre.",
         ["Ravel Onda", "Mila Torv"], "Ravel Onda, Mila Torv"),
        ("Ravel Onda a été inculpé pour homicide.", ["Ravel Onda"], "Ravel Onda"),
        ("Ravel Onda a fui.\nIl s'est tu.\nIl a été inculpé pour meurtre.", ["Ravel Onda"],
         "Ravel Onda"),
    ],
)  # fmt: skip
def test_suspects_may_be_told_by_a_pronoun(text: str, named: list[str], doer: str) -> None:
    assert charged(text, *named) == {doer}


@pytest.mark.parametrize(
    "text",
    [
        "Il a été inculpé pour meurtre.",  # nobody is named before
        "Aline Test avait 20 ans.\nIl a été inculpé pour meurtre.",  # the victim
        "Ravel Onda se tait.\nIl a été inculpé pour vol.",
        "Des juges ont tranché.\nIl a été inculpé pour meurtre.",  # one is none of several
    ],
)
def test_suspects_are_nobody_where_none_is_named_for_it(text: str) -> None:
    assert charged(text, *(n for n in ("Ravel Onda", "juges") if n in text)) == set()


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("inculpé de meurtre.", True),
        ('inculpé de meurtre", dit-on.', True),
        ("inculpé de meurtre à Belmar.", False),
    ],
)
def test_suspects_are_charged_with_the_deed_told_before(words: str, one: bool) -> None:
    m = Making(f"Des tirs ont éclaté à Kandar.\nRavel Onda a été {words}")
    m.event("tirs", place=m.place("Kandar"))
    m.actor("Ravel Onda")
    if "Belmar" in words:
        m.event("meurtre", place=m.place("Belmar"))
    shots = next(i for i in build_ledger([m.record()]).incidents if i.mentions[0].text == "tirs")
    told = any(a.question == "responsibility" for a in shots.assessments)
    assert told == one
