"""Denials that name nothing ("Moscow denied it"), of what somebody was just said to have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.bodies import one_name
from selon.ledger.reproach import expression, spotted
from selon.ledger.telling import ASSERTED

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor

_BACK = 3  # sentences back to what is denied
_NEAR = 60  # characters between who denies and the word for it


def rebuttals(t: Telling, told: list[Answer]) -> Iterator[Answer]:
    """Find who denies what others say it did, or that it happened; `told` is what others say."""
    found = [(m, _cued(t, m) or _before(t, m)) for m in spotted(t.language, "denying", t.text)]
    found += [(m, _behind(t, m)) for m in spotted(t.language, "denied_by", t.text)]
    for match, actor in sorted(found, key=lambda f: f[0].start()):
        denied = _denied(t, actor, match, told) if actor is not None else None
        if actor is not None and denied is not None:
            yield t.claim(
                denied.happening, denied.question,
                actor.name if denied.question == "responsibility" else ASSERTED,
                (match.start(), match.start() + len(match[0].rstrip())),
                speaker=actor.id, denied=True, explicit=True,
            )  # fmt: skip


def _denied(t: Telling, actor: Actor, match: re.Match[str], told: list[Answer]) -> Answer | None:
    """What an actor denies: having done it, else, where its denial is bare, what was charged."""
    here = t.where.sentence(match.start())
    near = [a for a in told if 0 <= here - t.where.sentence(a.start) <= _BACK and not a.denied]
    own = [a for a in near if a.question == "responsibility" and _is_of(t, actor, a)]
    charged = [
        a
        for a in near
        if a.question == "happened"
        and a.start < match.start()
        and here - t.where.sentence(a.start) <= 1
        and expression(t.language, "charges").search(a.text)
        and a.voice is not None
        and a.voice.name != actor.name
    ]
    cued = any(
        s.cue and s.cue.start < match.end() and match.start() < s.cue.end
        for s in t.record.statements
    )
    found = own[-1:] or (charged[-1:] if not cued else [])
    return found[0] if found and not _says_so(actor, found[0], told) else None


def _cued(t: Telling, match: re.Match[str]) -> Actor | None:
    """The speaker of the statement that a word for denying is the cue of."""
    return next(
        (
            t.actors[s.speaker]
            for s in t.record.statements
            if s.speaker and s.cue and s.cue.start < match.end() and match.start() < s.cue.end
        ),
        None,
    )


def _before(t: Telling, match: re.Match[str]) -> Actor | None:
    """Who is named last before a word, near it and in its sentence."""
    start = match.start()
    here = t.where.sentence(start)
    near = [
        (m.end, a.id)
        for a in t.record.actors
        for m in a.mentions
        if m.end <= start <= m.end + _NEAR and t.where.sentence(m.start) == here
    ]
    return t.actors[max(near)[1]] if near else None


def _behind(t: Telling, match: re.Match[str]) -> Actor | None:
    """Who is named right behind a word."""
    near = [
        (m.start, a.id)
        for a in t.record.actors
        for m in a.mentions
        if match.end() <= m.start <= match.end() + _NEAR
    ]
    return t.actors[min(near)[1]] if near else None


def _is_of(t: Telling, actor: Actor, told: Answer) -> bool:
    """Whether those said to have done it are an actor, or the forces of a state."""
    if told.voice is not None and told.voice.name == actor.name:
        return False
    value, name = fold(one_name(told.value or "")), fold(one_name(actor.name))
    if name in value or value in name:
        return True
    doers = [a for a in t.record.actors if fold(a.name) in value]
    return actor.kind == "state" and any(
        a.country is not None and a.country == actor.country for a in doers
    )


def _says_so(actor: Actor, denied: Answer, told: list[Answer]) -> bool:
    """Whether an actor's denial is told already."""
    return any(
        a.denied
        and (a.happening, a.question) == (denied.happening, denied.question)
        and a.voice is not None
        and a.voice.name == actor.name
        for a in told
    )
