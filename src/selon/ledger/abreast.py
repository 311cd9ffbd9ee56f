"""The outlines of many dispatches side by side, in rows that are compared hundreds at a time.

It is the same question as in `sifting`, asked more coarsely: bits stand for names and words, so
what has none in common shares nothing, and what has some may.
"""

from __future__ import annotations

from itertools import accumulate, count
from typing import TYPE_CHECKING, Any

import numpy as np

from selon.ledger.glancing import BITS
from selon.ledger.kinship import akin
from selon.ledger.sifting import ALIKE, INHERITED, LASTED, OWN
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.stories import NAMED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from selon.ledger.glancing import Bits, Cover, Outline

_MOST = 200_000  # rows that are kept: those of the last months are asked for again and again
_WORDS = BITS // 64
_FIELDS = 6  # kind, first day, last day, whether they are its own, whether it lasts, least
_UNDATED = -1  # the first day of what has none
_NONE = -1  # the row of a dispatch that is in none


class Abreast:
    """Rows of outlines and covers, found again by the numbers of their dispatches."""

    def __init__(self) -> None:
        self._fields = _Rows(_FIELDS, np.int32)
        self._marks, self._words = _Rows(_WORDS, np.uint64), _Rows(_WORDS, np.uint64)
        self._names, self._counts = _Rows(_WORDS, np.uint64), _Rows(1, np.int64)
        self._places = np.zeros((0, 2), np.int64)  # of each dispatch, by its number
        self._kinds: dict[str, int] = {}
        self._akin = np.zeros((0, 0), bool)

    def make_room(self) -> None:
        """Forget all rows when there are many."""
        if len(self._fields) > _MOST:
            self._places[:] = _NONE
            for rows in (self._fields, self._marks, self._words, self._names, self._counts):
                rows.clear()

    def missing(self, dispatches: NDArray[np.int64]) -> list[int]:
        """Give those of some dispatches that are not in the rows."""
        highest = dispatches.max(initial=-1)
        if highest >= len(self._places):
            grown = np.full((2 * highest + 1, 2), _NONE)
            grown[: len(self._places)] = self._places
            self._places = grown
        found: list[int] = dispatches[self._places[dispatches, 0] == _NONE].tolist()
        return found

    def put(self, covers: Mapping[int, Cover]) -> None:
        """Write dispatches that are missing, given by their numbers."""
        told = list(covers.values())
        outlines = [o for cover in told for o in cover.outlines]
        firsts = accumulate((len(cover.outlines) for cover in told), initial=len(self._fields))
        row = self._names.add(_bits([cover.names for cover in told]))
        self._counts.add(np.array([cover.count for cover in told], np.int64).reshape(-1, 1))
        for place in zip(covers, count(row), firsts, strict=False):
            self._places[place[0]] = place[1:]
        self._fields.add(np.array([*map(self._written, outlines)], np.int32).reshape(-1, _FIELDS))
        self._marks.add(_bits([o.marks for o in outlines]))
        self._words.add(_bits([o.words for o in outlines]))

    def drop(self, dispatch: int) -> None:
        """Forget a dispatch whose happenings are others now."""
        if dispatch < len(self._places):
            self._places[dispatch] = _NONE

    def places(self, dispatches: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the rows of the covers of some dispatches, and of their first outlines."""
        found: NDArray[np.int64] = self._places[dispatches]
        return found[:, 0], found[:, 1]

    def place(self, dispatch: int) -> tuple[int, int]:
        """Give the row of a dispatch's cover, and of its first outline."""
        cover, first = self._places[dispatch].tolist()
        return cover, first

    def unlike(self, own: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say of each of some dispatches whether it is on no story with one, by their names.

        All are given by the rows of their covers. They have too few names in common, even if each
        name of the one whose bit is another's as well were in all of them.
        """
        names, count = self._names.rows[own], self._counts.rows[own, 0]
        spare = count - np.bitwise_count(names).sum(dtype=np.int64)
        most = _common(self._names.rows[others], names) + spare
        smaller = np.minimum(self._counts.rows[others, 0], count)
        found: NDArray[np.bool_] = (most / np.maximum(smaller, 1) < NAMED) | (smaller == 0)
        return found

    def worth(
        self,
        ours: NDArray[np.int64],
        theirs: NDArray[np.int64],
        *,
        spare: NDArray[np.int64],
        shared: NDArray[np.bool_],
    ) -> NDArray[np.bool_]:
        """Say of each pair of happenings, given by the rows of their outlines, if it is worth it.

        `shared` holds of each pair whether its dispatches are on one story, `spare` how many words
        of the first share a bit with another of its words.
        """
        a, b = self._fields.rows[ours].T, self._fields.rows[theirs].T
        kind, first, last, own, lasting, least = zip(a, b, strict=True)
        dated = (first[0] != _UNDATED) & (first[1] != _UNDATED)
        apart = np.maximum(first[1] - last[0], first[0] - last[1])
        most = np.where(lasting[0] | lasting[1], LASTED, OWN)
        most = np.where(own[0] & own[1], most, INHERITED)
        may_be = self._akin[kind] & ~(dated & (apart > most))
        found: NDArray[np.bool_] = may_be & ((dated & (apart <= 0)) | shared)
        (rest,) = (~found).nonzero()
        marks = self._marks.rows
        found[rest] = (marks[ours[rest]] & marks[theirs[rest]]).any(axis=1)
        (rest,) = (may_be & ~found & (least[0] > 0) & (least[1] > 0)).nonzero()
        words = self._words.rows
        common = _common(words[ours[rest]], words[theirs[rest]]) + spare[rest]
        found[rest] = ALIKE * common >= (least[0] + least[1])[rest]
        return found

    def _written(self, o: Outline) -> tuple[int, ...]:
        """Write what of an outline is no bits as a row."""
        first, last = (_UNDATED, 0) if o.first is None or o.last is None else (o.first, o.last)
        return self._kind(o.family), first, last, o.own_time, CAMPAIGN in o.family, o.least

    def _kind(self, family: str) -> int:
        if family not in self._kinds:
            self._kinds[family] = len(self._kinds)
            kinds = list(self._kinds)
            self._akin = np.array([[akin(a, b) for b in kinds] for a in kinds], bool)
        return self._kinds[family]


class _Rows:
    """Rows of one width, to which more are added."""

    def __init__(self, width: int, kind: type[np.generic]) -> None:
        self.rows: NDArray[Any] = np.zeros((1024, width), kind)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, more: NDArray[Any]) -> int:
        """Put rows behind the others; gives the number of the first of them."""
        first = self._count
        self._count += len(more)
        if self._count > len(self.rows):
            grown = np.zeros((2 * self._count, self.rows.shape[1]), self.rows.dtype)
            grown[:first] = self.rows[:first]
            self.rows = grown
        self.rows[first : self._count] = more
        return first

    def clear(self) -> None:
        """Forget all rows."""
        self._count = 0


def _bits(numbers: Sequence[Bits]) -> NDArray[np.uint64]:
    """Write numbers of many bits as rows."""
    written = b"".join([n.to_bytes(BITS // 8, "little") for n in numbers])
    return np.frombuffer(written, "<u8").reshape(-1, _WORDS)


def _common(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Count the bits that rows have in common."""
    found: NDArray[np.int64] = np.bitwise_count(a & b).sum(axis=1, dtype=np.int64)
    return found
