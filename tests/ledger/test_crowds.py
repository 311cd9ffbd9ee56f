"""Arrests and clashes of a protest, and those that are none of it."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


@pytest.mark.parametrize(
    ("behind", "incidents"),
    [
        ("Douze personnes ont été interpellées.", 1),
        ("Il pleut.\nIl vente.\nDouze manifestants ont été interpellés.", 1),
        ("Il pleut.\nIl vente.\nDouze personnes ont été interpellées.", 2),
    ],
)
def test_arrests_are_of_the_protest_that_they_are_told_beside_or_with(
    behind: str, incidents: int
) -> None:
    m = Making(
        f"Le port a rouvert.\n\nIl fait froid.\nUn défilé a eu lieu jeudi à Kandar.\n{behind}"
    )
    time = m.time("jeudi", "2020-03-12")
    m.event("défilé", "PROTEST", mode="demo", place=m.place("Kandar"), time=time)
    word = "interpellées" if "interpellées" in behind else "interpellés"
    m.event(word, "COERCE", mode="arrest")
    assert len(build_ledger([m.record()]).incidents) == incidents
