"""A line of time cut into bins that can be seen: days, weeks, months, quarters or years.

Few dispatches speak of long ago, but some do, and a line from then to now would show nothing of
now: without a chosen period the line holds what lies between the first and last hundredth.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year"]
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_BINS = 75  # more are too narrow to be met by a finger
_LEFT_OUT = 0.01
_ABOUT = 0.5  # how much of a chosen period is shown before and after it
_LEAST = 20  # days that a line has at least


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of time, both days included, with how much happened in it."""

    first: str
    last: str
    incidents: int
    contested: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of time; `before` and `after` are how many incidents lie beyond its ends."""

    unit: Unit
    bins: tuple[Bin, ...]
    before: int
    after: int

    @property
    def most(self) -> int:
        """The count of the fullest bin."""
        return max((b.incidents for b in self.bins), default=0)


def axis_of(
    days: list[tuple[str, int, int]], first_on: str | None = None, last_on: str | None = None
) -> Axis:
    """Make the line of counts by day: (day, incidents, contested ones), in order of time.

    >>> axis = axis_of([("2020-03-01", 2, 0), ("2020-03-04", 1, 1)])
    >>> axis.unit, len(axis.bins), axis.most
    ('day', 20, 2)
    """
    if not days:
        return Axis("day", (), 0, 0)
    begin, end = _window(days, first_on, last_on)
    length = (end - begin).days + 1
    unit: Unit = next((u for u, size in _DAYS.items() if length / size <= _BINS), "year")
    starts = _starts(begin, end, unit)
    keys = [s.isoformat() for s in starts]
    ends = [*((s - timedelta(1)).isoformat() for s in starts[1:]), _last(starts[-1], unit)]
    counts, disputed = [0] * len(starts), [0] * len(starts)
    before = after = 0
    for day, count, contested in days:
        if day < keys[0]:
            before += count
        elif day > ends[-1]:
            after += count
        else:
            n = bisect_left(keys, day + "~") - 1
            counts[n] += count
            disputed[n] += contested or 0
    bins = tuple(
        Bin(first, last, counts[n], disputed[n], _meets(first, last, first_on, last_on))
        for n, (first, last) in enumerate(zip(keys, ends, strict=True))
    )
    return Axis(unit, bins, before, after)


def _meets(first: str, last: str, first_on: str | None, last_on: str | None) -> bool:
    return (last_on is None or first <= last_on) and (first_on is None or last >= first_on)


def _window(
    days: list[tuple[str, int, int]], first_on: str | None, last_on: str | None
) -> tuple[date, date]:
    """Choose the days from which and up to which the line goes."""
    if first_on is None and last_on is None:
        begin, end = _middle(days)
    else:
        begin = date.fromisoformat(first_on or min(days[0][0], last_on or "9999"))
        end = date.fromisoformat(last_on or max(days[-1][0], first_on or ""))
        more = timedelta(max(3, int(((end - begin).days + 1) * _ABOUT)))
        begin, end = _moved(begin, -more), _moved(end, more)
    short = _LEAST - ((end - begin).days + 1)
    if short > 0:
        begin, end = (
            _moved(begin, timedelta(-(short // 2))),
            _moved(end, timedelta(short - short // 2)),
        )
    return begin, end


def _middle(days: list[tuple[str, int, int]]) -> tuple[date, date]:
    """Give the days between which all but the first and last hundredth lie."""
    total = sum(count for _, count, _ in days)
    few = total * _LEFT_OUT
    seen, begin = 0, days[0][0]
    for day, count, _ in days:
        begin = day
        seen += count
        if seen > few:
            break
    seen, end = 0, days[-1][0]
    for day, count, _ in reversed(days):
        end = day
        seen += count
        if seen > few:
            break
    return date.fromisoformat(begin), date.fromisoformat(end)


def _moved(day: date, by: timedelta) -> date:
    """Move a day, no further than the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta() else date.max - timedelta(366)


def _starts(begin: date, end: date, unit: Unit) -> list[date]:
    """List the first days of the bins from one day to another."""
    found = [_first(begin, unit)]
    while (following := _next(found[-1], unit)) <= end:
        found.append(following)
    return found


def _first(day: date, unit: Unit) -> date:
    """Give the first day of the bin in which a day lies; weeks begin on Mondays."""
    if unit == "day":
        return day
    if unit == "week":
        return _moved(day, timedelta(-day.weekday()))
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def _next(day: date, unit: Unit) -> date:
    if unit in ("day", "week"):
        return _moved(day, timedelta(_DAYS[unit]))
    month = day.month - 1 + {"month": 1, "quarter": 3, "year": 12}[unit]
    return date(day.year + month // 12, month % 12 + 1, 1)


def _last(day: date, unit: Unit) -> str:
    return (_next(day, unit) - timedelta(1)).isoformat()
