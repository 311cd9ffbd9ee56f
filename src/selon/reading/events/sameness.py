"""Mentions of one happening within a dispatch: later ones point to the first.

A definite mention (`l'attaque`, `cet assaut`) means the last happening of its kind that nothing
speaks against; one in the plural (`les affrontements ont fait`) the happening that the dispatch
opens with, if that has its word. The headline's event is the first of its kind in the body if they
share a word, a party or a place. Differing times, places, modes or status of any mention so far
speak against it. Background and plurals without article stay by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.draft import Draft
    from selon.reading.events.model import RawEvent
    from selon.record import Place, Time

_TYPES = frozenset({"ASSAULT", "PROTEST", "AGREE", "CONSULT", "COERCE", "RETREAT"})
_GENERAL = 2  # sentences over which another word may name the same attack (`cet assaut`)
_STEM = 5  # letters that a verb and the noun made of it share
_SHORT = 4  # letters of a word that is too short to tell parties apart
_LEAD = 2  # sentences of headline and opening


def link_same(
    draft: Draft, events: list[RawEvent], places: Sequence[Place], times: Sequence[Time]
) -> None:
    """Point each later mention to the first of its happening, which lends what it leaves open."""
    linker = _Linker(draft, events, places, times)
    for n in range(len(events)):
        linker.link(n)


class _Linker:
    def __init__(
        self,
        draft: Draft,
        events: list[RawEvent],
        places: Sequence[Place],
        times: Sequence[Time],
    ) -> None:
        headline = draft.anatomy.headline
        self._draft = draft
        self._events = events
        self._body = headline.end if headline else -1
        self._places = {p.id: p for p in places}
        self._times = {t.id: t for t in times}
        self._chains: dict[int, list[int]] = {}

    def link(self, n: int) -> None:
        event = self._events[n]
        found = self._earlier(n)
        if found is None:
            self._chains[n] = [n]
            return
        first = self._first(found)
        lead = self._events[first]
        event.same_as = first
        event.rule = "event.headline" if lead.start < self._body <= event.start else "event.again"
        chain = [self._events[k] for k in self._chains[first]]
        event.mode = event.mode or lead.mode
        event.place = event.place or self._narrowest([e.place for e in chain if e.place])
        event.time = event.time or next((e.time for e in chain if e.time), None)
        self._chains[first].append(n)

    def _first(self, n: int) -> int:
        first = self._events[n].same_as
        return n if first is None else first

    def _narrowest(self, places: list[str]) -> str | None:
        """The first place that is more than a country, else the first."""
        local = (p for p in places if p in self._places and self._places[p].kind != "country")
        return next(local, places[0] if places else None)

    def _earlier(self, n: int) -> int | None:
        event = self._events[n]
        if event.type not in _TYPES:
            return None
        body = self._body
        opening = event.start >= body and not any(
            e.type == event.type and e.start >= body for e in self._events[:n]
        )
        likely = range(n - 1, -1, -1)
        if event.definite and self._plural(event):
            opened = [k for k in likely if self._events[k].sentence < _LEAD]
            likely = [*opened, *(k for k in likely if k not in opened)]  # type: ignore[assignment]
        for k in likely:
            other = self._events[k]
            if (
                other.type != event.type
                or other.status != event.status
                or other.sentence == event.sentence
                or not self._agrees(event, k)
            ):
                continue
            general = _general(event, other) and self._plural(event) <= self._plural(other)
            if event.definite and (general or _one_word(event, other)):
                return k
            if opening and other.start < body and _alike(self._draft, event, other):
                return k
        return None

    def _plural(self, event: RawEvent) -> bool:
        word = self._draft.text[event.start : event.end].lower()
        return word != event.lemma.lower() and word[-1:] in ("s", "x")

    def _agrees(self, event: RawEvent, k: int) -> bool:
        """Whether an event goes with all mentions that are one with another so far."""
        return all(self._compatible(event, self._events[m]) for m in self._chains[self._first(k)])

    def _compatible(self, event: RawEvent, other: RawEvent) -> bool:
        if event.mode and other.mode and event.mode != other.mode:
            return False
        if event.time and other.time and self._apart(event.time, other.time):
            return False
        return not (event.place and other.place) or self._nested(event.place, other.place)

    def _apart(self, a: str, b: str) -> bool:
        """Whether two times have no day in common; times without dates are told apart by word."""
        one, two = self._times.get(a), self._times.get(b)
        if one is None or two is None or not (one.start and two.start):
            return a != b
        ends = [(t.start or "", t.end or t.start or "") for t in (one, two)]
        return not (_upto(ends[0][0], ends[1][1]) and _upto(ends[1][0], ends[0][1]))

    def _nested(self, a: str, b: str) -> bool:
        """Whether two places are one, or one the country of the other."""
        one, two = self._places.get(a), self._places.get(b)
        if a == b or one is None or two is None:
            return a == b
        return "country" in (one.kind, two.kind) and one.country == two.country


def _upto(a: str, b: str) -> bool:
    """Whether a time is not after another, as far as both are told."""
    size = min(len(a), len(b))
    return a[:size] <= b[:size]


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
