"""What answers are drawn from: a dispatch's record, its happenings, and who says what in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.ledger.comparing import WHOLE, Reach
from selon.ledger.lexicon import folded
from selon.ledger.sides import side
from selon.ledger.spotting import STOP, expression
from selon.ledger.voices import OFFICIAL, voice_behind, voice_of
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from selon.ledger.happenings import Happening
    from selon.ledger.model import Scope
    from selon.ledger.sightings import Layout
    from selon.ledger.voices import Voice
    from selon.record import Mention, Record, Statement

ASSERTED = "asserted"
ANY = "*"
"""Stands for a word that names any violence ("the crime")."""

ARMED = frozenset({"MIL", "COP", "SPY", "REB", "GOV"})
"""Sectors whose people do violence or hold places."""

VIOLENCE = ("violence",)
BLAMEWORTHY = ("violence", "accident", "protest")
"""Kinds of happenings that somebody or something can be behind."""

_DOUBT = 16  # characters before what may have been in which "possible" or "so-called" stands
_HEAD = 5  # words of a denial among which stands what is denied


@dataclass(slots=True, unsafe_hash=True)  # frozen, making one takes thrice as long
class Answer:
    """A claim before it is weighed; `explicit` when it is made by claiming, accusing, denying.

    `firm` when it is said expressly enough to bear others out. `camp` is the country whose state,
    or an office of it, is named; `about` are the words for the happening in its sentence.
    `part` names a count where it turns out to be a part of another one. `won` is whom a claim
    of victory in a vote is for.
    """

    happening: int
    question: str
    who: str
    low: int | None
    high: int | None
    bound: str | None
    value: str | None
    denied: bool
    voice: Voice | None
    statement: str | None
    start: int
    end: int
    text: str
    form: str | None = None
    scope: Scope | None = None
    earlier: bool = False
    explicit: bool = False
    firm: bool = False
    uncounted: bool = False
    beside: bool = False
    cause: bool = False
    nobody: bool = False
    camp: str | None = None
    about: frozenset[str] = frozenset()
    part: str = ""
    won: str | None = None
    reach: Reach = WHOLE


class Telling:
    """A record with the lookups that its answers share."""

    def __init__(self, record: Record, groups: list[Happening], where: Layout) -> None:
        self.record = record
        self.groups = groups
        self.where = where
        self.text = record.dispatch.text
        self.language = record.dispatch.language
        self.statements = {s.id: s for s in record.statements}
        self.actors = {a.id: a for a in record.actors}
        self._voices: dict[str, Voice | None] = {}
        self._said: dict[str, Voice | None] = {}
        self.of_event = {s.event: n for n, g in enumerate(groups) for s in g.sightings if s.event}

    def words(self, group: str) -> frozenset[str]:
        """Give a list of the language's words, folded."""
        return folded(self.language, group)

    def near(self, at: int, kinds: tuple[str, ...] = VIOLENCE) -> list[int]:
        """Happenings of some kinds told in a sentence, else in the one before it, nearest first."""
        here = self.where.sentence(at)
        return self.within(here, at, kinds) or self.within(here - 1, at, kinds)

    def within(self, sentence: int, at: int, kinds: tuple[str, ...] = VIOLENCE) -> list[int]:
        """Happenings of some kinds told in a sentence, those nearest to a position first."""
        found = [
            (abs(s.start - at), n)
            for n, g in enumerate(self.groups)
            for s in g.sightings
            if g.family in kinds and s.sentence == sentence
        ]
        return list(dict.fromkeys(n for _, n in sorted(found)))

    def before(self, at: int, kinds: tuple[str, ...], reach: int) -> list[int]:
        """The happening of some kinds told last before a sentence, a few sentences back at most."""
        here = self.where.sentence(at)
        found = [
            (s.start, n)
            for n, g in enumerate(self.groups)
            for s in g.sightings
            if g.family in kinds and here - reach <= s.sentence < here
        ]
        return [max(found)[1]] if found else []

    def behind(self, at: int, reach: int, kinds: tuple[str, ...] = VIOLENCE) -> int | None:
        """Give the happening of some kinds that is named first behind a place, in its phrase."""
        _, end = self.where.sentences[self.where.sentence(at - 1)]
        stop = STOP.search(self.text, at, end)
        last = min(stop.start() if stop else end, at + reach)
        found = [
            (s.start, n)
            for n, g in enumerate(self.groups)
            if g.family in kinds
            for s in g.sightings
            if at <= s.start < last
        ]
        return min(found)[1] if found else None

    def lead(self) -> list[int]:
        """The violence, disaster or protest that the dispatch opens with."""
        return [n for n, g in enumerate(self.groups) if g.leads and g.family in BLAMEWORTHY]

    def claim(
        self,
        happening: int,
        question: str,
        value: str,
        span: tuple[int, int],
        *,
        statement: str | None = None,
        speaker: str | None = None,
        denied: bool = False,
        explicit: bool = False,
        cause: bool = False,
        firm: bool | None = None,
    ) -> Answer:
        """Make an answer that is no count; its speaker is the statement's unless one is given."""
        said = self.statements.get(statement or "")
        voice = self.voice_of(speaker) if speaker else self.voice(statement)
        return Answer(
            happening, question, "all", None, None, None, value, denied=denied,
            voice=voice, statement=statement, start=span[0], end=span[1],
            text=self.text[span[0] : span[1]], form=said.form if said else None,
            explicit=explicit, firm=explicit if firm is None else firm, cause=cause,
            nobody=self._is_nobody(value), camp=self._camp(value),
            about=self._about(happening, span),
        )  # fmt: skip

    def _camp(self, value: str) -> str | None:
        """The country whose state or office bears a name."""
        named = (a for a in self.record.actors if a.name == value)
        return next((a.country for a in named if a.kind == "state" or a.sector in OFFICIAL), None)

    def _about(self, happening: int, span: tuple[int, int]) -> frozenset[str]:
        """Words for a happening in the sentences of a span."""
        first, last = (self.where.sentence(at) for at in span)
        told = [x for x in self.groups[happening].sightings if first <= x.sentence <= last]
        return frozenset(ANY if x.general or x.anaphor else x.core for x in told)

    def _is_nobody(self, value: str) -> bool:
        """Whether a value names nobody in particular: "the group", "unidentified gunmen"."""
        small = {*self.words("definite"), *self.words("indefinite")}
        first = next((w for w in tokens(value) if w not in small), "")
        return first in self.words("nobody") and value[1:] == value[1:].lower()

    def voice(self, statement: str | None) -> Voice | None:
        """Give the speaker of a statement."""
        s = self.statements.get(statement or "")
        if s is None:
            return None
        if s.id not in self._said:
            self._said[s.id] = voice_behind(self.record, s)
        return self._said[s.id]

    def voice_of(self, actor: str) -> Voice | None:
        """Give the voice behind an actor; None for the dispatch's own voice."""
        if actor not in self._voices:
            self._voices[actor] = voice_of(self.record, actor)
        return self._voices[actor]

    def form(self, statement: str | None) -> str | None:
        """Give the form of a statement."""
        s = self.statements.get(statement or "")
        return s.form if s else None

    def said_at(self, at: int) -> str | None:
        """Give the innermost statement in whose content a position stands."""
        holding = [
            (m.end - m.start, s.id)
            for s in self.record.statements
            for m in s.content
            if m.start <= at < m.end
        ]
        return min(holding)[1] if holding else None

    def name(self, actor: str) -> str:
        """Give an actor's name."""
        return self.actors[actor].name

    def side(self, actor: str) -> str:
        """Give the name of whose deeds an actor claims or denies."""
        return side(self.record, self.actors[actor])


def span_of(s: Statement) -> tuple[int, int]:
    """Give the span from a statement's first word to its last, its source and cue among them."""
    spans = [m for m in (s.source, s.cue, *s.content) if m]
    return min(m.start for m in spans), max(m.end for m in spans)


def doubted(t: Telling, at: int) -> bool:
    """Say whether what is named at a place is only held possible, or asked about."""
    before = t.text[max(0, at - _DOUBT) : at]
    return expression(t.language, "doubting").search(before) is not None


def heads_denial(t: Telling, s: Statement, at: int) -> bool:
    """Say whether what stands at a place is what a statement denies, not how or why it was.

    It is near the beginning of what is denied ("any fraud"), and no word of manner follows
    ("denied that he was freed in exchange for prisoners").
    """
    part = next((m for m in s.content if m.start <= at < m.end), None)
    if part is None:
        return False
    before = tokens(t.text[part.start : at])
    manner = expression(t.language, "manner").search(t.text, at, part.end)
    return len(before) <= _HEAD and manner is None


def inside(inner: Mention, outer: Mention) -> bool:
    """Say whether one span stands within another."""
    return outer.start <= inner.start and inner.end <= outer.end
