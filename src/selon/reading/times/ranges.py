"""Two expressions that make one span: `du 3 au 5 mai`, `de lundi à jeudi`, `samedi et dimanche`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.reading.times.calendar import Point, Stretch, shift
from selon.reading.times.grammar import grammar
from selon.reading.times.tense import PAST, direction

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Draft
    from selon.reading.times.model import Expression
    from selon.reading.times.scan import Line

_YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class _Words:
    open: frozenset[str]
    dash: frozenset[str]
    join: frozenset[str]
    both: frozenset[str]
    between: frozenset[str]
    habit: frozenset[str]


@lru_cache(maxsize=8)
def _words(pack: LanguagePack) -> _Words:
    table, split = pack.table("times")["range"], grammar(pack).alphabet.split
    sets = (
        frozenset(" ".join(split(w)) for w in table[k])
        for k in ("open", "dash", "join", "and", "between", "habit")
    )
    return _Words(*sets)


def joined(draft: Draft, line: Line, one: Expression, other: Expression) -> int | None:
    """Give where a range of two neighbouring expressions begins, None when they are none."""
    if not (one.row and other.row) or one.since or other.since or one.joined:
        return None
    if "DURATION" in {one.kind, other.kind}:
        return None
    words, pieces = _words(draft.pack), line.pieces
    before = [p for p in pieces[one.match.first - 1 if one.match.first else 0 : one.match.last]
              if p.end <= one.match.core[0]]  # fmt: skip
    between = [p for p in pieces[one.match.last : other.match.last] if p.end <= other.match.core[0]]
    gap = " ".join(p.word for p in between)
    opener = before[-1].word.lower() if before else ""
    start = before[-1].start if opener in words.open else one.match.start
    if gap in words.dash:
        return start
    if gap in words.join and opener in words.open - words.between:
        return start
    if gap in words.both and (opener in words.between or _next_to(one.stretch, other.stretch)):
        return start
    return None


def is_habit(draft: Draft, one: Expression, other: Expression) -> bool:
    """Whether a range of bare weekdays is every week's (`ouvert du lundi au vendredi`)."""
    if not all(e.match.slots.keys() == {"w"} for e in (one, other)):
        return False
    opener = draft.text[one.begin : one.match.core[0]].strip().lower()
    return opener in _words(draft.pack).habit and direction(draft, one.match.start) != PAST


def _next_to(one: Stretch | None, other: Stretch | None) -> bool:
    """Whether one day or month is followed by the next."""
    if not one or not other or one.high.precision != other.low.precision:
        return False
    return one.high.precision != "year" and shift(one.high, 1, one.high.precision) == other.low


def range_of(
    draft: Draft, one: Expression, other: Expression, published: Point | None
) -> Stretch | None:
    """Give the span of two expressions, the first moved before the second or the other way round.

    `du 22 février au 2 mars 2020` has its year behind; `de dimanche à mardi`, told on a Monday,
    lies in the past when the clause does.
    """
    if not one.stretch or not other.stretch:
        return None
    low, high = one.stretch.low, other.stretch.high
    if "y" in other.match.slots and "y" not in one.match.slots and low.month:
        low = Point(high.year, low.month, low.day)
        low = low if low.first <= high.last else Point(high.year - 1, low.month, low.day)
    count, unit = (7, "day") if "m" not in one.match.slots and low.day else (1, "year")
    if low.first > high.last:
        later = _moved(high, count, unit)
        past = published is not None and (
            later.first > published.last
            and not low.contains(published)  # "de juin à décembre", told in June
        )
        if past and direction(draft, one.match.start) == PAST:
            for _ in range(_YEARS_BACK):
                if low.first > high.last:
                    low = _moved(low, -count, unit)
        else:
            high = later
    return Stretch(low, high) if low.real and high.real and low.first <= high.last else None


def _moved(point: Point, count: int, unit: str) -> Point:
    if unit == "day":
        return shift(point, count, "day")
    return Point(point.year + count, point.month, point.day)
