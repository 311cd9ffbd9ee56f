"""Rows of the lists: incidents, claims, findings, hits, speakers. Every value stands in the store.

Names of fields are those of the published ledger; `dispatch` is the id that the source gives.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands to one question about an incident."""

    question: str
    who: str
    scope: str | None
    status: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a list; `told_on` is the day on which it was first told."""

    id: str
    label: str
    type: str | None
    mode: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    start: str | None
    end: str | None
    told_on: str | None
    dispatches: int
    mentions: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the question it answers and the words that prove it."""

    incident: str
    label: str
    question: str
    who: str
    scope: str | None
    status: str
    speaker: str | None
    low: int | None
    high: int | None
    bound: str | None
    value: str | None
    denied: bool
    superseded: bool
    as_of: str | None
    dispatch: str
    publisher: str | None
    published: str | None
    statement: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim in short: who says what in which words, where and when."""

    speaker: str | None
    text: str
    dispatch: str
    start: int
    end: int
    superseded: bool
    published: str | None = None
    low: int | None = None
    high: int | None = None
    bound: str | None = None
    value: str | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class ContestedRow:
    """An assessment with its reason, who stands at each end, and the claims behind it."""

    incident: str
    label: str
    place: str | None
    start: str | None
    question: str
    who: str
    scope: str | None
    status: str
    low: int | None
    high: int | None
    low_speaker: str | None
    high_speaker: str | None
    reason: str
    reason_fr: str
    by: str
    claims: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody speaks of, and how often."""

    about: str
    count: int


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Somebody who is quoted: how often, in how many dispatches, on what, by name or not."""

    name: str
    kind: str | None
    named: bool
    statements: int
    dispatches: int
    publishers: int
    first_on: str | None
    last_on: str | None
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class HitRow:
    """A dispatch that was found, with the words round the first match."""

    id: str
    dispatch: str
    title: str | None
    published: str | None
    publisher: str | None
    language: str
    snippet: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """An incident on the line of time: a day of its own, or that of its first telling."""

    day: str | None
    told: bool  # the day is that of the telling
    id: str
    label: str
    type: str | None
    place: str | None
    dispatches: int
    findings: tuple[Finding, ...] = ()
