"""MUC-4: what the events of a record say in the slots of an incident template.

Violent events (attacks, bombings, kidnappings, arson, robbery) of one kind, day and place make one
incident; fights between armed sides alone are none by the guidelines, nor is what was demanded or
feared. Slots: date, location, type, stage, perpetrators with confidence, human targets with number
and effect. There is no training and no list of the set's answers: a slot is what the record says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from selon import language
from selon.evaluation.muc4_keys import Fill, Template
from selon.evaluation.muc4_score import SLOTS, Counts, SlotScore, score_message
from selon.gazetteer import Gazetteer
from selon.reading.reader import Reader
from selon.record import Record
from selon.sources import Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.evaluation.muc4_keys import Message
    from selon.record import Event, Figure, Participant, Place

_KINDS = {"ATTACK": 0, "ROBBERY": 1, "ARSON": 2, "BOMBING": 3, "KIDNAPPING": 4}
_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "released": "REGAINED FREEDOM"}
_COUNTED = frozenset({"killed", "injured", "abducted", "released"})
_RECENT = timedelta(days=62)  # an incident counts when it is at most two months old
_WORD = re.compile(r"[^\W_]+")
_AROUND = 400  # characters around an incident in which the day that it lacks may stand
_NEAR = 600  # characters between two events of one incident that neither day nor place joins


@dataclass(slots=True)
class Incident:
    """Events taken for one incident, with its kind, day and place."""

    kind: str
    events: list[Event] = field(default_factory=list)
    time: str | None = None
    place: str | None = None


def templates_of(record: Record, place: str = "") -> list[Template]:
    """Give the incident templates of a record; `place` is the header's, for want of another."""
    words = _words()
    found: list[Incident] = []
    for event in record.events:
        kind = kind_of(event, words)
        if kind is None or not _recent(event, record):
            continue
        _join(found, event, kind, record)
    figures = {f.id: f for f in record.figures}
    return [
        _template(incident, record, figures, words, place)
        for incident in found
        if _relevant(incident, record, words)
    ]


def measure_muc4(messages: list[Message]) -> Counts:
    """Read the messages and score the templates of their records; one that fails has none."""
    items = [Item(m.text, item=m.id, published=m.published, language="en") for m in messages]
    total = Counts(dict.fromkeys(SLOTS, SlotScore()), dict.fromkeys(SLOTS, SlotScore()))
    for message, record in zip(messages, Reader("en").read_many(items), strict=True):
        given = templates_of(record, message.place) if isinstance(record, Record) else []
        counts = score_message(message.templates, given)
        for slot in SLOTS:
            total.matched[slot] += counts.matched[slot]
            total.all[slot] += counts.all[slot]
    return total


def _words() -> Mapping[str, frozenset[str]]:
    table = language.load("en").table("muc4")
    return {name: frozenset(words) for name, words in table.items()}


def kind_of(event: Event, words: Mapping[str, frozenset[str]]) -> str | None:
    """The incident type of an event, None when it is no incident."""
    if event.status not in {"actual", "planned"} and event.type != "THREATEN":
        return None
    lemmas = set(_lemmas(event.trigger.text))
    if event.type == "COERCE" and lemmas & words["robbery"]:
        return "ROBBERY"
    if event.type != "ASSAULT" or event.mode in {"crowd-control", "torture", "sexual"}:
        return None
    if event.mode == "abduct":
        return "KIDNAPPING"
    if event.mode == "destroy" and lemmas & words["arson"]:
        return "ARSON"
    if event.mode in {"explosives", "suicide-attack"} or (
        lemmas & words["bombing"] and event.mode != "aerial"
    ):
        return "BOMBING"
    return "ATTACK"


def _lemmas(text: str) -> list[str]:
    morphology = language.load("en").morphology
    return [
        form
        for word in text.lower().split()
        for form in (word, morphology.lemma(word, "v"), morphology.lemma(word, "n"))
    ]


def _day(record: Record, time: str | None) -> tuple[str, str] | None:
    row = next((t for t in record.times if t.id == time), None)
    if row is None or not row.start:
        return None
    return row.start, row.end or row.start


def _recent(event: Event, record: Record) -> bool:
    days = _day(record, event.time)
    published = record.dispatch.published
    if days is None or not published:
        return True
    last = days[1]
    if len(last) < len("1989-01-01"):
        return last[:4] == published[:4] and len(last) > len("1989")
    return date.fromisoformat(published[:10]) - date.fromisoformat(last[:10]) <= _RECENT


def _join(found: list[Incident], event: Event, kind: str, record: Record) -> None:
    """Put an event to the last incident that nothing speaks against, or open one."""
    for incident in reversed(found):
        if _fits(incident, event, kind, record):
            incident.events.append(event)
            incident.time = incident.time or event.time
            if incident.place is None or _is_state(incident.place, record):
                incident.place = event.place or incident.place
            if _KINDS[kind] > _KINDS[incident.kind]:
                incident.kind = kind
            return
    found.append(Incident(kind, [event], event.time, event.place))


def _fits(incident: Incident, event: Event, kind: str, record: Record) -> bool:
    if any(event.same_as == e.id for e in incident.events):
        return True
    if incident.kind != kind and {incident.kind, kind} != {"ATTACK", "BOMBING"}:
        return False
    mine, other = _day(record, incident.time), _day(record, event.time)
    if mine and other and mine != other:
        return False
    if not _one_place(incident.place, event.place, record):
        return False
    near = event.trigger.start - incident.events[-1].trigger.end < _NEAR
    return near or bool(incident.place and incident.place == event.place)


def _is_state(place: str, record: Record) -> bool:
    return any(p.id == place and p.kind == "country" for p in record.places)


def _one_place(one: str | None, other: str | None, record: Record) -> bool:
    """Whether two places may be one: a state holds what lies in it."""
    if not one or not other or one == other:
        return True
    rows = [p for p in record.places if p.id in {one, other}]
    return len({p.country for p in rows}) == 1 and any(p.kind == "country" for p in rows)


def _relevant(incident: Incident, record: Record, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether an incident belongs to the set: in its countries, and no fight of armed sides."""
    place = next((p for p in record.places if p.id == incident.place), None)
    if place is not None and place.country and place.country not in words["countries"]:
        return False
    parties = [p for e in incident.events for p in (*e.actors, *e.recipients)]
    targets = [p for e in incident.events for p in e.recipients]
    if not parties and not any(e.figures for e in incident.events) and incident.kind == "ATTACK":
        return False
    if incident.kind in {"KIDNAPPING", "BOMBING", "ARSON", "ROBBERY"}:
        return True
    unarmed = [p for p in targets if not set(_lemmas(p.mention.text)) & words["fighters"]]
    return bool(unarmed)


def _template(
    incident: Incident,
    record: Record,
    figures: Mapping[str, Figure],
    words: Mapping[str, frozenset[str]],
    header: str,
) -> Template:
    template = Template()
    slots = template.slots
    slots["INCIDENT: DATE"] = [Fill((_date(incident, record),))]
    where = next((p for p in record.places if p.id == incident.place), None)
    slots["INCIDENT: LOCATION"] = [Fill(_names(where, header))]
    slots["INCIDENT: TYPE"] = [Fill((incident.kind,))]
    planned = all(e.status == "planned" for e in incident.events)
    slots["INCIDENT: STAGE OF EXECUTION"] = [Fill(("THREATENED" if planned else "ACCOMPLISHED",))]
    _perpetrators(incident, record, words, slots)
    _victims(incident, record, figures, words, slots)
    return template


def _names(place: Place | None, header: str) -> tuple[str, ...]:
    """Names of a place, its region and its country; the header's place for want of one."""
    words = language.load("en")
    nations = words.table("nations")["nations"]
    if place is None:
        countries = words.table("muc4")["countries"]
        known = (c for c in Gazetteer.open().lookup(header) if c.country in countries)
        code = next((c.country for c in known), "")
        state = nations.get(code, {}).get("names", [""])[0]
        return tuple(dict.fromkeys(n.upper() for n in (header, state) if n))
    state = nations.get(place.country or "", {}).get("names", [""])[0]
    mentioned = [" ".join(m.text.split()) for m in place.mentions]
    found = (place.name, *mentioned, place.admin1 or "", state)
    return tuple(dict.fromkeys(n.upper() for n in found if n))


def _near_time(incident: Incident, record: Record) -> str | None:
    """The nearest day told around an incident whose events have none."""
    published = record.dispatch.published or ""
    away = {
        t.id: min(abs(t.mention.start - e.trigger.start) for e in incident.events)
        for t in record.times
        if t.granularity == "day" and t.start and t.start < published[:10]
    }
    near = [(far, name) for name, far in away.items() if far <= _AROUND]
    return min(near)[1] if near else None


def _date(incident: Incident, record: Record) -> str:
    """The day as the guidelines write it: `30 DEC 89`, `- 03 JAN 90` for want of a better."""
    time = incident.time or _near_time(incident, record)
    days = _day(record, time)
    published = record.dispatch.published or ""
    if days is None or len(days[0]) < len("1989-01-01"):
        return f"- {_written(published)}" if published else "-"
    if days[0] < days[1] >= published[:10] and not _night(days):
        return f"- {_written(published)}"
    first, last = (_written(d) for d in (days[:1] * 2 if _night(days) else days))
    return first if first == last else f"{first} - {last}"


def _night(days: tuple[str, str]) -> bool:
    """Whether a span is one night: the guidelines give the day on which it began."""
    first, last = (date.fromisoformat(d[:10]) for d in days)
    return last - first == timedelta(days=1)


def _written(day: str) -> str:
    return f"{date.fromisoformat(day[:10]):%d %b %y}".upper()


def _perpetrators(
    incident: Incident,
    record: Record,
    words: Mapping[str, frozenset[str]],
    slots: dict[str, list[Fill]],
) -> None:
    kinds = {a.id: a for a in record.actors}
    accused = {
        p.actor for e in record.events if e.type == "ACCUSE" for p in e.recipients
    }  # fmt: skip
    statements = {s.id: s for s in record.statements}
    seen: set[str] = set()
    for event in incident.events:
        for party in event.actors:
            actor = kinds[party.actor]
            if actor.id in seen:
                continue
            seen.add(actor.id)
            name = _plain(party)
            group = actor.kind in {"armed_group", "organisation", "state"}
            if not group or set(_lemmas(name)) & words["individuals"]:
                slots.setdefault("PERP: INDIVIDUAL ID", []).append(Fill((name,)))
            if group:
                slots.setdefault("PERP: ORGANIZATION ID", []).append(
                    Fill((actor.name.upper(), name, *(a.upper() for a in actor.aliases)))
                )
                said = statements.get(event.statement or "")
                sure = "REPORTED AS FACT"
                if said is not None and said.stance in {"claim_responsibility", "admit"}:
                    sure = "CLAIMED OR ADMITTED"
                elif actor.id in accused or event.status == "hypothetical":
                    sure = "SUSPECTED OR ACCUSED"
                slots.setdefault("PERP: ORGANIZATION CONFIDENCE", []).append(
                    Fill((sure,), (actor.name.upper(), name))
                )


def _plain(party: Participant) -> str:
    return " ".join(party.mention.text.upper().split())


def _victims(
    incident: Incident,
    record: Record,
    figures: Mapping[str, Figure],
    words: Mapping[str, frozenset[str]],
    slots: dict[str, list[Fill]],
) -> None:
    counted = [
        f for e in incident.events for f in (figures[i] for i in e.figures) if f.kind in _COUNTED
    ]
    spans: list[tuple[int, int]] = []
    for figure in counted:
        if any(f.mention == figure.mention for f in counted[: counted.index(figure)]):
            continue
        about = (" ".join(figure.mention.text.upper().split()),)
        spans.append((figure.mention.start, figure.mention.end))
        _target(slots, about[0], number_of(figure), _EFFECTS.get(figure.kind))
    people = {a.id: a for a in record.actors}
    seen: set[str] = set()
    for event in incident.events:
        for party in event.recipients:
            actor = people[party.actor]
            if actor.kind not in {"person", "unnamed", "population"} or actor.id in seen:
                continue
            start, end = party.mention.start, party.mention.end
            if any(s < end and start < e for s, e in spans):
                continue
            seen.add(actor.id)
            number = _count(party, several=actor.kind != "person")
            _target(slots, _plain(party), number, _effect(event, party, record, words))


def _effect(
    event: Event, party: Participant, record: Record, words: Mapping[str, frozenset[str]]
) -> str | None:
    """What the event's word says of a victim, else the nearest word of harm in its sentence."""
    told = {"DEATH": words["deadly"], "INJURY": words["injuring"]}
    lemmas = set(_lemmas(event.trigger.text))
    for effect, harm in told.items():
        if lemmas & harm:
            return effect
    if event.mode == "abduct":
        return None
    at = party.mention
    sentence = next((s for s in record.dispatch.sentences if s.start <= at.start < s.end), None)
    if sentence is None:
        return None
    found = [
        (min(abs(at.start - w.end()), abs(w.start() - at.end)), effect)
        for w in _WORD.finditer(record.dispatch.text[: sentence.end], sentence.start)
        for effect, harm in {**told, "DEATH": told["DEATH"] | words["dead"]}.items()
        if set(_lemmas(w.group())) & harm
    ]
    return min(found)[1] if found else None


def _count(party: Participant, *, several: bool) -> str:
    """How many a phrase without a figure names: one, or the plural of the last word."""
    from selon.reading.numerals import find_numerals  # noqa: PLC0415 - heavy tables

    text = party.mention.text.lower()
    numerals = find_numerals(text, 0, len(text), language.load("en"))
    if numerals and numerals[0].low:
        return str(numerals[0].low)
    readings = language.load("en").morphology.readings(text.split()[-1])
    plural = any("p" in r.tags for r in readings if r.category == "n")
    return "PLURAL" if several and plural else "1"


def number_of(figure: Figure) -> str:
    """Write a figure as the guidelines do: `6`, `~10`, `6-`, `6-8`, PLURAL."""
    low, high = figure.low, figure.high
    if figure.bound == "vague" or low is None:
        return "PLURAL"
    if figure.bound == "about":
        return f"~{low}"
    if high is None:
        return f"{low}-"
    return str(low) if low == high else f"{low}-{high}"


def _target(slots: dict[str, list[Fill]], about: str, number: str, effect: str | None) -> None:
    slots.setdefault("HUM TGT: NAME", []).append(Fill((about,)))
    slots.setdefault("HUM TGT: NUMBER", []).append(Fill((number,), (about,)))
    if effect is not None:
        slots.setdefault("HUM TGT: EFFECT OF INCIDENT", []).append(Fill((effect,), (about,)))
