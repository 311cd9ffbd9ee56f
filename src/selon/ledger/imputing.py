"""Who is said to have done it in words around the name: clefts, suspicion, marks, ownership.

Shapes: "it was X who carried out the attack", "suspicion falls on X", "bears the mark of X", "X is
suspected of having carried out the attack" of a group or state, "X is their author", and "X says
to have nothing to do with it", which denies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.spotting import STOP, expression, spotted
from selon.ledger.telling import VIOLENCE
from selon.ledger.words import tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor, Mention

_QUESTION = "responsibility"
_NAMED = frozenset({"person", "state", "organisation", "armed_group"})
_BODIES = frozenset({"state", "organisation", "armed_group"})
_BACK = 3  # sentences back to the deed that is meant
_DEED = 50  # characters from words to the deed that they are of
_SUBJECT = 24  # characters between a subject and words behind it
_ARTICLE = 14  # characters of an article and common noun before a name
_WHO = 4  # characters between a name and "who"


def imputed(t: Telling) -> Iterator[Answer]:
    """Find who is said to have done it, or says not to have, in the order of the shapes."""
    for match in spotted(t.language, "it_was", t.text):
        yield from _cleft(t, match)
    for match in spotted(t.language, "falls_on", t.text):
        found = _behind(t, match.end())
        told = _told(t, match)
        if found is not None and told is not None:
            actor, m = found
            yield _claim(t, told, actor, (match.start(), m.end))
    for group, denied in (("its_author", False), ("stranger_to", True)):
        for match in spotted(t.language, group, t.text):
            found = _before(t, match, _NAMED)
            told = t.behind(match.end(), _DEED) if denied else None
            told = told if told is not None else _told(t, match)
            if found is not None and told is not None:
                actor, m = found
                yield _claim(t, told, actor, (m.start, match.end()), denied=denied)
    for match in spotted(t.language, "suspecting", t.text):
        found = _before(t, match, _BODIES)
        told = t.behind(match.end(), _DEED)
        if found is not None and told is not None:
            actor, m = found
            yield _claim(t, told, actor, (m.start, match.end()))


def _claim(
    t: Telling, n: int, actor: Actor, span: tuple[int, int], *, denied: bool = False
) -> Answer:
    said = t.said_at(span[0])
    speaker = actor.id if denied and said is None else None
    return t.claim(
        n, _QUESTION, t.side(actor.id) if denied else actor.name, span,
        statement=said, speaker=speaker, denied=denied, explicit=True,
    )  # fmt: skip


def _cleft(t: Telling, match: re.Match[str]) -> Iterator[Answer]:
    """It was somebody who did it."""
    found = _behind(t, match.end())
    if found is None:
        return
    actor, m = found
    who = expression(t.language, "who").search(t.text, m.end, m.end + _WHO + 4)
    if who is None or who.start() > m.end + _WHO:
        return
    deed = t.behind(who.end(), _DEED)
    if deed is not None:
        yield _claim(t, deed, actor, (match.start(), who.end()))


def _behind(t: Telling, at: int) -> tuple[Actor, Mention] | None:
    """Who is named right behind a place."""
    near = [
        (m.start, a.id, m)
        for a in t.record.actors
        if a.kind in _NAMED
        for m in a.mentions
        if m.start <= at < m.end or at <= m.start <= at + _ARTICLE
    ]
    if not near:
        return None
    _, actor, m = min(near, key=lambda x: x[:2])
    return None if STOP.search(t.text, at, m.start) else (t.actors[actor], m)


def _before(
    t: Telling, match: re.Match[str], kinds: frozenset[str]
) -> tuple[Actor, Mention] | None:
    """Whose name is the subject of words: nothing but "is", "has been" stands between."""
    begin, _ = t.where.sentences[t.where.sentence(match.start())]
    near = [
        (m.end, a.id, m)
        for a in t.record.actors
        if a.kind in kinds
        for m in a.mentions
        if begin <= m.start and m.end <= match.start() <= m.end + _SUBJECT
    ]
    if not near:
        return None
    end, actor, m = max(near, key=lambda x: x[:2])
    helping = t.words("being") | t.words("have") | t.words("been")
    between = tokens(t.text[end : match.start()])
    return (t.actors[actor], m) if helping.issuperset(between) else None


def _told(t: Telling, match: re.Match[str]) -> int | None:
    found = t.near(match.start(), VIOLENCE) or t.before(match.start(), VIOLENCE, _BACK)
    return found[0] if found else None
