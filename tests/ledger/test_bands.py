from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


@pytest.mark.parametrize(
    ("text", "who", "word", "deed", "number"),
    [
        ("Deux hommes ont ouvert le feu à Kandar.", "hommes", "ouvert", "ASSAULT", 2),
        ("Plus de 300 élus ont appelé au calme.", "300 élus", "appelé", "REQUEST", 300),
        ("Deux élus ont appelé au calme.", "Deux élus", "appelé", "REQUEST", None),
        ("Un homme a ouvert le feu à Kandar.", "Un homme", "ouvert", "ASSAULT", None),
        ("Les dix ponts, où les hommes ont tiré.", "hommes", "tiré", "ASSAULT", None),
    ],
)
def test_bands_of_who_acts_are_counted(
    text: str, who: str, word: str, deed: str, number: int | None
) -> None:
    m = Making(text, item="a")
    m.event(word, deed, actors=[m.actor(who, "unnamed")])
    found = [
        c.low for _, a, c in build_ledger([m.record()]).claims() if a.question == "participants"
    ]
    assert found == ([] if number is None else [number])
