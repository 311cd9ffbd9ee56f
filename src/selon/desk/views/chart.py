"""Ranges that speakers give over time, as a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import log10
from typing import TYPE_CHECKING

from selon._wording import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon._wording import Language
    from selon.desk.views.claims import ClaimView

WIDTH, HEIGHT = 860, 240
_LEFT, _RIGHT, _TOP, _FOOT = 70, 30, 14, 30
_WIDE = 40  # from this proportion of the greatest to the smallest count on, the scale is by tens


@dataclass(frozen=True, slots=True)
class Dot:
    """A claim as it is drawn: a dot at its count, a line over its range."""

    claim: ClaimView
    number: int
    x: float
    y: float
    top: float
    foot: float
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid with what is written on it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing; `ways` join the dots of one speaker."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    ways: tuple[tuple[int, str], ...]
    grid: tuple[Line, ...]
    days: tuple[Line, ...]


def chart(claims: Sequence[ClaimView], language: Language) -> Chart | None:
    """Draw the claims that give a count; None for fewer than two."""
    counted = [(n, c, _at(c)) for n, c in enumerate(claims, 1) if c.low is not None and c.when]
    if len(counted) < 2:
        return None
    ends = [v for _, c, _ in counted for v in (c.low, c.high) if v is not None]
    times = [t for _, _, t in counted]
    begin, span = min(times), max(times) - min(times) or 1.0
    by_tens = max(ends) / max(min(ends), 1) > _WIDE
    most, least = max(ends) * 1.08 or 1, max(min(ends), 1) * 0.8 if by_tens else 0

    def up(value: float) -> float:
        part = value / most
        if by_tens:
            part = log10(max(value, least) / least) / log10(most / least)
        return round(HEIGHT - _FOOT - part * (HEIGHT - _FOOT - _TOP), 1)

    dots, ways = [], dict[int, list[str]]()
    for n, c, t in counted:
        x = round(_LEFT + (t - begin) / span * (WIDTH - _LEFT - _RIGHT), 1)
        low, high = c.low or 0, c.high if c.high is not None else c.low or 0
        title = f"{c.speaker or ''} {c.value} {(c.when or '')[:16].replace('T', ' ')}".strip()
        dots.append(Dot(c, n, x, up(low), up(high), up(low), title))
        ways.setdefault(c.hue, []).append(f"{x},{up(low)}")
    days = [_LEFT, WIDTH - _RIGHT] if span > 1 else [_LEFT]
    first = sorted((c.when or "")[:10] for _, c, _ in counted)
    names = (first[0], first[-1])
    return Chart(
        WIDTH, HEIGHT, tuple(dots),
        tuple((hue, " ".join(points)) for hue, points in ways.items() if len(points) > 1),
        tuple(Line(up(v), number(v, language)) for v in _steps(most, by_tens=by_tens)),
        tuple(Line(at, day) for at, day in zip(days, names, strict=False)),
    )  # fmt: skip


def _at(claim: ClaimView) -> float:
    when = (claim.when or "").replace("Z", "+00:00")
    try:
        found = datetime.fromisoformat(when)
    except ValueError:
        found = datetime.fromisoformat(f"{when[:4]}-01-01")
    return found.replace(tzinfo=None).timestamp() if found.tzinfo is None else found.timestamp()


def _steps(most: float, *, by_tens: bool) -> list[int]:
    if by_tens:
        return [10**n for n in range(1, 8) if 10**n < most]
    size = 10 ** int(log10(max(most, 1)))
    step = next(s for s in (size // 5, size // 2, size, size * 2, size * 5) if s and most / s <= 6)
    return [n * step for n in range(int(most // step) + 1)]
