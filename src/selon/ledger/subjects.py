"""Who is the subject of words in a text, found by where names stand: no parse is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.words import tokens

if TYPE_CHECKING:
    from selon.ledger.telling import Telling
    from selon.record import Actor

NEAR = 60
"""Characters between a subject and its verb."""

_BACK = 2  # sentences from a pronoun back to who spoke
_PRONOUN = 20  # characters in which the word before a place stands
_JOINED = 3  # words between two who do it together: and, the, group


def subject(t: Telling, start: int, at: int) -> tuple[Actor, ...]:
    """Who is named last before a word in its sentence, past an apposition that ends there."""
    before = t.text[start:at].rstrip()
    if before.endswith(","):
        opened = before[:-1].rfind(",")
        at = start + opened if opened > 0 else at
    named = sorted(
        (m.end, -m.start, a.id)
        for a in t.record.actors
        for m in a.mentions
        if start <= m.start and m.end <= at <= m.end + NEAR
    )
    if not named:
        return ()
    _, begin, last = named[-1]
    outer = [n for n in named[:-1] if n[0] <= -begin]
    if outer:
        between = tokens(t.text[outer[-1][0] : -begin])
        if len(between) <= _JOINED and set(between) & set(t.words("and")):
            return t.actors[outer[-1][2]], t.actors[last]
    return (t.actors[last],)


def behind(t: Telling, at: int, reach: int) -> tuple[Actor, ...]:
    """Who is named right behind words, in their sentence."""
    here = t.where.sentence(at - 1)
    near = [
        (m.start, a.id)
        for a in t.record.actors
        for m in a.mentions
        if at <= m.start <= at + reach and t.where.sentence(m.start) == here
    ]
    return (t.actors[min(near)[1]],) if near else ()


def is_pronoun(t: Telling, at: int) -> bool:
    """Whether a pronoun stands right before a place."""
    return not t.words("they").isdisjoint(tokens(t.text[max(0, at - _PRONOUN) : at])[-1:])


def topic(t: Telling, at: int) -> tuple[Actor, ...]:
    """Who a pronoun at a place stands for: who is named first in its sentence, else spoke last.

    Who is named in somebody's words counts after who is named outside them.
    """
    start, _ = t.where.sentences[t.where.sentence(at)]
    named = [
        (t.said_at(m.start) is not None, m.start, a.id)
        for a in t.record.actors
        for m in a.mentions
        if start <= m.start and m.end <= at and a.kind != "media"
    ]
    if named:
        return (t.actors[min(named)[2]],)
    spoke = [
        (m.start, s.speaker)
        for s in t.record.statements
        if s.speaker is not None
        for m in (s.source, s.cue)
        if m is not None and 0 <= t.where.sentence(start) - t.where.sentence(m.start) <= _BACK
    ]
    here = [s for s in spoke if s[0] >= at]
    last = min(here) if here else max(spoke, default=None)
    return (t.actors[last[1]],) if last else ()
