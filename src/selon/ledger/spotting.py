"""Finds the words of a language's lists in the text of a dispatch."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selon.ledger.lexicon import folded, lexicon
from selon.ledger.lists import Phrases
from selon.ledger.words import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\w+")
_BLANKS = r"(?:(?<=['’])|(?!\w))\s*"  # behind words: their end or elision, and what blanks follow
STOP = re.compile(r"[,;:!?()\n–—]|\.(?!\d)| - |--")
"""Where a phrase ends."""


def spotted(code: str, group: str, text: str) -> Iterator[re.Match[str]]:
    """Find a list of the language's words in the whole of a dispatch, with the blanks behind."""
    return _finder(code, group).found(text)


def may_tell(code: str, group: str, text: str) -> bool:
    """Whether any of a list of the language's words can stand in a text, seen from its words."""
    return bool(_finder(code, group).may_stand(text))


@cache
def _finder(code: str, group: str) -> Phrases:
    return Phrases(lexicon(code).get(group, ()), _BLANKS, code=code)


@cache
def expression(code: str, group: str) -> re.Pattern[str]:
    """Give an expression for a list of the language's words, with the blanks behind."""
    return phrases(lexicon(code).get(group, ()), _BLANKS)


def auxiliary(code: str, before: str, count: int) -> bool:
    """Say whether one of the last words before a phrase is an auxiliary: `a`, but not `à`."""
    words = [w.lower() for w in _WORD.findall(before)[-count:]]
    return not folded(code, "have").isdisjoint(words)
