"""A record as rows of the section tables; made where it is read, inserted by the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.store.words import fold

if TYPE_CHECKING:
    from selon.record import Actor, Mention, Record, Statement

Row = dict[str, Any]


def rows_of(record: Record) -> dict[str, list[Row]]:
    """Give the rows of each section, without the record's number in the store."""
    said = {s.id: s for s in record.statements}
    actors = {a.id: a for a in record.actors}
    keys = {s.id: _speaker(s, actors)["speaker_key"] for s in record.statements}

    def speaker(statement: str | None) -> str | None:
        return keys.get(statement or "")

    return {
        "actors": [
            _span(span_of(a))
            | {
                "row": a.id, "by": a.by, "name": a.name, "key": fold(a.name), "kind": a.kind,
                "role": a.role, "country": a.country, "sector": a.sector,
            }
            for a in record.actors
        ],
        "places": [
            _span(span_of(p))
            | {
                "row": p.id, "by": p.by, "name": p.name, "key": fold(p.name), "kind": p.kind,
                "latitude": p.latitude, "longitude": p.longitude, "radius_km": p.radius_km,
                "confidence": p.confidence, "country": p.country, "admin1": p.admin1,
                "geonames_id": p.geonames_id,
            }
            for p in record.places
        ],
        "times": [
            _span(span_of(t))
            | {
                "row": t.id, "by": t.by, "granularity": t.granularity, "from_on": t.start,
                "to_on": t.end,
            }
            for t in record.times
        ],
        "statements": [
            _span(span_of(s))
            | _speaker(s, actors)
            | {
                "row": s.id, "by": s.by, "form": s.form, "stance": s.stance, "within": s.within,
                "cue": s.cue.text if s.cue else None, "time": s.time, "place": s.place,
            }
            for s in said.values()
        ],
        "figures": [
            _span(span_of(f))
            | {
                "row": f.id, "by": f.by, "kind": f.kind, "who": f.who, "bound": f.bound,
                "low": f.low, "high": f.high, "statement": f.statement,
                "speaker_key": speaker(f.statement), "event": f.event, "place": f.place,
                "time": f.time,
            }
            for f in record.figures
        ],
        "events": [
            _span(span_of(e))
            | {
                "row": e.id, "by": e.by, "type": e.type, "status": e.status, "mode": e.mode,
                "place": e.place, "time": e.time, "statement": e.statement,
                "speaker_key": speaker(e.statement), "same_as": e.same_as,
            }
            for e in record.events
        ],
        "control": [
            _span(span_of(c))
            | {
                "row": c.id, "by": c.by, "change": c.change, "place": c.place,
                "holder": c.holder, "time": c.time, "statement": c.statement,
                "speaker_key": speaker(c.statement),
                "share_low": c.share.low if c.share else None,
                "share_high": c.share.high if c.share else None,
            }
            for c in record.control
        ],
    }  # fmt: skip


def span_of(row: Any) -> Mention | None:  # noqa: ANN401 - any kind of row
    """Give the mention by which a row is found again: its own, its first, its words."""
    for name in ("mention", "trigger"):
        if hasattr(row, name):
            found: Mention | None = getattr(row, name)
            return found
    mentions: tuple[Mention, ...] = row.content if hasattr(row, "content") else row.mentions
    return mentions[0] if mentions else getattr(row, "cue", None)


def _span(mention: Mention | None) -> Row:
    if mention is None:
        return {"start": None, "end": None, "text": None}
    return {"start": mention.start, "end": mention.end, "text": mention.text}


def _speaker(statement: Statement, actors: dict[str, Actor]) -> Row:
    """Who speaks: the actor, else the words that stand for a source without a row."""
    actor = actors.get(statement.speaker or "")
    name = actor.name if actor else (statement.source.text if statement.source else None)
    return {
        "speaker": statement.speaker,
        "speaker_name": name,
        "speaker_key": fold(name) if name else None,
        "speaker_kind": actor.kind if actor else None,
    }
