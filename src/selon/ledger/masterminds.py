"""Who is called the one behind a deed, who is found to have had no part, and by whom "it" was done.

Shapes: a verb of naming with "as the mastermind of" the deed, in the passive with who says so
behind "by" or in the active with its subject; "no proof" of somebody's part in it; a passive whose
subject is a pronoun for the deed told before ("it had been committed by").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from selon.ledger.agents import agent
from selon.ledger.spotting import STOP, expression, spotted
from selon.ledger.telling import BLAMEWORTHY, VIOLENCE
from selon.ledger.words import tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Mention

_QUESTION = "responsibility"
_NAMED = frozenset({"person", "state", "organisation", "armed_group", "unnamed"})
_DEEDS = (*BLAMEWORTHY, "death")
_BACK = 3  # sentences back to the deed that is meant
_DEED = 45  # characters from "the mastermind" to the deed
_NAMING = 90  # characters from a verb of naming to "as the mastermind"
_SUBJECT = 90  # characters from who is named to the verb of naming
_PART = 60  # characters from "no proof" to the part that somebody had
_WHOSE = 60  # characters around such a word in which somebody is named
_PRONOUN = 12  # characters before "was committed by" in which a pronoun stands
_BY = 12  # characters before a name in which "by" stands


class _Named(NamedTuple):
    start: int
    end: int
    actor: str


def masterminds(t: Telling) -> Iterator[Answer]:
    """Find who is named as the one behind a deed, or as not, in the order of the shapes."""
    yield from _called(t)
    yield from _unproven(t)
    yield from _by_pronoun(t)


def in_naming(t: Telling, deed: Mention) -> bool:
    """Say whether a deed is that whose mastermind somebody is named: "by" tells who says so."""
    found = expression(t.language, "masterminds").finditer(
        t.text, max(0, deed.start - _DEED), deed.start
    )
    return any(not STOP.search(t.text[m.end() : deed.start]) for m in found)


def _called(t: Telling) -> Iterator[Answer]:
    """Somebody is named as the mastermind of a deed."""
    for match in spotted(t.language, "masterminds", t.text):
        begin, end = t.where.sentences[t.where.sentence(match.start())]
        verbs = list(
            expression(t.language, "naming").finditer(
                t.text, max(begin, match.start() - _NAMING), match.start()
            )
        )
        deed = _deed(t, match) if verbs else None
        if deed is None or _negated(t, verbs[-1]):
            continue
        verb = verbs[-1]
        between = _named(t, verb.end(), match.start())
        before = _named(t, max(begin, verb.start() - _SUBJECT), verb.start())
        telling = [x for x in between if _behind_by(t, x)] or [
            x for x in _named(t, match.end(), end) if _behind_by(t, x)
        ]
        objects = [x for x in between if not _behind_by(t, x)]
        if objects:
            doer, speaker = objects[-1], before[-1:]
        elif before:
            doer, speaker = before[-1], telling[:1]
        else:
            continue
        yield t.claim(
            deed, _QUESTION, t.name(doer.actor), (min(doer.start, verb.start()), match.end()),
            statement=t.said_at(match.start()),
            speaker=speaker[0].actor if speaker else None, explicit=True,
        )  # fmt: skip


def _deed(t: Telling, match: re.Match[str]) -> int | None:
    """The deed named behind words for who is behind it, else one told beside or before."""
    named = t.behind(match.end(), _DEED, _DEEDS)
    if named is not None:
        return named
    if expression(t.language, "of").match(t.text, match.end()):
        return None  # "the leader of the party"
    found = t.near(match.start(), VIOLENCE) or t.before(match.start(), _DEEDS, _BACK)
    return found[0] if found else None


def _unproven(t: Telling) -> Iterator[Answer]:
    """There is no proof of somebody's part in a deed."""
    for match in spotted(t.language, "unproven", t.text):
        _, end = t.where.sentences[t.where.sentence(match.start())]
        reach = min(end, match.end() + _PART)
        part = expression(t.language, "part_in").search(t.text, match.end(), reach + _WHOSE)
        if part is None or STOP.search(t.text[match.end() : part.start()]):
            continue
        whose = [
            x
            for x in _named(t, match.end(), min(end, part.end() + _WHOSE))
            if not STOP.search(t.text[min(part.end(), x.start) : x.start])
        ]
        near = t.near(match.start(), _DEEDS) or t.before(match.start(), _DEEDS, _BACK) or t.lead()
        if whose and near:
            span = match.start(), max(part.end(), whose[0].end)
            yield t.claim(
                near[0], _QUESTION, t.name(whose[0].actor), span,
                statement=t.said_at(match.start()), denied=True,
            )  # fmt: skip


def _by_pronoun(t: Telling) -> Iterator[Answer]:
    """It was committed by somebody: the deed that was told last."""
    for match in spotted(t.language, "committed_by", t.text):
        before = tokens(t.text[max(0, match.start() - _PRONOUN) : match.start()])
        if t.words("they").isdisjoint(before[-1:]):
            continue
        told = t.before(match.start(), VIOLENCE, _BACK)
        found = agent(t, match.end()) if told else None
        if found is not None:
            value, end = found
            said = t.said_at(match.start())
            yield t.claim(
                told[0], _QUESTION, value, (match.start(), end), statement=said, explicit=True
            )


def _named(t: Telling, start: int, end: int) -> list[_Named]:
    """Who may have done a deed of those named between two places, in their order."""
    return sorted(
        _Named(m.start, m.end, a.id)
        for a in t.record.actors
        if a.kind in _NAMED
        for m in a.mentions
        if start <= m.start and m.end <= end
    )


def _behind_by(t: Telling, named: _Named) -> bool:
    """Whether a name stands behind "by"."""
    before = t.text[max(0, named.start - _BY) : named.start]
    return not t.words("by").isdisjoint(tokens(before))


def _negated(t: Telling, verb: re.Match[str]) -> bool:
    before = tokens(t.text[max(0, verb.start() - _BY) : verb.start()])
    return not t.words("not").isdisjoint(before)
