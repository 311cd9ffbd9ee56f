"""Blame for several happenings at once."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


@pytest.mark.parametrize(("named", "blamed"), [("les deux attaques", 2), ("cette attaque", 1)])
def test_sharing_of_blame_for_the_attacks_told_of(named: str, blamed: int) -> None:
    m = Making(
        "Une attaque a fait dix morts jeudi à Kandar.\nUn raid a fait six morts jeudi à Belmar.\n"
        f"Les Loups ont rejeté toute responsabilité pour {named}.\n",
        published="2020-03-12T18:00",
    )
    when = m.time("jeudi", "2020-03-12")
    m.event("attaque", place=m.place("Kandar"), time=when, figures=("f1",))
    m.event("raid", place=m.place("Belmar"), time=when, figures=("f2",))
    m.count("dix morts", 10, event="e1")
    m.count("six morts", 6, event="e2")
    wolves = m.actor("Loups", "armed_group")
    said = m.says(wolves, f"toute responsabilité pour {named}", "deny")
    word = named.rsplit(" ", 1)[1]
    nth = 1 if word == "attaque" else 0
    m.event(word, nth=nth, statement=said, same_as="e1")
    found = [
        a
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "responsibility" and any(c.denied for c in a.claims)
    ]
    assert len(found) == blamed
