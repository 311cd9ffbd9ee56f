from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ledger_making import Making, toll
from selon.ledger.builder import build_ledger

if TYPE_CHECKING:
    from selon.ledger.model import Assessment
    from selon.record import Record

WHEN = "2020-03-12T09:00"


def version(revision: str, claims: list[tuple[str, int]], item: str = "d1") -> Record:
    """Give a revision of one item, told at one moment."""
    record = toll(f"{item}-{revision}", WHEN, claims)
    source = replace(record.dispatch.source, item=item)
    return replace(record, dispatch=replace(record.dispatch, source=source, revision=revision))


def found(records: list[Record]) -> Assessment:
    (a,) = [
        a
        for i in build_ledger(records).incidents
        for a in i.assessments
        if (a.question, a.who) == ("killed", "all")
    ]
    return a


def test_revisions_a_corrected_count_supersedes_even_when_lower() -> None:
    records = [version("2", [("Aline Test", 5)]), version("10", [("Aline Test", 4)])]
    a = found(records)
    assert (a.status, a.low, a.high) == ("revised", 4, 4)
    assert [(c.low, c.superseded) for c in a.claims] == [(5, True), (4, False)]
    assert found(records[::-1]) == a


def test_revisions_what_a_correction_drops_contradicts_nobody() -> None:
    first = version("1", [("Aline Test", 5), ("Jean Essai", 12)])
    assert found([first]).status == "contested"
    assert found([first, version("2", [("Aline Test", 5)])]).status == "single"


def test_revisions_two_items_are_no_revisions_of_each_other() -> None:
    records = [
        version("1", [("Aline Test", 5), ("Jean Essai", 12)]),
        version("2", [("Aline Test", 5), ("Jean Essai", 12)], item="d2"),
    ]
    assert found(records).status == "contested"


def crowd(item: str, published: str, words: str, low: int, **more: Any) -> Record:
    """Give a dispatch that counts who marched, in somebody's name or in none."""
    m = Making(f"Marche jeudi à Kandar.\n{words} sont là.", item=item, published=published)
    town, time = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    m.event("Marche", "PROTEST", mode="demo", place=town, time=time)
    speaker = more.pop("speaker", None)
    said = m.says(m.actor(speaker, "organisation"), words) if speaker else None
    m.count(words, low, kind="participants", statement=said, **more)
    return m.record()


def marched(records: list[Record]) -> str:
    (status,) = [
        a.status
        for i in build_ledger(records).incidents
        for a in i.assessments
        if a.question == "participants"
    ]
    return status


@pytest.mark.parametrize(
    ("first", "bound", "status"),
    [("Des milliers", "vague", "single"), ("9.000", "exact", "revised")],
)
def test_revisions_of_a_vague_crowd_are_none(first: str, bound: str, status: str) -> None:
    low = 2000 if bound == "vague" else 9000
    high = 9999 if bound == "vague" else 9000
    records = [
        crowd("a", "2020-03-12T12:00", first, low, bound=bound, high=high),
        crowd("b", "2020-03-12T18:00", "20.000", 20000),
    ]
    assert marched(records) == status


@pytest.mark.parametrize(("day", "status"), [(12, "corroborated"), (19, "single")])
def test_revisions_a_crowd_is_borne_out_on_its_day(day: int, status: str) -> None:
    records = [
        crowd("a", "2020-03-12T12:00", "900 bergers", 900, speaker="Ligue"),
        crowd("b", f"2020-03-{day}T18:00", "900 bergers", 900, speaker="Cercle"),
    ]
    assert marched(records) == status
