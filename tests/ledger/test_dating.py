"""Days that a sentence names and that are not those of a mention in it."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.mentions import sightings
from selon.ledger.sightings import layout


def dated(m: Making) -> list[tuple[str, bool]]:
    """Give the words of each mention and whether it has days."""
    record = m.record()
    return [(s.text, s.days is not None) for s in sightings(record, layout(record))]


@pytest.mark.parametrize(
    ("text", "count", "day", "language", "has_days"),
    [
        ("Le bilan est monté jeudi à neuf morts.", "neuf morts", "jeudi", "fr", False),
        ("La crue a fait neuf morts jeudi.", "neuf morts", "jeudi", "fr", True),
        ("The toll rose on Thursday to nine dead.", "nine dead", "Thursday", "en", False),
        ("The flood left nine dead on Thursday.", "nine dead", "Thursday", "en", True),
    ],
)
def test_dating_of_a_toll_is_not_the_day_on_which_it_was_counted(
    text: str, count: str, day: str, language: str, has_days: bool
) -> None:
    m = Making(text, language=language)
    m.count(count, 9, time=m.time(day, "2020-03-12"))
    assert (count, has_days) in dated(m)


@pytest.mark.parametrize(
    ("opening", "type_", "has_days"),
    [
        ("", "PROTEST", False),
        ("Il pleut.\n\nIl vente.\n", "PROTEST", True),
        ("", "ASSAULT", True),
    ],
)
def test_dating_of_a_lead_is_not_an_old_year_of_another_clause(
    opening: str, type_: str, has_days: bool
) -> None:
    m = Making(f"{opening}Mille voisins se sont pressés à Kandar, où Jean Test vivait en 2016.")
    m.event("se sont pressés", type_, time=m.time("2016", "2016-01-01", "2016-12-31"))
    assert dated(m) == [("se sont pressés", has_days)]


def test_dating_of_a_lead_takes_an_old_year_right_behind_its_word() -> None:
    m = Making("Mille voisins se sont pressés en 2016 à Kandar.")
    m.event("se sont pressés", "PROTEST", time=m.time("2016", "2016-01-01", "2016-12-31"))
    assert dated(m) == [("se sont pressés", True)]
