"""What an incident's claims come to for one question: the total, or what its parts allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case


@dataclass(frozen=True, slots=True)
class Toll:
    """Bounds of a count; `whole` when somebody gave a total, else only parts were counted."""

    low: int | None
    high: int | None
    status: str
    whole: bool
    assessment: dict[str, Any]


def toll(case: Case, question: str) -> Toll | None:
    """Give the bounds of a count, None when nobody counted.

    Without a total the largest part is the lower bound, since parts may overlap (civilians,
    women); the upper bound stays open unless there is one part alone.
    """
    total = case.assessment(question)
    if total is not None and (total["low"] is not None or total["high"] is not None):
        return Toll(total["low"], total["high"], total["status"], True, total)
    parts = [
        a
        for a in case.incident["assessments"]
        if a["question"] == question and (a["low"] is not None or a["high"] is not None)
    ]
    if not parts:
        return None
    largest = max(parts, key=lambda a: (a["low"] or 0, a["high"] or 0))
    high = largest["high"] if len(parts) == 1 else None
    return Toll(largest["low"], high, largest["status"], False, largest)


def in_force(assessment: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the claims that their speakers have not revised."""
    for claim in assessment["claims"]:
        if not claim["superseded"]:
            yield claim


def given(claims: Iterator[dict[str, Any]]) -> list[str]:
    """List the values of claims, each once, denied ones with what they deny left out."""
    return list(dict.fromkeys(c["value"] for c in claims if c["value"] and not c["denied"]))
