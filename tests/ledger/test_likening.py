"""What something is compared with is another happening."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


@pytest.mark.parametrize(
    ("language", "text", "incidents"),
    [
        ("fr", "Une explosion à Kandar, plus forte que celle lors de l'attaque de Belmar.", 2),
        ("fr", "Une explosion à Kandar, comparée à l'attaque de Belmar.", 2),
        ("fr", "Une explosion à Kandar, au moment de l'attaque de Belmar.", 1),
        ("fr", "Une explosion à Kandar, par ceux de l'attaque de Belmar.", 1),
        ("en", "An explosion in Kandar, stronger than that of the attack of Belmar.", 2),
    ],
)
def test_likening_tells_happenings_apart(language: str, text: str, incidents: int) -> None:
    m = Making(text, language=language)
    town = m.place("Kandar")
    m.event("explosion", place=town, mode="bombing")
    m.event("attaque" if language == "fr" else "attack", place=town, mode="bombing")
    assert len(build_ledger([m.record()]).incidents) == incidents
