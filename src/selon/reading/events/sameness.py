"""Mentions of one happening within a dispatch: later ones point to the first.

A definite mention (`l'attaque`, `cet assaut`) means the last happening of its kind that nothing
speaks against; the headline's event is the first of its kind in the body. Differing times, places
or status speak against it. Background and plurals without article stay by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.draft import Draft
    from selon.reading.events.model import RawEvent

_NAMED_TYPES = frozenset({"ASSAULT", "PROTEST", "AGREE", "CONSULT", "COERCE", "RETREAT"})


def link_same(draft: Draft, events: list[RawEvent]) -> None:
    """Point each later mention to the first mention of its happening; fill gaps both ways."""
    headline = draft.anatomy.headline
    for n, event in enumerate(events):
        match = _earlier(events, n, headline.end if headline else -1)
        if match is None:
            continue
        first = events[match].same_as
        event.same_as = match if first is None else first
        lead = events[event.same_as]
        if event.mode is None or event.mode == lead.mode:
            event.mode = event.mode or lead.mode
        event.place = event.place or lead.place
        event.time = event.time or lead.time


def _earlier(events: list[RawEvent], n: int, headline_end: int) -> int | None:
    event = events[n]
    if event.type not in _NAMED_TYPES:
        return None
    for k in range(n - 1, -1, -1):
        other = events[k]
        if other.type != event.type or other.status != event.status:
            continue
        if other.sentence == event.sentence:
            continue
        from_headline = other.start < headline_end <= event.start
        if not event.definite and not (from_headline and _first_of_kind(events, n, headline_end)):
            continue
        if _compatible(event, other) and (
            event.lemma == other.lemma or (event.definite and _general(event, other))
        ):
            return k
    return None


def _first_of_kind(events: list[RawEvent], n: int, headline_end: int) -> bool:
    return not any(e.type == events[n].type and e.start >= headline_end for e in events[:n])


def _compatible(event: RawEvent, other: RawEvent) -> bool:
    if event.mode and other.mode and event.mode != other.mode:
        return False
    if event.time and other.time and event.time != other.time:
        return False
    return not (event.place and other.place and event.place != other.place)


def _general(event: RawEvent, other: RawEvent) -> bool:
    return event.type == "ASSAULT" and other.nominal and event.sentence - other.sentence <= 2
