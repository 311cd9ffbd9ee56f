from __future__ import annotations

import pytest

from ledger_making import toll
from selon.ledger.builder import build_ledger
from selon.ledger.filters import Filter, select

LEDGER = build_ledger(
    [
        toll("a", "2020-03-12T09:00", [("Aline Test", 5), ("Jean Essai", 12)]),
        toll("b", "2020-05-02T09:00", [("Aline Test", 3)], place="Ostrel", day="2020-05-01"),
    ]
)


@pytest.mark.parametrize(
    ("wanted", "items"),
    [
        (Filter(), {"a", "b"}),
        (Filter(since="2020-04"), {"b"}),
        (Filter(until="2020-03-31"), {"a"}),
        (Filter(near=(12.6, 41.0, 50)), {"a"}),
        (Filter(near=(0.0, 0.0, 50)), set()),
        (Filter(inside="YYY"), {"b"}),
        (Filter(inside="kandar"), {"a"}),
        (Filter(type="assault"), {"a", "b"}),
        (Filter(type="PROTEST"), set()),
        (Filter(type="ASSAULT/aerial"), set()),
        (Filter(question="killed"), {"a", "b"}),
        (Filter(question="injured"), set()),
        (Filter(speaker="essai"), {"a"}),
        (Filter(status="contested"), {"a"}),
        (Filter(publisher="agence nord"), {"a", "b"}),
        (Filter(publisher="Agence Sud"), set()),
        (Filter(text="attaque ostrel"), {"b"}),
        (Filter(status="single", speaker="Aline", since="2020-05-01"), {"b"}),
    ],
)
def test_filters_keep_what_is_wanted(wanted: Filter, items: set[str]) -> None:
    found = select(LEDGER, wanted)
    assert {m.dispatch for i in found.incidents for m in i.mentions} == items


def test_filters_on_claims_keep_only_their_assessments() -> None:
    found = select(LEDGER, Filter(status="contested"))
    assert {a.status for i in found.incidents for a in i.assessments} == {"contested"}


def test_filters_leave_the_ledger_as_it_was() -> None:
    before = LEDGER.incidents
    select(LEDGER, Filter(status="contested"))
    assert LEDGER.incidents is before
