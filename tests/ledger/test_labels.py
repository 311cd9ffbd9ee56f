"""What an incident is called in lists."""

from __future__ import annotations

from typing import Any

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.ledger.incidents import _site
from selon.ledger.sightings import Site


def label(made: Making) -> str:
    (one,) = build_ledger([made.record()]).incidents
    return one.label


def test_a_deed_is_called_by_word_place_and_day() -> None:
    made = Making("Le Front a mené une attaque à Kandar le 12 mars.")
    who = made.actor("Front", "armed_group")
    where, day = made.place("Kandar"), made.time("le 12 mars", "2020-03-12")
    made.event("attaque", actors=[who], place=where, time=day)
    assert label(made) == "attaque, Kandar, 2020-03-12"


def test_what_is_said_is_told_with_who_says_it() -> None:
    made = Making("Samir Oud a exhorté le Front à négocier à Kandar.")
    who, where = made.actor("Samir Oud"), made.place("Kandar")
    made.event("a exhorté", "REQUEST", actors=[who], place=where)
    assert label(made) == "a exhorté (Samir Oud), Kandar"


def test_what_has_no_place_is_told_with_who_did_it() -> None:
    made = Making('Le Front a "libéré dix otages", dit-on.')
    who = made.actor("Front", "armed_group")
    made.event('a "libéré', "RETREAT", actors=[who])
    assert label(made) == "a libéré (Front)"


def test_a_deed_is_placed_in_the_country_that_most_is_told_of() -> None:
    made = Making("Renversé à Kandar et Belmar, il est soigné à Ostrel.")
    for town in ("Kandar", "Belmar", "Ostrel"):
        made.place(town)
    sites = [Site(place, own=True) for place in made.rows["places"]]
    found = _site([*sites, sites[2]], lasting=False)
    assert found is not None
    assert found.place.name == "Ostrel"
    found = _site([*sites, sites[0]], lasting=False)
    assert found is not None
    assert found.place.name == "Kandar"
    found = _site([sites[2], *sites[:2]], lasting=False)
    assert found is not None
    assert found.place.country == "XXX"


def test_what_lasts_is_placed_in_its_land() -> None:
    made = Making("La guerre dans le Nord ravage le pays. La guerre a touché Kandar.")
    land = made.region("Nord")
    made.event("guerre", place=land)
    made.event("guerre", nth=1, place=made.place("Kandar"))
    assert label(made) == "guerre, Nord"


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2019", "2019", "2019"),
        ("2019-02", "2019-02", "2019-02"),
        ("2019-02-03", "2019-02-05", "2019-02-03"),
        ("2019-02", "2019-03", "2019-02-01/2019-03-31"),
    ],
)
def test_days_are_told_in_short(start: str, end: str, told: Any) -> None:
    made = Making("Une attaque a secoué Kandar il y a longtemps.")
    where, when = made.place("Kandar"), made.time("il y a longtemps", start, end)
    made.event("attaque", place=where, time=when)
    assert label(made) == f"attaque, Kandar, {told}"
