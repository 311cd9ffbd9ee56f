"""Whether two names of persons are one: surnames, titles, short forms, spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

EXACT, SURNAME, PART, FIRST = 4, 3, 2, 1


def likeness(
    short: Sequence[str], long: Sequence[str], *, titled: bool, given: frozenset[str]
) -> int:
    """Say how far two names, folded and without particles, may be one person's.

    0 is not at all, `FIRST` by the first name alone. A single word joins by the surname; by another
    word only behind a title (`le général Vibulsak`, `M. Xi`) or when it is no first name. `given`
    are the folded first names.
    """
    if list(short) == list(long):
        return EXACT
    if len(short) > len(long):
        short, long = long, short
    if not short:
        return 0
    if len(short) == 1:
        word = short[0]
        if word == long[-1]:
            return SURNAME
        if word not in long:
            return 0
        if titled or word not in given:
            return PART
        return FIRST
    if set(short) <= set(long):
        return SURNAME if short[-1] == long[-1] else PART
    if short[-1] == long[-1] and _same_start(short[0], long[0]):
        return PART
    return 0


def _same_start(first: str, other: str) -> bool:
    """Whether two first names are an initial and its name, or two spellings of one."""
    if first[0] != other[0]:
        return False
    return len(first) == 1 or len(other) == 1 or _skeleton(first) == _skeleton(other)


def _skeleton(word: str) -> str:
    """Keep the consonants of a word, doubled ones once (`Mohamed` and `Mohammed`)."""
    kept = ""
    for letter in word:
        if letter not in "aeiouy" and letter != kept[-1:]:
            kept += letter
    return kept
