"""A statement before its speaker is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]

UNSAID = "CFY"
"""Moods in which nothing has been said yet: conditional, future, imperative."""

SourceKind = Literal["phrase", "pronoun", "antecedent", "main", "previous", "none"]


@dataclass(slots=True)
class RawStatement:
    """What a rule found: spans are characters of the dispatch.

    `source_kind` says how the speaker is to be resolved: from the words of `source`, from a
    pronoun, from the `antecedent` span of a relative clause, as the speaker of the `main` clause
    (gerundives, coordinated verbs), as the `previous` speaker (direct speech without a cue), or
    not at all. `unit` and `sentence` are the draft's indices.
    """

    rule: str
    unit: int
    sentence: int
    content: list[Span]
    form: str
    stance: str
    cue: Span | None = None
    source: Span | None = None
    source_kind: SourceKind = "phrase"
    antecedent: Span | None = None
    lemma: str = ""
    speech: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins in the text, cue, source and content taken together."""
        spans = [*self.content, self.cue, self.source]
        return min(s[0] for s in spans if s)
