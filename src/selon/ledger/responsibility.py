"""Who did it: claimed, denied, put on somebody, or told with the happening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.blaming import blames
from selon.ledger.telling import ARMED, ASSERTED, BLAMEWORTHY, inside, span_of
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.blaming import Blame
    from selon.ledger.telling import Answer, Telling
    from selon.record import Statement

_QUESTION = "responsibility"
_DOERS = frozenset({"person", "state", "organisation", "armed_group"})
_NEGATED = 4  # words before one of blame in which a negation stands


def responsibility(t: Telling) -> Iterator[Answer]:
    """Find who is said to have done it, in every voice."""
    for s in t.record.statements:
        if s.stance == "claim_responsibility":
            yield from _claimed(t, s)
        elif s.stance == "deny":
            yield from _denied(t, s)
        else:
            yield from _accused(t, s)
    yield from _alleged(t)
    yield from _blamed(t)
    yield from _doers(t)


def _claimed(t: Telling, s: Statement) -> Iterator[Answer]:
    """A speaker claims to have done it."""
    if not s.speaker or _is_town(t, s.speaker):
        return
    for n, status in _spoken_of(t, s):
        if status != "denied":
            yield t.claim(
                n, _QUESTION, t.name(s.speaker), span_of(s), statement=s.id, explicit=True
            )


def _is_town(t: Telling, actor: str) -> bool:
    """Whether a speaker is a town's name in front of a headline."""
    name = fold(t.name(actor))
    return any(p.kind == "city" and fold(p.name) == name for p in t.record.places)


def _spoken_of(t: Telling, s: Statement) -> list[tuple[int, str]]:
    """The happening that a claim is about, with the status it gives it."""
    found: dict[int, str] = {
        t.of_event[e.id]: e.status
        for e in t.record.events
        if e.id in t.of_event
        and (e.statement == s.id or any(inside(e.trigger, c) for c in s.content))
        and t.groups[t.of_event[e.id]].family == "violence"
    }
    return sorted(found.items())[:1]


def _denied(t: Telling, s: Statement) -> Iterator[Answer]:
    """A speaker denies having done it, or that it happened."""
    spans = [m for m in (s.cue, *s.content) if m]
    said = fold(" ".join(m.text for m in spans))
    blame = any(w in said for w in t.words("blame"))
    own = t.name(s.speaker) if s.speaker else None
    done: set[int] = set()
    for e in t.record.events:
        n = t.of_event.get(e.id)
        if e.statement != s.id or n is None or n in done:
            continue
        done.add(n)
        if own and (blame or any(p.actor == s.speaker for p in e.actors)):
            yield t.claim(n, _QUESTION, own, span_of(s), statement=s.id, denied=True, explicit=True)
        elif e.status == "denied":
            yield t.claim(
                n, "happened", ASSERTED, span_of(s), statement=s.id, denied=True, explicit=True
            )
    if blame and not done and own and spans:
        for n in t.near(spans[0].start)[:1]:
            yield t.claim(n, _QUESTION, own, span_of(s), statement=s.id, denied=True, explicit=True)


def _accused(t: Telling, s: Statement) -> Iterator[Answer]:
    """Somebody is named beside words of blame in what is said."""
    said = fold(" ".join(m.text for m in s.content))
    word = next((w for w in t.words("accusing") if w in said), None)
    if not s.speaker or word is None:
        return
    denied = bool(set(t.words("not")) & set(tokens(said[: said.index(word)])[-_NEGATED:]))
    named = [
        (m.start, a.name)
        for a in t.record.actors
        if a.id != s.speaker and a.kind in _DOERS
        for m in a.mentions
        if any(inside(m, c) for c in s.content)
    ]
    near = t.near(s.content[0].start)
    if named and near:
        value = ", ".join(dict.fromkeys(name for _, name in sorted(named)))
        yield t.claim(
            near[0], _QUESTION, value, span_of(s), statement=s.id, denied=denied, explicit=True
        )


def _alleged(t: Telling) -> Iterator[Answer]:
    """An accusation that is an event of its own."""
    for e in t.record.events:
        if e.type != "ACCUSE" or e.mode != "allege" or not e.recipients or not e.actors:
            continue
        value = ", ".join(dict.fromkeys(t.name(p.actor) for p in e.recipients))
        for n in t.near(e.trigger.start)[:1]:
            yield t.claim(
                n, _QUESTION, value, (e.trigger.start, e.trigger.end),
                statement=e.statement, speaker=e.actors[0].actor, explicit=True,
            )  # fmt: skip


def _blamed(t: Telling) -> Iterator[Answer]:
    """Who or what is blamed, in words of blame and of cause."""
    for b in blames(t.record, t.where):
        near = t.near(b.start, BLAMEWORTHY) or t.lead()
        for n in near[:1]:
            yield t.claim(
                n, _QUESTION, b.value, (b.start, b.end), statement=b.statement,
                speaker=b.speaker, denied=b.denied, explicit=_firm(t, b, n),
                cause=b.accused is None,
            )  # fmt: skip


def _firm(t: Telling, b: Blame, n: int) -> bool:
    """Whether blame is for what its sentence tells, and put on somebody known or on a thing."""
    here = t.where.sentence(b.start)
    told = [s for s in t.groups[n].sightings if s.sentence == here]
    if not told or b.accused is None:
        return bool(told)
    actor = t.actors[b.accused]
    suffers = any(b.accused in (p.actor for p in e.recipients) for e in t.record.events)
    return actor.kind not in ("unnamed", "population") and not suffers


def _doers(t: Telling) -> Iterator[Answer]:
    """Who did it, as the telling of the happening has it."""
    for e in t.record.events:
        if e.type != "ASSAULT" or e.status != "actual" or e.id not in t.of_event:
            continue
        stance = t.statements[e.statement].stance if e.statement else "say"
        if stance in ("claim_responsibility", "deny"):
            continue
        for p in e.actors:
            actor = t.actors[p.actor]
            named = actor.kind in _DOERS or actor.country is not None
            if actor.kind != "armed_group" and not (named and actor.sector in ARMED):
                continue
            span = min(p.mention.start, e.trigger.start), max(p.mention.end, e.trigger.end)
            yield t.claim(t.of_event[e.id], _QUESTION, actor.name, span, statement=e.statement)
