from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.reading.times.calendar import (
    Point,
    Stretch,
    easter,
    season,
    shift,
    shift_exactly,
    week_of,
    weekday_near,
    weekend_of,
)

DAYS = st.dates(dt.date(1500, 1, 1), dt.date(2500, 12, 31))


@pytest.mark.parametrize(
    ("value", "point"),
    [
        ("2020-03-12", Point(2020, 3, 12)),
        ("2020-03-12T01:30:00+01:00", Point(2020, 3, 12)),
        ("2020-03", Point(2020, 3)),
        ("2020", Point(2020)),
        ("2020-02-30", None),
        ("2020-13", None),
        ("hier", None),
        ("", None),
        (None, None),
    ],
)
def test_point_parse_reads_what_metadata_have(value: str | None, point: Point | None) -> None:
    assert Point.parse(value) == point


@pytest.mark.parametrize(
    ("point", "count", "unit", "moved"),
    [
        (Point(2020, 3, 31), -1, "month", "2020-02"),
        (Point(2020, 1, 15), -1, "month", "2019-12"),
        (Point(2020, 3, 1), -1, "day", "2020-02-29"),
        (Point(2020, 3, 12), 2, "week", "2020-03-26"),
        (Point(2020, 3, 12), -30, "year", "1990"),
        (Point(2020, 3, 12), -1.5, "year", "2018-09"),
        (Point(2020, 3, 12), -2, "decade", "2000"),
        (Point(2020, 3, 12), -48, "hour", "2020-03-10"),
        (Point(2020, 3, 12), -5, "hour", "2020-03-12"),
        (Point(2020, 3), -3, "day", "2020-03"),
        (Point(2020), -3, "month", "2020"),
        (Point(2020, 3, 12), -5000, "year", "2020-03-12"),
    ],
)
def test_shift_is_as_precise_as_unit_and_point(
    point: Point, count: float, unit: str, moved: str
) -> None:
    assert shift(point, count, unit).iso() == moved


def test_shift_exactly_keeps_the_day() -> None:
    assert shift_exactly(Point(2020, 3, 31), -1, "month").iso() == "2020-02-29"
    assert shift_exactly(Point(2020, 2, 29), -1, "year").iso() == "2019-02-28"


@given(DAYS, st.integers(-2000, 2000))
def test_shift_by_days_and_back(day: dt.date, count: int) -> None:
    point = Point.of(day)
    assert shift(shift(point, count, "day"), -count, "day") == point


@given(DAYS)
def test_point_iso_is_read_back(day: dt.date) -> None:
    for point in (Point.of(day), Point(day.year, day.month), Point(day.year)):
        assert Point.parse(point.iso()) == point
        assert point.contains(Point.of(day))


@given(DAYS, st.integers(1, 7), st.sampled_from([-1, 1]), st.booleans())
def test_weekday_near_is_the_nearest(
    day: dt.date, weekday: int, direction: int, strict: bool
) -> None:
    found = weekday_near(Point.of(day), weekday, direction, strict=strict).first
    away = (found - day).days * direction
    assert found.isoweekday() == weekday
    assert int(strict) <= away < 7 + int(strict)


@given(DAYS, st.integers(-60, 60))
def test_weeks_run_from_monday_to_sunday(day: dt.date, offset: int) -> None:
    week, weekend = week_of(Point.of(day), offset), weekend_of(Point.of(day), offset)
    assert (week.low.first.isoweekday(), week.high.first.isoweekday()) == (1, 7)
    assert (week.high.first - week.low.first).days == 6
    assert weekend.high == week.high


def test_seasons_winter_ends_in_the_next_year() -> None:
    assert season("WI", 2019) == Stretch(Point(2019, 12), Point(2020, 3))
    assert season("SU", 2019) == Stretch(Point(2019, 6), Point(2019, 9))


@pytest.mark.parametrize(
    ("year", "day"), [(2008, "03-23"), (2016, "03-27"), (2020, "04-12"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"
