"""What a sentence tells as that which something else came after, and whose day it names.

`Des centaines de gens manifestaient après les tirs de dimanche` tells when there was shooting, not
when people protested; `l'armée a riposté lundi après l'attaque` when the army struck, not when it
was attacked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold

if TYPE_CHECKING:
    from selon.ledger.sightings import Layout
    from selon.ledger.vocabulary import Vocabulary

_LINK = 40  # characters, and words, between "after" and what comes before
_LINKED = 4
_OPENING = 3  # words of a sentence among which "after" opens it: its clause ends at a comma
_OF_TIME = 2  # words between "after" and an hour or day that it is itself part of
_PAUSE = re.compile(r"[,;:()«»\"]")
_WORD = re.compile(r"[^\W_]+|[,;:]")


class Clauses:
    """Tells what in a sentence is the earlier of two things told."""

    def __init__(self, where: Layout, words: Vocabulary) -> None:
        self._where = where
        self._words = words
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._last: tuple[int, tuple[str, ...]] = -1, ()

    def apart(self, at: int) -> bool:
        """Whether a mention is what something else in its sentence comes right after or before."""
        return not self._words.after.isdisjoint(self._before(at))

    def cause(self, at: int) -> bool:
        """Whether a mention is what something else came right after, or was done over."""
        before = self._before(at)
        return not (self._words.after.isdisjoint(before) and self._words.over.isdisjoint(before))

    def _before(self, at: int) -> tuple[str, ...]:
        """Give the words of its sentence right before a mention."""
        if self._last[0] != at:
            begin = max(at - _LINK, self._where.starts[self._where.sentence(at)])
            self._last = at, self._where.tokens(begin, at)[-_LINKED:]
        return self._last[1]

    def likened(self, at: int) -> bool:
        """Whether a mention is what something is set beside ("stronger than that of the raid")."""
        begin = max(at - _LINK, self._where.starts[self._where.sentence(at)])
        found = [m.end() for m in self._words.likening.finditer(self._where.text, begin, at)]
        return bool(found) and not _PAUSE.search(self._where.text, found[-1], at)

    def earlier(self, at: int) -> bool:
        """Whether a position stands in what the rest of its sentence came after."""
        return any(a < at < b for a, b in self._earlier(self._where.sentence(at)))

    def bygone(self, at: int) -> bool:
        """Whether the sentence of a position tells of years or months that have gone by."""
        start, end = self._where.sentences[self._where.sentence(at)]
        return self._words.bygone.search(self._where.text, start, end) is not None

    def over(self, mention: int, time: int) -> bool:
        """Whether a day is that of what was done over a mention (`arrêtés jeudi pour des tirs`)."""
        begin = max(mention - _LINK, time, self._where.starts[self._where.sentence(mention)])
        if time >= mention:
            return False
        between = self._where.tokens(begin, mention)[-_LINKED:]
        return not self._words.over.isdisjoint(between[:-1])

    def parted(self, mention: int, time: int) -> bool:
        """Whether only one of a mention and a day stands in what the rest came after."""
        sentence = self._where.sentence(mention)
        if self._where.sentence(time) != sentence:
            return False
        return any(
            (a < mention < b) != (a < time < b)
            and not (a < time and len(self._where.tokens(a, time)) <= _OF_TIME)
            for a, b in self._earlier(sentence)
        )

    def _earlier(self, sentence: int) -> list[tuple[int, int]]:
        """From each "after" of a sentence to where its clause ends."""
        if sentence not in self._spans:
            self._spans[sentence] = self._spans_of(sentence)
        return self._spans[sentence]

    def _spans_of(self, sentence: int) -> list[tuple[int, int]]:
        start, stop = self._where.sentences[sentence]
        if self._words.following.isdisjoint(self._where.tokens(start, stop)):
            return []
        begin, opening, found = -1, False, []
        for n, match in enumerate(_WORD.finditer(self._where.text, start, stop)):
            word = match.group()
            ends = word in ";:" or (word == "," and opening) or fold(word) in self._words.aside
            if begin >= 0 and ends:
                found.append((begin, match.start()))
                begin = -1
            elif begin < 0 and fold(word) in self._words.following:
                begin, opening = match.end(), n < _OPENING
        if begin >= 0:
            found.append((begin, stop))
        return found
