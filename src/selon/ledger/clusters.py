"""Pairs of happenings put together into incidents, strongest evidence first.

The result depends on the set of pairs only. A group takes another in when no member of one is
forbidden beside a member of the other, and when enough of the pairs between them speak for it: one
chance likeness does not chain two incidents.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

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
    ordered = sorted(keys, key=order)
    places = {key: n for n, key in enumerate(ordered)}
    groups = _Groups(len(ordered), lambda m, n: forbidden(ordered[m], ordered[n]))
    # By places: the strongest first, of equals that of the earliest; `x` stays before `y`.
    ranked = []
    for (x, y), weight in pairs.items():
        a, b = places[x], places[y]
        groups.link(a, b)
        ranked.append((-weight, min(a, b), max(a, b), a, b))
    for x, y in bound:
        if x in places and y in places:
            groups.join(places[x], places[y])
    for x, y in apart:
        if x in places and y in places:
            groups.part(places[x], places[y])
    ranked.sort()
    for *_, a, b in ranked:
        if groups.may_join(a, b):
            groups.join(a, b)
    return [[ordered[n] for n in sorted(members)] for members in groups.members.values()]


class _Groups:
    """Groups of numbers as they grow; what was found out about two is kept when one grows.

    `_links` counts the pairs between groups that speak for joining them, `_barred` holds groups
    of which some member is forbidden beside one of this group: it stays so whoever joins them.
    """

    def __init__(self, count: int, forbidden: Callable[[int, int], bool]) -> None:
        self.members: dict[int, list[int]] = {n: [n] for n in range(count)}
        self._home = list(range(count))
        self._forbidden = forbidden
        self._links: list[dict[int, int]] = [{} for _ in range(count)]
        self._barred: dict[int, set[int]] = defaultdict(set)

    def link(self, a: int, b: int) -> None:
        """Note a pair that speaks for joining, before any are joined."""
        self._links[a][b] = self._links[b][a] = 1

    def part(self, x: int, y: int) -> None:
        """Bar the groups of two members from each other, unless they are one already."""
        a, b = self._home[x], self._home[y]
        if a != b:
            self._bar(a, b)

    def _bar(self, a: int, b: int) -> None:
        self._barred[a].add(b)
        self._barred[b].add(a)

    def may_join(self, x: int, y: int) -> bool:
        """Say whether the groups of two members are two, and nothing stands against joining."""
        a, b = self._home[x], self._home[y]
        if a == b or (a in self._barred and b in self._barred[a]):
            return False
        one, other = self.members[a], self.members[b]
        if self._links[a].get(b, 0) < _LINKED * len(one) * len(other):
            return False
        if any(self._forbidden(m, n) for m in one for n in other):
            self._bar(a, b)
            return False
        return True

    def join(self, x: int, y: int) -> None:
        """Put the groups of two members together."""
        first, second = sorted((self._home[x], self._home[y]))
        if first == second:
            return
        moved = self.members.pop(second)
        self.members[first] += moved
        for member in moved:
            self._home[member] = first
        ours, theirs = self._links[first], self._links[second]
        for other, count in theirs.items():
            beside = self._links[other]
            del beside[second]
            if other != first:
                ours[other] = beside[first] = ours.get(other, 0) + count
        theirs.clear()
        for other in self._barred.pop(second, set()):
            self._barred[other].discard(second)
            if other != first:
                self._bar(first, other)
