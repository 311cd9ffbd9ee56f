"""Parts of a ledger: by time, place, type, question, speaker, status, publisher, words.

Every filter is a plain function from a ledger to a ledger; `select` applies several at once. A
filter on claims keeps the incidents that have such a claim, with the assessments it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selon.gazetteer.geometry import distance_km
from selon.gazetteer.keys import fold
from selon.ledger.calendar import interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.ledger.model import Assessment, Claim, Incident, Ledger, Spot


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; a field that is None keeps all.

    `since` and `until` are ISO days, months or years. `near` is latitude, longitude and radius in
    kilometres; `inside` is a country code or the name of a country, region or place.
    """

    since: str | None = None
    until: str | None = None
    near: tuple[float, float, float] | None = None
    inside: str | None = None
    type: str | None = None
    question: str | None = None
    speaker: str | None = None
    status: str | None = None
    publisher: str | None = None
    text: str | None = None


def select(ledger: Ledger, wanted: Filter) -> Ledger:
    """Keep what passes every filter that is set."""
    found = ledger
    if wanted.since is not None or wanted.until is not None:
        found = between(found, wanted.since, wanted.until)
    if wanted.near is not None:
        found = near(found, *wanted.near)
    for value, apply in (
        (wanted.inside, inside),
        (wanted.type, of_type),
        (wanted.question, about),
        (wanted.speaker, said_by),
        (wanted.status, standing),
        (wanted.publisher, published_by),
        (wanted.text, with_words),
    ):
        if value is not None:
            found = apply(found, value)
    return found


def between(ledger: Ledger, since: str | None, until: str | None) -> Ledger:
    """Keep incidents whose days meet a period; those without a date are kept by none."""
    wanted = interval(since or "0001", until or "9999")

    def keep(incident: Incident) -> bool:
        days = interval(incident.start, incident.end)
        return days is not None and wanted is not None and days.meets(wanted)

    return _incidents(ledger, keep)


def near(ledger: Ledger, latitude: float, longitude: float, km: float) -> Ledger:
    """Keep incidents whose place is at most so far away, its own radius apart."""

    def keep(incident: Incident) -> bool:
        p = incident.place
        if p is None or p.latitude is None or p.longitude is None:
            return False
        return distance_km(p.latitude, p.longitude, latitude, longitude) <= km

    return _incidents(ledger, keep)


def inside(ledger: Ledger, unit: str) -> Ledger:
    """Keep incidents in a country (by code), a region or a place (by name)."""
    return _incidents(ledger, lambda i: i.place is not None and _lies_in(i.place, unit))


def of_type(ledger: Ledger, type_: str) -> Ledger:
    """Keep incidents of a PLOVER type, or of one type and mode written `ASSAULT/aerial`."""
    name, _, mode = type_.partition("/")
    return _incidents(
        ledger, lambda i: fold(i.type or "") == fold(name) and (not mode or i.mode == mode)
    )


def about(ledger: Ledger, question: str) -> Ledger:
    """Keep assessments of one question."""
    return _assessments(ledger, lambda a: a.question == question)


def said_by(ledger: Ledger, speaker: str) -> Ledger:
    """Keep assessments with a claim by a speaker whose name has these words in it."""
    words = fold(speaker)

    def has(claim: Claim) -> bool:
        return claim.speaker is not None and words in fold(claim.speaker)

    return _assessments(ledger, lambda a: any(has(c) for c in a.claims))


def standing(ledger: Ledger, status: str) -> Ledger:
    """Keep assessments of one status."""
    return _assessments(ledger, lambda a: a.status == status)


def published_by(ledger: Ledger, publisher: str) -> Ledger:
    """Keep incidents that a dispatch of this publisher speaks of."""
    wanted = fold(publisher)
    ids = {d.id for d in ledger.dispatches if d.publisher and fold(d.publisher) == wanted}
    return _incidents(ledger, lambda i: any(m.dispatch_id in ids for m in i.mentions))


def with_words(ledger: Ledger, text: str) -> Ledger:
    """Keep incidents that have all these words in their label, mentions, claims or names."""
    wanted = fold(text).split()

    def keep(incident: Incident) -> bool:
        parts = [incident.label, *incident.actors, *incident.recipients]
        parts += [m.text for m in incident.mentions]
        for a in incident.assessments:
            parts += [f"{c.speaker or ''} {c.text} {c.value or ''}" for c in a.claims]
        if incident.place is not None:
            parts.append(incident.place.name)
        told = fold(" ".join(parts))
        return all(word in told for word in wanted)

    return _incidents(ledger, keep)


def _lies_in(spot: Spot, unit: str) -> bool:
    if spot.country is not None and unit.upper() == spot.country:
        return True
    return fold(unit) in {fold(n) for n in (spot.name, spot.admin1) if n}


def _incidents(ledger: Ledger, keep: Callable[[Incident], bool]) -> Ledger:
    return replace(ledger, incidents=tuple(i for i in ledger.incidents if keep(i)))


def _assessments(ledger: Ledger, keep: Callable[[Assessment], bool]) -> Ledger:
    found = []
    for incident in ledger.incidents:
        kept = tuple(a for a in incident.assessments if keep(a))
        if kept:
            found.append(replace(incident, assessments=kept))
    return replace(ledger, incidents=tuple(found))
