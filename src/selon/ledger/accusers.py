"""Accusations whose accused is a pronoun or stands before a relative: no event has both sides.

Shapes: "the rebels, whom the army accuses of having shot" (the accused before the relative, who
accuses behind it), "the army accuses them of having shot" (the accused named before who accuses),
"rebels that he accuses of" (who accuses is whom the pronoun stands for). The blame is for the
violence behind the "of" or, without any, in the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.sides import CAMPS
from selon.ledger.spotting import STOP, expression, spotted
from selon.ledger.subjects import is_pronoun, subject, topic
from selon.ledger.telling import BLAMEWORTHY
from selon.ledger.words import tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor

_RELATIVE = 50  # characters between a relative and the verb behind who accuses
_SUBJECT = 80  # characters from who accuses to the verb
_SHOWN = 50  # characters of the accused that are shown
_CLOSE = 3  # characters between the accused and a relative: a comma and a blank


def accusers(t: Telling) -> Iterator[Answer]:
    """Find accusations by their verbs, with the accused before a relative or as a pronoun."""
    for match in spotted(t.language, "accuse", t.text):
        yield from _claimed(t, match, _relative(t, match))
    for match in spotted(t.language, "accuse_it", t.text):
        yield from _claimed(t, match, _pronoun(t, match))
    for start, end in sorted(_verbs(t)):
        yield from _plain(t, start, end)


def _verbs(t: Telling) -> set[tuple[int, int]]:
    """Where verbs of accusing stand that are in the active, adverbs in them or not."""
    found = {m.start(): m.end() for m in spotted(t.language, "accuse", t.text)}
    for e in t.record.events:
        words = tokens(e.trigger.text)
        active = t.words("have").issuperset(words[:1]) and t.words("been").isdisjoint(words)
        if e.type == "ACCUSE" and e.mode == "allege" and active and len(words) > 1:
            found.setdefault(e.trigger.start, e.trigger.end)
    return set(found.items())


def _claimed(
    t: Telling, match: re.Match[str], sides: tuple[Actor | None, Actor] | None
) -> Iterator[Answer]:
    if sides is None:
        return
    accuser, accused = sides
    for n in _charge(t, match)[:1]:
        yield t.claim(
            n, "responsibility", accused.name, (match.start(), match.start() + len(match[0])),
            speaker=accuser.id if accuser else None, explicit=accused.kind in CAMPS,
        )  # fmt: skip


def _relative(t: Telling, match: re.Match[str]) -> tuple[Actor, Actor] | None:
    """Who accuses between a relative and the verb, and the accused right before the relative."""
    start, _ = t.where.sentences[t.where.sentence(match.start())]
    first = max(start, match.start() - _RELATIVE)
    found = list(expression(t.language, "whom").finditer(t.text, first, match.start()))
    if not found:
        return None
    relative = found[-1]
    between = t.text[relative.end() : match.start()]
    pronoun = bool(tokens(between)) and set(tokens(between)) <= t.words("they")
    accusers_ = topic(t, relative.start()) if pronoun else subject(t, relative.end(), match.start())
    accused = [
        (m.end, -m.start, a.id)
        for a in t.record.actors
        for m in a.mentions
        if start <= m.start and m.end <= relative.start() <= m.end + _CLOSE
    ]
    if not accusers_ or not accused or STOP.search(between):
        return None
    accuser, other = accusers_[-1], t.actors[max(accused)[2]]
    return (accuser, other) if accuser is not other else None


def _pronoun(t: Telling, match: re.Match[str]) -> tuple[Actor, Actor] | None:
    """Who accuses before the verb, and the accused who is named first, before that."""
    start, _ = t.where.sentences[t.where.sentence(match.start())]
    by = subject(t, start, match.start())
    if not by:
        return None
    accuser = by[-1]
    at = max(m.start for m in accuser.mentions if start <= m.start and m.end <= match.start())
    others = [a for a in topic(t, at) if a is not accuser]
    return (accuser, others[0]) if others else None


def _plain(t: Telling, start: int, at: int) -> Iterator[Answer]:
    """Who accuses before the verb, the accused behind it, and the deed behind "of having"."""
    begin, end = t.where.sentences[t.where.sentence(start)]
    having = expression(t.language, "having").search(t.text, at, end)
    if having is None:
        return
    stop = STOP.search(t.text, having.end(), end)
    last = stop.start() if stop else end
    deeds = [
        (s.start, n)
        for n, g in enumerate(t.groups)
        if g.family in BLAMEWORTHY
        for s in g.sightings
        if having.start() <= s.start < last and _brings(t, having.end(), s.start)
    ]
    by, accused = _accuser(t, begin, start), _accused(t, at, having.start())
    if not deeds or by is None or accused is None or accused[0] == by.name:
        return
    yield t.claim(
        min(deeds)[1], "responsibility", accused[0], (start, last), speaker=by.id,
        explicit=accused[1],
    )  # fmt: skip


def _brings(t: Telling, at: int, deed: int) -> bool:
    """Whether a deed is what somebody is accused of, or words of bringing about stand before it."""
    between = t.text[at:deed]
    return len(between) <= _CLOSE or expression(t.language, "bringing").search(between) is not None


def _accuser(t: Telling, begin: int, at: int) -> Actor | None:
    """Who is named last before a verb, no medium to whom it was told; whom a pronoun stands for."""
    if is_pronoun(t, at):
        return next(iter(topic(t, at)), None)
    named = [
        (m.end, -m.start, a.id)
        for a in t.record.actors
        if a.kind != "media"
        for m in a.mentions
        if begin <= m.start and m.end <= at <= m.end + _SUBJECT
    ]
    return t.actors[max(named)[2]] if named else None


def _accused(t: Telling, at: int, end: int) -> tuple[str, bool] | None:
    """Who is named right behind a verb, else the words there; and whether that is a camp."""
    stop = STOP.search(t.text, at, end)
    last = stop.start() if stop else end
    known = {p.actor for e in t.record.events if e.type == "ACCUSE" for p in e.recipients}
    named = sorted(
        (m.start, a.id)
        for a in t.record.actors
        for m in a.mentions
        if at <= m.start and m.end <= end and (a.id in known or m.end <= last)
    )
    if named:
        accused = [t.actors[a] for _, a in named if a in known] or [t.actors[named[0][1]]]
        names = dict.fromkeys(a.name for a in accused)
        return ", ".join(names), all(a.kind in CAMPS for a in accused)
    words = t.text[at:last].strip(' "«»')
    article = expression(t.language, "articles").match(words)
    return (words, False) if article and len(words) <= _SHOWN else None


def _charge(t: Telling, match: re.Match[str]) -> list[int]:
    """The violence behind the "of" of an accusation, or without one in its sentence."""
    here = t.where.sentence(match.start())
    found = t.within(here, match.start(), BLAMEWORTHY)
    of = expression(t.language, "of").match(t.text, match.end())
    if of is None:
        return found
    stop = STOP.search(t.text, of.end())
    last = stop.start() if stop else len(t.text)
    return [n for n in found if any(match.end() < s.start < last for s in t.groups[n].sightings)]
