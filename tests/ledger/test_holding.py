"""Who holds a place where the row of control does not name it, and who comes and goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record


def held(record: Record) -> list[tuple[str | None, str | None, bool]]:
    return [
        (c.speaker, c.value, c.denied)
        for _, a, c in build_ledger([record]).claims()
        if a.question == "holder"
    ]


def test_holding_by_us_is_by_who_speaks() -> None:
    said = "nous avons pris Kandar"
    m = Making(f"Ravel Onda dit: {said}.")
    statement = m.says(m.actor("Ravel Onda", role="chef rebelle"), said)
    m.held("avons pris", m.place("Kandar"), None, "captured", statement=statement)
    assert held(m.record()) == [("Ravel Onda", "Ravel Onda", False)]


def test_holding_by_them_is_by_the_troops_told_before() -> None:
    m = Making("Le Front Bleu se tait.\nEn mai, ils avaient perdu Kandar.")
    m.actor("Front Bleu", "armed_group")
    m.held("avaient perdu", m.place("Kandar"), None, "lost")
    assert held(m.record()) == [(None, "Front Bleu", True)]


@pytest.mark.parametrize(
    ("name", "kind", "sector", "holders"),
    [
        ("Norlande", "state", "GOV", ["Norlande"]),
        ("Mila Torv", "person", "GOV", []),
        ("un soldat", "unnamed", "MIL", []),
    ],
)
def test_holding_all_along_is_by_a_state_not_by_who_stands_beside(
    name: str, kind: str, sector: str, holders: list[str]
) -> None:
    m = Making(f"Kandar occupée a vu passer {name}.")
    m.actor(name, kind, sector=sector)
    m.held("occupée", m.place("Kandar"), None, "holds")
    assert [value for _, value, _ in held(m.record())] == holders


def test_holding_by_them_is_by_no_civilians() -> None:
    m = Making("La Ligue des métiers se tait.\nEn mai, ils avaient perdu Kandar.")
    m.actor("Ligue des métiers", "organisation", sector="BUS")
    m.held("avaient perdu", m.place("Kandar"), None, "lost")
    assert held(m.record()) == []


def coming(text: str) -> Making:
    m = Making(text)
    town = m.place("Kandar")
    m.held("a pris", town, m.actor("Front Bleu", "armed_group"), "captured")
    return m


def test_holding_forces_that_come_into_a_fallen_place_hold_it() -> None:
    m = coming("Le Front Bleu a pris Kandar.\nOn a vu l'entrée de la Ligue à Kandar.")
    m.actor("Ligue", "armed_group")
    assert (None, "Ligue", False) in held(m.record())


def test_holding_forces_that_come_into_another_place_do_not() -> None:
    m = coming("Le Front Bleu a pris Kandar.\nOn a vu l'entrée de la Ligue à Belmar.")
    m.actor("Ligue", "armed_group")
    m.place("Belmar")
    assert held(m.record()) == [(None, "Front Bleu", False)]


def test_holding_forces_that_withdraw_from_a_fallen_place_hold_it_no_more() -> None:
    m = coming("Le Front Bleu a pris Kandar.\nLe repli de la Ligue hors de Kandar est achevé.")
    m.event("repli", "RETREAT", actors=[m.actor("Ligue", "armed_group")])
    assert (None, "Ligue", True) in held(m.record())


def taken(item: str, speakers: tuple[str, ...]) -> Record:
    lines = [f"{name} dit que le Front Bleu a pris Kandar le 2 mai." for name in speakers]
    m = Making("\n".join(lines), item=item)
    town, day = m.place("Kandar"), m.time("2 mai", "2020-05-02")
    front = m.actor("Front Bleu", "armed_group")
    for k, name in enumerate(speakers):
        said = m.says(m.actor(name, role=f"rôle {k}"), "le Front Bleu a pris Kandar", nth=k)
        m.held("a pris", town, front, "captured", statement=said, time=day)
        row = m.rows["control"][-1]
        m.rows["control"][-1] = replace(row, mention=m.quote("a pris", k))
    return m.record()


@pytest.mark.parametrize(
    ("records", "status"),
    [
        ([taken("a", ("Alin Ost", "Bela Nord"))], "corroborated"),
        ([taken("a", ("Alin Ost",)), taken("b", ("Bela Nord",))], "single"),
    ],
)
def test_holding_is_borne_out_side_by_side_only(records: list[Record], status: str) -> None:
    found = {
        a.status
        for i in build_ledger(records).incidents
        for a in i.assessments
        if a.question == "holder"
    }
    assert found == {status}


@pytest.mark.parametrize(("stance", "status"), [("say", "corroborated"), ("warn", "single")])
def test_holding_is_not_borne_out_by_who_warns_of_it(stance: str, status: str) -> None:
    m = Making("Le Front Bleu a pris Kandar.\nEux: le Front Bleu a pris Kandar.")
    front, town = m.actor("Front Bleu", "armed_group"), m.place("Kandar")
    for nth, name in enumerate(("Ligue", "Cercle")):
        said = m.says(m.actor(name, "organisation"), "a pris Kandar", stance, nth)  # type: ignore[arg-type]
        m.held("a pris", town, front, "captured", statement=said)
    m.rows["control"][1] = replace(m.rows["control"][1], mention=m.quote("a pris", 1))
    found = [a for i in build_ledger([m.record()]).incidents for a in i.assessments]
    assert [a.status for a in found if a.question == "holder"] == [status]
