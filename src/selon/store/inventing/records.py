"""Invented dispatches written out, each with the record that a perfect reader would make of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from selon._version import __version__
from selon.record import (
    Actor,
    Dispatch,
    Event,
    Figure,
    MadeBy,
    Mention,
    Part,
    Place,
    Record,
    Sentence,
    Source,
    Statement,
    Time,
)
from selon.store.inventing.world import words

if TYPE_CHECKING:
    from selon.store.inventing.world import Happening, Paper, Somebody, Telling, World

MADE_BY = MadeBy(__version__, "invented", "0" * 12)


@dataclass(frozen=True, slots=True)
class Told:
    """A happening as one record has it: by which rows, in which words."""

    telling: Telling
    record: Record
    event: Event
    figure: Figure
    speaker: Actor


@dataclass(slots=True)
class _Draft:
    """A text as it grows, with the rows found in it."""

    text: str = ""
    named: dict[str, list[Mention]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    actors: dict[str, tuple[str, Somebody]] = field(default_factory=dict)
    places: dict[str, tuple[str, Happening]] = field(default_factory=dict)


def write_out(paper: Paper, world: World) -> tuple[Record, list[Told]]:
    """Write a dispatch; gives its record and, for each telling, the rows that tell it."""
    w = words()[paper.language]
    draft = _Draft()
    happenings = [world.happenings[t.happening] for t in paper.tellings]
    first = happenings[0] if happenings else None
    place = first.spot.name if first and first.spot else paper.publisher
    title = w["head"].format(place=place, deed=w["deed"][first.type if first else "CONSULT"])
    draft.text = f"{title}\n"
    draft.parts.append(Part("headline", 0, len(title)))
    draft.sentences.append(Sentence(0, len(title)))
    for telling, happening in zip(paper.tellings, happenings, strict=True):
        _write(draft, telling, happening, w, paper.language)
    record = _record(draft, paper, title)
    actors = {a.id: a for a in record.actors}
    told = [
        Told(telling, record, event, figure, actors[statement.speaker or ""])
        for telling, event, figure, statement in zip(
            paper.tellings, record.events, record.figures, record.statements, strict=True
        )
    ]
    return record, told


def _write(
    draft: _Draft, telling: Telling, happening: Happening, w: dict[str, Any], language: str
) -> None:
    """Write one sentence with all its rows."""
    number = len(draft.statements) + 1
    start = len(draft.text)
    spot, day, deed = happening.spot, happening.day, w["deed"][happening.type]
    count, bound = str(telling.count), w["bound"][telling.bound]
    where = w["where"].format(place=spot.name) if spot else ""
    when = (
        w["when"].format(day=day.day, month=w["months"][day.month - 1], year=day.year)
        if day
        else ""
    )
    said = w["sentence"].format(
        bound=bound, count=count, harmed=w["harmed"][telling.kind], deed=deed, where=where,
        when=when,
    )  # fmt: skip
    speaker = telling.speaker.called(language)
    sentence = f"{said}, {w['cue']} {speaker}."
    draft.text += f"{sentence}\n"

    def at(piece: str, offset: int) -> Mention:
        return Mention(start + offset, start + offset + len(piece), piece)

    told = at(speaker, len(sentence) - 1 - len(speaker))
    actor, _ = draft.actors.setdefault(speaker, (f"a{len(draft.actors) + 1}", telling.speaker))
    draft.named.setdefault(actor, []).append(told)
    place = time = None
    if spot:
        place, _ = draft.places.setdefault(spot.name, (f"p{len(draft.places) + 1}", happening))
        draft.named.setdefault(place, []).append(at(spot.name, sentence.index(spot.name)))
    if day:
        time = f"t{len(draft.times) + 1}"
        mention = at(when.strip(), sentence.index(when.strip()))
        draft.times.append(
            Time(time, mention, day.isoformat(), day.isoformat(), "day", f"{language}.time.date")
        )
    draft.statements.append(
        Statement(
            f"s{number}", actor, told, at(w["cue"], len(said) + 2), (at(said, 0),),
            "according_to", "say", place=place, by=f"{language}.statement.according",
        )
    )  # fmt: skip
    low = telling.count + (telling.bound == "more_than")
    high = telling.count if telling.bound in ("exact", "about") else None
    draft.figures.append(
        Figure(
            f"f{number}", at(bound + count, 0), telling.kind, "unspecified", low, high,
            telling.bound, f"s{number}", f"e{number}", place, time,
            by=f"{language}.figure.participle",
        )
    )  # fmt: skip
    draft.events.append(
        Event(
            f"e{number}", at(deed, sentence.index(deed)), happening.type, None, place=place,
            time=time, statement=f"s{number}", figures=(f"f{number}",),
            by=f"{language}.event.noun",
        )
    )  # fmt: skip
    draft.parts.append(Part("paragraph", start, start + len(sentence)))
    draft.sentences.append(Sentence(start, start + len(sentence)))


def _record(draft: _Draft, paper: Paper, title: str) -> Record:
    item = f"invented-{paper.number:05}"
    digest = hashlib.sha256(draft.text.encode()).hexdigest()
    actors = tuple(
        Actor(
            id_, name, who.kind, country=who.country, sector=who.sector,
            mentions=tuple(draft.named[id_]), by="fr.actor.name",
        )
        for name, (id_, who) in draft.actors.items()
    )  # fmt: skip
    places = tuple(
        Place(
            id_, name, spot.kind, spot.latitude, spot.longitude, spot.radius_km, spot.country,
            spot.admin1, spot.number, 0.9, tuple(draft.named[id_]), "fr.place.named",
        )
        for name, (id_, happening) in draft.places.items()
        if (spot := happening.spot)
    )  # fmt: skip
    dispatch = Dispatch(
        id=hashlib.sha256(f"{item}{digest}".encode()).hexdigest(),
        language=paper.language,
        text=draft.text,
        title=title,
        published=f"{paper.day.isoformat()}T{paper.number % 24:02}:00:00+00:00",
        source=Source(None, item, paper.publisher, "text", digest),
        parts=tuple(draft.parts),
        sentences=tuple(draft.sentences),
    )
    return Record(
        made_by=MADE_BY, dispatch=dispatch, actors=actors, places=places,
        times=tuple(draft.times), statements=tuple(draft.statements),
        figures=tuple(draft.figures), events=tuple(draft.events),
    )  # fmt: skip
