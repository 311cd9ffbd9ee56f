"""Ratings in the reader's words, and what a form for them offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.desk.views.telling import term
from selon.store.judging import CREDIBILITY, RELIABILITY

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.store.ratings import Ratings

SCALES = {"reliability": RELIABILITY, "credibility": CREDIBILITY}


@dataclass(frozen=True, slots=True)
class RatingView:
    """A rating as pages show it: letter or number, its meaning, whose it is; `id` undoes it."""

    id: int
    value: str
    meaning: str
    reviewer: str
    day: str
    note: str | None


def rating_views(some: Ratings, scale: str, language: Language) -> tuple[RatingView, ...]:
    """Tell some ratings."""
    return tuple(
        RatingView(r.id, r.value, term(scale, r.value, language), r.reviewer, r.at[:10], r.note)
        for r in some
    )


def scale_words(scale: str, language: Language) -> tuple[tuple[str, str], ...]:
    """Give the values of a scale with their meanings."""
    return tuple((value, term(scale, value, language)) for value in SCALES[scale])
