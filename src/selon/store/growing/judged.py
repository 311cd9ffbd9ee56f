"""What people had decided about incidents when the ledger was last made, as the store notes it."""

from __future__ import annotations

import json

from selon.ledger.judgements import Judgements
from selon.ledger.model import MentionKey


def written(judgements: Judgements) -> str:
    """Write judgements as JSON."""

    def pairs(of: tuple[tuple[MentionKey, MentionKey], ...]) -> list[list[object]]:
        return [[a.dispatch, a.start, b.dispatch, b.start] for a, b in of]

    names = [[m.dispatch, m.start, name] for m, name in judgements.names.items()]
    return json.dumps([pairs(judgements.merges), pairs(judgements.splits), names])


def noted(state: str) -> Judgements:
    """Read what `written` wrote; an empty note is of no judgements."""
    if not state:
        return Judgements()
    merges, splits, names = json.loads(state)
    return Judgements(
        tuple((MentionKey(a, m), MentionKey(b, n)) for a, m, b, n in merges),
        tuple((MentionKey(a, m), MentionKey(b, n)) for a, m, b, n in splits),
        {MentionKey(dispatch, start): name for dispatch, start, name in names},
    )
