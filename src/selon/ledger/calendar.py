"""Days as numbers: intervals of ISO days, months and years, and whether they meet."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

_MORNING = 9  # hour until which dispatches tell of the day before


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A closed interval of days, as proleptic ordinals."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days it holds."""
        return self.last - self.first + 1

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Say whether the intervals share a day, or would with `slack` days more."""
        return self.first - slack <= other.last and other.first - slack <= self.last

    def common(self, other: Days) -> Days:
        """Give the days of both, or this interval when there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Days(first, last) if first <= last else self


@lru_cache(maxsize=4096)
def day_number(value: str | None) -> int | None:
    """Give the day of an ISO day or time stamp, None when it is not one."""
    if value is None or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None


def moment(value: str | None) -> datetime | None:
    """Give the time of an ISO time stamp or day (its start); times without zone count as UTC."""
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def told_on(published: str | None) -> frozenset[int]:
    """Give the days that a dispatch may mean by the day of telling: until morning the day before.

    >>> len(told_on("2020-05-14T01:15")), len(told_on("2020-05-14T18:00"))
    (2, 1)
    """
    stamp = moment(published)
    if stamp is None:
        return frozenset()
    day = stamp.toordinal()
    early = published is not None and len(published) > 10 and stamp.hour < _MORNING
    return frozenset({day, day - 1} if early else {day})


@lru_cache(maxsize=4096)
def interval(start: str | None, end: str | None) -> Days | None:
    """Give the days between two ISO days, months or years, None when either is not one.

    >>> interval("2020-02", "2020-02").length
    29
    """
    first, last = _edge(start, last=False), _edge(end, last=True)
    return Days(first, last) if first is not None and last is not None and first <= last else None


def iso(day: int) -> str:
    """Write a day number as an ISO day."""
    return date.fromordinal(day).isoformat()


def _edge(value: str | None, *, last: bool) -> int | None:
    if not value:
        return None
    try:
        parts = [int(p) for p in value[:10].split("-")]
        year = parts[0]
        month = parts[1] if len(parts) > 1 else (12 if last else 1)
        in_month = calendar.monthrange(year, month)[1]
        day = parts[2] if len(parts) > 2 else (in_month if last else 1)
        return date(year, month, day).toordinal()
    except (ValueError, IndexError):
        return None
