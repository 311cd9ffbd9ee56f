"""An event before its slots point to rows, and what the reader of events asks of its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.events.lexicon import Entry
    from selon.record import Figure, Place, Statement, Time

Slot = tuple[int, int]
"""First and last character of a phrase that fills a slot."""

Function = tuple[str, int]
"""A relation of event_frames.toml, or a role straight away, and the head that has it."""

SPOKEN_ACTS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
"""Types of acts that are done by speaking."""


class Context(Protocol):
    """The rest of the record as far as it is read: rows by section, and look-ups by span."""

    times: Sequence[Time]
    places: Sequence[Place]
    figures: Sequence[Figure]
    statements: Sequence[Statement]

    def actor_for(self, start: int, end: int) -> str | None:
        """Give the actor row of a noun phrase, made when needed; None when it names nobody."""
        ...

    def target_for(self, start: int, end: int) -> str | None:
        """Give the row of what an event befell, things included; None when it is nothing."""
        ...

    def statement_at(self, start: int, end: int) -> str | None:
        """Give the innermost statement whose content holds a span."""
        ...


@dataclass(slots=True)
class Trigger:
    """A word or expression that names an event: positions in its unit, its entry.

    `group` is the index of its verb group, -1 for nouns. `via` tells what found it: verb,
    verb_phrase, noun, noun_phrase.
    """

    first: int
    last: int
    head: int
    entry: Entry
    via: str
    group: int = -1


@dataclass(slots=True)
class RawEvent:
    """An event with the spans of its slots, not yet joined to rows.

    `start` and `end` are the trigger's characters, `lemma` its head word's; `definite` that it is
    told as known (`l'attaque`), `speaker` the actor row when the act is the cue of a statement,
    `retold` that a trial or tribute is about it, `future` that its verb stands in the future tense.
    """

    start: int
    end: int
    type: str
    mode: str | None
    unit: int
    sentence: int
    rule: str
    lemma: str
    status: str = "actual"
    actors: list[Slot] = field(default_factory=list)
    recipients: list[Slot] = field(default_factory=list)
    definite: bool = False
    nominal: bool = False
    retold: bool = False
    future: bool = False
    speaker: str | None = None
    place: str | None = None
    time: str | None = None
    figures: list[str] = field(default_factory=list)
    same_as: int | None = None
