"""Denials that name nothing ("Moscow denied it"), of what somebody was just said to have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.bodies import one_name
from selon.ledger.reproach import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor

_BACK = 3  # sentences back to what is denied
_NEAR = 60  # characters between who denies and the word for it


def rebuttals(t: Telling, told: list[Answer]) -> Iterator[Answer]:
    """Find who denies what others say it did; `told` is who is said to have done it."""
    code = t.record.dispatch.language
    found = [(m, _before(t, m)) for m in expression(code, "denying").finditer(t.text)]
    found += [(m, _behind(t, m)) for m in expression(code, "denied_by").finditer(t.text)]
    for match, actor in sorted(found, key=lambda f: f[0].start()):
        if actor is None:
            continue
        here = t.where.sentence(match.start())
        accused = [
            a
            for a in told
            if 0 <= here - t.where.sentence(a.start) <= _BACK
            and not a.denied
            and a.question == "responsibility"
            and _is_of(t, actor, a)
        ]
        if accused and not _says_so(actor, accused[-1].happening, told):
            yield t.claim(
                accused[-1].happening, "responsibility", actor.name,
                (match.start(), match.start() + len(match[0].rstrip())),
                speaker=actor.id, denied=True, explicit=True,
            )  # fmt: skip


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


def _says_so(actor: Actor, happening: int, told: list[Answer]) -> bool:
    """Whether an actor's denial of a happening is told already."""
    return any(
        a.denied and a.happening == happening and a.voice and a.voice.name == actor.name
        for a in told
    )
