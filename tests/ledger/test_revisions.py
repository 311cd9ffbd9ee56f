from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ledger_making import toll
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
