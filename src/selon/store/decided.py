"""What people decided about an incident: merges, splits, names and notes that are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.store.reviews import in_force
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.store.reviews import Review
    from selon.store.store import Store

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
