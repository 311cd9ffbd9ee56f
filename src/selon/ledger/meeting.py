"""Under which keys happenings meet: only those of one place and time are weighed.

A key names a day, week or month at a place, a person whom it befell, or a sentence as it is
compared; what a story goes on about for weeks meets by its words.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING
from zlib import crc32

from selon.ledger.joining import DATE, WORDS, place_key
from selon.ledger.kinship import fixed
from selon.ledger.remembering import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.joining import Portrait

# Kinds that are told of in other words: they meet under one name.
_MET = {"toll": "violence", "accord": "talks", "regret": "concede", "retreat": "departure"}
# Riots are told of as protests and as violence: they meet under both names.
_TURNED = {"protest": ("violence",), "violence": ("protest",)}
_UNREST = frozenset({"riot", "vandalize", "crowd-control"})
_LEADING = frozenset({"violence", "accident", "death"})  # what a story may go on about for weeks
_GOING_ON = frozenset({"protest campaign", "sanction"})
_SEASON = 46  # days
_TOLD = 3  # days within which dispatches tell of one happening, whatever they share
_ORDERS = 4  # least hashes of a sentence: two with half their words in common share one of four


def blocks(p: Portrait) -> Iterator[tuple[object, ...]]:
    """Yield the keys under which a happening meets those it may be one with."""
    for _, words, core in p.sentences:
        if len(words) >= WORDS:
            for seed, found in enumerate(_least_hashes(words)):
                yield "sentence", seed, found, core[:3]
    for name in sorted(p.victims):
        yield "victim", name
    family = _MET.get(p.family, p.family)
    # At one place all of a week meet: those of near days and those who share more do so, too.
    marks, told = (["any"], 0) if fixed(family) else (_marks(p), _TOLD)
    families = [family, *_TURNED.get(family, ())] if p.modes & _UNREST else [family]
    for family, where in product(families, sorted({p.country or "?", p.home or "?"})):
        if p.days is not None and p.days.length <= 31:
            if p.days.length <= DATE:
                for day in range(p.days.first, p.days.last + 1):
                    yield "day", family, where, day
            for mark in marks:
                yield "month", family, where, (p.days.first + p.days.last) // 61, mark
        if p.published is not None:
            for day in range(p.published, p.published + told):
                yield "told", family, where, day
            for week in (p.published // 7, p.published // 7 + 1):
                for mark in marks:
                    yield "week", family, where, week, mark
            yield from _seasons(p, family, where)


def _seasons(p: Portrait, family: str, where: str) -> Iterator[tuple[object, ...]]:
    """Yield the keys under which what a story goes on about meets, however late it is told of."""
    if p.published is None or not ((p.lead and family in _LEADING) or p.family in _GOING_ON):
        return
    season = p.published // _SEASON
    for word in sorted({core[:5] for core in p.cores}):
        yield "season", family, where, season, word
        yield "season", family, where, season + 1, word


def _marks(p: Portrait) -> list[str]:
    """Give what happenings of one place and time must share beside their kind."""
    marks = [*sorted({core[:4] for core in p.cores}), *sorted(p.actors)]
    marks += sorted(map(str, p.figures))
    marks += sorted({place_key(s.place) for s in p.sites if s.narrow})
    return [*marks, "lead"] if p.lead else marks


@lru_cache(maxsize=1024)
def _least_hashes(words: frozenset[str]) -> tuple[int, ...]:
    """Give the first of a sentence's stems in each of some orders of chance."""
    return tuple(map(min, zip(*map(_HASHES.__getitem__, words), strict=True)))


def _hashes(word: str) -> tuple[int, ...]:
    """Give a stem in some orders of chance, the same in every process."""
    written = word.encode("utf-8", "replace")
    return tuple(crc32(written, seed) for seed in range(_ORDERS))


_HASHES = Remembered(_hashes)
