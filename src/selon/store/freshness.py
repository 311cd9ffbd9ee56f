"""Whether the ledger that the store keeps is still that of what the store holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from selon._version import __version__
from selon.store.sql import raw

if TYPE_CHECKING:
    from selon.store.answers import Answers
    from selon.store.store import Store


def is_fresh(store: Store) -> bool:
    """Say whether the ledger in the store is that of the records and reviews in it."""
    with store.ask() as answers:
        kept = answers.value(raw("SELECT fingerprint FROM ledger"))
        return kept is not None and kept == fingerprint(answers)


def has_ledger(store: Store) -> bool:
    """Say whether a ledger was ever built in the store."""
    with store.ask() as answers:
        return answers.value(raw("SELECT id FROM ledger LIMIT 1")) is not None


def fingerprint(answers: Answers) -> str:
    """Name the state of what the ledger is made of."""
    (read,) = answers.rows(
        raw("SELECT count(*), max(id), sum(id) FROM records WHERE is_current = 1")
    )
    return json.dumps([__version__, *read, answers.value(raw("SELECT max(id) FROM reviews"))])
