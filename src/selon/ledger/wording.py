"""The words of a whole text with their places, found once and asked for by stretches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from selon.gazetteer.keys import fold
from selon.ledger.remembering import Remembered
from selon.ledger.words import compared, stems_of

_WORDS = re.compile(r"([^\W_]+)")


class Known(NamedTuple):
    """A word as it stands in texts: folded, what that is compared by, in small letters, a mark.

    The mark is a number, the same in every process.
    """

    folded: str
    stem: str
    lower: str
    mark: int


def _look_at(word: str) -> Known:
    """Find out what is known of a word."""
    folded = fold(word)
    mark = crc32(folded.encode("utf-8", "replace"))
    return Known(folded, compared(folded), word.lower(), mark)


_KNOWN = Remembered(_look_at)


class Wording:
    """The words of a text, folded, in order, with their marks; `lower` are the different ones."""

    __slots__ = ("_ends", "_starts", "_stems", "_text", "lower", "marks", "words")

    def __init__(self, text: str) -> None:
        pieces = _WORDS.split(text)  # what is between words, a word, what is between words, …
        bounds = list(accumulate(map(len, pieces)))
        self._text = text
        self._starts, self._ends = bounds[0:-1:2], bounds[1::2]
        told = list(map(_KNOWN.__getitem__, pieces[1::2]))
        columns = zip(*told, strict=True) if told else ((), (), (), ())
        self.words: tuple[str, ...]
        self._stems: tuple[str, ...]
        self.marks: tuple[int, ...]
        self.words, self._stems, lower, self.marks = columns
        self.lower: frozenset[str] = frozenset(lower)

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """Give the words of a stretch of the text; of one that it cuts, what lies in it.

        >>> Wording("L'armée a riposté").between(2, 12)
        ('armee', 'a', 'ri')
        """
        first, last, head, tail = self._stretch(start, end)
        if not (head or tail):
            return self.words[first:last]
        found = list(self.words[first:last])
        if tail:
            found[-1] = fold(self._text[self._starts[last - 1] : end])
        if head:
            found[0] = fold(self._text[start : min(end, self._ends[first])])
        return tuple(found)

    def last(self, start: int, end: int) -> str:
        """Give the last word of a stretch of the text, or what lies in it; empty without any."""
        n = bisect_left(self._starts, end) - 1
        if n < 0 or self._ends[n] <= start:
            return ""
        if start <= self._starts[n] and self._ends[n] <= end:
            return self.words[n]
        return fold(self._text[max(start, self._starts[n]) : min(end, self._ends[n])])

    def stems_between(self, start: int, end: int) -> frozenset[str]:
        """Give the stems of the longer words, and the numbers, of a stretch of the text."""
        first, last, head, tail = self._stretch(start, end)
        if head or tail:
            return stems_of(self.between(start, end))
        return frozenset(filter(None, self._stems[first:last]))

    def stems(self) -> frozenset[str]:
        """Give the stems of the longer words, and the numbers, of the text."""
        return frozenset(filter(None, self._stems))

    def _stretch(self, start: int, end: int) -> tuple[int, int, bool, bool]:
        """Give the numbers of the words of a stretch, and whether it cuts the first and last."""
        if start >= end:
            return 0, 0, False, False
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return 0, 0, False, False
        return first, last, start > self._starts[first], end < self._ends[last - 1]


@lru_cache(maxsize=16)
def vocabulary_of(text: str) -> frozenset[str]:
    """Give the different words of a text, folded."""
    return frozenset(wording(text).words)


@lru_cache(maxsize=16)
def wording(text: str) -> Wording:
    """Give the words of a text."""
    return Wording(text)
