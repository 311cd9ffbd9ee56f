"""Places whose modifier says who holds them or that they are cut off.

Written for `rebel-held suburbs`, `the government-held town`, `rebel held areas`, `besieged Dorna`.
The holder is the part of the word before the ending, or the word before; demonyms and adjectives
of the holder stand before that (`Lurian government-held territory`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.control.lexicon import ControlLexicon
    from selon.reading.events.scene import Scene

_REACH = 4  # words from a modifier to its noun


@dataclass(frozen=True, slots=True)
class Held:
    """A modifier of a place: positions of its first and last word, holder's characters, place."""

    first: int
    last: int
    change: str
    place: int
    holder: tuple[int, int] | None


def held_at(scene: Scene, lexicon: ControlLexicon, at: int) -> Held | None:
    """Give what a modifier at a position says of the noun behind it."""
    token = scene.tokens[at]
    for ending, entry in lexicon.endings.items():
        stem = token.lower.removesuffix(ending)
        if not stem or stem == token.lower:
            continue
        place = _noun(scene, at)
        if place < 0:
            return None
        first, end = at, token.start + len(stem)
        while first and scene.kinds.adjective(scene.tokens[first - 1]):
            first -= 1
        return Held(at, at, entry.change, place, (scene.tokens[first].start, end))
    found = lexicon.modifiers.get(token.lower)
    if found is None or token.dep != "amod":
        return None
    place = _noun(scene, at)
    if place < 0:
        return None
    if found.holder != "inside":
        return Held(at, at, found.change, place, None)
    before = scene.tokens[at - 1] if at else None
    if before is None or not (scene.kinds.adjective(before) or scene.kinds.force(before)):
        return None
    return Held(at - 1, at, found.change, place, (before.start, before.end))


def _noun(scene: Scene, at: int) -> int:
    """The noun that a modifier belongs to; -1 when none follows soon."""
    head = scene.head(at)
    if at < head <= at + _REACH and scene.nominal(head):
        return scene.noun_after(head)
    return next((k for k in range(at + 1, min(len(scene.tokens), at + 2)) if scene.nominal(k)), -1)
