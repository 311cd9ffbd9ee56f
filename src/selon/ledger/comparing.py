"""Which counts can be set against each other: those of the same people, place and time.

"Twelve slightly hurt" and "22 in a critical state" are parts of the injured; the dead of two
districts are counted apart; last week's march is another one. Counts that lie a factor of ten apart
are of different things unless they are of crowds, which organisers and police do count so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from selon import language
from selon.errors import SelonError
from selon.gazetteer.keys import fold
from selon.ledger.counts import GENERAL
from selon.ledger.ground import same_spot
from selon.ledger.lexicon import folded, lexicon
from selon.ledger.sightings import Site
from selon.ledger.wording import vocabulary_of, wording
from selon.ledger.words import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.ledger.sightings import Layout
    from selon.ledger.telling import Answer
    from selon.record import Figure, Record

_FACTOR = 10
_CROWD = 100
_BEHIND = 60  # characters behind a count in which it is narrowed
_NEAR = 24  # characters around a count in which "hit" stands
_ARTICLE = 6  # characters before a count in which its article stands
_CUT = re.compile(r"[;:()\n]|[,.](?!\d)")
_NUMBERS = ("words", "hundred", "thousand", "scales", "collectives", "crowds")


@dataclass(frozen=True, slots=True)
class Reach:
    """Of what a count is.

    `noun` names those counted when that is not everybody concerned, `some` that words narrow it
    further, `formerly` that it is of another time; `around` are the places below a country that
    its sentence names.
    """

    noun: str | None = None
    some: bool = False
    formerly: bool = False
    site: Site | None = None
    around: frozenset[str] = frozenset()


WHOLE = Reach()


def reaches(record: Record, where: Layout) -> Mapping[tuple[int, int], Reach]:
    """Give what each figure of a record is a count of, by the figure's span."""
    places = {p.id: p for p in record.places}
    found = {}
    for f in record.figures:
        place = places.get(f.place or "")
        found[f.mention.start, f.mention.end] = Reach(
            noun=_noun(f.mention.text, record.dispatch.language) if f.who in GENERAL else None,
            some=_narrowed(f, record, where) or _hit(f, record),
            formerly=_has(
                where.words_of(where.sentence(f.mention.start)),
                record.dispatch.language,
                "formerly",
            ),
            site=Site(replace(place, mentions=()), own=True)
            if place and place.kind != "country"
            else None,
            around=frozenset(
                fold(p.name)
                for p in record.places
                if p.kind != "country"
                and any(
                    where.sentence(m.start) == where.sentence(f.mention.start) for m in p.mentions
                )
            ),
        )
    return found


def elsewhere(a: Answer, b: Answer) -> bool:
    """Say whether two counts of one dispatch stand beside places of which none is the other's."""
    x, y = a.reach.around, b.reach.around
    return bool(x and y) and not any(p in q or q in p for p in x for q in y)


def comparable(a: Answer, b: Answer) -> bool:
    """Say whether two counts of one question can contradict or follow each other."""
    x, y = a.reach, b.reach
    nouns = a.who == "all" and x.noun != y.noun  # a group is what its noun says
    if x.some or y.some or nouns or x.formerly != y.formerly:
        return False
    if x.site and y.site and not same_spot(x.site, y.site):
        return False
    low, high = sorted((size(a), size(b)))
    return high <= low * (_CROWD if a.question == "participants" else _FACTOR)


def epidemic_words(record: Record) -> int:
    """Count the words of an epidemic in a dispatch."""
    words = folded(record.dispatch.language, "epidemic")
    text = record.dispatch.text
    if words.isdisjoint(vocabulary_of(text)):
        return 0
    return sum(map(words.__contains__, wording(text).words))


def size(a: Answer) -> int:
    """Give the number by which counts are set beside each other, one at least."""
    return max(a.low if a.low is not None else a.high or 0, 1)


def _noun(text: str, code: str) -> str | None:
    """What is counted, as a stem; None when everybody is, or only a number stands there."""
    words = tokens(text)
    if not words or not folded(code, "wholes").isdisjoint(words):
        return None
    last = words[-1]
    return None if last.isdigit() or last in _numbers(code) else stem(last)


def _narrowed(f: Figure, record: Record, where: Layout) -> bool:
    """Whether the count itself or the words behind it, up to the next comma, narrow it.

    What is told of "the 15 injured" is told of all of them.
    """
    code = record.dispatch.language
    before = tokens(record.dispatch.text[max(0, f.mention.start - _ARTICLE) : f.mention.start])
    if folded(code, "definite") & set(before[-1:]):
        return _has(f.mention.text, code, "narrowing")
    _, end = where.sentences[where.sentence(f.mention.start)]
    rest = record.dispatch.text[f.mention.end : min(end, f.mention.end + _BEHIND)]
    words = f"{f.mention.text} {_CUT.split(rest, maxsplit=1)[0]}"
    for stop in _stops(code):
        words = stop.split(words, maxsplit=1)[0]
    return _has(words, code, "narrowing")


def _hit(f: Figure, record: Record) -> bool:
    """Whether those hit are counted, of whom some died ("shots hit three, and one is dead")."""
    if f.kind != "injured":
        return False
    text, m = record.dispatch.text, f.mention
    before = _CUT.split(text[max(0, m.start - _NEAR) : m.start])[-1]
    behind = _CUT.split(text[m.end : m.end + _NEAR], maxsplit=1)[0]
    return _has(f"{before}{m.text}{behind}", record.dispatch.language, "hit")


def _has(words: str, code: str, group: str) -> bool:
    told = f" {' '.join(tokens(words))} "
    return any(map(told.__contains__, _phrases(code, group)))


@cache
def _phrases(code: str, group: str) -> frozenset[str]:
    return frozenset(f" {' '.join(tokens(w))} " for w in lexicon(code).get(group, ()))


@cache
def _stops(code: str) -> tuple[re.Pattern[str], ...]:
    words = sorted(map(str, lexicon(code).get("among", ())))
    return tuple(re.compile(rf"(?<!\w){re.escape(w)}(?!\w)") for w in words)


@cache
def _numbers(code: str) -> frozenset[str]:
    try:
        table: dict[str, Any] = language.load(code).table("numbers")
    except SelonError:
        return frozenset()
    return frozenset(fold(str(w)) for name in _NUMBERS for w in table.get(name, ()))
