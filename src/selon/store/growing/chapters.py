"""Chapters in their table: packed in two, what is weighed against others and what is told.

Weighing asks for many dispatches again and again, so those asked for last are kept unpacked.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from selon.ledger.builder import Chapter, read_chapter
from selon.ledger.calendar import moment
from selon.ledger.takes import Print, fingerprint
from selon.store import schema
from selon.store.growing.codec import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from selon.ledger.joining import Portrait
    from selon.record import Record
    from selon.store.growing.changes import Wanted
    from selon.store.rows import Row

_c, _d = schema.chapters, schema.dispatches
_SHIFT = 20  # bits for the number of a happening within its dispatch
_LOOKED_UP = 500
# Dispatches of which these are kept unpacked: happenings are weighed against those of two months.
_PORTRAITS, _PRINTS, _CHAPTERS = 3000, 500, 300
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Compared:
    """Portraits of a dispatch, with what all of them share taken out."""

    story: frozenset[str]
    names: frozenset[str]
    portraits: tuple[Portrait, ...]


def number_of(dispatch: int, happening: int) -> int:
    """Number a happening in the store by its dispatch and its place there."""
    return dispatch << _SHIFT | happening


def place_of(number: int) -> tuple[int, int]:
    """Give the dispatch of a numbered happening, and its place there."""
    return number >> _SHIFT, number & (1 << _SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Written:
    """A chapter ready to be stored."""

    wanted: Wanted
    chapter: Chapter
    runs: Print
    row: Row


def write_out(record: Record, wanted: Wanted) -> Written:
    """Condense a record and pack what comes of it."""
    chapter = read_chapter(record)
    runs = fingerprint(record)
    portraits = chapter.portraits
    compared = _Compared(
        portraits[0].story if portraits else _NONE,
        portraits[0].names if portraits else _NONE,
        tuple(replace(p, story=_NONE, names=_NONE) for p in portraits),
    )
    row = {
        "id": wanted.dispatch, "record": wanted.record, "mark": wanted.mark,
        "published": chapter.ref.published, "item": chapter.ref.item,
        "told": pack(Chapter, replace(chapter, portraits=())),
        "compared": pack(_Compared, compared), "runs": array("I", sorted(runs.runs)).tobytes(),
    }  # fmt: skip
    return Written(wanted, chapter, runs, row)


class Kept:
    """What was unpacked last of each dispatch, up to `most` of them."""

    def __init__(self, column: Any, make: Callable[[Any], Any], most: int) -> None:  # noqa: ANN401
        self._column = column
        self._make = make
        self._most = most
        self._kept: OrderedDict[int, Any] = OrderedDict()

    def get(self, connection: Connection, dispatch: int) -> Any:  # noqa: ANN401
        """Give what the column holds for a dispatch, unpacked."""
        if dispatch not in self._kept:
            self.fetch(connection, [dispatch])
        self._kept.move_to_end(dispatch)
        return self._kept[dispatch]

    def fetch(self, connection: Connection, dispatches: Iterable[int]) -> None:
        """Unpack what will be asked for, many at a time."""
        missing = [d for d in dispatches if d not in self._kept]
        for some in parts(missing):
            asked = (
                select(_c.c.id, _d.c.key, _c.c.published, self._column)
                .join(_d, _d.c.id == _c.c.id)
                .where(_c.c.id.in_(some))
            )
            for row in connection.execute(asked):
                self.put(row.id, self._make(row))

    def put(self, dispatch: int, value: Any) -> None:  # noqa: ANN401
        """Keep what is at hand already."""
        self._kept[dispatch] = value
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def drop(self, dispatch: int) -> None:
        """Forget a dispatch whose chapter is another now."""
        self._kept.pop(dispatch, None)


class Shelf:
    """All that is kept unpacked while the ledger is made; emptied when another has changed it."""

    def __init__(self) -> None:
        self.generation = -1
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.portraits = Kept(_c.c.compared, _portraits, _PORTRAITS)
        self.prints = Kept(_c.c.runs, _print, _PRINTS)
        self.chapters = Kept(_c.c.told, lambda row: unpack(Chapter, row.told), _CHAPTERS)

    def put(self, one: Written) -> None:
        """Keep a chapter that is being stored."""
        dispatch = one.wanted.dispatch
        self.portraits.put(dispatch, one.chapter.portraits)
        self.prints.put(dispatch, one.runs)
        self.chapters.put(dispatch, replace(one.chapter, portraits=()))

    def drop(self, dispatch: int) -> None:
        """Forget a dispatch whose chapter is another now."""
        for kept in (self.portraits, self.prints, self.chapters):
            kept.drop(dispatch)


def _portraits(row: Any) -> tuple[Portrait, ...]:  # noqa: ANN401
    found: _Compared = unpack(_Compared, row.compared)
    for p in found.portraits:  # rows that nobody has seen yet: a copy of each would take longer
        object.__setattr__(p, "story", found.story)
        object.__setattr__(p, "names", found.names)
    return found.portraits


def _print(row: Any) -> Print:  # noqa: ANN401
    runs = array("I")
    runs.frombytes(row.runs)
    return Print(row.key, moment(row.published), frozenset(runs))


def parts(numbers: list[int]) -> Iterable[list[int]]:
    """Cut a list of numbers to what one question may hold."""
    for start in range(0, len(numbers), _LOOKED_UP):
        yield numbers[start : start + _LOOKED_UP]
