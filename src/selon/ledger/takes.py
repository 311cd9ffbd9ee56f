"""Takes: dispatches that are one dispatch sent again, corrected or extended.

Agencies repeat background word for word in every dispatch on a story; a take repeats most of the
whole. So two dispatches are takes of one when most runs of words of the shorter stand in the other
and the days between are few.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from selon.ledger.calendar import moment
from selon.ledger.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from selon.record import Record

_RUN = 5  # words in a run
_MIXED = np.uint32(0x9E3779B1)  # by which the marks of words are mixed to one of their run
_SHARED = 0.5  # share of the shorter dispatch's runs that a take has within `_HOURS`
_SHARED_SOON = 0.4  # the same within `_SOON`: a running story is rewritten in haste
_HOURS, _SOON = 96.0, 24.0
_SAMPLE = 8  # one run in so many is looked up: takes share dozens, strangers none


@dataclass(frozen=True, slots=True)
class Print:
    """What of a dispatch is compared with others: its runs of words."""

    dispatch: str
    published: datetime | None
    runs: frozenset[int]


def fingerprint(record: Record) -> Print:
    """Take the runs of words of a dispatch, as stable hashes."""
    marks = np.array(wording(record.dispatch.text).marks, np.uint32)
    runs = np.zeros(max(1, len(marks) - _RUN + 1), np.uint32)
    for at in range(min(_RUN, len(marks))):
        runs = runs * _MIXED + marks[at : at + len(runs)]
    dispatch = record.dispatch
    return Print(dispatch.id, moment(dispatch.published), frozenset(runs.tolist()))


def is_take(a: Print, b: Print) -> bool:
    """Say whether two dispatches are takes of one."""
    hours = 0.0
    if a.published is not None and b.published is not None:
        hours = abs((a.published - b.published).total_seconds()) / 3600
    if hours > _HOURS:
        return False
    share = _SHARED_SOON if hours <= _SOON else _SHARED
    return len(a.runs & b.runs) >= share * min(len(a.runs), len(b.runs))


def sampled(made: Print) -> list[int]:
    """Give the runs of a dispatch under which others are looked up."""
    return [run for run in made.runs if run % _SAMPLE == 0]


def buckets(made: Print) -> tuple[int, int, int]:
    """Give the stretch of time of a dispatch between those in which takes of it may lie."""
    own = int(made.published.timestamp() / 3600 / _HOURS) if made.published else 0
    return own - 1, own, own + 1


def chained(
    pairs: Iterable[tuple[str, str]], order: Mapping[str, tuple[str, str]]
) -> list[list[str]]:
    """Give the chains that pairs of takes make, each and all in the order given for dispatches."""
    home: dict[str, set[str]] = {}
    for a, b in sorted(pairs):
        chain = home.get(a, {a}) | home.get(b, {b})
        for member in chain:
            home[member] = chain
    chains = {id(c): sorted(c, key=order.__getitem__) for c in home.values()}
    return sorted(chains.values(), key=lambda c: order[c[0]])


class Takes:
    """Finds takes as dispatches arrive; only dispatches with a common run are compared."""

    def __init__(self) -> None:
        self._prints: dict[str, Print] = {}
        self._by_run: dict[tuple[int, int], list[str]] = defaultdict(list)
        self._pairs: set[tuple[str, str]] = set()

    def add(self, made: Print) -> None:
        """Compare a dispatch with those before it."""
        met: set[str] = set()
        near = buckets(made)
        for run in sampled(made):
            for bucket in near:
                met.update(self._by_run.get((run, bucket), ()))
            self._by_run[run, near[1]].append(made.dispatch)
        for other in met - {made.dispatch}:
            if is_take(made, self._prints[other]):
                self._pairs.add((min(made.dispatch, other), max(made.dispatch, other)))
        self._prints[made.dispatch] = made

    def chains(self, order: Mapping[str, tuple[str, str]]) -> list[list[str]]:
        """Give the chains of takes, each and all in the order given for dispatches."""
        return chained(self._pairs, order)
