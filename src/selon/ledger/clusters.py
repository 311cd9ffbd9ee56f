"""Pairs of happenings put together into incidents, strongest evidence first.

The result depends on the set of pairs only. A group takes another in when no member of one is
forbidden beside a member of the other, and when enough of the pairs between them speak for it: one
chance likeness does not chain two incidents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Key = TypeVar("Key")

_LINKED = 0.25  # share of the pairs between two groups that must speak for joining them


def cluster(
    keys: Iterable[Key],
    pairs: Mapping[tuple[Key, Key], float],
    forbidden: Callable[[Key, Key], bool],
    *,
    order: Callable[[Key], tuple[object, ...]],
    bound: Iterable[tuple[Key, Key]] = (),
    apart: Iterable[tuple[Key, Key]] = (),
) -> list[list[Key]]:
    """Group keys by their pairs; `bound` pairs are joined whatever stands, `apart` never are."""
    ranks = {key: order(key) for key in keys}
    groups = _Groups(sorted(ranks, key=ranks.__getitem__), pairs, forbidden)
    for x, y in bound:
        if x in ranks and y in ranks:
            groups.join(x, y)
    for x, y in apart:
        if x in ranks and y in ranks:
            groups.part(x, y)
    ranked = sorted(pairs.items(), key=lambda p: (-p[1], *sorted((ranks[p[0][0]], ranks[p[0][1]]))))
    for (x, y), _ in ranked:
        if groups.may_join(x, y):
            groups.join(x, y)
    return [sorted(g, key=ranks.__getitem__) for g in groups.members.values()]


class _Groups(Generic[Key]):
    """Groups as they grow; what was found out about two of them is kept when one grows.

    `_links` counts the pairs between groups that speak for joining them, `_barred` holds groups
    of which some member is forbidden beside one of this group: it stays so whoever joins them.
    """

    def __init__(
        self,
        keys: list[Key],
        pairs: Iterable[tuple[Key, Key]],
        forbidden: Callable[[Key, Key], bool],
    ) -> None:
        self.members: dict[int, list[Key]] = {n: [key] for n, key in enumerate(keys)}
        self._home = {key: n for n, key in enumerate(keys)}
        self._forbidden = forbidden
        self._links: dict[int, Counter[int]] = defaultdict(Counter)
        self._barred: dict[int, set[int]] = defaultdict(set)
        for x, y in {frozenset(pair) for pair in pairs}:
            a, b = self._home[x], self._home[y]
            self._links[a][b] += 1
            self._links[b][a] += 1

    def part(self, x: Key, y: Key) -> None:
        """Bar the groups of two keys from each other, unless they are one already."""
        a, b = self._home[x], self._home[y]
        if a != b:
            self._bar(a, b)

    def _bar(self, a: int, b: int) -> None:
        self._barred[a].add(b)
        self._barred[b].add(a)

    def may_join(self, x: Key, y: Key) -> bool:
        """Say whether the groups of two keys are two, and nothing stands against joining them."""
        a, b = self._home[x], self._home[y]
        if a == b or b in self._barred[a]:
            return False
        one, other = self.members[a], self.members[b]
        if self._links[a][b] < _LINKED * len(one) * len(other):
            return False
        if any(self._forbidden(m, n) for m in one for n in other):
            self._bar(a, b)
            return False
        return True

    def join(self, x: Key, y: Key) -> None:
        """Put the groups of two keys together."""
        first, second = sorted((self._home[x], self._home[y]))
        if first == second:
            return
        moved = self.members.pop(second)
        self.members[first] += moved
        for key in moved:
            self._home[key] = first
        for other, count in self._links.pop(second, Counter()).items():
            del self._links[other][second]
            if other != first:
                self._links[first][other] += count
                self._links[other][first] += count
        for other in self._barred.pop(second, set()):
            self._barred[other].discard(second)
            if other != first:
                self._barred[first].add(other)
                self._barred[other].add(first)
