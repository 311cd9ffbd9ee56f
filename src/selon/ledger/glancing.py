"""Which of the happenings that meet are worth looking at: a coarse picture of each is enough.

A happening may meet hundreds. Nine of ten have nothing firm in common with it, which their outlines
show: numbers whose bits stand for names, counts and words. What is left out here would be left out
by `sifting`: bits in common may be chance, none in common are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NewType
from zlib import crc32

from selon.ledger.kinship import kin
from selon.ledger.sifting import ALIKE, slack
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.stories import NAMED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from selon.ledger.joining import Portrait

_BITS = 1 << 10

Bits = NewType("Bits", int)
"""A number whose bits stand for names."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A happening at a glance: its kind, days, and bits for its marks and words.

    `marks` are the bits of whom it befell, who acted and what was counted, `words` those of its
    sentences, `least` as in its portrait.
    """

    family: str
    first: int | None
    last: int | None
    own_time: bool
    least: int
    marks: Bits
    words: Bits


@dataclass(frozen=True, slots=True)
class Cover:
    """A dispatch at a glance: bits for the names in it, how many they are, and its happenings."""

    names: Bits
    count: int
    outlines: tuple[Outline, ...]


def cover(portraits: Sequence[Portrait]) -> Cover:
    """Take the cover of a dispatch's portraits."""
    names = portraits[0].names if portraits else frozenset()
    return Cover(_mask(names), len(names), tuple(map(outline, portraits)))


def unlike(a: Cover, b: Cover) -> bool:
    """Say whether two dispatches have too few names in common to be on one story."""
    smaller = min(a.count, b.count)
    most = (a.names & b.names).bit_count() + a.count - a.names.bit_count()
    return not smaller or most / smaller < NAMED


def outline(p: Portrait) -> Outline:
    """Take the outline of a portrait."""
    marks = chain(
        ("v" + v for v in p.victims | p.dead),
        ("a" + a for a in p.actors),
        ("r" + r for r in p.recipients),
        map(str, p.figures),
    )
    first, last = (p.days.first, p.days.last) if p.days is not None else (None, None)
    words = 0
    for _, stems, _ in p.sentences:
        words |= _sentence(stems)
    return Outline(p.family, first, last, p.own_time, p.least, _mask(marks), Bits(words))


def glance(p: Portrait, o: Outline, shared: Mapping[int, bool]) -> Callable[[int, Outline], bool]:
    """Give what says whether a happening of a dispatch is worth looking at beside this one.

    `shared` holds of each dispatch, by its number, whether both are on one story.
    """
    family, first, last, own, least = kin(o.family), o.first, o.last, o.own_time, o.least
    marks, words, lasting = o.marks, o.words, CAMPAIGN in o.family
    spare = len(p.words) - words.bit_count()  # words that share a bit with another

    def worth(dispatch: int, q: Outline) -> bool:
        if marks & q.marks:
            return True
        if q.family not in family:
            return False
        if first is not None and last is not None and q.first is not None and q.last is not None:
            apart = max(q.first - last, first - q.last)
            if apart <= 0:
                return True
            if apart > slack(own and q.own_time, lasting or CAMPAIGN in q.family):
                return False
        if shared[dispatch]:
            return True
        common = (words & q.words).bit_count() + spare
        return bool(least and q.least) and ALIKE * common >= least + q.least

    return worth


@lru_cache(maxsize=1024)
def _sentence(stems: frozenset[str]) -> Bits:
    """Give the bits of a sentence's stems, which mostly tells of several happenings."""
    return _mask(stems)


def _mask(names: Iterable[str]) -> Bits:
    mask = 0
    for name in names:
        mask |= _bit(name)
    return Bits(mask)


@lru_cache(maxsize=131072)
def _bit(name: str) -> int:
    """Give the bit of a name, the same in every process."""
    return 1 << crc32(name.encode("utf-8", "replace")) % _BITS
