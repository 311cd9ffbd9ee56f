"""What people say of what the machine made: rows that are only ever added.

A review names its target by what stays when dispatches are read again: the dispatch, the span of
text and what the row was there (`marks`), never the number of a row. A reviewer's newer word on a
target supersedes the older one; `undo` is a row too, and can be undone. What the machine made is
not touched: `standing` says what people hold of it, beside it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from selon.errors import SettingError, StoreError
from selon.store import schema
from selon.store.clock import now
from selon.store.force import effective
from selon.store.marks import Mark, pack_mark, unpack_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from selon.store.store import Store

_t, _d = schema.reviews, schema.dispatches


class Verdict(StrEnum):
    """What one person says of a row."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    DISPUTE = "dispute"
    UNSURE = "unsure"


class State(StrEnum):
    """What all reviewers together hold of a row; beside what the machine made, never in it."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    DISPUTED = "disputed"
    UNSURE = "unsure"


_STATES = {
    Verdict.ACCEPT: State.ACCEPTED,
    Verdict.CORRECT: State.CORRECTED,
    Verdict.REJECT: State.REJECTED,
    Verdict.DISPUTE: State.DISPUTED,
    Verdict.UNSURE: State.UNSURE,
}
VERDICTS = frozenset(Verdict)
ACTIONS = frozenset(
    {*Verdict, "merge", "split", "rename", "note", "reliability", "credibility", "undo"}
)
_ALONGSIDE = frozenset({"note", "undo", "split"})  # never supersede what was said before


@dataclass(frozen=True, slots=True)
class Target:
    """What a review is about; `name` is its stable name, `mark` which row of a span it was."""

    name: str
    dispatch: str | None = None
    section: str | None = None
    row: str | None = None
    start: int | None = None
    end: int | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One thing that one person said at one time."""

    id: int
    at: str
    reviewer: str
    action: str
    target: Target
    value: Any = None
    note: str | None = None
    supersedes: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands to a target: the state, the corrected values, the reviews that count."""

    state: State
    value: dict[str, Any] | None
    reviews: tuple[Review, ...]


UNJUDGED = Standing(State.UNREVIEWED, None, ())


def add(
    store: Store,
    action: str,
    target: Target,
    *,
    reviewer: str,
    value: Any = None,  # noqa: ANN401 - what goes with the action, as JSON
    note: str | None = None,
    at: str | None = None,
    same: Callable[[Target], bool] = lambda _: True,
) -> Review:
    """Append a review; raises `SettingError` when it has no reviewer or no such action.

    `at` is when it was said, for reviews that were made elsewhere; None is now. `same` says which
    of the older reviews under the target's name are about the same row.
    """
    if not reviewer.strip():
        raise SettingError("a review needs the name of its reviewer")
    if action not in ACTIONS:
        raise SettingError(f"no review is called {action!r}", hint=", ".join(sorted(ACTIONS)))

    def job(connection: Connection) -> Review:
        older = None
        if action not in _ALONGSIDE:
            older = next(
                (
                    r.id
                    for r in reversed(effective(_about(connection, target.name)))
                    if r.reviewer == reviewer and same(r.target) and _same_matter(r, action, value)
                ),
                None,
            )
        return append(connection, action, target, reviewer, value, note, older, at)

    return store.write(job)


def append(
    connection: Connection,
    action: str,
    target: Target,
    reviewer: str,
    value: Any,  # noqa: ANN401
    note: str | None,
    supersedes: int | None,
    at: str | None = None,
) -> Review:
    """Insert a review in an open transaction."""
    number = None
    if target.dispatch is not None:
        number = connection.scalar(select(_d.c.id).where(_d.c.key == target.dispatch))
        if number is None:
            raise StoreError(f"there is no dispatch {target.dispatch!r}")
    at = at or now()
    values = {
        "at": at, "reviewer": reviewer, "action": action, "target": target.name,
        "dispatch": number, "section": target.section, "row": target.row,
        "start": target.start, "end": target.end, "note": note, "supersedes": supersedes,
        "value": None if value is None else json.dumps(value, ensure_ascii=False),
        "mark": pack_mark(target.mark),
    }  # fmt: skip
    done = connection.execute(insert(_t).values(values))
    assert done.inserted_primary_key is not None
    return Review(
        int(done.inserted_primary_key[0]), at, reviewer, action, target, value, note, supersedes
    )


def undo(store: Store, review: int, *, reviewer: str, note: str | None = None) -> Review:
    """Take a review back by a new one; undoing that brings it into force again."""
    if not reviewer.strip():
        raise SettingError("a review needs the name of its reviewer")

    def job(connection: Connection) -> Review:
        found = _read(connection, _t.c.id == review)
        if not found:
            raise StoreError(f"there is no review {review}")
        return append(connection, "undo", found[0].target, reviewer, None, note, review)

    return store.write(job)


def history(store: Store, target: str | None = None) -> list[Review]:
    """List all reviews of a target, or of everything, in the order in which they were made."""
    with store.read() as connection:
        return _read(connection, *([] if target is None else [_t.c.target == target]))


def latest(
    store: Store, *, dispatch: str | None = None, offset: int = 0, limit: int = 50
) -> tuple[int, list[Review]]:
    """Give how many reviews there are, and a stretch of them, the last ones first."""
    chosen = [] if dispatch is None else [_d.c.key == dispatch]
    joined = select(func.count()).select_from(_t).outerjoin(_d, _d.c.id == _t.c.dispatch)
    numbers = (
        select(_t.c.id)
        .outerjoin(_d, _d.c.id == _t.c.dispatch)
        .where(*chosen)
        .order_by(_t.c.id.desc())
        .offset(offset)
        .limit(limit)
    )
    with store.read() as connection:
        total = connection.scalar(joined.where(*chosen)) or 0
        some = list(connection.scalars(numbers))
        return total, _read(connection, _t.c.id.in_(some))[::-1]


def standing(store: Store, target: str) -> Standing:
    """Say what stands to a target by the reviews that are in force."""
    with store.read() as connection:
        return judge(_about(connection, target))


def all_of(connection: Connection) -> list[Review]:
    """List all reviews, in force or not, in the order in which they were made."""
    return _read(connection)


def in_force(connection: Connection, *actions: str) -> list[Review]:
    """List the reviews that are in force, of some actions or of all."""
    found = effective(_read(connection))
    return [r for r in found if not actions or r.action in actions]


def judge(reviews: Iterable[Review]) -> Standing:
    """Combine reviews of one target: reviewers who differ make it disputed, unsure ones do not."""
    counted = tuple(r for r in effective(list(reviews)) if r.action != "undo")
    state, value = State.UNREVIEWED, None
    for review in counted:
        if review.action in VERDICTS:
            verdict = Verdict(review.action)
            state, value = combine((state, value), (_STATES[verdict], review.value))
    return Standing(state, value, counted)


def combine(one: tuple[State, Any], other: tuple[State, Any]) -> tuple[State, Any]:
    """Combine two states with their corrections; in either order the same comes out."""
    weak = (State.UNREVIEWED, State.UNSURE)
    if one[0] in weak and other[0] in weak:
        unsure = State.UNSURE in (one[0], other[0])
        return (State.UNSURE if unsure else State.UNREVIEWED), None
    if one[0] in weak:
        return other
    if other[0] in weak or one == other:
        return one
    return State.DISPUTED, None


def _same_matter(review: Review, action: str, value: Any) -> bool:  # noqa: ANN401
    """Say whether a new word of the same person replaces an older one."""
    if action in VERDICTS:
        return review.action in VERDICTS
    if action == "merge":
        return review.action == "merge" and review.value == value
    return review.action == action


def about_any(connection: Connection, targets: list[str]) -> list[Review]:
    """List all reviews of some targets, in the order in which they were made."""
    return _read(connection, _t.c.target.in_(targets))


def _about(connection: Connection, target: str) -> list[Review]:
    return _read(connection, _t.c.target == target)


def _read(connection: Connection, *conditions: Any) -> list[Review]:  # noqa: ANN401
    asked = (
        select(_t, _d.c.key)
        .outerjoin(_d, _d.c.id == _t.c.dispatch)
        .where(*conditions)
        .order_by(_t.c.id)
    )
    return [
        Review(
            row.id, row.at, row.reviewer, row.action,
            Target(
                row.target, row.key, row.section, row.row, row.start, row.end,
                unpack_mark(row.mark),
            ),
            None if row.value is None else json.loads(row.value), row.note, row.supersedes,
        )
        for row in connection.execute(asked)
    ]  # fmt: skip
