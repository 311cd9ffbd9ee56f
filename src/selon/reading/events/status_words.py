"""The words that make an event denied, planned, hypothetical or demanded, ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.language import LanguagePack

_KEYS = frozenset({"denied", "planned", "hypothetical", "demanded"})


@dataclass(frozen=True, eq=False)
class StatusWords:
    """The table `event_status.toml` of a pack: words to the status that they give."""

    verbs: dict[str, str]
    objects: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    ready: dict[str, str]
    transparent: frozenset[str]
    of_clauses: frozenset[str]
    existing: frozenset[str]
    none: frozenset[str]
    nobody: frozenset[str]
    adverbial: frozenset[str]
    conditions: frozenset[str]
    purpose: frozenset[str]
    prospects: tuple[tuple[tuple[str, ...], str], ...]
    topic: frozenset[str]
    call: frozenset[str]
    performed: frozenset[str]
    standing: frozenset[str]
    obliged: frozenset[str]
    able: frozenset[str]
    going: frozenset[str]
    alleging: frozenset[str]
    left_open: frozenset[str]
    auxiliaries: dict[str, str]
    hearsay: frozenset[str]
    alone: str
    """What an infinitive with its own subject says (`Ministers to meet`), or nothing."""

    def negated(self, lemma: str, status: str) -> str:
        """What a governing verb says when it is negated (`ne nie pas`, `n'exclut pas de`)."""
        if lemma in self.left_open:
            return "hypothetical"
        return "actual" if status == "denied" else "denied"


@cache
def status_words(pack: LanguagePack) -> StatusWords:
    """Read the table of a pack once."""
    table = pack.table("event_status")
    maps = {
        name: {
            word: status
            for status, words in table[name].items()
            if status in _KEYS
            for word in words
        }
        for name in ("verbs", "objects", "nouns", "adjectives", "ready")
    }
    markers, modal = table["markers"], table["modal"]
    return StatusWords(
        **maps,
        transparent=frozenset(table["verbs"]["transparent"]),
        of_clauses=frozenset(table["verbs"]["of_clauses"]),
        existing=frozenset(table["objects"]["existing"]),
        none=frozenset(markers["none"]),
        nobody=frozenset(markers["nobody"]),
        adverbial=frozenset(markers["adverbial"]),
        conditions=frozenset(markers["if"]),
        purpose=frozenset(markers["purpose"]),
        prospects=tuple((tuple(p["words"]), p["status"]) for p in markers["prospect"]),
        topic=frozenset(markers["topic"]),
        call=frozenset(markers["call"]),
        performed=frozenset(table["performed"]["types"]),
        standing=frozenset(table["performed"]["standing"]),
        obliged=frozenset(modal["obliged"]),
        able=frozenset(modal["able"]),
        going=frozenset(modal["going"]),
        alleging=frozenset(modal["alleging"]),
        left_open=frozenset(modal["left_open"]),
        auxiliaries={
            word: status for status, words in table.get("auxiliaries", {}).items() for word in words
        },
        alone=markers.get("alone", ""),
        hearsay=frozenset(markers.get("hearsay", ())),
    )
