"""Whether two dispatches are on one story: by names and words in common."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from selon.ledger.words import containment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

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
            self.note(a.dispatch, b.dispatch, shared=known)
        return known

    def note(self, a: str, b: str, *, shared: bool) -> None:
        """Keep what was found out otherwise of two dispatches."""
        self._known[a, b] = self._known[b, a] = shared


class Numbered(NamedTuple):
    """What a dispatch is about, its names and stems as numbers; `by` is who numbered them."""

    by: Numbering
    names: NDArray[np.int32]
    story: NDArray[np.int32]


class Numbering(defaultdict[str, int]):
    """Numbers words in the order in which they come, to set a dispatch beside many at once."""

    def __init__(self) -> None:
        super().__init__(count().__next__)

    def of(self, told: Told) -> Numbered:
        """Number what a dispatch is about."""
        return Numbered(self, self._numbers(told.names), self._numbers(told.story))

    def _numbers(self, words: Iterable[str]) -> NDArray[np.int32]:
        return np.fromiter(map(self.__getitem__, words), np.int32)

    def shared(self, one: Numbered, others: Sequence[Numbered]) -> NDArray[np.bool_]:
        """Say of each of some dispatches whether it is on one story with one, as `Stories` does."""
        found = self._held(one.names, [o.names for o in others]) >= NAMED
        (named,) = found.nonzero()
        found[named] = self._held(one.story, [others[n].story for n in named.tolist()]) >= _WORDED
        return found

    def _held(
        self, one: NDArray[np.int32], others: Sequence[NDArray[np.int32]]
    ) -> NDArray[np.float64]:
        """Give the share of the smaller set that the larger one holds, for each of some sets."""
        if not others:
            return np.zeros(0)
        inside = np.zeros(len(self), bool)
        inside[one] = True
        hits = inside[np.concatenate(others)]
        before = np.zeros(len(hits) + 1, np.int32)
        np.cumsum(hits, out=before[1:])
        sizes = np.fromiter(map(len, others), np.int64, len(others))
        ends = np.cumsum(sizes)
        common = before[ends] - before[ends - sizes]
        found: NDArray[np.float64] = common / np.maximum(np.minimum(sizes, len(one)), 1)
        return found
