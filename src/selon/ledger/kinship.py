"""Kinds of happenings: which are at one place, and which may be one (a protest and its clashes)."""

from __future__ import annotations

from functools import cache
from itertools import permutations

from selon.ledger.sightings import CONTROL

_FIXED = frozenset({"violence", "protest", "coercion", "toll", "accident", "death", CONTROL})
_KIN = (
    {"toll", "violence"}, {"protest", "violence"}, {"protest", "protest campaign"},
    {"talks", "accord"}, {"accident", "violence"}, {"accident", "toll"}, {"death", "violence"},
    {"toll", "protest"}, {"death", "toll"}, {"death", "protest"}, {"death", "accident"},
    {"departure", "retreat"}, {"control", "violence"}, {"control", "retreat"},
    {"concede", "regret"}, {"protest campaign", "coercion campaign"}, {"talks campaign", "talks"},
)  # fmt: skip
_AKIN = frozenset(pair for kinds in _KIN for pair in permutations(kinds))


def fixed(family: str) -> bool:
    """Whether a kind of happening is at one place: talks, flight and aid are not."""
    return family in _FIXED


def akin(a: str, b: str) -> bool:
    """Say whether two kinds of happening can be one: a protest and the clashes it leads to."""
    return a == b or (a, b) in _AKIN


@cache
def kin(family: str) -> frozenset[str]:
    """Give the kinds of happening that are akin to one, itself among them."""
    return frozenset({family, *(b for a, b in _AKIN if a == family)})
