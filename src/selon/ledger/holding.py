"""Who holds a place: after each change of control, and by who comes into it or leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.ground import same_ground
from selon.ledger.sightings import CONTROL, Site
from selon.ledger.spotting import spotted
from selon.ledger.telling import ARMED
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.sightings import Sighting
    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor, Control, Mention

_BESIDE = 60  # characters from a change of control to whom it is of
_CLOSE = 12  # characters from words of coming in to who comes
_PRONOUN = 20  # characters before a change of control in which its pronoun stands
_BACK = 2  # sentences back to a change of control of "the place"
_CAMPS = ("armed_group", "state")
_OPEN = ("besieged", "repelled", "contested")
_FALLEN = ("captured", "lost")
_TO_COME = ("warn", "demand", "promise")
_LEFT = ("lost", "abandoned")


def holders(t: Telling) -> Iterator[Answer]:
    """Find who took, holds or lost each place that the dispatch tells of."""
    for c in t.record.control:
        if c.change in _OPEN:
            continue
        holder = t.name(c.holder) if c.holder else _unnamed_holder(t, c)
        home = _home(t, c.mention)
        if home is not None and holder is not None:
            yield t.claim(
                home, "holder", holder, (c.mention.start, c.mention.end),
                statement=c.statement, denied=c.change in _LEFT,
                explicit=c.statement is not None, firm=_told(t, c),
            )  # fmt: skip
    yield from _entering(t)
    yield from _leaving(t)


def _told(t: Telling, c: Control) -> bool:
    """Whether somebody says that a place changed hands, not only what that would bring."""
    said = t.statements.get(c.statement or "")
    return said is not None and said.stance not in _TO_COME


def _home(t: Telling, change: Mention) -> int | None:
    for n, g in enumerate(t.groups):
        if any(s.family == CONTROL and s.start == change.start for s in g.sightings):
            return n
    return None


def _unnamed_holder(t: Telling, c: Control) -> str | None:
    """The holder where the row names none: beside it, behind its pronoun, or who speaks of "us"."""
    near = _armed_beside(t, c.mention, camps=c.change == "holds")
    if near is not None:
        return near
    before = tokens(t.text[max(0, c.mention.start - _PRONOUN) : c.mention.start])
    own = {*before[-2:], *tokens(c.mention.text)[:1]}
    said = t.statements.get(c.statement or "")
    if own & set(t.words("we")) and said is not None and said.speaker is not None:
        return t.name(said.speaker)
    if c.change in _FALLEN and set(before[-2:]) & set(t.words("they")):
        here = t.where.sentence(c.mention.start)
        armed = [(m.start, a.name) for a, m in _armed(t) if t.where.sentence(m.start) == here - 1]
        return min(armed)[1] if armed else None
    return None


def _armed_beside(t: Telling, change: Mention, *, camps: bool) -> str | None:
    """The armed actor named nearest to a change of control, within its sentence.

    Who holds a place all along is a state or an armed group, no soldier of either (`camps`).
    """
    here = t.where.sentence(change.start)
    near = [
        (max(m.start - change.end, change.start - m.end), m.start, a.name)
        for a, m in _armed(t)
        if t.where.sentence(m.start) == here and not (camps and a.kind not in _CAMPS)
    ]
    return min(near)[2] if near and min(near)[0] <= _BESIDE else None


def _armed(t: Telling) -> Iterator[tuple[Actor, Mention]]:
    for a in t.record.actors:
        politician = a.kind == "person" and a.sector == "GOV"
        if not politician and (a.kind in _CAMPS or a.sector in ARMED):
            for m in a.mentions:
                yield a, m


def _troops(t: Telling) -> Iterator[tuple[Actor, Mention]]:
    for a, m in _armed(t):
        if _fights(a):
            yield a, m


def _fights(a: Actor) -> bool:
    return a.kind == "armed_group" or a.sector in ("MIL", "REB")


def _entering(t: Telling) -> Iterator[Answer]:
    """Forces that come into a place whose fall the dispatch tells."""
    for match in spotted(t.language, "entering", t.text):
        here = t.where.sentence(match.start())
        near = [
            (max(m.start - match.end(), match.start() - m.end), a.name)
            for a, m in _troops(t)
            if t.where.sentence(m.start) == here
        ]
        home = _taken(t, here)
        if near and min(near)[0] <= _CLOSE and home is not None:
            span = match.start(), match.start() + len(match[0].rstrip())
            said = t.said_at(match.start())
            yield t.claim(home, "holder", min(near)[1], span, statement=said)


def _leaving(t: Telling) -> Iterator[Answer]:
    """Forces that withdraw from a place whose fall the dispatch tells: they hold it no more."""
    known = {c.mention.start for c in t.record.control}
    for g in t.groups:
        for s in g.sightings:
            if s.family != "retreat" or s.status != "actual" or s.start in known:
                continue
            who, home = _leaver(t, s), _taken(t, s.sentence)
            if who is not None and home is not None:
                yield t.claim(
                    home, "holder", who, (s.start, s.end), statement=s.statement, denied=True
                )


def _leaver(t: Telling, s: Sighting) -> str | None:
    """Who withdraws: the event's doer, else the armed side of its sentence or of who tells it."""
    event = next((e for e in t.record.events if e.id == s.event), None)
    if event is not None and event.actors:
        actor = t.actors[event.actors[0].actor]
        return actor.name if _fights(actor) else None
    near = [
        (abs(m.start - s.start), a.name)
        for a, m in _troops(t)
        if t.where.sentence(m.start) == s.sentence
    ]
    said = t.statements.get(s.statement or "")
    speaker = t.actors[said.speaker] if said and said.speaker else None
    if speaker and _fights(speaker):
        return speaker.name
    return min(near)[1] if near else None


def _taken(t: Telling, sentence: int) -> int | None:
    """The change of control of the place that a sentence names, else of one told just before."""
    named = [
        Site(p, own=True)
        for p in t.record.places
        if any(t.where.sentence(m.start) == sentence for m in p.mentions)
    ]
    fell = {c.mention.start for c in t.record.control if c.change in _FALLEN}
    changes = [(s, n) for n, g in enumerate(t.groups) for s in g.sightings if s.start in fell]
    for s, n in changes:
        if s.site is not None and any(same_ground(s.site, x) for x in named):
            return n
    if named:
        return None
    near = [(s.start, n) for s, n in changes if 0 <= sentence - s.sentence <= _BACK]
    lead = [n for _, n in changes if t.groups[n].leads]
    return max(near)[1] if near else lead[0] if lead else None
