"""Two who blame each other in one breath: "the two countries traded blame for the clash".

Each is the speaker of a claim on the other. They are the two named side by side right before the
words; where "the two countries" stands there, the two that a sentence before names; else, and
where two capitals stand there, the two states or armed groups that the dispatch names most. What
they blame each other for is told in the same sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.spotting import STOP, expression, spotted
from selon.ledger.telling import BLAMEWORTHY
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling

_CAMPS = frozenset({"state", "armed_group"})
_OFTEN = 3  # mentions of each of two camps that a dispatch is about
_BACK = 3  # sentences back to the two sides
_CLOSE = 25  # characters between who trade blame and the words for it
_JOINED = 3  # words between two names side by side: and, the, group


def mutual(t: Telling) -> Iterator[Answer]:
    """Find who blame each other."""
    for match in spotted(t.language, "trading", t.text):
        at, end = match.start(), match.start() + len(match[0].rstrip())
        near = t.within(t.where.sentence(at), at, BLAMEWORTHY)
        sides = _sides(t, at)
        for one, other in (sides, sides[::-1]) if near and len(sides) == 2 else ():
            yield t.claim(
                near[0], "responsibility", t.name(other), (at, end), speaker=one, explicit=True
            )


def _sides(t: Telling, at: int) -> tuple[str, ...]:
    """The two named side by side before some words, or the two camps that "the two" stands for."""
    start, _ = t.where.sentences[t.where.sentence(at)]
    beside = _beside(t, start, at)
    if beside:
        return beside
    if _two_names(t, start, at):
        return _most_named(t)
    pair = [m.end() for m in expression(t.language, "both").finditer(t.text, start, at)]
    if not pair or at - pair[-1] > _CLOSE:
        return ()
    return _named_before(t, start) or _most_named(t, _OFTEN)


def _beside(t: Telling, start: int, at: int) -> tuple[str, ...]:
    """Two named with an "and" between them right before some words."""
    named = sorted(
        (m.start, m.end, a.id) for a in t.record.actors for m in a.mentions if start <= m.start < at
    )
    if len(named) < 2:
        return ()
    (_, first, one), (second, last, other) = named[-2:]
    between = tokens(t.text[first:second])
    joined = len(between) <= _JOINED and bool(set(between) & set(t.words("and")))
    close = at - last <= _CLOSE and not STOP.search(t.text[last:at])
    return (one, other) if joined and close else ()


def _named_before(t: Telling, start: int) -> tuple[str, ...]:
    """The sides that the nearest sentence with just two of them names."""
    here = t.where.sentence(start)
    for sentence in range(here - 1, max(-1, here - _BACK - 1), -1):
        named = [
            a.id
            for a in t.record.actors
            if a.kind in _CAMPS and any(t.where.sentence(m.start) == sentence for m in a.mentions)
        ]
        if len(named) == 2:
            return tuple(named)
    return ()


def _most_named(t: Telling, least: int = 2) -> tuple[str, ...]:
    """The two camps that the dispatch names most, each so many times at least."""
    camps = [a for a in t.record.actors if a.kind in _CAMPS and len(a.mentions) >= least]
    most = sorted(camps, key=lambda a: (-len(a.mentions), a.mentions[0].start))
    return tuple(a.id for a in most[:2])


def _two_names(t: Telling, start: int, at: int) -> bool:
    """Whether two names that no actor bears stand there: capitals for their states."""
    words = t.text[start:at].split()[-3:]
    return (
        len(words) == _JOINED
        and words[1] in t.words("and")
        and words[0][:1].isupper()
        and words[2][:1].isupper()
    )
