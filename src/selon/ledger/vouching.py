"""Who vouches that it happened: one answer a speaker and happening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.telling import ASSERTED
from selon.ledger.voices import voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Event


def happened(t: Telling) -> Iterator[Answer]:
    """Find speakers who say that a happening took place."""
    done: set[tuple[int, str]] = set()
    for e in t.record.events:
        s = t.statements.get(e.statement or "")
        n = t.of_event.get(e.id)
        if s is None or n is None or s.speaker is None or s.stance == "deny":
            continue
        claimed = s.stance == "claim_responsibility"
        if e.status != "actual" and not (claimed and e.status == "demanded"):
            continue
        if _presupposed(t, n, e) and not claimed and s.stance != "confirm":
            continue
        if (n, s.speaker) in done or voice_of(t.record, s.speaker) is None:
            continue
        done.add((n, s.speaker))
        span = (e.trigger.start, e.trigger.end)
        yield t.claim(n, "happened", ASSERTED, span, statement=s.id, explicit=True)
    yield from _words(t, done)


def _words(t: Telling, done: set[tuple[int, str]]) -> Iterator[Answer]:
    """Happenings that no row of the record stands for, named in what is said."""
    for n, g in enumerate(t.groups):
        for x in g.sightings:
            s = t.statements.get(x.statement or "")
            told = x.word and x.status == "actual" and not x.definite
            if s is None or s.speaker is None or s.stance == "deny" or not told:
                continue
            if (n, s.speaker) in done or voice_of(t.record, s.speaker) is None:
                continue
            done.add((n, s.speaker))
            span = (x.start, x.end)
            yield t.claim(n, "happened", ASSERTED, span, statement=s.id, explicit=True)


def _presupposed(t: Telling, n: int, e: Event) -> bool:
    """Whether the mention points back to what is known ("the attack"): that vouches nothing."""
    return any(s.event == e.id and s.definite for s in t.groups[n].sightings)
