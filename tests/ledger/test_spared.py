from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


@pytest.mark.parametrize(
    ("text", "word", "code", "found"),
    [
        ("Des tirs ont visé Kandar sans faire de victimes.", "tirs", "fr", [("killed", 0)]),
        ("Les tirs n'ont pas fait de blessés à Kandar.", "tirs", "fr", [("injured", 0)]),
        ("Les tirs n'ont pas fait de blessés graves à Kandar.", "tirs", "fr", []),
        ("Les tirs n'ont pas fait de bruit à Kandar.", "tirs", "fr", []),
        ("The shooting in Kandar caused no injuries.", "shooting", "en", [("injured", 0)]),
        ("The shooting in Kandar caused injuries.", "shooting", "en", []),
        ("Personne n'a été blessé par les tirs à Kandar.", "tirs", "fr", [("injured", 0)]),
        ("Personne n'a été vu après les tirs à Kandar.", "tirs", "fr", []),
        ("Nobody was hurt in the shooting in Kandar.", "shooting", "en", [("injured", 0)]),
    ],
)
def test_spared_nobody_is_a_count(
    text: str, word: str, code: str, found: list[tuple[str, int]]
) -> None:
    m = Making(text, item="a", language=code)
    m.event(word, place=m.place("Kandar"))
    claims = build_ledger([m.record()]).claims()
    assert [(a.question, c.low) for _, a, c in claims] == found


def test_spared_is_nobody_where_nothing_happened() -> None:
    m = Making("La pluie est tombée sur Kandar sans faire de victimes.", item="a")
    m.place("Kandar")
    assert list(build_ledger([m.record()]).claims()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les tirs ont cessé à Kandar, il n'y a pas de blessés.", [("injured", 0)]),
        ("Après les tirs à Kandar, on ne déplore pas de victime.", [("killed", 0)]),
        ("Après les tirs à Kandar, il n'y a pas de témoins.", []),
    ],
)
def test_spared_is_who_is_not_there(text: str, found: list[tuple[str, int]]) -> None:
    m = Making(text, item="a")
    m.event("tirs", place=m.place("Kandar"))
    claims = build_ledger([m.record()]).claims()
    assert [(a.question, c.low) for _, a, c in claims] == found
