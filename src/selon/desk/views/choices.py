"""What the selects of the filters offer, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from selon._wording import label
from selon.desk.views.telling import question, term
from selon.ledger.model import QUESTIONS, STANDINGS
from selon.record import EVENT_TYPES
from selon.store import schema

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.store.store import Store

Pairs = tuple[tuple[str, str], ...]
_MOST = 200  # publishers that are offered


@dataclass(frozen=True, slots=True)
class Choices:
    """Values with their labels."""

    types: Pairs
    kinds: Pairs
    statuses: Pairs
    publishers: tuple[str, ...]


def choices(store: Store, language: Language) -> Choices:
    """Give what can be chosen."""
    d = schema.dispatches
    asked = (
        select(d.c.publisher)
        .where(d.c.publisher.is_not(None))
        .group_by(d.c.publisher)
        .order_by(func.count().desc(), d.c.publisher)
        .limit(_MOST)
    )
    with store.read() as connection:
        publishers = tuple(connection.scalars(asked))
    return Choices(
        tuple((t, label("event_type", t, language)) for t in EVENT_TYPES),
        tuple((q, question(q, "all", language)) for q in QUESTIONS),
        tuple((s, term("standing", s, language)) for s in STANDINGS),
        publishers,
    )
