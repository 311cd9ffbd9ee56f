"""Where a place lies in the text's own words: `Kouré, à 60 km au sud-est de Niamey`.

Neighbouring spots of a sentence are related when nothing but prepositions, nouns of places,
directions and distances stands between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.numerals import find_numerals
from selon.reading.places.evidence import Level
from selon.reading.places.model import Spot

if TYPE_CHECKING:
    from selon.reading.places.lexicon import PlaceWords
    from selon.reading.places.words import Words

_MOST_WORDS = 12
_NUMBER_WORDS = 5


def relate(words: Words, lexicon: PlaceWords, spots: list[Spot]) -> None:
    """Note on each spot what says where it lies, and add computed points that bear no name."""
    named = sorted((s.start, -s.end, at) for at, s in enumerate(spots) if s.kind != "area")
    for rank, (_, _, at) in enumerate(named):
        one = spots[at]
        for _, _, following in named[rank + 1 :]:
            other = spots[following]
            if other.sentence != one.sentence:
                break
            if other.first > one.last:
                _relate(words, lexicon, one, other, following)
                break
    for number in range(len(spots)):
        if spots[number].kind != "area":
            _computed(words, lexicon, spots, number)


def _relate(words: Words, lexicon: PlaceWords, one: Spot, other: Spot, at: int) -> None:
    first, last = one.last + 1, other.first - 1
    if last - first >= _MOST_WORDS:
        return
    gap = (words.gaps[first] or "").strip()
    if gap not in {"", ",", "("} or any(not words.joined(k) for k in range(first + 1, last + 2)):
        return
    between = words.lowers[first : last + 1]
    if any(not _allowed(word, words, lexicon) for word in between):
        return
    relation = lexicon.relation
    if not between:
        if gap == "(" or (gap and (other.kind in {"admin", "country"} or other.state)):
            one.within = at
        return
    if not gap and between[0] in lexicon.conjunctions:
        return
    distant = next((k for k in range(first, last + 1) if words.lowers[k] in relation["units"]), -1)
    if distant >= 0:
        km = _kilometres(words, distant, first)
        if km is not None:
            one.within, one.near, one.km = at, True, km
            one.bearing = _bearing(words, lexicon, distant + 1, last)
    elif any(word in relation["near"] for word in between):
        one.within, one.near = at, True
    elif (
        other.noun in lexicon.nouns
        and between[0] in lexicon.uses["outside"]
        and (lexicon.nouns[other.noun] == "city" and any(w in lexicon.directions for w in between))
    ):
        one.within, one.near = at, True
        one.bearing = _bearing(words, lexicon, first, last)
    elif between[0] in relation["inside"] or (between[0] in lexicon.of and len(between) <= 2):
        one.within = at


def _allowed(word: str, words: Words, lexicon: PlaceWords) -> bool:
    return (
        word in lexicon.between_places
        or word in words.demonyms
        or word.replace(",", "").isdigit()
        or word in lexicon.direction_adjectives
    )


def _kilometres(words: Words, unit: int, floor: int) -> float | None:
    """Read the number before the unit; the middle of a range, the bound of a bounded one."""
    found = _number(words, unit, floor)
    return found[0] if found else None


def _number(words: Words, unit: int, floor: int) -> tuple[float, int] | None:
    """Give the number before the unit, and the character where it is written."""
    first = max(floor, unit - _NUMBER_WORDS)
    text, pack = words.draft.text, words.draft.pack
    numerals = find_numerals(text, words.starts[first], words.starts[unit], pack)
    if not numerals:
        return None
    low, high = numerals[-1].low, numerals[-1].high
    values = [value for value in (low, high) if value is not None]
    return (sum(values) / len(values), numerals[-1].core) if values else None


def _bearing(words: Words, lexicon: PlaceWords, first: int, last: int) -> int | None:
    for at in range(first, last + 1):
        bearing = lexicon.directions.get(words.lowers[at])
        if bearing is not None and bearing >= 0:
            return bearing
    return None


def _computed(words: Words, lexicon: PlaceWords, spots: list[Spot], number: int) -> None:
    """Add the point that `à 6 km à l'est de Kouré` means where no place before it lies there."""
    base = spots[number]
    if any(s.within == number and s.km is not None for s in spots) or base.level < Level.OPEN:
        return
    floor = max(0, base.first - _MOST_WORDS)
    unit = next(
        (
            k
            for k in range(base.first - 1, floor, -1)
            if words.lowers[k] in lexicon.relation["units"]
        ),
        -1,
    )
    if unit < 0 or words.sentences[unit] != base.sentence:
        return
    between = range(unit + 1, base.first)
    if any(
        not _allowed(words.lowers[k], words, lexicon) or not words.joined(k) for k in between
    ) or not words.joined(base.first):
        return
    bearing = _bearing(words, lexicon, unit + 1, base.first - 1)
    number_ = _number(words, unit, max(0, unit - _NUMBER_WORDS))
    if bearing is None or number_ is None:
        return
    (km, start), first = number_, unit - 1
    spots.append(
        Spot(
            start,
            base.end,
            base.sentence,
            words.draft.text[start : base.end],
            int(Level.PLACE),
            "distance",
            first=first,
            last=base.last,
            kind="area",
            anchor=number,
            bearing=bearing,
            km=km,
        )
    )
