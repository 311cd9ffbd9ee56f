"""What is done to a crowd and by it: arrests, tear gas and stones are of the protest."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Sighting

CROWDS = frozenset(
    {
        (a, b)
        for a, b in permutations(("protest", "coercion", "violence"), 2)
        if "coercion" in (a, b)
    }
)
"""Kinds of a mention and of a happening that may be one although they are not akin."""

_ARRESTS = 2.0  # arrests are mostly told with the crowd that they were made in
_ELSEWHERE = 0.5  # and what speaks for that where neither they nor their sentence name it
_NEXT = 1  # sentences over which one is told beside the other


def of_crowd(s: Sighting, h: Happening) -> bool:
    """Whether one is the arrest of people in a crowd and the other what the crowd did."""
    if (s.family, h.family) not in CROWDS:
        return False
    told = [m for m in (s, *h.sightings) if m.family == "coercion"]
    if not all(m.mode == "arrest" and not m.victims and (m.figures or plural(m)) for m in told):
        return False
    return "protest" in (s.family, h.family) or _in_clash(s, h, told)


def _in_clash(s: Sighting, h: Happening, arrests: list[Sighting]) -> bool:
    """Whether arrests are told beside a clash that names no protest (`échauffourées`)."""
    if s.family == "violence":
        return s.clash and any(abs(s.sentence - m.sentence) <= _NEXT for m in arrests)
    return any(m.clash and abs(s.sentence - m.sentence) <= _NEXT for m in h.sightings)


def arrests(s: Sighting, h: Happening) -> float:
    """What speaks for arrests being those of a protest: told beside it, or with who protests."""
    gap = min(abs(s.sentence - m.sentence) for m in h.sightings)
    named = any(m.crowded for m in (s, *h.sightings) if m.family == "coercion")
    return _ARRESTS if named or gap <= _NEXT else _ELSEWHERE


def amid(s: Sighting, h: Happening) -> bool:
    """Whether one is violence told with those who protest, and the other their protest.

    It is no other thing because it was shots or a fire that the crowd met with.
    """
    if {s.family, h.family} != {"violence", "protest"}:
        return False
    told = [s] if s.family == "violence" else [m for m in h.sightings if m.family == "violence"]
    near = min(abs(s.sentence - m.sentence) for m in h.sightings) <= _NEXT
    return near and any(m.crowded and not (m.earlier or m.cause or m.victims) for m in told)


def plural(s: Sighting) -> bool:
    """Whether a mention tells of several, by the end of its word."""
    return s.text[-1:] in "sx"
