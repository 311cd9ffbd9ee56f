"""Who holds a place, after each change of control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.sightings import CONTROL
from selon.ledger.telling import ARMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Mention

_BESIDE = 60  # characters from a change of control to whom it is of
_OPEN = ("besieged", "repelled", "contested")


def holders(t: Telling) -> Iterator[Answer]:
    """Find who took, holds or lost each place that the dispatch tells of."""
    for c in t.record.control:
        holder = t.name(c.holder) if c.holder else _near_holder(t, c.mention)
        if holder is None or c.change in _OPEN:
            continue
        near = [
            n
            for n, g in enumerate(t.groups)
            for s in g.sightings
            if s.family == CONTROL and s.start == c.mention.start
        ]
        if near:
            yield t.claim(
                near[0], "holder", holder, (c.mention.start, c.mention.end),
                statement=c.statement, denied=c.change in ("lost", "abandoned"),
                explicit=c.statement is not None,
            )  # fmt: skip


def _near_holder(t: Telling, change: Mention) -> str | None:
    """The armed actor named nearest to a change of control, within its sentence."""
    here = t.where.sentence(change.start)
    near = [
        (max(m.start - change.end, change.start - m.end), m.start, a.name)
        for a in t.record.actors
        if a.kind in ("armed_group", "state") or a.sector in ARMED
        for m in a.mentions
        if t.where.sentence(m.start) == here
    ]
    return min(near)[2] if near and min(near)[0] <= _BESIDE else None
