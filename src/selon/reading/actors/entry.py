"""One actor of a dispatch while it is read: names, features, and where it was what."""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.actor_words import Body


@dataclass(slots=True, eq=False)
class Entry:
    """One actor in the making.

    `heads` are the lemmas of the nouns it was called by, `tops` the first words of those of several
    words, `parts` a person's names cut into folded words. `named`, `spoken`, `subjects` are the
    characters, in order, where it was named, spoke, was the subject of a clause.
    """

    index: int
    name: str
    kind: str
    head: str
    words: set[str]
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str = ""
    number: str = ""
    aliases: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    tops: set[str] = field(default_factory=set)
    parts: list[list[str]] = field(default_factory=list)
    definite: bool = False
    body: Body | None = None
    named: list[int] = field(default_factory=list)
    spoken: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    by: str = "actor.phrase"

    def named_by(self, at: int) -> int:
        """Where it was named last up to a character, -1 when it was not."""
        return _last(self.named, at)

    def spoke_by(self, at: int) -> int:
        """Where it spoke last up to a character, -1 when it did not."""
        return _last(self.spoken, at)

    def subject_by(self, at: int) -> int:
        """Where it was a subject last up to a character, -1 when it was none."""
        return _last(self.subjects, at)

    def active_by(self, at: int) -> int:
        """Where it spoke or was a subject last up to a character, -1 when neither."""
        return max(_last(self.spoken, at), _last(self.subjects, at))

    def seen(self, at: int) -> None:
        """Remember that it was named at a character."""
        _keep(self.named, at)

    def spoke(self, at: int) -> None:
        """Remember that it spoke at a character."""
        _keep(self.spoken, at)
        _keep(self.named, at)

    def acted(self, at: int) -> None:
        """Remember that it was the subject of a clause at a character."""
        _keep(self.subjects, at)


def _last(places: list[int], at: int) -> int:
    if not places:
        return -1
    if places[-1] <= at:
        return places[-1]
    k = bisect_right(places, at)
    return places[k - 1] if k else -1


def _keep(places: list[int], at: int) -> None:
    if not places or places[-1] < at:
        places.append(at)
    elif at not in places:
        insort(places, at)
