"""Lists of words and phrases that are found in whole dispatches, of which few stand in each."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.ledger.wording import wording
from selon.ledger.words import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")


class Index:
    """Many lists of phrases by the longest word of each: what stands in a text is seen at once."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
        """The number of each list, the phrase and its other words, by its longest word."""
        self._count = 0
        self._last: tuple[str, dict[int, list[str]]] | None = None

    def enter(self, listed: Iterable[str]) -> int:
        """Take a list in; gives its number."""
        number, self._last = self._count, None
        self._count += 1
        for phrase in map(str.lower, listed):
            parts = frozenset(_WORD.findall(phrase))
            rarest = max(sorted(parts), key=len, default="")
            self._by_word.setdefault(rarest, []).append((number, phrase, parts - {rarest}))
        return number

    def standing(self, number: int, text: str) -> Sequence[str]:
        """Give the phrases of a list of which all words stand in a text, in lower case."""
        last = self._last
        if last is None or last[0] is not text:
            last = self._last = text, self._all_standing(text)
        return last[1].get(number, ())

    def _all_standing(self, text: str) -> dict[int, list[str]]:
        _, words = lowered(text)
        found: dict[int, list[str]] = {}
        for word in self._by_word.keys() & words:
            for number, phrase, others in self._by_word[word]:
                if not others or others <= words:
                    found.setdefault(number, []).append(phrase)
        return found


_INDEXES: defaultdict[str, Index] = defaultdict(Index)  # by language


class Phrases:
    """Words and phrases that are found in whole dispatches.

    Those whose words all stand in a text are looked up there; the pattern decides only where one
    of them begins. It is that of the phrases and what is `behind` them, unless one is given that
    they open. Lists that are looked for in the same texts share an index, a language's by its code.
    """

    def __init__(
        self,
        words: Iterable[str],
        behind: str = r"(?![\w-])",
        *,
        pattern: re.Pattern[str] | None = None,
        code: str | None = None,
    ) -> None:
        listed = sorted(filter(None, words))
        self._pattern = pattern or phrases(listed, behind)
        self._index = Index() if code is None else _INDEXES[code]
        self._number = self._index.enter(listed)

    def may_stand(self, text: str) -> Sequence[str]:
        """Give those of which all words stand in a text, in lower case."""
        return self._index.standing(self._number, text)

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Find them in a text, as their pattern would."""
        return matches(self._pattern, text, self.starts(text))

    def starts(self, text: str) -> Iterable[int]:
        """Give all places of a text where one of them may begin, and perhaps some more."""
        standing = self.may_stand(text)
        if not standing:
            return ()
        lower, _ = lowered(text)
        if len(lower) != len(text):  # a letter whose small form is two
            return range(len(text))
        return {at for phrase in standing for at in _places(phrase, lower)}


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Find a pattern in a text that can only begin at some places there."""
    end = 0
    for at in sorted(starts):
        match = pattern.match(text, at) if at >= end else None
        if match is not None:
            yield match
            end = match.end()


@lru_cache(maxsize=16)
def lowered(text: str) -> tuple[str, frozenset[str]]:
    """Give a text in lower case and the different words in it, with the empty one."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose small form is two, of which one ends a word
        return lower, frozenset({"", *_WORD.findall(lower)})
    return lower, wording(text).lower | {""}


def _places(phrase: str, text: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)
