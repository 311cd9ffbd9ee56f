"""Pairs put together into groups: strongest first, nothing forbidden, enough links."""

from __future__ import annotations

import random

import pytest

from selon.ledger.clusters import cluster

Pair = tuple[int, int]


def plainly(keys: list[int], pairs: dict[Pair, float], never: set[Pair]) -> list[list[int]]:
    """Group in the plainest way: every member of one group beside every one of the other."""
    home = {k: [k] for k in keys}
    for x, y in sorted(pairs, key=lambda p: (-pairs[p], *sorted(p))):
        a, b = home[x], home[y]
        if a is b or any((min(m, n), max(m, n)) in never for m in a for n in b):
            continue
        if sum((m, n) in pairs or (n, m) in pairs for m in a for n in b) < len(a) * len(b) / 4:
            continue
        both = sorted(a + b)
        home.update(dict.fromkeys(both, both))
    return sorted({tuple(g): g for g in home.values()}.values())


@pytest.mark.parametrize("seed", range(20))
def test_clusters_are_those_of_the_plainest_way(seed: int) -> None:
    chance = random.Random(seed)
    keys = list(range(30))

    def some(count: int) -> list[Pair]:
        found = [chance.sample(keys, 2) for _ in range(count)]
        return sorted({(min(p), max(p)) for p in found})

    pairs = {p: chance.choice([2.0, 2.5, 3.0]) for p in some(90)}
    never = set(some(60)) - set(pairs)
    found = cluster(
        keys, pairs, lambda a, b: (min(a, b), max(a, b)) in never, order=lambda key: (key,)
    )
    assert sorted(found) == plainly(keys, pairs, never)
    assert any(len(g) > 2 for g in found)


def test_clusters_hold_what_people_say() -> None:
    pairs = {(1, 2): 9.0, (3, 4): 9.0, (2, 3): 3.0}
    found = cluster(
        [1, 2, 3, 4], pairs, lambda a, b: {a, b} == {1, 3},
        order=lambda key: (key,), bound=[(1, 3)], apart=[(1, 2)],
    )  # fmt: skip
    assert sorted(found) == [[1, 3, 4], [2]]
