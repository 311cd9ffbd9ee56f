"""What was told since, by which a mention is less of what was told before it."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.happenings import Happening
from selon.ledger.mentions import sightings
from selon.ledger.recency import recency
from selon.ledger.sightings import layout


@pytest.mark.parametrize(
    ("type_", "weights"),
    [
        ("ASSAULT", [-0.125, 0.0]),
        ("AID", [0.25, 0.0]),
    ],
)
def test_recency_of_two_happenings_speaks_for_that_told_last(
    type_: str, weights: list[float]
) -> None:
    m = Making("Des tirs ont éclaté.\nLa ville a reçu des colis.\nLes tirs ont duré une heure.")
    m.event("tirs")
    m.event("a reçu", type_)
    m.event("tirs", nth=1)
    record = m.record()
    first, second, third = sightings(record, layout(record))
    told = [Happening([first]), Happening([second])]
    assert [recency(third, h, told) for h in told] == weights


def test_recency_of_many_told_since_says_no_more() -> None:
    m = Making(" ".join(["tirs"] * 7))
    for n in range(7):
        m.event("tirs", nth=n)
    record = m.record()
    *before, last = sightings(record, layout(record))
    told = [Happening([s]) for s in before]
    assert [recency(last, h, told) for h in told] == [-0.375, -0.375, -0.375, -0.25, -0.125, 0.0]
