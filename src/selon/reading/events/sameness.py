"""Mentions of one happening within a dispatch: later ones point to the first.

A definite mention (`l'attaque`, `cet assaut`) means the last happening of its kind that nothing
speaks against; the headline's event is the first of its kind in the body if they share a word, a
party or a place. Differing times, places, modes or status speak against it. Background and plurals
without article stay by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from selon.reading.draft import Draft
    from selon.reading.events.model import RawEvent

_TYPES = frozenset({"ASSAULT", "PROTEST", "AGREE", "CONSULT", "COERCE", "RETREAT"})
_GENERAL = 2  # sentences over which another word may name the same attack (`cet assaut`)
_STEM = 5  # letters that a verb and the noun made of it share
_SHORT = 4  # letters of a word that is too short to tell parties apart


def link_same(draft: Draft, events: list[RawEvent]) -> None:
    """Point each later mention to the first of its happening, which lends what it leaves open."""
    headline = draft.anatomy.headline
    body = headline.end if headline else -1
    for n, event in enumerate(events):
        found = _earlier(draft, events, n, body)
        if found is None:
            continue
        first = events[found].same_as
        event.same_as = found if first is None else first
        lead = events[event.same_as]
        event.rule = "event.headline" if lead.start < body <= event.start else "event.again"
        event.mode = event.mode or lead.mode
        event.place = event.place or lead.place
        event.time = event.time or lead.time


def _earlier(draft: Draft, events: list[RawEvent], n: int, body: int) -> int | None:
    event = events[n]
    if event.type not in _TYPES:
        return None
    opening = event.start >= body and not any(
        e.type == event.type and e.start >= body for e in events[:n]
    )
    for k in range(n - 1, -1, -1):
        other = events[k]
        if (
            other.type != event.type
            or other.status != event.status
            or other.sentence == event.sentence
            or not _compatible(event, other)
        ):
            continue
        if event.definite and (_one_word(event, other) or _general(event, other)):
            return k
        if opening and other.start < body and _alike(draft, event, other):
            return k
    return None


def _compatible(event: RawEvent, other: RawEvent) -> bool:
    if event.mode and other.mode and event.mode != other.mode:
        return False
    if event.time and other.time and event.time != other.time:
        return False
    return not (event.place and other.place and event.place != other.place)


def _one_word(event: RawEvent, other: RawEvent) -> bool:
    """Whether a noun repeats a word or the verb that it is made of (`attaqué` … `l'attaque`)."""
    if event.lemma == other.lemma:
        return True
    return not other.nominal and _stem(event.lemma) == _stem(other.lemma)


def _stem(lemma: str) -> str:
    return "".join(c for c in normalize("NFD", lemma.lower()) if c.isalpha())[:_STEM]


def _general(event: RawEvent, other: RawEvent) -> bool:
    """Whether another word may name the same attack: it stands near, and is a noun too."""
    return event.type == "ASSAULT" and other.nominal and event.sentence - other.sentence <= _GENERAL


def _alike(draft: Draft, event: RawEvent, other: RawEvent) -> bool:
    """Whether two events share their word, a party or a place."""
    if event.lemma == other.lemma or (event.place and event.place == other.place):
        return True
    return bool(_words(draft, event) & _words(draft, other))


def _words(draft: Draft, event: RawEvent) -> set[str]:
    return {
        word.lower()
        for start, end in (*event.actors, *event.recipients)
        for word in draft.text[start:end].split()
        if len(word) > _SHORT
    }
