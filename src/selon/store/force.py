"""Which reviews are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Said(Protocol):
    """What is looked at of a review."""

    @property
    def id(self) -> int:
        """Its number: later ones are higher."""

    @property
    def action(self) -> str:
        """What was done."""

    @property
    def supersedes(self) -> int | None:
        """The review that it takes the place of, or undoes."""


_S = TypeVar("_S", bound=Said)


def effective(reviews: Iterable[_S]) -> list[_S]:
    """Leave out what was superseded or undone by a review that is itself in force."""
    void: set[int] = set()
    kept = []
    for review in sorted(reviews, key=lambda r: -r.id):
        if review.id in void:
            continue
        if review.supersedes is not None:
            void.add(review.supersedes)
        if review.action != "undo":
            kept.append(review)
    return kept[::-1]
