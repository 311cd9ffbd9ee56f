"""Claims in the reader's words, and claims against claims."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from selon.desk.views.telling import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selon._wording import Language
    from selon.desk.views.ratings import RatingView
    from selon.store.quoting import Passage, Quote


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as pages show it: `hue` numbers the speakers of one table.

    `row` is the row it stands on; the ratings, of it and of its speaker, are those of people.
    """

    speaker: str | None
    hue: int
    value: str
    low: int | None
    high: int | None
    denied: bool
    superseded: bool
    when: str | None
    dispatch: str
    item: str
    publisher: str | None
    start: int
    end: int
    quote: Quote | None
    text: str
    row: str | None = None
    credibility: tuple[RatingView, ...] = ()
    reliability: tuple[RatingView, ...] = ()


def claim_views(
    rows: Iterable[Any], quotes: dict[Passage, Quote], language: Language
) -> tuple[ClaimView, ...]:
    """Tell some claims; speakers are numbered in the order in which they come."""
    hues: dict[str | None, int] = {}
    return tuple(
        ClaimView(
            row.speaker, hues.setdefault(row.speaker, len(hues)) % 12,
            count(row.low, row.high, row.bound, language) or row.value or "",
            row.low, row.high, row.denied, row.superseded, row.as_of, row.dispatch, row.item,
            row.publisher, row.start, row.end, quotes.get((row.dispatch, row.start, row.end)),
            row.text,
        )
        for row in rows
    )  # fmt: skip


def sides(claims: Sequence[ClaimView]) -> tuple[tuple[ClaimView, ...], tuple[ClaimView, ...]]:
    """Part claims in two: lower and higher counts, affirmed and denied, one answer and others.

    Counts are parted where the step from one to the next is greatest in proportion.
    """
    if any(c.denied for c in claims):
        return tuple(c for c in claims if not c.denied), tuple(c for c in claims if c.denied)
    counted = sorted({c.low for c in claims if c.low is not None and not c.superseded})
    if len(counted) > 1:
        pairs = pairwise(counted)
        _, border = max(((b + 1) / (a + 1), b) for a, b in pairs)
        high = tuple(c for c in claims if (c.low or 0) >= border)
        return tuple(c for c in claims if c not in high), high
    first = claims[0].value if claims else ""
    return (
        tuple(c for c in claims if c.value == first),
        tuple(c for c in claims if c.value != first),
    )
