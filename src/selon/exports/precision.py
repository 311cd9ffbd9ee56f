"""How exact the days of an incident are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.exports.material import Case


def days_between(start: str | None, end: str | None) -> int | None:
    """Count the days of a period, both included; None when it has no day."""
    if not start or not end or len(start) < 10 or len(end) < 10:
        return None
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days + 1


def until(start: str | None, end: str | None) -> str | None:
    """Write a period in short, None when it has no beginning."""
    if start is None:
        return None
    return start if end in (None, start) else f"{start} – {end}"


def first_told(case: Case) -> str | None:
    """Give the day on which an incident was first told."""
    told = [r.published[:10] for r in case.refs.values() if r.published]
    return min(told, default=None)
