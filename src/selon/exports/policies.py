"""Named rules by which the ranges that speakers give become the numbers a form has room for.

`acled-conservative` is ACLED's: the most conservative figure when sources differ or are vague, 10
for tens, 12 for dozens, 100 for hundreds; an unknown number is 10 in war, 3 otherwise (ACLED, "How
does ACLED code fatalities?"). Selon cannot tell a war from its texts and writes 3.

`ucdp-best` is the shape of UCDP GED: best, low and high. Low and high are the lowest and highest
figures that some speaker still stands by. Best is the figure that most independent voices give,
among equals the latest. UCDP also weighs how reliable sources are, which only a person can.

`airwars-minmax` is the minimum and maximum over all that is claimed and not withdrawn.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon.exports.tolls import in_force, toll

if TYPE_CHECKING:
    from selon.exports.material import Case

ACLED = "acled-conservative"
UCDP = "ucdp-best"
AIRWARS = "airwars-minmax"
UNKNOWN = 3
"""Deaths that are reported without any number, outside of wars (ACLED)."""

_FLOORS = ("at_least", "more_than")
_DOZENS = 24  # where a vague figure begins that was told in dozens


@dataclass(frozen=True, slots=True)
class Estimate:
    """Three numbers for one question, and the claim that gave the best one."""

    best: int
    low: int
    high: int
    claim: dict[str, Any] | None


def conservative(case: Case, question: str) -> int | None:
    """Give the most conservative figure, None when nobody counts."""
    found = toll(case, question)
    if found is None:
        return None
    figures = [f for c in _standing(found.assessment) if (f := _least(c)) is not None]
    return min(figures) if figures else UNKNOWN


def estimate(case: Case, question: str) -> Estimate | None:
    """Give best, low and high, None when nobody counts."""
    found = toll(case, question)
    if found is None:
        return None
    claims = _standing(found.assessment)
    given = [(c, f) for c in claims if (f := _least(c)) is not None]
    if not given:
        return None
    voices: dict[int, set[str]] = {}
    for c, f in given:
        voices.setdefault(f, set()).add(c["voice"] or c["speaker"] or c["dispatch_id"])
    seen = Counter({f: len(v) for f, v in voices.items()})
    latest = {f: c["as_of"] or "" for c, f in given}
    best = max(seen, key=lambda f: (seen[f], latest[f], -f))
    highs = [c["high"] if c["high"] is not None else f for c, f in given]
    claim = next(c for c, f in reversed(given) if f == best)
    low = min(f for _, f in given)
    return Estimate(best, low, max(best, *highs), claim)


def minmax(case: Case, question: str, who: str | None = None) -> tuple[int | None, int | None]:
    """Give the minimum and maximum over all claims in force, of a group or of all."""
    if who is None:
        found = toll(case, question)
        assessment = found.assessment if found else None
    else:
        assessment = case.assessment(question, who)
    if assessment is None:
        return None, None
    claims = _standing(assessment)
    lows = [c["low"] for c in claims if c["low"] is not None]
    highs = [c["high"] for c in claims if c["high"] is not None]
    most = max([*highs, *lows], default=None)
    return min(lows or highs, default=None), most


def _standing(assessment: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the claims that still stand; when all were withdrawn, the last one.

    "At least 73" does not contradict a later 158 by somebody else: such a floor stands only until
    a later count is above it.
    """
    claims = [c for c in in_force(assessment) if not c["denied"]]
    claims = claims or [c for c in assessment["claims"] if not c["denied"]][-1:]
    return [c for c in claims if not any(_outgrown(c, other) for other in claims)]


def _outgrown(claim: dict[str, Any], later: dict[str, Any]) -> bool:
    """Whether a claim is a floor that a later claim is above."""
    if claim["bound"] not in _FLOORS or claim["low"] is None or later["low"] is None:
        return False
    return (later["as_of"] or "") > (claim["as_of"] or "") and later["low"] > claim["low"]


def _least(claim: dict[str, Any]) -> int | None:
    """Give the figure that a claim vouches for at least; vague ones by ACLED's table."""
    low, high = claim["low"], claim["high"]
    if claim["bound"] == "vague" and low is not None:
        return _vague(low)
    return int(low) if low is not None else (None if high is None else int(high))


def _vague(low: int) -> int:
    """Turn where a vague figure begins into what is coded: several 3, tens 10, hundreds 100 …"""
    if low == _DOZENS:
        return 12
    size = 1
    while size * 10 <= low:
        size *= 10
    return size if size > 1 else UNKNOWN
