"""Who vouches that it happened, and who denies it: one answer a speaker and happening.

It is asked only of what is in question: what the dispatch tells in its own voice needs nobody to
vouch for it, unless somebody claims, confirms or denies it, or it is mostly disputed (torture, a
rigged vote) or told as there being it ("there was the explosion"). A mention that points back to
what is known ("the attack") vouches nothing but in these cases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.ledger.calendar import day_number
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.spotting import STOP, expression, spotted
from selon.ledger.subjects import subject
from selon.ledger.telling import ASSERTED, doubted, heads_denial
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from selon.ledger.sightings import Sighting
    from selon.ledger.telling import Answer, Telling
    from selon.record import Event, Statement

_SAYINGS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
ARRANGED = frozenset(
    {"vote", "talks", "accord", "appeal", "aid", "sanction", "ceremony", "inquiry"}
)
"""Kinds of happenings that are announced and known: nobody asks whether they took place."""

_OBJECT = 60  # characters from a verb of telling to what it tells of
_NEGATION = 24  # characters before a cue in which "did not" stands
_HISTORY = 1000  # days after which a charge is history
_ARTICLE = 4  # characters between "there was" and what there was
_VERB = 120  # characters behind what happened in which a verb of occurring stands
_CAUSE = 30  # characters before it in which "caused by" stands
_COMPLEMENT = 30  # characters behind it in which its complement begins
_ENDS = re.compile(r"[.?!]")
_FIRST = re.compile(r"[;:!?\n»]")

Done = set[tuple[int, str]]


def happened(t: Telling) -> Iterator[Answer]:
    """Find speakers who say that a happening took place, or deny it."""
    done: Done = set()
    yield from _of_events(t, done)
    told = dict(_told(t, done))
    yield from _of_words(t, done, told)
    yield from told.values()


def _of_events(t: Telling, done: Done) -> Iterator[Answer]:
    for e in t.record.events:
        s = t.statements.get(e.statement or "")
        n = t.of_event.get(e.id)
        if s is None or n is None or e.type in _SAYINGS or s.stance == "deny":
            continue
        if not _may_vouch(t, done, n, s):
            continue
        claimed = s.stance == "claim_responsibility"
        if e.status != "actual" and not (claimed and e.status == "demanded"):
            continue
        firm = confirms(t, s) or _expressly(t, n, e)
        anew = any(x.event == e.id and _told_anew(t, x) for x in t.groups[n].sightings)
        if claimed or firm or anew or (_in_question(t, n, e.type) and not _presupposed(t, n, e)):
            yield from _vouch(t, done, n, s, (e.trigger.start, e.trigger.end), firm=firm)


def _of_words(t: Telling, done: Done, told: Container[int]) -> Iterator[Answer]:
    """Happenings that no row of the record stands for, named in what is said.

    Where words stand at a place of `told`, somebody else is said to tell of it.
    """
    for n, g in enumerate(t.groups):
        for x in g.sightings:
            s = t.statements.get(x.statement or "")
            if s is None or not x.word or x.status != "actual" or x.start in told:
                continue
            if not _may_vouch(t, done, n, s):
                continue
            span = x.start, x.end
            firm = confirms(t, s) or _disputed(t, n, x) or _existing(t, x.start)
            if s.stance == "deny":
                if _charged(t, s) and heads_denial(t, s, x.start):
                    yield from _vouch(t, done, n, s, span, denied=True, firm=True)
            elif firm or _told_anew(t, x) or (not x.definite and _in_question(t, n, x.family)):
                yield from _vouch(t, done, n, s, span, firm=firm)


def _may_vouch(t: Telling, done: Done, n: int, s: Statement) -> bool:
    """Whether somebody says it, and has not been found to vouch for the happening."""
    if s.speaker is None or (n, s.speaker) in done:
        return False
    return t.voice_of(s.speaker) is not None


def confirms(t: Telling, s: Statement) -> bool:
    """Say whether a statement confirms, and is not told to be still missing."""
    if s.stance != "confirm" or s.cue is None:
        return s.stance == "confirm"
    before = tokens(t.text[max(0, s.cue.start - _NEGATION) : s.cue.start] + s.cue.text)
    return not set(t.words("not")) & set(before)


def _vouch(
    t: Telling,
    done: Done,
    n: int,
    s: Statement,
    span: tuple[int, int],
    *,
    firm: bool,
    denied: bool = False,
) -> Iterator[Answer]:
    if s.speaker is None or not _may_vouch(t, done, n, s):
        return
    if _asked(t, s, span[1]) or (doubted(t, span[0]) and not denied):
        return
    done.add((n, s.speaker))
    yield t.claim(
        n, "happened", ASSERTED, span, statement=s.id, explicit=True, denied=denied, firm=firm
    )


def _asked(t: Telling, s: Statement, at: int) -> bool:
    """Whether words stand in a question, which tells nothing."""
    end = next((m.end for m in s.content if m.start < at <= m.end), at)
    mark = _ENDS.search(t.text, at, end + 1)
    return mark is not None and mark[0] == "?"


def _told(t: Telling, done: Done) -> Iterator[tuple[int, Answer]]:
    """What a verb of telling has for its object: "they told of beatings", "denounced fraud".

    Each with the place of the word for it.
    """
    for match in spotted(t.language, "relating", t.text):
        teller = _teller(t, match)
        if teller is None or any(
            s.cue and s.cue.start < match.end() and match.start() < s.cue.end
            for s in t.record.statements
        ):
            continue
        here = t.where.sentence(match.start())
        found = [
            (x.start, n, x)
            for n, g in enumerate(t.groups)
            for x in g.sightings
            if x.sentence == here and match.end() <= x.start <= match.end() + _OBJECT
        ]
        for _, n, x in sorted(found, key=lambda f: f[0])[:1]:
            if x.type in _SAYINGS or x.status != "actual" or (n, teller) in done:
                continue
            if x.definite and not _disputed(t, n, x):
                continue
            done.add((n, teller))
            yield x.start, t.claim(
                n, "happened", ASSERTED, (match.start(), x.end), speaker=teller, explicit=True,
                firm=_disputed(t, n, x) or _in_question(t, n, x.family),
            )  # fmt: skip


def _teller(t: Telling, match: re.Match[str]) -> str | None:
    """Who stands before a verb of telling, unless that is in the passive."""
    if expression(t.language, "by").match(t.text, match.end()):
        return None
    start, _ = t.where.sentences[t.where.sentence(match.start())]
    tellers = subject(t, start, match.start())
    teller = tellers[-1].id if tellers else None
    return teller if teller and t.voice_of(teller) is not None else None


def _in_question(t: Telling, n: int, kind: str) -> bool:
    """Whether speakers only tell a deed, of an event type or family, and never the dispatch itself.

    The headline does not count: it is short for what speakers say.
    """
    g = t.groups[n]
    if g.family.removesuffix(CAMPAIGN) in ARRANGED:
        return False
    titles = [p for p in t.record.dispatch.parts if p.kind == "headline"]
    return not any(
        x.statement is None
        and x.status == "actual"
        and kind in (x.type, x.family)
        and not any(p.start <= x.start < p.end for p in titles)
        for x in g.sightings
    )


def _presupposed(t: Telling, n: int, e: Event) -> bool:
    """Whether the mention points back to what is known ("the attack"): that vouches nothing."""
    return any(s.event == e.id and s.definite for s in t.groups[n].sightings)


def _expressly(t: Telling, n: int, e: Event) -> bool:
    """Whether the mention is of what is mostly disputed, or tells that there was such a thing."""
    return any(
        s.event == e.id and (_disputed(t, n, s) or _existing(t, s.start))
        for s in t.groups[n].sightings
    )


def _told_anew(t: Telling, s: Sighting) -> bool:
    """Whether what is known is said to have happened all the same."""
    return s.definite and (_occurring(t, s) or _introduced(t, s))


def _introduced(t: Telling, s: Sighting) -> bool:
    """Whether what follows brings in something new ("the discovery of eight graves")."""
    behind = t.text[s.end : s.end + _COMPLEMENT]
    match = expression(t.language, "introducing").match(behind.lstrip())
    return match is not None and not STOP.search(behind[: match.end()])


def _occurring(t: Telling, s: Sighting) -> bool:
    """Whether a verb of occurring stands behind a word, or a cause before it."""
    _, end = t.where.sentences[s.sentence]
    behind = t.text[s.end : min(end, s.end + _VERB)]
    before = t.text[max(0, s.start - _CAUSE) : s.start]
    causes = [m.end() for m in expression(t.language, "because").finditer(before)]
    return expression(t.language, "occurring").search(
        _FIRST.split(behind, maxsplit=1)[0]
    ) is not None or (bool(causes) and len(before) - causes[-1] <= _ARTICLE)


def _disputed(t: Telling, n: int, s: Sighting) -> bool:
    """Whether a word names what is charged rather than known, and not a matter of history."""
    told, days = day_number(t.record.dispatch.published), t.groups[n].days
    if told is not None and days is not None and told - days.last > _HISTORY:
        return False
    if doubted(t, s.start):
        return False
    if s.definite and expression(t.language, "historic").search(s.text):
        return False
    return expression(t.language, "charges").search(s.text) is not None


def _charged(t: Telling, s: Statement) -> bool:
    """Whether what is denied is a charge ("denied any fraud in the vote"), not the having done."""
    said = " ".join(m.text for m in s.content)
    return expression(t.language, "charges").search(said) is not None


def _existing(t: Telling, at: int) -> bool:
    """Whether "there was" stands before a word."""
    start = max(0, at - 30)
    found = [m.end() for m in expression(t.language, "there").finditer(t.text, start, at)]
    return bool(found) and at - found[-1] <= _ARTICLE
