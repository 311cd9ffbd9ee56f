"""Chapters in their table: packed in two, what is weighed against others and what is told.

Weighing asks for many dispatches again and again, so those asked for last are kept unpacked.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import select

from selon.ledger.abreast import Abreast
from selon.ledger.builder import Chapter, read_chapter
from selon.ledger.calendar import moment
from selon.ledger.glancing import Cover, cover
from selon.ledger.joining import Portrait, in_all
from selon.ledger.stories import Numbering
from selon.ledger.takes import Print, fingerprint
from selon.store import schema
from selon.store.growing.codec import pack, read, squeeze, unpack, unsqueeze, write

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sqlalchemy import Connection

    from selon.ledger.stories import Numbered
    from selon.record import Record
    from selon.store.growing.changes import Wanted
    from selon.store.rows import Row

_c, _d = schema.chapters, schema.dispatches
SHIFT = 20
"""Bits for the number of a happening within its dispatch."""
PLACES = (1 << SHIFT) - 1
"""What of a happening's number is its place within its dispatch."""

_LOOKED_UP = 500
# Dispatches of which these are kept at hand. A happening may meet any that tells in like words, and
# to read one again takes longer than to weigh it.
_PORTRAITS, _PRINTS, _CHAPTERS = 8000, 500, 8000


@dataclass(frozen=True, slots=True)
class About:
    """What all happenings of a dispatch are compared by."""

    dispatch: str
    story: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a dispatch that happenings are compared by, each once.

    `told` are those of each happening: the number of the sentence, the happening's word in it.
    """

    texts: tuple[tuple[str, frozenset[str]], ...]
    told: tuple[tuple[tuple[int, str], ...], ...]

    @classmethod
    def of(cls, portraits: Iterable[Portrait]) -> Self:
        """Take the sentences of a dispatch's portraits."""
        texts: dict[tuple[str, frozenset[str]], int] = {}
        told = tuple(
            tuple(
                [
                    (texts.setdefault((key, words), len(texts)), core)
                    for key, words, core in p.sentences
                ]
            )
            for p in portraits
        )
        return cls(tuple(texts), told)

    def put(self, portrait: Portrait) -> None:
        """Give a portrait just read its sentences, and their words."""
        told = self.told[portrait.number]
        portrait.sentences = tuple([(*self.texts[n], core) for n, core in told])
        portrait.words = in_all([self.texts[n][1] for n, _ in told])


class Portraits:
    """The portraits of a dispatch, read one by one when they are asked for, and their outlines.

    Most dispatches that are met are met by one or two of their happenings, at which a glance is
    mostly enough.
    """

    __slots__ = ("_about", "_found", "_numbered", "_sentences", "cover")

    def __init__(
        self, about: About | str, cover: Cover, sentences: Sentences | str, found: Iterable[Any]
    ) -> None:
        self._about: About | str = about
        self._sentences: Sentences | str = sentences
        self._found = list(found)
        self._numbered: Numbered | None = None
        self.cover = cover

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Take portraits as they were packed."""
        about, front, sentences, *lines = unsqueeze(content).split("\n")
        return cls(about, read(Cover, front), sentences, lines)

    @classmethod
    def made(cls, portraits: tuple[Portrait, ...]) -> Self:
        """Take portraits that were just made."""
        about = [About(p.dispatch, p.story, p.names) for p in portraits[:1]]
        about = about or [About("", frozenset(), frozenset())]
        return cls(about[0], cover(portraits), Sentences.of(portraits), portraits)

    @property
    def about(self) -> About:
        """What the dispatch is about."""
        found = self._about
        if isinstance(found, str):
            found = self._about = read(About, found)
        return found

    def numbered(self, numbering: Numbering) -> Numbered:
        """What the dispatch is about, in the numbers of the shelf that it stands on."""
        found = self._numbered
        if found is None or found.by is not numbering:
            found = self._numbered = numbering.of(self.about)
        return found

    def __getitem__(self, number: int) -> Portrait:
        """Give the portrait of a happening."""
        found, about = self.bare(number), self.about
        if found.story is not about.story:
            # Nobody asks a bare one what it is about: to make a copy of it would take longer.
            found.story, found.names = about.story, about.names
        return found

    def bare(self, number: int) -> Portrait:
        """Give the portrait of a happening, perhaps without what its dispatch is about."""
        found = self._found[number]
        if found.__class__ is str:
            found = self._found[number] = read(Portrait, found)
            self._all_sentences().put(found)
        portrait: Portrait = found
        return portrait

    def _all_sentences(self) -> Sentences:
        found = self._sentences
        if isinstance(found, str):
            found = self._sentences = read(Sentences, found)
        return found

    def __len__(self) -> int:
        """How many happenings the dispatch has."""
        return len(self._found)

    def pack(self) -> bytes:
        """Pack portraits just made, with what all of them share written once."""
        lines = [write(Portrait, p) for p in self._found]
        lines.insert(0, write(Sentences, self._all_sentences()))
        return squeeze("\n".join([write(About, self.about), write(Cover, self.cover), *lines]))


def number_of(dispatch: int, happening: int) -> int:
    """Number a happening in the store by its dispatch and its place there."""
    return dispatch << SHIFT | happening


def place_of(number: int) -> tuple[int, int]:
    """Give the dispatch of a numbered happening, and its place there."""
    return number >> SHIFT, number & PLACES


@dataclass(frozen=True, slots=True)
class Written:
    """A chapter ready to be stored."""

    wanted: Wanted
    chapter: Chapter
    portraits: Portraits
    runs: Print
    row: Row


def write_out(record: Record, wanted: Wanted) -> Written:
    """Condense a record and pack what comes of it."""
    chapter = read_chapter(record)
    runs, portraits = fingerprint(record), Portraits.made(chapter.portraits)
    row = {
        "id": wanted.dispatch, "record": wanted.record, "mark": wanted.mark,
        "published": chapter.ref.published, "item": chapter.ref.item,
        "told": pack(Chapter, chapter),
        "compared": portraits.pack(),
        "runs": array("I", runs.runs).tobytes(),
    }  # fmt: skip
    return Written(wanted, chapter, portraits, runs, row)


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
        return self._kept[dispatch]

    def some(self, connection: Connection, dispatches: Collection[int]) -> dict[int, Any]:
        """Give what the column holds for some dispatches, all of them looked up together."""
        self.fetch(connection, dispatches)
        kept = self._kept  # from which some may have given way to others of these
        return {d: kept[d] if d in kept else self.get(connection, d) for d in dispatches}

    def fetch(self, connection: Connection, dispatches: Iterable[int]) -> None:
        """Unpack what will be asked for, many at a time."""
        missing = sorted(d for d in dispatches if d not in self._kept)
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
        self.portraits = Kept(_c.c.compared, lambda row: Portraits.of(row.compared), _PORTRAITS)
        self.abreast, self.numbering = Abreast(), Numbering()
        self.prints = Kept(_c.c.runs, _print, _PRINTS)
        self.chapters = Kept(_c.c.told, lambda row: told(row.told), _CHAPTERS)

    def put(self, one: Written) -> None:
        """Keep a chapter that is being stored."""
        dispatch = one.wanted.dispatch
        self.portraits.put(dispatch, one.portraits)
        self.prints.put(dispatch, one.runs)
        self.chapters.put(dispatch, one.chapter)

    def drop(self, dispatch: int) -> None:
        """Forget a dispatch whose chapter is another now."""
        for kept in (self.portraits, self.prints, self.chapters, self.abreast):
            kept.drop(dispatch)


def told(content: bytes) -> Chapter:
    """Unpack what a chapter tells."""
    found: Chapter = unpack(Chapter, content)
    return found


def _print(row: Any) -> Print:  # noqa: ANN401
    runs = array("I")
    runs.frombytes(row.runs)
    return Print(row.key, moment(row.published), frozenset(runs))


def parts(numbers: list[int]) -> Iterable[list[int]]:
    """Cut a list of numbers to what one question may hold."""
    for start in range(0, len(numbers), _LOOKED_UP):
        yield numbers[start : start + _LOOKED_UP]
