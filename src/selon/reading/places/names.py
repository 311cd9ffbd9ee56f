"""Names in the text: runs of capitalised words, as long as the gazetteer or the writing says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.gazetteer import Gazetteer
    from selon.reading.places.lexicon import PlaceWords
    from selon.reading.places.words import Words

_LONGEST = 9
_ROMAN = re.compile(r"[IVX]+e?")
_SHORT = 5  # letters up to which a word in capitals may be an acronym


@dataclass(slots=True)
class Name:
    """A run of words from `first` to `last`; `known` when the gazetteer has all of it.

    `prefix` is the last word of a shorter known name that the run begins with, -1 if there is none.
    """

    first: int
    last: int
    text: str
    known: bool
    prefix: int = -1


def find_names(words: Words, lexicon: PlaceWords, gazetteer: Gazetteer | None) -> list[Name]:
    """Give the names of a dispatch in text order; they do not overlap."""
    found: list[Name] = []
    at, size = 0, len(words)
    while at < size:
        if not words.names[at]:
            at += 1
            continue
        name = _name_at(words, at, lexicon, gazetteer)
        if name is None:
            at += 1
        else:
            found.append(name)
            at = name.last + 1
    return found


def _name_at(
    words: Words, at: int, lexicon: PlaceWords, gazetteer: Gazetteer | None
) -> Name | None:
    if _ROMAN.fullmatch(words.texts[at]):
        return None
    end = at + 1
    while end < len(words) and end - at < _LONGEST and words.joined(end):
        end += 1
    known = gazetteer.longest(words.texts[at:end], 0, limit=_LONGEST) if gazetteer else 0
    if words.lowers[at] in lexicon.directions and (known < 2 or not words.names[at + known - 1]):
        return None  # "Nord", but "South Sudan"
    while known > 1 and _runs_on(words, at, at + known - 1, lexicon):
        known = _shorter(words, at, known, gazetteer)
    if words.lowers[at] in lexicon.openers:
        if known < 2:
            return None
        if gazetteer and words.names[at + 1] and words.first(at):
            after = gazetteer.longest(words.texts[at + 1 : end], 0, limit=_LONGEST)
            if after >= known:  # "La Tour Eiffel" is no "La Tour"
                return None
    window = _window(words, at, lexicon)
    run = at
    stops = lexicon.sorts["stops"]
    while run < window and (
        (words.names[run + 1] and words.lowers[run + 1] not in stops)
        or (words.lowers[run + 1] in lexicon.particles and words.names[min(run + 2, window)])
    ):
        run += 1
    if known and at + known - 1 >= run:
        return Name(at, at + known - 1, words.span(at, at + known - 1), known=True)
    if known > 1 and words.first(at):
        return Name(at, at + known - 1, words.span(at, at + known - 1), known=True)
    prefix = at + known - 1 if known and words.lowers[at] not in lexicon.person_names else -1
    return Name(at, run, words.span(at, run), known=False, prefix=prefix)


def _runs_on(words: Words, first: int, last: int, lexicon: PlaceWords) -> bool:
    """Whether a known name has run into the sentence: `Alep est`, `La guerre`."""
    if words.names[last]:
        return False
    if words.lowers[first] in lexicon.openers and not any(words.names[first + 1 : last + 1]):
        return True
    before = words.lowers[last - 1]
    return words.lowers[last] in lexicon.directions and (
        before not in lexicon.articles and before not in lexicon.of
    )


def _shorter(words: Words, at: int, known: int, gazetteer: Gazetteer | None) -> int:
    return gazetteer.longest(words.texts[at : at + known - 1], 0) if gazetteer else 0


def _window(words: Words, at: int, lexicon: PlaceWords) -> int:
    """Give the last word that a name starting at `at` might reach."""
    last = reach = at
    while reach + 1 < len(words) and reach - at < _LONGEST and words.joined(reach + 1):
        reach += 1
        if words.names[reach]:
            last = reach
        elif words.lowers[reach] not in lexicon.joining and (
            words.lowers[reach] not in lexicon.particles
        ):
            break
    return last


def is_acronym(name: Name) -> bool:
    """Whether a name is one short word in capitals (`ONU`, `GSIM`)."""
    return name.first == name.last and len(name.text) <= _SHORT and name.text.isupper()
