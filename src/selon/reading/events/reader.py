"""Events of a dispatch: triggers, roles, status, mode; then place, time, figures and sameness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.acled import acled_of
from selon.reading.events.apart import Apart
from selon.reading.events.around import Around, retold
from selon.reading.events.carrying import Carrying, go_on
from selon.reading.events.circumstances import place_of
from selon.reading.events.kinds import kinds
from selon.reading.events.lexicon import event_lexicon
from selon.reading.events.model import SPOKEN_ACTS, RawEvent
from selon.reading.events.modes import mode_of
from selon.reading.events.moments import Moments, bygone
from selon.reading.events.roles import roles
from selon.reading.events.sameness import link_same
from selon.reading.events.spans import counted
from selon.reading.events.status import status_of
from selon.reading.events.tolls import join_figures
from selon.reading.events.triggers import find_triggers
from selon.reading.events.units import prepare
from selon.reading.events.victims import add_victims
from selon.record import Event, Participant

if TYPE_CHECKING:
    from selon.reading.draft import Draft
    from selon.reading.events.model import Context, Slot, Trigger
    from selon.reading.events.roles import Roles
    from selon.reading.events.units import ReadUnit, Units
    from selon.record import Time


def read_events(draft: Draft, context: Context) -> list[Event]:
    """Read the events of a parsed draft, in text order."""
    return join_events(draft, context, find_events(draft, context))


def find_events(draft: Draft, context: Context) -> list[RawEvent]:
    """Find events with the spans of their slots."""
    units = prepare(draft, context.places)
    cues = [(s.cue.start, s.cue.end) for s in context.statements if s.cue]
    moments = Moments(draft, context.times, cues)
    found: list[RawEvent] = []
    carrying = Carrying(cues)
    for unit in units.units:
        scene, arguments, here = unit.scene, unit.arguments, unit.here
        if not scene.tokens:
            continue
        triggers = find_triggers(scene, arguments)
        apart = Apart(scene, {t.head for t in triggers})
        speaking = frozenset(t.head for t in triggers if _speaks(t))
        carrying.note(scene, here, apart, speaking)
        pairs = [(t, roles(scene, t, arguments)) for t in triggers]
        add_victims(scene, arguments, pairs)
        heads = [t.head for t in triggers]
        asking = [t for t in triggers if t.entry.type == "REQUEST" and t.entry.mode != "meet"]
        for trigger, roled in pairs:
            event = _raw(units, unit, trigger, roled, asking)
            others = [h for h in heads if h != trigger.head]
            tellings = _tellings(triggers, trigger)
            event.retold = retold(scene, trigger.head)
            speaking_for = frozenset() if trigger.head in speaking else speaking
            around = Around(trigger.head, others, tellings, speaking_for, apart, event.retold)
            event.place = place_of(scene, event, around, here, units.mentions)
            time = moments.of(scene, event, around)
            event.time = time.id if time else None
            if event.future and _past(time, draft.published):
                event.status = "actual"
            found.append(event)
    found.sort(key=lambda e: (e.start, e.end))
    found = _spoken(context, found)
    carrying.frame(found)
    link_same(draft, found, context.places, context.times)
    go_on(found, bygone(context.times, draft.published))
    return found


def _tellings(triggers: list[Trigger], trigger: Trigger) -> list[int]:
    """Heads of the unit's acts of speech when the event is none: their day is not its day."""
    if trigger.entry.type in SPOKEN_ACTS:
        return []
    return [t.head for t in triggers if t.entry.type in SPOKEN_ACTS]


def _speaks(trigger: Trigger) -> bool:
    """Whether an act is done by speaking alone, so that its place is the speaker's."""
    return trigger.entry.type in SPOKEN_ACTS and trigger.entry.mode != "investigate"


def _past(time: Time | None, published: str | None) -> bool:
    """Whether a time is over at publication: the future of chronicles (`seront libérés en mai`)."""
    return bool(time and time.end and published and time.end < published[: len(time.end)])


def _spoken(context: Context, events: list[RawEvent]) -> list[RawEvent]:
    """An act told by the cue of a statement (`a dénoncé`) is its speaker's.

    A cue is no act of support: `a soutenu le ministre` behind a quotation only says.
    """
    cues = [(s.cue, s.source, s.speaker) for s in context.statements if s.cue and s.source]
    kept: list[RawEvent] = []
    for event in events:
        hit = None
        if not event.nominal:
            hit = next((c for c in cues if c[0].start < event.end and event.start < c[0].end), None)
        if hit is not None:
            if event.type == "SUPPORT":
                continue
            _, source, event.speaker = hit
            event.actors = [(source.start, source.end)]
            event.recipients = [r for r in event.recipients if r not in event.actors]
        kept.append(event)
    return kept


def _raw(
    units: Units, unit: ReadUnit, trigger: Trigger, roled: Roles, asking: list[Trigger]
) -> RawEvent:
    scene = unit.scene
    tokens = scene.tokens
    first, last = tokens[trigger.first], tokens[trigger.last]
    determiner = tokens[trigger.first - 1].lower if trigger.first else ""
    event = RawEvent(
        first.start, last.end, trigger.entry.type, mode_of(scene, trigger, roled), scene.unit,
        tokens[trigger.head].sentence, f"event.{roled.pattern}", tokens[trigger.head].lemma,
    )  # fmt: skip
    event.status = status_of(scene, trigger, roled.carrier, unit.arguments, asking)
    event.nominal = trigger.group < 0
    event.future = not event.nominal and scene.groups[trigger.group].mood == "F"
    event.definite = event.nominal and determiner in (
        scene.words.definite | scene.words.demonstratives
    )
    event.actors = [s for k in roled.actors for s in units.slots(unit, k)]
    event.recipients = [
        s for k in roled.recipients for s in units.slots(unit, k)
        if s not in event.actors
    ]  # fmt: skip
    return event


def join_events(draft: Draft, context: Context, raw: list[RawEvent]) -> list[Event]:
    """Lead spans to actor rows and give the events their ids."""
    figures = join_figures(draft, context.figures, raw)
    rows: list[Event] = []
    for n, event in enumerate(raw):
        statement = context.statement_at(event.start, event.end)
        if event.speaker:
            source = draft.mention(*event.actors[0])
            actors: tuple[Participant, ...] = (Participant(event.speaker, source),)
        else:
            actors = _participants(draft, context, event.actors)
        taken = {p.actor for p in actors}
        recipients = tuple(
            p
            for p in _participants(draft, context, event.recipients, things=True)
            if p.actor not in taken
        )
        rows.append(
            Event(
                id=f"e{n + 1}",
                trigger=draft.mention(event.start, event.end),
                type=event.type,  # type: ignore[arg-type]
                mode=event.mode,
                acled=acled_of(draft.pack, event),
                actors=actors,
                recipients=recipients,
                place=event.place,
                time=event.time,
                status=event.status,  # type: ignore[arg-type]
                statement=statement,
                figures=tuple(figures.get(n, ())),
                same_as=f"e{event.same_as + 1}" if event.same_as is not None else None,
                by=draft.rule(event.rule),
            )
        )
    return rows


def _participants(
    draft: Draft, context: Context, slots: list[Slot], *, things: bool = False
) -> tuple[Participant, ...]:
    """Lead phrases to actor rows; `things` lets a building or convoy be one too."""
    found: dict[str, Participant] = {}
    for start, end in slots:
        actor = context.actor_for(start, end)
        if actor is None:
            inner = counted(draft, start, end)
            actor = context.actor_for(*inner) if inner else None
        if actor is None and (things or _acts(draft, start, end)):
            actor = context.target_for(start, end)
        if actor is not None:
            found.setdefault(actor, Participant(actor, draft.mention(start, end)))
    return tuple(found.values())


def _acts(draft: Draft, start: int, end: int) -> bool:
    """Whether the first noun of a phrase can act though it is no actor by itself (`deux pays`)."""
    tokens = draft.tokens_between(start, end)
    head = next((t for t in tokens if t.pos == "NOUN"), None)
    if head is None and len(tokens) == 1 and event_lexicon(draft.pack).modifiers_before:
        head = tokens[0]  # `rebel attack`
    return head is not None and kinds(draft.pack).actor(head)
