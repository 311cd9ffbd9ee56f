"""Days, months and years, each as precise as the text, and the arithmetic on them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

DAYS = {"day": 1, "week": 7, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "half": 6}
YEARS = {"year": 1, "decade": 10, "century": 100}
HOURS = {"hour": 24, "minute": 24 * 60, "second": 24 * 60 * 60}
"""How many of a unit make a day."""
MONTHS_A_SEASON = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}
"""The months in which the seasons begin and end; winter ends in the next year."""
_FIRST, _LAST = 1, 9999


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A year, a month of a year, or a day; `month` and `day` are 0 where the text has none."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, value: str | None) -> Self | None:
        """Read the date of an ISO day, month, year or time stamp; None for anything else."""
        parts = (value or "")[:10].split("T")[0].split("-")
        try:
            numbers = [int(p) for p in parts if p]
            point = cls(*numbers[:3])
        except (TypeError, ValueError):
            return None
        return point if point.real else None

    @classmethod
    def of(cls, day: date) -> Self:
        """Give the point of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def real(self) -> bool:
        """Whether the calendar has such a day, month or year."""
        if not (_FIRST <= self.year <= _LAST and 0 <= self.month <= 12 and self.day >= 0):
            return False
        if self.month == 0:
            return self.day == 0
        return self.day <= calendar.monthrange(self.year, self.month)[1]

    @property
    def precision(self) -> str:
        """Say what is known: `day`, `month` or `year`."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """Give the first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Give the last day."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def iso(self) -> str:
        """Write it as ISO 8601, to its own precision."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    def cut(self, precision: str) -> Point:
        """Forget what is finer than a precision."""
        if precision == "year":
            return Point(self.year)
        if precision == "month":
            return Point(self.year, self.month)
        return self

    def contains(self, other: Point) -> bool:
        """Whether another point lies wholly inside this one."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first point to the last, both included."""

    low: Point
    high: Point

    @classmethod
    def at(cls, point: Point) -> Self:
        """Give the stretch of a single point."""
        return cls(point, point)


def shift(point: Point, count: float, unit: str) -> Point:
    """Move a point by a count of units; the result is as precise as the unit, at most as the point.

    Weeks and hours move days; a point that is too coarse for the unit stays where it is.

    >>> shift(Point(2020, 3, 31), -1, "month").iso(), shift(Point(2020, 3, 1), -2, "day").iso()
    ('2020-02', '2020-02-28')
    """
    if unit in HOURS:
        whole = int(abs(count) / HOURS[unit])
        return shift(point, whole if count > 0 else -whole, "day")
    if unit in DAYS:
        if not point.day:
            return point
        return _limited(point, timedelta(days=round(count * DAYS[unit])))
    if unit in MONTHS:
        if not point.month:
            return point
        months = point.year * 12 + point.month - 1 + round(count * MONTHS[unit])
        return _inside(Point(months // 12, months % 12 + 1), point)
    years = count * YEARS[unit]
    if years != int(years) and point.month:
        return shift(point, years * 12, "month")
    return _inside(Point(point.year + int(years)), point)


def shift_exactly(point: Point, count: float, unit: str) -> Point:
    """Move a point by a count of units and keep its precision (`exactly a year ago today`)."""
    moved = shift(point, count, unit)
    if moved.precision == point.precision or not moved.real:
        return moved
    month = moved.month or point.month
    day = min(point.day, Point(moved.year, month).last.day) if point.day else 0
    return Point(moved.year, month, day)


def _limited(point: Point, delta: timedelta) -> Point:
    try:
        return Point.of(point.first + delta)
    except OverflowError:
        return point


def _inside(point: Point, otherwise: Point) -> Point:
    return point if point.real else otherwise


def weekday_near(reference: Point, weekday: int, direction: int, *, strict: bool = False) -> Point:
    """Find the nearest day of the week (1 = Monday) on or before a day, or on or after it.

    `strict` leaves the reference itself out. A reference without a day is given back as it is.
    """
    if not reference.day:
        return reference
    here = reference.first
    away = (here.isoweekday() - weekday) % 7
    if direction > 0:
        away = (-away) % 7
    if strict and not away:
        away = 7
    return _limited(reference, timedelta(days=away if direction > 0 else -away))


def week_of(point: Point, offset: int = 0) -> Stretch:
    """Give the Monday and Sunday of a day's week, or of one so many weeks off."""
    if not point.day:
        return Stretch.at(point)
    monday = shift(point, 1 - point.first.isoweekday() + 7 * offset, "day")
    return Stretch(monday, shift(monday, 6, "day"))


def weekend_of(point: Point, offset: int = 0) -> Stretch:
    """Give the Saturday and Sunday of a day's week, or of one so many weeks off."""
    week = week_of(point, offset)
    return Stretch(shift(week.high, -1, "day"), week.high) if point.day else week


def season(name: str, year: int) -> Stretch:
    """Give the first and last month of a season; winter belongs to the year in which it begins."""
    low, high = MONTHS_A_SEASON[name]
    return Stretch(Point(year, low), Point(year + (high > 12), (high - 1) % 12 + 1))


def part_of_year(year: int, number: int, months: int) -> Stretch:
    """Give the n-th quarter (3 months) or half (6 months) of a year."""
    low = (number - 1) * months + 1
    return Stretch(Point(year, low), Point(year, low + months - 1))


def easter(year: int) -> date:
    """Give Easter Sunday after the Gregorian reckoning (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
