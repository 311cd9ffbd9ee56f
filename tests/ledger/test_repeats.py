"""One dispatch that makes a claim twice by the same words."""

from __future__ import annotations

from dataclasses import replace

from ledger_making import Making
from selon.ledger.assess import assess
from selon.ledger.builder import read_chapter
from selon.ledger.model import DispatchRef
from selon.ledger.telling import Answer


def arrests() -> tuple[list[Answer], DispatchRef]:
    m = Making("Une attaque à Kandar pendant une marche: 9 bergers ont été arrêtés.", item="a")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("9 bergers", 9, kind="detained", event=event)
    chapter = read_chapter(m.record())
    return [a for a in chapter.answers if a.question == "detained"], chapter.ref


def test_repeats_of_one_count_at_two_happenings_are_one_claim() -> None:
    (first, *_), ref = arrests()
    twice = [first, replace(first, happening=first.happening + 1, beside=True)]
    (found,) = assess([(a, ref) for a in twice])
    assert [c.low for c in found.claims] == [9]


def test_repeats_in_a_series_are_told_with_the_incident_itself() -> None:
    (first, *_), ref = arrests()
    twice = [first, replace(first, happening=first.happening + 1, scope="cumulated")]
    found = assess([(a, ref) for a in twice])
    assert [(a.scope, len(a.claims)) for a in found] == [(None, 1)]


def test_repeats_by_other_words_stay() -> None:
    (first, *_), ref = arrests()
    twice = [first, replace(first, start=0, end=3)]
    (found,) = assess([(a, ref) for a in twice])
    assert len(found.claims) == 2
