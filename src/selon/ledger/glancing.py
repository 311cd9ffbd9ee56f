"""Which of the happenings that meet are worth looking at: a coarse picture of each is enough.

A happening may meet hundreds. Nine of ten have nothing firm in common with it, which their outlines
show: numbers whose bits stand for names, counts and words. What is left out here would be left out
by `sifting`: bits in common may be chance, none in common are not. Outlines stand side by side
(`abreast`), so that those of one dispatch are set beside all that they meet at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING, NewType
from zlib import crc32

from selon.ledger.remembering import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selon.ledger.joining import Portrait

BITS = 1 << 10
"""How many bits stand for names."""

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


@lru_cache(maxsize=1024)
def _sentence(stems: frozenset[str]) -> Bits:
    """Give the bits of a sentence's stems, which mostly tells of several happenings."""
    return _mask(stems)


def _mask(names: Iterable[str]) -> Bits:
    return Bits(reduce(or_, map(_BITS.__getitem__, names), 0))


def _bit(name: str) -> int:
    """Give the bit of a name, the same in every process."""
    return 1 << crc32(name.encode("utf-8", "replace")) % BITS


_BITS = Remembered(_bit)
