"""The words by which a count is quoted, and its name where it is a part of another.

A row of the record has the smallest words of a count ("three others"); a claim is quoted with what
is said of them ("three others died"), as far as one sentence says it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from selon import language
from selon.errors import SelonError
from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.words import tokens
from selon.reading.figures.lexicon import figure_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.ledger.sightings import Layout
    from selon.reading.figures.lexicon import FigureLexicon
    from selon.record import Figure, Mention, Record

ONE_PERSON = "one person"
"""Who persons are that are named or described beside those whom others count."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AFTER = 160  # characters behind a count within which its verb is looked for
_BEFORE = 60  # characters before it
_COMMA = ", "
_NAMED = 24  # characters between a count of one and the name behind it
_APPOSED = re.compile(r"(?:\s[\w-]+)?,\s")


def quoted(f: Figure, others: Iterable[Figure], where: Layout, code: str) -> tuple[int, int]:
    """Give the span of a count with the word that says what befell the counted."""
    words = _words(code)
    m = f.mention
    if words is None or any(f.kind in _kinds(code, w) for w in _WORD.findall(m.text)):
        return m.start, m.end
    start, end = _clause(f, others, where)
    after = [w for w in _WORD.finditer(where.text, m.end, end) if f.kind in _kinds(code, w[0])]
    before = [w for w in _WORD.finditer(where.text, start, m.start) if f.kind in _kinds(code, w[0])]
    object_ = f.by.endswith("object_of_verb")
    if before and (object_ or not after):
        return before[-1].start(), m.end
    return (m.start, after[0].end()) if after else (m.start, m.end)


def apposed(f: Figure, record: Record) -> Mention | None:
    """Give the name that a count of one explains: "Jean Test, a Kandarian", or the other way."""
    if not f.low == f.high == 1:
        return None
    text, m = record.dispatch.text, f.mention
    for actor in record.actors:
        for name in actor.mentions if actor.kind == "person" else ():
            if text[name.end : m.start] == _COMMA:
                return name
            if 0 < name.start - m.end <= _NAMED and _APPOSED.fullmatch(text, m.end, name.start):
                return name
    return None


def _clause(f: Figure, others: Iterable[Figure], where: Layout) -> tuple[int, int]:
    """The stretch of a sentence around a count in which no other count of the kind stands."""
    m = f.mention
    start, end = where.sentences[where.sentence(m.start)]
    start, end = max(start, m.start - _BEFORE), min(end, m.end + _AFTER)
    for g in others:
        if g.kind != f.kind or g.mention == m:
            continue
        if g.mention.end <= m.start:
            start = max(start, g.mention.end)
        elif g.mention.start >= m.end:
            end = min(end, g.mention.start)
    return start, max(end, m.end)


def part_name(m: Mention, code: str) -> str:
    """Name a part by what its count says of it; by all its words where that is nothing.

    "Six French tourists" are the tourists, "three others" and "two men killed" are just that.
    """
    words = _words(code)
    poor = _poor(code)
    found = [w.group() for w in _WORD.finditer(m.text)]
    for word in reversed(found[1:]):
        folded = fold(word)
        if folded not in poor and not (words and _toll(words, word)) and not word.isdigit():
            return word.lower()
    return " ".join(found).lower() or "part"


def part_of(f: Figure, code: str) -> str:
    """Name a part by what its count says of it, a bare number by its place ("1,800 in Belmar").

    "A man" says nothing of whom.
    """
    if f.low == f.high == 1 and _poor(code).issuperset(tokens(f.mention.text)):
        return ONE_PERSON
    name = part_name(f.mention, code)
    if f.place_mention is None or any(c.isalpha() for c in name):
        return name
    return f.place_mention.text


def is_person(word: str, code: str) -> bool:
    """Say whether a word names a person whom a count may leave out ("their guide")."""
    words = _words(code)
    noun = words.noun(word.lower()) if words else None
    return noun is not None and not noun.thing


@cache
def _poor(code: str) -> frozenset[str]:
    table = lexicon(code)
    return frozenset(fold(w) for name in ("unspecific", "them") for w in table.get(name, ()))


@cache
def _words(code: str) -> FigureLexicon | None:
    try:
        return figure_lexicon(language.load(code))
    except (SelonError, KeyError):
        return None


@lru_cache(maxsize=16384)
def _kinds(code: str, form: str) -> frozenset[str | None]:
    """Give the kinds of what befell people that a word tells by itself."""
    words = _words(code)
    if words is None:
        return frozenset()
    form = form.lower()
    noun = words.noun(form)
    if noun is not None and noun.kind is not None:
        return frozenset((noun.kind,))
    verb = words.lemma(form, "v")
    return frozenset((words.patient.get(verb), words.agent.get(verb), words.weak_patient.get(verb)))


def _toll(words: FigureLexicon, form: str) -> bool:
    form = form.lower()
    noun = words.noun(form)
    verb = words.lemma(form, "v")
    known = verb in words.patient or verb in words.weak_patient or verb in words.agent
    return known or (noun is not None and noun.kind is not None)
