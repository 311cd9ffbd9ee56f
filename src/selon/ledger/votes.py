"""Who is said to have won a vote, and who rejects its result.

An official result or a candidate's claim of victory is told in its own words; who charges fraud,
or rejects the result, says that the vote was no regular one. Two claims of different victors, or
one against a rejection, contest the vote (`weighing`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from selon.ledger.lexicon import lexicon
from selon.ledger.subjects import NEAR, behind, is_pronoun, subject, topic
from selon.ledger.telling import ASSERTED
from selon.ledger.wording import vocabulary_of
from selon.ledger.words import needed, phrases

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor

_VOTE = "vote"
_WINNER = frozenset({"person", "organisation"})
_NO_CANDIDATE = frozenset({"state", "armed_group"})  # whose victory is one in arms or at a council


def votes(t: Telling) -> Iterator[Answer]:
    """Find claims of victory, official results and rejections of them."""
    if not any(g.family == _VOTE for g in t.groups):
        return
    vocabulary = vocabulary_of(t.text)
    if _needed(t.language).isdisjoint(vocabulary):
        return
    yield from _claimed(t)
    yield from _official(t)
    yield from _rejected(t)


@cache
def _pattern(code: str, group: str) -> re.Pattern[str]:
    return phrases(lexicon(code).get("votes", {}).get(group, ()))


@cache
def _needed(code: str) -> frozenset[str]:
    table = lexicon(code).get("votes", {})
    return needed(w for group in sorted(table) for w in table[group])


def _claimed(t: Telling) -> Iterator[Answer]:
    """Who claims to have won."""
    for match in _pattern(t.language, "claimed").finditer(t.text):
        start, _ = t.where.sentences[t.where.sentence(match.start())]
        said = t.statements.get(t.said_at(match.start()) or "")
        found: tuple[Actor, ...]
        if said is not None and said.speaker is not None:
            found = (t.actors[said.speaker],)
        elif is_pronoun(t, match.start()):
            found = topic(t, match.start())
        else:
            found = subject(t, start, match.start())
        for n in _vote(t, match.start())[:1]:
            for actor in found[-1:]:
                if actor.kind in _NO_CANDIDATE:
                    continue
                yield replace(
                    t.claim(
                        n, "happened", match[0], match.span(), speaker=actor.id,
                        explicit=True, firm=False,
                    ),
                    won=actor.name,
                )  # fmt: skip


def _official(t: Telling) -> Iterator[Answer]:
    """Whom an official result gives the victory to, the first one that it names."""
    for match in _pattern(t.language, "official").finditer(t.text):
        here = t.where.sentence(match.start())
        _, end = t.where.sentences[here]
        given = _pattern(t.language, "given").search(t.text, match.end(), end)
        if given is None:
            continue
        named = [
            (m.start, a)
            for a in t.record.actors
            if a.kind in _WINNER
            for m in a.mentions
            if match.end() <= m.start < given.start()
        ]
        for n in _vote(t, match.start())[:1] if named else ():
            start, winner = min(named, key=lambda x: x[0])
            said = t.said_at(given.start())
            yield replace(
                t.claim(
                    n, "happened", t.text[start : given.end()], (start, given.end()),
                    statement=said, explicit=True, firm=False,
                ),
                won=winner.name,
            )  # fmt: skip


def _rejected(t: Telling) -> Iterator[Answer]:
    """Who rejects a result, before the words or behind their "by"."""
    for match in _pattern(t.language, "rejecting").finditer(t.text):
        start, _ = t.where.sentences[t.where.sentence(match.start())]
        yield from _by(t, match, subject(t, start, match.start()))
    for match in _pattern(t.language, "rejected").finditer(t.text):
        if t.within(t.where.sentence(match.start()), match.start(), (_VOTE,)):
            yield from _by(t, match, behind(t, match.end(), NEAR))


def _by(t: Telling, match: re.Match[str], actors: tuple[Actor, ...]) -> Iterator[Answer]:
    for n in _vote(t, match.start())[:1]:
        for actor in actors:
            yield t.claim(n, "happened", ASSERTED, match.span(), speaker=actor.id, explicit=True)


def _vote(t: Telling, at: int) -> list[int]:
    """The vote told nearest in a sentence, else in the one before, else oftenest."""
    often = sorted(
        (n for n, g in enumerate(t.groups) if g.family == _VOTE),
        key=lambda n: -len(t.groups[n].sightings),
    )
    return t.near(at, (_VOTE,)) or often[:1]
