"""Contests in two columns: the claims on one side and on the other, with their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.desk.views.claims import ClaimView, claim_views, sides
from selon.desk.views.telling import question, term
from selon.store.quoting import quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon._wording import Language
    from selon.store.contests import Contest
    from selon.store.store import Store


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what is said, and by which claims."""

    value: str
    denied: bool
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ContestView:
    """A contest with its two sides."""

    incident: str
    label: str
    day: str | None
    place: str | None
    question: str
    status: str
    standing: str
    reason: str
    rule: str
    sides: tuple[Side, ...]


def contested_view(
    store: Store, found: Sequence[Contest], language: Language
) -> tuple[ContestView, ...]:
    """Tell some contests."""
    passages = [(c.dispatch, c.start, c.end) for one in found for c in one.claims]
    quoted = quotes(store, passages)
    shown = []
    for one in found:
        parted = sides(claim_views(one.claims, quoted, language))
        shown.append(
            ContestView(
                one.incident, one.label, one.day, one.place,
                question(one.question, one.who, language, scope=one.scope), one.status,
                term("standing", one.status, language),
                one.reason_fr if language == "fr" else one.reason, one.by,
                tuple(_side(claims) for claims in parted if claims),
            )
        )  # fmt: skip
    return tuple(shown)


def _side(claims: tuple[ClaimView, ...]) -> Side:
    values = list(dict.fromkeys(c.value for c in claims if c.value and not c.superseded))
    values = values or list(dict.fromkeys(c.value for c in claims if c.value))
    return Side(" · ".join(values[:4]), all(c.denied for c in claims), claims)
