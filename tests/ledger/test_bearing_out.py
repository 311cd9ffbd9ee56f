"""Who bears out what another says: by confirming it, or by owning up to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record


def statuses(records: list[Record], question: str) -> list[str]:
    return [
        a.status
        for i in build_ledger(records).incidents
        for a in i.assessments
        if a.question == question and a.who == "all"
    ]


@pytest.mark.parametrize(
    ("stance", "cue", "status"),
    [
        ("confirm", "a confirmé", "corroborated"),
        ("say", "a dit", "single"),
        ("confirm", "n'a pas confirmé", "single"),
        ("confirm", "n'avait pas encore confirmé", "single"),
    ],
)
def test_bearing_out_one_death_takes_who_confirms_it(stance: str, cue: str, status: str) -> None:
    m = Making(
        "Une attaque a visé Kandar.\nSelon la Ligue, un berger a été tué.\n"
        f"Le Cercle {cue} qu'un berger a été tué."
    )
    m.event("attaque", place=m.place("Kandar"))
    for nth, (name, how) in enumerate((("Ligue", "say"), ("Cercle", stance))):
        said = m.says(m.actor(name, "organisation"), "un berger a été tué", how, nth)
        if nth:
            row = m.rows["statements"][-1]
            m.rows["statements"][-1] = replace(row, cue=m.quote("confirmé" if "n'" in cue else cue))
        m.count("un berger", 1, nth=nth, statement=said)
    assert statuses([m.record()], "killed") == [status]


def test_bearing_out_what_is_not_confirmed_is_nobodys() -> None:
    m = Making("Une attaque a visé Kandar.\nLe Cercle n'a pas confirmé qu'un berger a été tué.")
    m.event("attaque", place=m.place("Kandar"))
    said = m.says(m.actor("Cercle", "organisation"), "un berger a été tué", "confirm")
    row = m.rows["statements"][-1]
    m.rows["statements"][-1] = replace(row, cue=m.quote("n'a pas confirmé"))
    m.count("un berger", 1, statement=said)
    found = [c for _, a, c in build_ledger([m.record()]).claims() if a.question == "killed"]
    assert [c.speaker for c in found] == [None]


def blaming(item: str, published: str) -> Record:
    """Give a dispatch in which a mayor tells by whom somebody was shot."""
    said = "des soldats norlandais ont abattu un berger"
    m = Making(f"Selon Mila Torv, {said} à Kandar jeudi.", item=item, published=published)
    army = m.actor("soldats norlandais", "unnamed", country="NOR", sector="MIL")
    statement = m.says(m.actor("Mila Torv", role="maire"), said)
    time = m.time("jeudi", "2020-03-12")
    m.event(
        "ont abattu", place=m.place("Kandar"), time=time, actors=[army], statement=statement,
        mode="firearms",
    )  # fmt: skip
    return m.record()


def owning(item: str, published: str, speaker: str = "Norlande", kind: str = "state") -> Record:
    """Give a dispatch in which a state owns up to shots."""
    said = "avoir abattu un berger"
    m = Making(f"{speaker} reconnaît {said} jeudi à Kandar.", item=item, published=published)
    state = m.actor(speaker, kind, country="NOR", sector="GOV")
    statement = m.says(state, said, "admit")
    time = m.time("jeudi", "2020-03-12")
    m.event(
        "avoir abattu", place=m.place("Kandar"), time=time, actors=[state], statement=statement,
        mode="firearms",
    )  # fmt: skip
    return m.record()


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (blaming("a", "2020-03-12T18:00"), owning("b", "2020-03-13T18:00"), "corroborated"),
        (owning("a", "2020-03-12T18:00"), blaming("b", "2020-03-13T18:00"), "single"),
    ],
)
def test_bearing_out_by_owning_up_to_what_was_told_before(
    first: Record, second: Record, status: str
) -> None:
    assert statuses([first, second], "responsibility") == [status]
