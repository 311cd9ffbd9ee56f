"""By whom it was done, told behind what befell somebody, without any event that names them."""

from __future__ import annotations

import pytest

from ledger_making import Making, blamed


def told(text: str, *named: tuple[str, str]) -> set[tuple[str | None, str | None, bool]]:
    m = Making(text)
    m.place("Kandar")
    for name, kind in named:
        m.actor(name, kind, sector="COP")
    return blamed(m.record())


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Ravel Onda a été tué le 3 mars à Kandar par un policier ivre.", "policier ivre"),
        ("Ravel Onda, tué par balles à Kandar par des inconnus.", "des inconnus"),
        ("Deux bergers ont été tués par deux hommes armés à Kandar.", "deux hommes armés"),
        ("Ravel Onda est mort à Kandar sous le genou d'un policier le 3 mars.", "policier"),
        (
            "Ravel Onda est mort à Kandar.\nIl a été plaqué au sol sur le ventre par un agent.",
            "agent",
        ),
    ],
)
def test_agents_stand_behind_what_befell_somebody(text: str, doer: str) -> None:
    assert blamed_without_event(text) == {(None, doer, False)}


@pytest.mark.parametrize(
    "text",
    [
        "Deux bergers ont été tués par balles à Kandar.",
        "Deux bergers ont été tués par une avalanche à Kandar.",
        "Deux bergers ont été tués à Kandar et un autre soigné par un médecin.",
        "Deux bergers ont été tués à Kandar, secourus par un médecin.",
        "Le tireur de Kandar avant d'être tué par un policier.",
        "Les tirs à Kandar.\nL'assaillant a été tué par un policier.",
    ],
)
def test_agents_are_people_who_did_it(text: str) -> None:
    assert blamed_without_event(text) == set()


def blamed_without_event(text: str) -> set[tuple[str | None, str | None, bool]]:
    return told(text)


def test_agents_stand_before_deeds_that_no_event_tells() -> None:
    text = "Le Front Bleu a tué ou blessé dix gardes à Kandar."
    assert told(text, ("Front Bleu", "armed_group")) == {(None, "Front Bleu", False)}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Un policier en civil a tué ou blessé dix gardes à Kandar.", {"policier"}),
        ("L'attaque contre un policier en civil a tué ou blessé dix gardes à Kandar.", set()),
        ("Un policier qui dormait là a tué ou blessé dix gardes à Kandar.", set()),
    ],
)
def test_agents_before_a_deed_may_have_a_complement(text: str, doers: set[str]) -> None:
    assert {value for _, value, _ in told(text, ("policier", "unnamed"))} == doers
