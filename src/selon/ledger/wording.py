"""The words of a whole text with their places, found once and asked for by stretches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from selon.gazetteer.keys import fold
from selon.ledger.words import compared, stems_of

_WORDS = re.compile(r"([^\W_]+)")
_MOST = 131072  # words that are known at a time


class _Known(dict[str, tuple[str, str]]):
    """Words as they stand in texts, each with its folded form and what that is compared by."""

    def __missing__(self, word: str) -> tuple[str, str]:
        """Find both out."""
        if len(self) >= _MOST:
            self.clear()
        folded = fold(word)
        found = self[word] = folded, compared(folded)
        return found


_KNOWN = _Known()  # a hit costs less than one of `lru_cache`, which moves what was asked for


class Wording:
    """The words of a text, folded, in order; `bare` are the different ones as they stand there."""

    __slots__ = ("_ends", "_starts", "_stems", "_text", "bare", "words")

    def __init__(self, text: str) -> None:
        pieces = _WORDS.split(text)  # what is between words, a word, what is between words, …
        bounds = list(accumulate(map(len, pieces)))
        self._text = text
        self._starts, self._ends = bounds[0:-1:2], bounds[1::2]
        bare = pieces[1::2]
        self.bare: frozenset[str] = frozenset(bare)
        known = {word: _KNOWN[word] for word in self.bare}
        told = list(map(known.__getitem__, bare))
        self.words: tuple[str, ...] = tuple([folded for folded, _ in told])
        self._stems: tuple[str, ...] = tuple([stem for _, stem in told])

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
