"""Which happenings meet, so that they are weighed at all."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger, read_chapter
from selon.ledger.joining import Portrait, story_of
from selon.ledger.meeting import blocks
from selon.record import Record


def portrait(item: str, words: str, type_: str, published: str, **more: str) -> Portrait:
    m = Making(f"Rien ne va plus : {words}.", item=item, published=f"{published}T18:00")
    m.event(words, type_, **more)
    (found,) = read_chapter(m.record()).portraits
    return found


def meet(a: Portrait, b: Portrait) -> bool:
    return bool(set(blocks(a)) & set(blocks(b)))


@pytest.mark.parametrize(
    ("words", "type_", "met"),
    [
        ("explosion", "ASSAULT", True),
        ("contestation", "PROTEST", True),
        ("défilé", "PROTEST", False),
        ("plaintes", "ACCUSE", False),
    ],
)
def test_what_a_story_goes_on_about_meets_two_months_later(
    words: str, type_: str, met: bool
) -> None:
    a = portrait("a", words, type_, "2020-03-12")
    b = portrait("b", words, type_, "2020-04-30")
    assert meet(a, b) is met


@pytest.mark.parametrize(("mode", "met"), [("riot", True), ("demo", False)])
def test_riots_meet_what_is_told_as_violence(mode: str, met: bool) -> None:
    a = portrait("a", "émeutes", "PROTEST", "2020-03-12", mode=mode)
    b = portrait("b", "heurts", "ASSAULT", "2020-03-12")
    assert meet(a, b) is met


LEAD = "La fronde des dockers de Kandar oppose Aline Test au ministre Paul Essai sur le port."


def late(item: str, published: str, *, story: bool) -> Record:
    text = LEAD if story else "Un concert a réuni des voisins devant la vieille halle de Kandar."
    words = "sanctions" if item == "a" else "nouvelles sanctions"
    m = Making(f"{text}\n\nRien n'est réglé : {words} en vue.", item=item, published=published)
    for name in ("Aline Test", "Paul Essai") if story else ():
        m.actor(name)
    m.place("Kandar")
    m.event("sanctions", "SANCTION")
    return m.record()


@pytest.mark.parametrize(("story", "incidents"), [(True, 1), (False, 2)])
def test_told_weeks_apart_without_a_day_they_are_one_on_one_story_only(
    story: bool, incidents: int
) -> None:
    records = [
        late("a", "2020-03-12T18:00", story=True),
        late("b", "2020-04-02T18:00", story=story),
    ]
    assert len(build_ledger(records).incidents) == incidents


@pytest.mark.parametrize(
    ("name", "kind", "counted"),
    [("Loups", "armed_group", True), ("la police", "state", False), ("Agence Sud", "media", False)],
)
def test_stories_are_told_apart_by_names_that_say_something(
    name: str, kind: str, counted: bool
) -> None:
    m = Making(f"Un concert a réuni {name} devant la halle.")
    m.actor(name, kind)
    assert bool(story_of(m.record()).names) is counted
