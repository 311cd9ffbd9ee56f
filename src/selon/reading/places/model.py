"""What is asked of the gazetteer in context, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    """A query as a dispatch puts it: how often, and inside which other query of the list."""

    query: Query
    mentions: int = 1
    inside: list[int] = field(default_factory=list)


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the dispatch says of its countries besides the names asked for: weight by ISO code."""

    countries: Mapping[str, float]


@dataclass(slots=True)
class Spot:
    """A place as it stands in the text, before it is resolved.

    `start`..`end` is the mention, `inner` the span of the bare name when a noun belongs to the
    mention (`province d'Abyane`). `kind` is what the words say it is, empty when they do not.
    `anchor` is the index of the spot that this one is a part or site of (`nord du Mali`), with
    `bearing` (degrees, -1 the middle) and `km` when the words give them.
    """

    start: int
    end: int
    sentence: int
    name: str
    level: int
    rule: str
    kind: str = ""
    inner: tuple[int, int] | None = None
    query: Query | None = None
    phrase: str = ""
    anchor: int | None = None
    bearing: int | None = None
    km: float | None = None
    within: int | None = None
    noun: str = ""
