"""The bounds that speakers give, drawn as ranges on one scale: pure SVG, no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon._wording import number, short
from selon.exports.notes import bounds_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon._wording import Language

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 720, 250, 70, 20, 6
_MOST = 14
_OPEN = 24  # how far an arrow runs where a bound is open


@dataclass(frozen=True, slots=True)
class Bar:
    """One claim: where it lies on the scale, what stands beside it."""

    y: float
    low: float
    high: float
    open_low: bool
    open_high: bool
    speaker: str
    value: str
    value_at: float
    superseded: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars and the scale under them."""

    width: int
    height: int
    left: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


def chart(claims: Sequence[dict[str, Any]], own_voice: str, language: Language) -> Chart | None:
    """Draw the claims that count; None where fewer than two do, or all say the same."""
    counted = [c for c in claims if c["low"] is not None or c["high"] is not None]
    if len({(c["low"], c["high"]) for c in counted}) < 2:
        return None
    shown = sorted(counted, key=lambda c: c["as_of"] or "")[-_MOST:]
    most = max(max(c["low"] or 0, c["high"] or 0) for c in shown) or 1
    room = _WIDTH - _LEFT - _RIGHT

    def at(value: int) -> float:
        return round(_LEFT + room * value / most, 1)

    bars = []
    for n, c in enumerate(shown):
        low = at(c["low"]) if c["low"] is not None else at(c["high"]) - _OPEN
        high = at(c["high"]) if c["high"] is not None else at(c["low"]) + _OPEN
        bars.append(
            Bar(
                _TOP + n * _ROW + _ROW / 2, low, high, c["low"] is None, c["high"] is None,
                short(c["speaker"] or own_voice, limit=38),
                bounds_words(c["low"], c["high"], c["bound"], language), high + 8,
                c["superseded"],
            )
        )  # fmt: skip
    ends = sorted({0, most // 2 if most > 3 else 0, most})
    ticks = tuple((at(v), number(v, language)) for v in ends)
    return Chart(_WIDTH, _TOP + len(bars) * _ROW + 26, _LEFT, tuple(bars), ticks)
