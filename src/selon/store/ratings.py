"""How people rate sources (A to F) and claims (1 to 6); entered by people, never computed.

A rating is a review and stays beside what the machine made. Each person's last word stands; where
people differ all their ratings are given, the last one last.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.store import schema
from selon.store.reviewed import standings
from selon.store.reviews import about_any, judge
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.store.reviews import Review, Standing
    from selon.store.store import Store

_LOOKED_UP = 500
SOURCE = "source:"
"""How the target of a source's rating begins; its folded name follows."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What one person holds a source or a claim to be; `id` is the review that says so."""

    id: int
    value: str
    reviewer: str
    at: str
    note: str | None


Ratings = tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class RatedSource:
    """A source with its ratings in force; `name` is folded: without accents, in small letters."""

    name: str
    ratings: tuple[Rating, ...]


def source_target(name: str) -> str:
    """Name the target of a source's rating, however the source is written."""
    return f"{SOURCE}{fold(name)}"


def source_ratings(store: Store, names: Iterable[str]) -> dict[str, Ratings]:
    """Give the ratings in force of sources by their names; those without any are left out."""
    wanted = {name: source_target(name) for name in names}
    found = _about(store, wanted.values())
    return {name: found[target] for name, target in wanted.items() if target in found}


def rated_sources(store: Store) -> tuple[RatedSource, ...]:
    """List the sources that somebody has rated, by name."""
    t = schema.reviews
    with store.read() as connection:
        targets = list(
            connection.scalars(select(t.c.target).where(t.c.action == "reliability").distinct())
        )
    found = _about(store, targets)
    return tuple(RatedSource(t.removeprefix(SOURCE), found[t]) for t in sorted(found))


def rated_rows(store: Store, rows: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Ratings]:
    """Give the ratings in force of what rows claim, by dispatch and row."""
    wanted = set(rows)
    t, d = schema.reviews, schema.dispatches
    asked = (
        select(d.c.key)
        .join(t, t.c.dispatch == d.c.id)
        .where(t.c.action == "credibility", d.c.key.in_({dispatch for dispatch, _ in wanted}))
        .distinct()
    )
    with store.read() as connection:
        dispatches = list(connection.scalars(asked))
    found = {}
    for dispatch in dispatches:
        record = store.record(dispatch)
        if record is None:
            continue
        for row, stands in standings(store, record).items():
            some = _of(stands, "credibility")
            if some and (dispatch, row) in wanted:
                found[dispatch, row] = some
    return found


def _about(store: Store, targets: Iterable[str]) -> dict[str, Ratings]:
    """Give the reliability of sources by their targets; those without any are left out."""
    todo = sorted(set(targets))
    said: dict[str, list[Review]] = defaultdict(list)
    with store.read() as connection:
        for start in range(0, len(todo), _LOOKED_UP):
            for review in about_any(connection, todo[start : start + _LOOKED_UP]):
                said[review.target.name].append(review)
    found = {target: _of(judge(reviews), "reliability") for target, reviews in said.items()}
    return {target: some for target, some in found.items() if some}


def _of(stands: Standing, action: str) -> Ratings:
    return tuple(
        Rating(r.id, str(r.value), r.reviewer, r.at, r.note)
        for r in stands.reviews
        if r.action == action
    )
