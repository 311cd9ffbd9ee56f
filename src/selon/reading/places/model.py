"""What is asked of the gazetteer in context, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.gazetteer import Candidate


@dataclass(frozen=True, slots=True)
class Query:
    """A name to resolve, with what the words beside it say.

    `kinds` are the kinds of place that a cue asks for (`province de`), empty without one; `country`
    is the country of an adjective beside it (`la ville malienne de`). Two mentions with the same
    query are one place.
    """

    name: str
    kinds: frozenset[str] = frozenset()
    country: str | None = None
    demonym: bool = False
    abbreviation: bool = False


@dataclass(slots=True)
class Asked:
    """A query as a dispatch puts it: how heavily, and inside which other queries of the list.

    `leaning` is positive when prepositions speak for a town (`à New York`), negative when they
    speak for a region or country (`en Californie`).
    """

    query: Query
    weight: float = 1.0
    inside: list[int] = field(default_factory=list)
    leaning: int = 0


@dataclass(slots=True)
class Option:
    """One candidate of a query with its score, and the parts that the score is made of."""

    candidate: Candidate
    prior: float
    score: float = 0.0
    reasons: list[tuple[str, float]] = field(default_factory=list)


@dataclass(slots=True)
class Verdict:
    """The outcome for one query; `choice` is null when no candidate is good enough.

    `options` are all that were weighed, best first.
    """

    query: Query
    choice: Candidate | None
    confidence: float
    options: list[Option]


@dataclass(slots=True)
class Spot:
    """A place as it stands in the text, before it is resolved.

    `start`..`end` is the mention, `first`..`last` its words, `inner` the span of the bare name when
    a noun belongs to the mention (`province d'Abyane`). `kind` is what the words say it is, empty
    when they do not; `state` says that it may be a country or capital.

    `anchor` is the index of the spot that this one is a part or site of (`nord du Mali`);
    `anchor_word` says what to look for when the text does not name it (`est du pays`: country), or
    gives the country's code. `within` is the index of a spot that says where this one lies, at
    `km` in direction `bearing` (degrees, -1 the middle) when the words say so.
    """

    start: int
    end: int
    sentence: int
    name: str
    level: int
    rule: str
    leaning: int = 0
    first: int = -1
    last: int = -1
    kind: str = ""
    noun: str = ""
    state: bool = False
    in_town: bool = False
    heard: bool = True
    inner: tuple[int, int] | None = None
    query: Query | None = None
    anchor: int | None = None
    anchor_word: str = ""
    outside: bool = False
    within: int | None = None
    near: bool = False
    bearing: int | None = None
    km: float | None = None
