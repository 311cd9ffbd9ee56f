"""What people decided about an incident: merges, splits, names and notes that are in force.

A decision names mentions. When dispatches are read again, some of these may be there no more; the
decision is kept all the same, and holds again when they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from selon.ledger.judgements import standing_in
from selon.ledger.model import MentionKey
from selon.store import schema
from selon.store.reviews import in_force
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from selon.store.reviews import Review
    from selon.store.store import Store


@dataclass(frozen=True, slots=True)
class Unheld:
    """A decision that names mentions which are read no more (dispatch and start of each).

    `holds` says whether it still decides on those that are there.
    """

    review: Review
    missing: tuple[tuple[str, int], ...]
    holds: bool


_DECISIONS = ("merge", "split", "rename", "note")


def decisions(
    store: Store, mentions: Iterable[tuple[str, int]], speakers: Iterable[str] = ()
) -> tuple[Review, ...]:
    """List what was decided about an incident with these mentions, the last first.

    A mention is a dispatch's id and a start. Other names of its speakers count too.
    """
    here = set(mentions)
    names = {fold(name) for name in speakers}
    with store.read() as connection:
        found = in_force(connection, *_DECISIONS)
    return tuple(r for r in reversed(found) if _is_about(r, here, names))


def unheld(store: Store) -> tuple[Unheld, ...]:
    """List the decisions about incidents of which mentions are read no more, the last first.

    They are looked for in what the ledger was last built from.
    """
    found: list[Unheld] = []
    with store.read() as connection:
        for review in reversed(in_force(connection, *_DECISIONS)):
            pairs = _mentions_of(review)
            there = {m: _is_there(connection, m) for pair in pairs for m in pair}
            missing = tuple((m.dispatch, m.start) for m, is_there in there.items() if not is_there)
            if not missing:
                continue
            if review.action == "merge":
                holds = sum(there.values()) > 1
            else:
                holds = any(all(there[m] for m in pair) for pair in pairs)
            found.append(Unheld(review, missing, holds))
    return tuple(found)


def _mentions_of(review: Review) -> list[tuple[MentionKey, ...]]:
    """Give the mentions that a decision names, those that it puts together or apart in pairs."""
    if review.action in ("merge", "split"):
        return [tuple(MentionKey(*mention) for mention in pair) for pair in review.value]
    t = review.target
    if t.dispatch is None or t.start is None or not t.name.startswith("incident:"):
        return []
    return [(MentionKey(t.dispatch, t.start, t.end),)]


def _is_there(connection: Connection, mention: MentionKey) -> bool:
    from selon.store.growing.chapters import told  # noqa: PLC0415 - loads what the ledger needs

    c, d = schema.chapters, schema.dispatches
    asked = select(c.c.told).join(d, d.c.id == c.c.id).where(d.c.key == mention.dispatch)
    content = connection.scalar(asked)
    return content is not None and bool(standing_in(mention, told(content).happenings))


def _is_about(review: Review, here: set[tuple[str, int]], names: set[str]) -> bool:
    target = review.target
    if target.name.startswith("actor:"):
        return fold(str(review.value)) in names
    if not target.name.startswith("incident:"):
        return False  # a note on a row or a dispatch
    if (target.dispatch, target.start) in here:
        return True
    return review.action in ("merge", "split") and any(_in(pair, here) for pair in review.value)


def _in(pair: list[Any], here: set[tuple[str, int]]) -> bool:
    return any((one[0], one[1]) in here for one in pair)
