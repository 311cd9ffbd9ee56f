"""What people had decided about incidents when the ledger was last made, as the store notes it."""

from __future__ import annotations

import json
from dataclasses import astuple

from selon.ledger.judgements import Judgements
from selon.ledger.model import MentionKey


def written(judgements: Judgements) -> str:
    """Write judgements as JSON."""

    def pairs(of: tuple[tuple[MentionKey, MentionKey], ...]) -> list[list[object]]:
        return [[astuple(a), astuple(b)] for a, b in of]

    names = [[astuple(m), name] for m, name in judgements.names.items()]
    return json.dumps([pairs(judgements.merges), pairs(judgements.splits), names])


def noted(state: str) -> Judgements:
    """Read what `written` wrote; an empty note is of no judgements."""
    if not state:
        return Judgements()
    merges, splits, names = json.loads(state)
    return Judgements(
        tuple((MentionKey(*a), MentionKey(*b)) for a, b in merges),
        tuple((MentionKey(*a), MentionKey(*b)) for a, b in splits),
        {MentionKey(*mention): name for mention, name in names},
    )
