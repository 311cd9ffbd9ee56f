"""What people hold of the rows of one dispatch, and which rows nobody has judged yet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from selon.record import ROWS
from selon.store import schema
from selon.store.reviews import VERDICTS, State, Target, about_any, judge
from selon.store.rows import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from selon.record import Record
    from selon.store.reviews import Review, Standing
    from selon.store.store import Store

_LOOKED_UP = 500


def target_of(record: Record, section: str, row: Any) -> Target:  # noqa: ANN401 - any kind of row
    """Give the target under which reviews speak of a row."""
    span = span_of(row)
    start, end = (span.start, span.end) if span else (None, None)
    name = target_name(section, record.dispatch.id, start, end)
    return Target(name, record.dispatch.id, section, row.id, start, end)


def target_name(section: str, dispatch: str, start: int | None, end: int | None) -> str:
    """Name a row for good, whatever its number in a later reading."""
    return f"{section}:{dispatch}:{start}-{end}"


def standings(store: Store, record: Record) -> dict[str, Standing]:
    """Give what stands to each row of a record that somebody has reviewed, by the row's id."""
    names = {
        row.id: target_of(record, section, row).name
        for section in ROWS
        for row in getattr(record, section)
    }
    with store.read() as connection:
        found = _by_target(connection, set(names.values()))
    return {row: judge(found[name]) for row, name in names.items() if name in found}


def judged(connection: Connection, names: Iterable[str]) -> set[str]:
    """Give those of some targets on which a verdict is in force."""
    return {
        name
        for name, reviews in _by_target(connection, names).items()
        if judge(reviews).state != State.UNREVIEWED
    }


def verdicts_given(store: Store, dispatches: Iterable[int]) -> dict[int, int]:
    """Count the rows of some dispatches (their numbers) on which a verdict is in force."""
    t = schema.reviews
    asked = (
        select(t.c.dispatch, t.c.target)
        .where(t.c.dispatch.in_(list(dispatches)), t.c.action.in_(sorted(VERDICTS)))
        .distinct()
    )
    counts: dict[int, int] = defaultdict(int)
    with store.read() as connection:
        found = connection.execute(asked).all()
        in_force = judged(connection, {row.target for row in found})
    for row in found:
        counts[row.dispatch] += row.target in in_force
    return dict(counts)


def _by_target(connection: Connection, names: Iterable[str]) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = defaultdict(list)
    todo = sorted(names)
    for start in range(0, len(todo), _LOOKED_UP):
        for review in about_any(connection, todo[start : start + _LOOKED_UP]):
            found[review.target.name].append(review)
    return dict(found)
