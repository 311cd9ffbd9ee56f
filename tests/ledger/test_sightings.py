"""Happenings beside events: changes of control, copied background, tolls without an event."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record


def captured(item: str, words: str, holder: str, day: str, town: str = "Kandar") -> Record:
    m = Making(words, item=item, published=f"{day}T18:00")
    place, time = m.place(town), m.time("jeudi", day)
    said = m.says(m.actor("Aline Test", role="porte-parole"), words.rstrip("."))
    m.held("pris", place, m.actor(holder, "armed_group"), "captured", time=time, statement=said)
    return m.record()


def test_sightings_of_control_say_who_holds_the_place() -> None:
    record = captured(
        "a", "Les Loups ont pris jeudi Kandar, dit Aline Test.", "Loups", "2020-03-12"
    )
    (incident,) = build_ledger([record]).incidents
    (found,) = (a for a in incident.assessments if a.question == "holder")
    assert [(c.value, c.denied, c.speaker) for c in found.claims] == [
        ("Loups", False, "Aline Test")
    ]


def test_sightings_of_control_of_two_towns_are_two() -> None:
    a = captured("a", "Les Loups ont pris jeudi Kandar, dit Aline Test.", "Loups", "2020-03-12")
    b = captured(
        "b", "Les Loups ont pris jeudi Belmar, dit Aline Test.", "Loups", "2020-03-12", "Belmar"
    )
    assert len(build_ledger([a, b]).incidents) == 2


BACKGROUND = "Le séisme de 1998 avait détruit la vieille ville et coupé toutes les routes du nord."


@pytest.mark.parametrize(("second", "incidents"), [(BACKGROUND, 1), ("Le marché a rouvert.", 0)])
def test_sightings_of_bare_words_need_a_second_dispatch(second: str, incidents: int) -> None:
    lead = "Le maire a reçu les délégués.\nIls ont parlé de la récolte.\nIls sont repartis.\n"
    records = [
        Making(lead + text, item=item, published=f"2020-03-1{n}T18:00").record()
        for n, (item, text) in enumerate((("a", BACKGROUND), ("b", second)))
    ]
    ledger = build_ledger(records)
    assert len(ledger.incidents) == incidents
    assert [i.type for i in ledger.incidents] == [None] * incidents


def test_sightings_of_a_toll_without_event_are_an_incident() -> None:
    m = Making("Quatre morts jeudi à Kandar.")
    m.count("Quatre morts", 4, place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
    (incident,) = build_ledger([m.record()]).incidents
    assert (incident.type, incident.start) == (None, "2020-03-12")
    assert [(a.question, a.low) for a in incident.assessments] == [("killed", 4)]


def test_sightings_with_further_victims_are_no_rival_toll() -> None:
    m = Making(
        "Attaque jeudi à Kandar: Aline Test compte 50 blessés.\n"
        "Jean Essai compte 72 blessés supplémentaires."
    )
    event = m.event("Attaque", place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
    for name, words, n in (("Aline Test", "50 blessés", 50), ("Jean Essai", "72 blessés", 72)):
        said = m.says(m.actor(name, role=f"rôle {n}"), words)
        m.count(words, n, kind="injured", event=event, statement=said)
    (incident,) = build_ledger([m.record()]).incidents
    assert {(a.who, a.status) for a in incident.assessments if a.question == "injured"} == {
        ("all", "single"),
        ("blesses", "single"),
    }
