"""Whether two dispatches are on one story: by names and words in common."""

from __future__ import annotations

from typing import Protocol

from selon.ledger.words import containment

NAMED = 0.15
"""Share of the fewer names that dispatches on one story have in common."""
_WORDED = 0.27  # and of the fewer stems


class Told(Protocol):
    """Anything that knows which dispatch it is of, and what that is about."""

    @property
    def dispatch(self) -> str:
        """The dispatch."""

    @property
    def story(self) -> frozenset[str]:
        """Its stems."""

    @property
    def names(self) -> frozenset[str]:
        """The names in it."""


class Stories:
    """Whether two dispatches are on one story, found out once for all that they tell."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bool] = {}

    def shared(self, a: Told, b: Told) -> bool:
        """Say whether the dispatches of two happenings have names and words in common."""
        key = (a.dispatch, b.dispatch)
        known = self._known.get(key)
        if known is None:
            known = containment(a.names, b.names) >= NAMED
            known = known and containment(a.story, b.story) >= _WORDED
            self._known[key] = self._known[b.dispatch, a.dispatch] = known
        return known
