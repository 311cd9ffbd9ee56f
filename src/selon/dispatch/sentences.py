"""Sentences of a paragraph, by rules; what stands between quotation marks is never cut."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.dispatch.lexicon import Lexicon

_STOP = re.compile(r"[.!?…]+|[()\[\]]")
_GLUED = 700  # paragraphs so long may be whole dispatches whose line ends are lost
_CLOSERS = ")]}»”\"’'›+"
_CLOSING_RUN = re.compile(r"[)\]}»”\"’'›+\s]*")
_QUOTES = '«“„"‘‹'
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\s()\[\]«»“”\"/,;:]*$")
_WORD_AT = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_DASH = "-–—•*"
_LONGEST_BRACKET = 500


def split(
    text: str, start: int, end: int, closed: Sequence[tuple[int, int]], words: Lexicon
) -> list[tuple[int, int]]:
    """Give the sentences of `text[start:end]`; `closed` are ordered spans that hold no boundary."""
    found: list[tuple[int, int]] = []
    begin = start
    at = 0
    bracket = -1  # where a bracket opened in mid-sentence
    marks = words.boundary if end - start > _GLUED else _STOP
    for stop in marks.finditer(text, start, end):
        here, after = stop.span()
        if here < begin:
            continue
        while at < len(closed) and closed[at][1] <= here:
            at += 1
        quoted = at < len(closed) and closed[at][0] < here
        if here == after:
            if not quoted and bracket < 0 and _stop_lost(text, begin, here, words):
                found.append((begin, here - 1))
                begin = here
            continue
        sign = text[here]
        if sign in "([":
            if not quoted and bracket < 0 and here > begin:
                bracket = here
            continue
        if sign in ")]":
            elided = bracket >= 0 and not text[bracket + 1 : min(here, bracket + 6)].strip(" .…")
            bracket = -1 if not quoted else bracket
            if quoted or not elided or not _opener_follows(text, after, end, words):
                continue
        elif bracket >= 0 and here - bracket < _LONGEST_BRACKET:
            continue
        past = _past_closers(text, after, end, closed[at : at + 2], quoted=quoted)
        if past is None:
            continue
        after = past
        following = _SPACE.match(text, after, end).end()  # type: ignore[union-attr]
        if following >= end:
            break
        if following == after and not (sign == "." and _glued(text, here, after, end, words)):
            continue
        if not _opens(text, following, end, stop.group()) or not _has_word(text, begin, after):
            continue
        if stop.group() == "." and not _ends(text, here, following, (begin, end), words):
            continue
        found.append((begin, after))
        begin = following
        bracket = -1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        found.append((begin, end))
    return _part_quotations(text, found, closed)


def _part_quotations(
    text: str, found: list[tuple[int, int]], closed: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Cut between two quotations that nothing joins: `"Le pont tient" "La gare aussi"`."""
    cuts = []
    for one, other in pairwise(closed):
        if (
            other[0] - one[1] < 4
            and text[one[1] : other[0]].isspace()
            and text[one[1] - 2] not in ",:"
            and text[one[1] - 1] not in ",:"
        ):
            word = _WORD_AT.search(text, other[0], other[1])
            if word and not word.group()[0].islower():
                cuts.append((one[1], other[0]))
    if not cuts:
        return found
    parted: list[tuple[int, int]] = []
    k = 0
    for start, end in found:
        begin = start
        while k < len(cuts) and cuts[k][0] < end:
            if begin < cuts[k][0] and cuts[k][1] < end:
                parted.append((begin, cuts[k][0]))
                begin = cuts[k][1]
            k += 1
        parted.append((begin, end))
    return parted


def _stop_lost(text: str, begin: int, here: int, words: Lexicon) -> bool:
    """Tell a sentence that opens without a stop before it: the stop went with a line end."""
    before = _LAST_WORD.search(text, max(begin, here - 30), here - 1)
    if before is None and text[here - 5 : here - 1].isdecimal():  # "… toll of 2014 The army said"
        return text.startswith(words.strong_openers, here)
    if before is None or len(before.group()) < 3 or before.group().lower() in words.openers:
        return False
    if text.startswith(words.strong_openers, here):
        return True
    return words.metadata.match(text, begin) is not None


def _has_word(text: str, begin: int, end: int) -> bool:
    """Tell a stretch that can be a sentence from a bullet or an elision: `. `, `(...)`."""
    return _WORD_AT.search(text, begin, end) is not None


def _past_closers(
    text: str, after: int, end: int, near: Sequence[tuple[int, int]], *, quoted: bool
) -> int | None:
    """Give the end of a sentence with its closing marks, None inside a quotation that goes on."""
    if quoted:
        after = _CLOSING_RUN.match(text, after, end).end()  # type: ignore[union-attr]
        if after < near[0][1]:
            return None
        after = near[0][1]
    while after < end and text[after] in _CLOSERS and all(span[0] != after for span in near):
        after += 1
    return after


def _glued(text: str, stop: int, after: int, end: int, words: Lexicon) -> bool:
    """Tell a lost space between two sentences: `la nuit.Les secours`."""
    before = text[max(0, stop - 3) : stop]
    return (
        after == stop + 1
        and len(before) == 3
        and (before.isalpha() and before.islower())
        and text[after].isupper()
        and _opener_follows(text, after, end, words)
    )


def _opener_follows(text: str, at: int, end: int, words: Lexicon) -> bool:
    """Tell a capitalised word that usually opens a sentence."""
    here = _SPACE.match(text, at, end).end()  # type: ignore[union-attr]
    word = _WORD_AT.match(text, here, end)
    return word is not None and text[here].isupper() and word.group().lower() in words.openers


def _opens(text: str, at: int, end: int, stop: str) -> bool:
    """Tell whether a sentence can open here."""
    char = text[at]
    if char in _QUOTES and "..." not in stop and "…" not in stop:
        return True
    if char in _DASH or char in _QUOTES or char in "([{'+":
        word = _WORD_AT.search(text, at, min(end, at + 12))
        return word is not None and not word.group()[0].islower()
    return not char.islower() and char not in ",;:)]}»”%.!?…/&=<>"


def _ends(text: str, stop: int, following: int, bounds: tuple[int, int], words: Lexicon) -> bool:
    """Tell whether a single full stop ends its sentence or belongs to an abbreviation."""
    begin, end = bounds
    before = _WORD_BEFORE.search(text, max(begin, stop - 24), stop)
    word = before.group() if before else ""
    bare = word.rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    if not bare:
        return True
    if bare.isdigit():
        return stop - len(word) > begin  # "1. Le contexte" numbers its sentence
    if bare in words.before_names:
        return False
    next_word = _WORD_AT.match(text, following, end)
    opener = next_word is not None and next_word.group().lower() in words.openers
    if bare in words.before_numbers:
        return not text[following].isdigit() and opener
    if len(bare) > 2 and bare[-2] == "-" and bare[-1].isupper():
        return opener and bare in words.abbreviations  # "Anne-M. Roche", "av. J.-C."
    if len(bare) == 1 and bare.isupper():
        previous = text[max(begin, stop - 30) : stop - len(word)].split()
        return bool(previous) and previous[-1].lower() in words.lettered
    if bare in words.abbreviations or _is_dotted(bare):
        return opener
    return True


def _is_dotted(word: str) -> bool:
    """Tell `O.N.U`, `D.H`, `p.m` from a number or an address."""
    pieces = word.split(".")
    return len(pieces) > 1 and all(p.isalpha() and len(p) <= 2 for p in pieces)
