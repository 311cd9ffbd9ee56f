"""Pairs of happenings put together into incidents, strongest evidence first.

The result depends on the set of pairs only. A group takes another in when no member of one is
forbidden beside a member of the other, and when enough of the pairs between them speak for it: one
chance likeness does not chain two incidents.
"""

from __future__ import annotations

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
    home: dict[Key, int] = {}
    groups: dict[int, list[Key]] = {}
    for number, key in enumerate(sorted(keys, key=order)):
        home[key] = number
        groups[number] = [key]
    parted = {frozenset(p) for p in apart if p[0] != p[1]}

    def split(a: list[Key], b: list[Key]) -> bool:
        return any(frozenset((x, y)) in parted for x in a for y in b)

    def join(a: int, b: int) -> None:
        first, second = min(a, b), max(a, b)
        for key in groups[second]:
            home[key] = first
        groups[first] += groups.pop(second)

    for x, y in bound:
        if x in home and y in home and home[x] != home[y]:
            join(home[x], home[y])
    ranked = sorted(pairs.items(), key=lambda p: (-p[1], *sorted((order(p[0][0]), order(p[0][1])))))
    for (x, y), _ in ranked:
        a, b = home[x], home[y]
        if a == b or split(groups[a], groups[b]):
            continue
        if any(forbidden(m, n) for m in groups[a] for n in groups[b]):
            continue
        linked = sum((m, n) in pairs or (n, m) in pairs for m in groups[a] for n in groups[b])
        if linked < _LINKED * len(groups[a]) * len(groups[b]):
            continue
        join(a, b)
    return [sorted(g, key=order) for g in groups.values()]
