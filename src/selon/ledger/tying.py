"""Ties a word of what became of somebody to the deed behind it in which that happened.

In `trois civils ont été tués jeudi lors d'une attaque à Kandar` the dead are those of the attack,
whatever else in the dispatch is told in like words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.ledger.words import tokens

if TYPE_CHECKING:
    from selon.ledger.sightings import Layout, Sighting
    from selon.ledger.vocabulary import Vocabulary

_NEAR = 70  # characters between the two
_PHRASE = 2  # words between "in" and the deed: its article, an adjective
_STOPS = frozenset(',;:.«»"()\n')
_FATES = frozenset({"violence", "death"})
_DEEDS = frozenset({"violence", "accident"})


def tie(told: list[Sighting], where: Layout, words: Vocabulary) -> list[Sighting]:
    """Give mentions in the order of the text, each word of a fate tied to its deed."""
    tied = sorted(told, key=lambda s: (s.start, s.end))
    for n, fate in enumerate(tied):
        core = words.core(fate.text)
        lethal = core in words.lethal or core.rstrip("s") in words.fates
        if not lethal or fate.family not in _FATES:
            continue
        for k in range(n + 1, len(tied)):
            deed = tied[k]
            if deed.start - fate.end > _NEAR or deed.sentence != fate.sentence:
                break
            if deed.family in _DEEDS and _met_in(where.text[fate.end : deed.start], words):
                if deed.same_as is None:
                    tied[k] = replace(deed, same_as=fate.key)
                elif fate.same_as is None:
                    tied[n] = replace(fate, same_as=deed.key)
                break
    return tied


def _met_in(gap: str, words: Vocabulary) -> bool:
    """Whether what stands between two mentions makes the second where the first was met."""
    between = tokens(gap)
    if not _STOPS.isdisjoint(gap) or not words.aside.isdisjoint(between):
        return False
    if not words.after.isdisjoint(between):
        return False
    last = [m.end() for m in words.met_in.finditer(gap)][-1:]
    return bool(last) and len(tokens(gap[last[0] :])) <= _PHRASE
