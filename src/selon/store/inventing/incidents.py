"""Invented happenings as incidents of the ledger, weighed by the ledger's own rules."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.assess import assess
from selon.ledger.model import DispatchRef, Incident, IncidentMention, Spot
from selon.ledger.telling import Answer
from selon.ledger.voices import Voice
from selon.store.inventing.world import words

if TYPE_CHECKING:
    from selon.store.inventing.records import Told
    from selon.store.inventing.world import Happening


def incident(happening: Happening, told: list[Told], refs: dict[str, DispatchRef]) -> Incident:
    """Make the incident that some dispatches tell of."""
    where = happening.spot
    spot = (
        Spot(
            where.name, where.latitude, where.longitude, where.radius_km, where.country,
            where.admin1, where.number,
        )
        if where
        else None
    )  # fmt: skip
    first = told[0].event.trigger
    day = happening.day.isoformat() if happening.day else None
    deed = words()["en"]["deed"][happening.type].partition(" ")[2]
    answers = [(_answer(t), refs[t.record.dispatch.id]) for t in told]
    key = f"{told[0].record.dispatch.id}@{first.start}"
    return Incident(
        id=f"i{hashlib.sha256(key.encode()).hexdigest()[:10]}",
        label=f"{deed}, {where.name}" if where else deed,
        type=happening.type,
        mode=None,
        place=spot,
        start=day,
        end=day,
        mentions=tuple(_mention(t) for t in told),
        assessments=assess(answers),
    )


def ref(told: Told) -> DispatchRef:
    """Give a dispatch as the ledger names it."""
    d = told.record.dispatch
    return DispatchRef(
        d.id, d.source.item or "", d.title, d.published, d.source.publisher, d.language
    )


def _mention(told: Told) -> IncidentMention:
    trigger = told.event.trigger
    d = told.record.dispatch
    return IncidentMention(
        d.source.item or "", told.event.id, trigger.start, trigger.end, trigger.text,
        statement=told.event.statement, dispatch_id=d.id,
    )  # fmt: skip


def _answer(told: Told) -> Answer:
    figure, who = told.figure, told.speaker
    voice = Voice(
        who.name, who.kind, None, who.country, who.sector, frozenset({f"name:{fold(who.name)}"})
    )
    return Answer(
        0, figure.kind, "all", figure.low, figure.high, figure.bound, None, denied=False,
        voice=voice, statement=figure.statement, start=figure.mention.start,
        end=figure.mention.end, text=figure.mention.text, form="according_to",
    )  # fmt: skip
