"""Two who blame each other in one breath: "the two countries traded blame for the clash".

Each is the speaker of a claim on the other. They are the two named before the words, else, where
only "the two countries" stands there, the last two states or armed groups named before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.reproach import expression
from selon.ledger.telling import BLAMEWORTHY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling

_CAMPS = frozenset({"state", "armed_group", "organisation"})
_BACK = 5  # sentences back to the two sides


def mutual(t: Telling) -> Iterator[Answer]:
    """Find who blame each other."""
    for match in expression(t.language, "trading").finditer(t.text):
        at, end = match.start(), match.start() + len(match[0].rstrip())
        near = t.near(at, BLAMEWORTHY) or t.before(at, BLAMEWORTHY, _BACK)
        sides = _sides(t, at)
        for one, other in (sides, sides[::-1]) if near and len(sides) == 2 else ():
            yield t.claim(
                near[0], "responsibility", t.name(other), (at, end), speaker=one, explicit=True
            )


def _sides(t: Telling, at: int) -> tuple[str, ...]:
    """The last two camps named before some words, in their sentence or, both, further back."""
    here = t.where.sentence(at)
    named = sorted(
        (m.start, t.where.sentence(m.start), a.id)
        for a in t.record.actors
        if a.kind in _CAMPS
        for m in a.mentions
        if m.end <= at
    )
    for first in (here, here - _BACK):
        found = dict.fromkeys(actor for _, sentence, actor in reversed(named) if sentence >= first)
        if len(found) >= 2:
            return tuple(found)[:2]
    return ()
