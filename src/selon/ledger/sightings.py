"""What one dispatch says of happenings: each event mention with its time, place and company."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold, is_telling, skeleton
from selon.ledger.bodies import one_name
from selon.ledger.wording import wording

if TYPE_CHECKING:
    from selon.ledger.calendar import Days
    from selon.ledger.wording import Wording
    from selon.record import Actor, Place, Record

CAMPAIGN = " campaign"
_LINE_END = re.compile("\n")
CONTROL = "control"
_NAMED = frozenset({"person", "state", "organisation", "armed_group", "media"})


@dataclass(frozen=True, slots=True)
class Site:
    """A place as it counts for comparison.

    `own` when the mention's own sentence names it, `near` when that says "near" it.
    """

    place: Place
    own: bool
    near: bool = False

    @property
    def narrow(self) -> bool:
        """Whether the place is a town or smaller, with a position."""
        p = self.place
        return p.latitude is not None and p.radius_km is not None and p.radius_km <= 40

    @property
    def country(self) -> str | None:
        """ISO code of the country it lies in."""
        return self.place.country


@dataclass(slots=True, unsafe_hash=True)  # frozen, making one takes thrice as long
class Sighting:
    """One mention of a happening (or of a toll that no event carries).

    `earlier` when the rest of its sentence came after it, `bygone` when its sentence tells of
    months or years gone by, `crowded` when it tells what was done to or by a crowd, `likened` when
    something else in its sentence is compared with it, `ill` when it is a disease or a toll beside
    one.
    """

    start: int
    end: int
    text: str
    family: str
    type: str | None
    mode: str | None
    status: str
    statement: str | None
    event: str | None
    core: str
    sentence: int
    paragraph: int
    definite: bool
    pointing: bool
    days: Days | None
    own_time: bool
    site: Site | None
    actors: frozenset[str]
    recipients: frozenset[str]
    figures: frozenset[tuple[str, int | None, int | None]]
    words: frozenset[str]
    sentence_key: str
    same_as: str | None = None
    word: bool = False
    general: bool = False
    new: bool = False
    anaphor: bool = False
    fate: bool = False
    apart: bool = False
    cause: bool = False
    earlier: bool = False
    bygone: bool = False
    crowded: bool = False
    clash: bool = False
    likened: bool = False
    ill: bool = False
    behind: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The name under which other mentions say that they are of the same happening."""
        return self.event or f"@{self.start}"


@dataclass(slots=True)
class Layout:
    """Where sentences and paragraphs of a dispatch begin; a record without sentences is one."""

    text: str
    sentences: list[tuple[int, int]]
    starts: list[int] = field(init=False)
    blocks: list[int] = field(init=False)
    _wording: Wording = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = self.sentences or [(0, len(self.text))]
        self.starts = [s for s, _ in self.sentences]
        self._wording = wording(self.text)
        self.blocks = [m.end() for m in _LINE_END.finditer(self.text)]

    def sentence(self, at: int) -> int:
        """Number the sentence that a position stands in; a heading is of what comes below it."""
        n = bisect_right(self.starts, at) or 1
        return n if at >= self.sentences[n - 1][1] and n < len(self.starts) else n - 1

    def paragraph(self, at: int) -> int:
        """Number the line that a position stands in."""
        return bisect_right(self.blocks, at)

    def tokens(self, start: int, end: int) -> tuple[str, ...]:
        """Give the words of a stretch of the text, folded, in order."""
        return self._wording.between(start, end)

    def last(self, at: int, reach: int) -> str:
        """Give the last word of some characters before a position; empty where there is none."""
        return self._wording.last(max(0, at - reach), at)

    def stems(self, start: int, end: int) -> frozenset[str]:
        """Give the stems of the longer words of a stretch of the text, and the numbers."""
        return self._wording.stems_between(start, end)

    def words_of(self, sentence: int) -> str:
        """Give the text of a sentence."""
        start, end = self.sentences[sentence]
        return self.text[start:end]


def layout(record: Record) -> Layout:
    """Take the layout of a record's dispatch."""
    return Layout(record.dispatch.text, [(s.start, s.end) for s in record.dispatch.sentences])


def actor_key(actor: Actor) -> str | None:
    """Give the key under which a named actor is the same in other dispatches."""
    if actor.kind not in _NAMED:
        return None
    name = one_name(actor.name)
    key = skeleton(name)
    return key if is_telling(key) else fold(name) or None
