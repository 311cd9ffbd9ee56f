"""Of whom a count is: part names that tell something, and nobody who was held once."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


@pytest.mark.parametrize(
    ("words", "kind", "who"),
    [
        ("16 agents des forces de l'ordre", "injured", {"police"}),
        ("un suspect", "killed", {"combatant"}),
        ("un suspect", "detained", {"all"}),
        ("un ancien détenu", "detained", set()),
        ("un détenu", "detained", {"all"}),
    ],
)
def test_counts_are_of_whom_their_words_name(words: str, kind: str, who: set[str]) -> None:
    m = Making(f"L'attaque à Kandar, dit-on, concerne {words} de la région.")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count(words, 1, kind=kind, event=event)
    found = {a.who for _, a, _ in build_ledger([m.record()]).claims() if a.question == kind}
    assert found == who


def test_counts_of_three_of_them_are_of_all_to_whom_it_happened() -> None:
    m = Making("L'attaque à Kandar a fait 9 blessés, il a poignardé trois d'entre eux.")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("9 blessés", 9, kind="injured", event=event)
    m.count("trois d'entre eux", 3, kind="injured", event=event, by="fr.figure.part")
    found = {a.who for _, a, _ in build_ledger([m.record()]).claims()}
    assert "eux" not in found


@pytest.mark.parametrize(
    ("words", "kind", "question"),
    [
        ("12 habitants sont coincés sous les décombres.", "besieged", "missing"),
        ("12 habitants sont coincés dans la ville assiégée.", "besieged", "besieged"),
        ("Jusqu'à 12 habitants seraient ensevelis.", "killed", "missing"),
        ("Jusqu'à 12 habitants seraient morts.", "killed", "killed"),
    ],
)
def test_those_trapped_in_what_fell_on_them_are_missing(
    words: str, kind: str, question: str
) -> None:
    m = Making(f"Un immeuble s'est effondré à Kandar. {words}")
    event = m.event("effondré", place=m.place("Kandar"))
    m.count("12 habitants", 12, kind=kind, event=event, bound="at_most")
    found = {a.question for _, a, _ in build_ledger([m.record()]).claims()}
    assert found == {question}
