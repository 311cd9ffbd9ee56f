"""PLOVER 2.0 as JSON lines: a record an event, with its sentence, its span and where to look.

What is denied, planned, feared or demanded keeps the auxiliary mode of the manual; whoever wants
events told as facts alone drops lines that have one.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selon._version import __version__
from selon.exports.countries import country
from selon.exports.links import is_address, passage_link
from selon.exports.material import reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Material
    from selon.exports.model import Options
    from selon.record import Actor, Event, Participant, Place, Record
    from selon.store.shelf import Judged

_SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}


@dataclass(frozen=True, slots=True)
class Coded:
    """An event with the rows it points to."""

    judged: Judged
    event: Event
    place: Place | None
    start: str
    end: str

    @property
    def record(self) -> Record:
        """The record it stands in."""
        return self.judged.record

    def actor(self, participant: Participant) -> Actor:
        """Give the actor of a participant."""
        return next(a for a in self.record.actors if a.id == participant.actor)

    @property
    def name(self) -> str:
        """Its id: that of the dispatch and where the trigger stands."""
        return f"{self.record.dispatch.id}-{self.event.trigger.start}"


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the records."""
    for coded in coded_events(material):
        material.written()
        line = json.dumps(_record(coded, options), ensure_ascii=False)
        yield f"{line}\n".encode("utf-8", "surrogatepass")


def coded_events(material: Material) -> Iterator[Coded]:
    """Give the events that have a day: their own, else that of the dispatch."""
    for judged in material.readings():
        r = judged.record
        times = {t.id: t for t in r.times}
        places = {p.id: p for p in r.places}
        for event in r.events:
            time = times.get(event.time or "")
            start = (time.start if time else None) or (r.dispatch.published or "")[:10]
            if not start:
                material.leave_out("no_day", f"{r.dispatch.id} {event.id}")
                continue
            end = (time.end if time else None) or start
            yield Coded(judged, event, places.get(event.place or ""), start, end)


def score(event_type: str, mode: str | None) -> float:
    """Give the score of a type and mode between conflict and cooperation."""
    table = data()["score"][event_type]
    return float(table.get(mode or "", table[""]))


def quad(event_type: str) -> str:
    """Give the quad category of a type."""
    return str(data()["quad"][event_type])


def modes(event: Event) -> list[str]:
    """Give its mode, and the auxiliary mode of what is not told as done."""
    return [m for m in (event.mode, data()["auxiliary"].get(event.status)) if m]


def _record(coded: Coded, options: Options) -> dict[str, Any]:
    e, r = coded.event, coded.record
    d, t = r.dispatch, e.trigger
    known = reviewed(coded.judged, "events", e)
    sentence = next((s for s in d.sentences if s.start <= t.start < s.end), None)
    around = (sentence.start, sentence.end) if sentence else (t.start, t.end)
    speaker = _speaker(r, e)
    comment = [f"review={known.state}"]
    if speaker is not None:
        comment.append(f"according to {speaker}")
    return _full({
        "id": coded.name,
        "has_event": True,
        "date": coded.start,
        "enddate": coded.end if coded.end != coded.start else None,
        "actor": [_entity(coded, p) for p in e.actors],
        "recipient": [_entity(coded, p) for p in e.recipients],
        "event": [e.type],
        "mode": modes(e),
        "event_loc": _location(coded.place),
        "event_text": [t.text],
        "quad_code": quad(e.type),
        "event_scale": score(e.type, e.mode),
        "size": _size(r, e),
        "link": passage_link(options, d.id, t.start, t.end),
        "text": d.text[around[0] : around[1]],
        "text_info": {
            "start": t.start, "end": t.end, "sequence": _sequence(r, around[0]),
            "text_story": d.id,
        },
        "cite_info": _full({
            "corpus": "Selon", "citation": d.source.item, "title": d.title,
            "url": d.source.uri if is_address(d.source.uri) else None,
            "publication": d.source.publisher or d.agency, "language": d.language,
            "coder": f"Selon {__version__}", "codebook": "PLOVER 2.0",
        }),
        "coder": f"Selon {__version__}",
        "comment": "; ".join(comment),
    }, keep=("actor",))  # fmt: skip


def _entity(coded: Coded, participant: Participant) -> dict[str, Any]:
    actor = coded.actor(participant)
    return _full({
        "code": actor.country, "sector": [actor.sector] if actor.sector else None,
        "entity_text": participant.mention.text, "identifier_text": actor.name,
        "office": actor.role,
    })  # fmt: skip


def _location(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    where = country(place.country)
    return _full({
        "extracted_place": place.mentions[0].text if place.mentions else place.name,
        "resolved_place": place.name, "geonameid": place.geonames_id, "lat": place.latitude,
        "lon": place.longitude, "city": place.name if place.kind == "city" else None,
        "province": place.admin1, "country": where.name() if where else None,
        "country_code": place.country, "resolution": data()["resolution"][place.kind],
    })  # fmt: skip


def _size(record: Record, event: Event) -> dict[str, int] | None:
    """Give dead, injured and arrested: the lower bound of the figures of the event."""
    found: dict[str, int] = {}
    for f in record.figures:
        name = _SIZES.get(f.kind)
        if name and (f.id in event.figures or f.event == event.id) and f.low is not None:
            found[name] = max(found.get(name, 0), f.low)
    return found or None


def _sequence(record: Record, start: int) -> int:
    """Number the sentence of a text, from one."""
    return 1 + sum(s.start < start for s in record.dispatch.sentences)


def _speaker(record: Record, event: Event) -> str | None:
    """Name whose word the event is."""
    s = next((s for s in record.statements if s.id == event.statement), None)
    if s is None:
        return None
    if s.speaker is not None:
        return next(a.name for a in record.actors if a.id == s.speaker)
    return s.source.text if s.source else None


def _full(values: dict[str, Any], keep: tuple[str, ...] = ()) -> dict[str, Any]:
    return {k: v for k, v in values.items() if k in keep or v not in (None, [], "")}


@cache
def data() -> dict[str, Any]:
    """Give the tables of PLOVER and POLECAT."""
    return tomllib.loads((files("selon.exports.forms") / "plover.toml").read_text("utf-8"))
