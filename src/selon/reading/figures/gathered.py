"""A crowd that a pronoun counts: `Ils étaient 2.000, selon la police`, behind what tells of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.draft import Token
    from selon.reading.figures.counted import Count
    from selon.reading.figures.lexicon import FigureLexicon

_BACK = 400  # characters before a pronoun in which the crowd is told
_LEAST = 10  # people that make a crowd
_FOLLOWS = frozenset({"NOUN", "PROPN", "ADJ"})
_WORD = re.compile(r"\w+")


def gathered(text: str, tokens: list[Token], count: Count, lexicon: FigureLexicon) -> bool:
    """Say whether a number without a noun is what "they were", of a crowd told right before."""
    words = lexicon.words
    at = count.first - 1
    if not count.elliptic or (count.numeral.low or 0) < _LEAST or at < 1:
        return False
    if tokens[at].lower not in words["links.were"]:
        return False
    if tokens[at - 1].lower not in words["links.they"]:
        return False
    after = count.last + 1
    if after < len(tokens) and (
        tokens[after].pos in _FOLLOWS or tokens[after].lower in words["links.to"]
    ):
        return False  # "they were 20 years", "they are 12 to have"
    start = tokens[at - 1].start
    before = _WORD.findall(text[max(0, start - _BACK) : start].lower())
    return not words["links.crowds"].isdisjoint(before)
