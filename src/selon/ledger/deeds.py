"""Deeds told by a verb: whether somebody before it did it, or whom it befell stands there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selon.ledger.lexicon import folded
from selon.ledger.quoting import is_person
from selon.ledger.spotting import expression
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from selon.ledger.telling import Telling
    from selon.record import Actor, Event, Mention

_AFTER = 12  # characters before a deed in which "after" stands
_CLOSED = re.compile(r"[.;:!?]")
_CLITIC = 2  # words among which the auxiliary stands: an object may come before it


def acts(t: Telling, trigger: Mention) -> bool:
    """Say whether a deed is told by a verb in the active, behind an auxiliary ("have shelled")."""
    words = tokens(trigger.text)
    have = t.words("have").issuperset(words[:1])
    return have and len(words) > 1 and t.words("been").isdisjoint(words)


def did(t: Telling, trigger: Mention) -> bool:
    """Say whether a verb in the active, behind its object or not, is of deeds ("has shot")."""
    words = tokens(trigger.text)
    have = not t.words("have").isdisjoint(words[:_CLITIC])
    deed = bool(words) and bare(words[-1]) in _participles(t.language)
    return have and deed and t.words("been").isdisjoint(words)


def befell(t: Telling, actor: Actor, named: Mention, e: Event) -> bool:
    """Say whether a name right before "has … her" is of whom it befell, or may be."""
    if t.words("have").issuperset(tokens(e.trigger.text)[:1]):
        return False
    n = t.of_event.get(e.id)
    suffers = any(
        p.actor == actor.id
        for x in t.record.events
        if t.of_event.get(x.id) == n
        for p in x.recipients
    )
    return suffers or t.text[named.end : e.trigger.start].strip() == ","


def opens(t: Telling, actor: Actor, named: Mention, e: Event) -> bool:
    """Say whether a deed told first is that of the subject behind ("after having killed …, they").

    That is somebody right behind the comma.
    """
    before = tokens(t.text[max(0, e.trigger.start - _AFTER) : e.trigger.start])[-1:]
    between = t.text[e.trigger.end : named.start]
    verb = not t.words("perfect").isdisjoint(tokens(e.trigger.text)[:1])
    if not verb or t.words("afterwards").isdisjoint(before) or "," not in between:
        return False
    small = t.words("definite") | t.words("indefinite")
    near = small.issuperset(tokens(between.rsplit(",", 1)[1])) and not _CLOSED.search(between)
    return near and (actor.kind == "person" or is_person(tokens(actor.name)[0], t.language))


def topples(t: Telling, e: Event) -> bool:
    """Say whether a government is brought down by force."""
    found = expression(t.language, "toppling").search(e.trigger.text)
    return e.type == "COERCE" and found is not None


@cache
def _participles(code: str) -> frozenset[str]:
    return frozenset(map(bare, folded(code, "done")))


def bare(participle: str) -> str:
    """Take off a folded participle what agrees with its object ("tuées")."""
    return participle.rstrip("es")
