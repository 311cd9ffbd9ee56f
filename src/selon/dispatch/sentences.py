"""Sentences of a paragraph, by rules; what stands between quotation marks is never cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.dispatch.lexicon import Lexicon

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = ")]}»”\"’'›+"
_OPENERS = "([{«“„\"‘'‹+"
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\s()\[\]«»“”\"/]*$")
_WORD_AT = re.compile(r"[^\W_]+")
_DASH = "-–—•*"


def split(
    text: str, start: int, end: int, closed: Sequence[tuple[int, int]], words: Lexicon
) -> list[tuple[int, int]]:
    """Give the sentences of `text[start:end]`; `closed` are ordered spans that hold no boundary."""
    found: list[tuple[int, int]] = []
    begin = start
    at = 0
    for stop in _STOP.finditer(text, start, end):
        here, after = stop.span()
        while at < len(closed) and closed[at][1] <= here:
            at += 1
        if at < len(closed) and closed[at][0] < here:
            inner_end = closed[at][1]
            if text[after:inner_end].strip(_CLOSERS + " \u00a0\u202f"):
                continue
            after = inner_end
        elif after < end and text[after] in _CLOSERS:
            while after < end and text[after] in _CLOSERS:
                after += 1
        if here < begin:
            continue
        following = _SPACE.match(text, after, end).end()  # type: ignore[union-attr]
        if following >= end:
            break
        if following == after or not _opens(text, following, end, stop.group()):
            continue
        if stop.group() == "." and not _ends(text, begin, here, following, end, words):
            continue
        found.append((begin, after))
        begin = following
    tail = end
    while tail > begin and text[tail - 1].isspace():
        tail -= 1
    if begin < tail:
        found.append((begin, tail))
    return found


def _opens(text: str, at: int, end: int, stop: str) -> bool:
    """Tell whether a sentence can open here."""
    char = text[at]
    if char in _DASH or char in _OPENERS:
        word = _WORD_AT.search(text, at, min(end, at + 12))
        if char in '«“„"‘' and stop != "..." and "…" not in stop:
            return True
        return word is not None and not word.group()[0].islower()
    return not char.islower() and char not in ",;:)]}»”%"


def _ends(text: str, begin: int, stop: int, following: int, end: int, words: Lexicon) -> bool:
    """Tell whether a single full stop ends its sentence or belongs to an abbreviation."""
    before = _WORD_BEFORE.search(text, max(begin, stop - 20), stop)
    word = before.group() if before else ""
    bare = word.rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    if not bare:
        return True
    if bare.isdigit():
        return text[begin:stop].strip() != bare
    if bare in words.before_names:
        return False
    next_word = _WORD_AT.match(text, following, end)
    opener = next_word is not None and next_word.group().lower() in words.openers
    if bare in words.before_numbers:
        return not text[following].isdigit() and opener
    if len(bare) == 1 and bare.isupper():
        previous = text[max(begin, stop - 30) : stop - len(word)].split()
        return bool(previous) and previous[-1].lower() in words.lettered
    if bare in words.other_abbreviations or ("." in bare and len(bare) <= 8):
        return opener
    return True
