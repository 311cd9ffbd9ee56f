"""What people hold of the rows of one dispatch, and which rows nobody has judged yet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from selon.record import ROWS
from selon.store import schema
from selon.store.force import effective
from selon.store.marks import Reading, readings
from selon.store.reviews import (
    VERDICTS,
    Standing,
    State,
    Target,
    about_any,
    judge,
)
from selon.store.rows import span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from selon.record import Record
    from selon.store.marks import Span
    from selon.store.reviews import Review
    from selon.store.store import Store

_LOOKED_UP = 500


def target_of(record: Record, section: str, row: Any) -> Target:  # noqa: ANN401 - any kind of row
    """Give the target under which reviews speak of a row."""
    _, start, end = span = _span(section, row)
    name = target_name(section, record.dispatch.id, start, end)
    mark = Reading.of(record).mark(span, row.id)
    return Target(name, record.dispatch.id, section, row.id, start, end, mark)


def target_name(section: str, dispatch: str, start: int | None, end: int | None) -> str:
    """Name the place of a row for good, whatever its number in a later reading."""
    return f"{section}:{dispatch}:{start}-{end}"


def about(record: Record, row: str) -> Callable[[Target], bool]:
    """Give what says whether a target is a row of a record."""
    reading = Reading.of(record)
    return lambda target: reading.meant(target) == row


def standings(store: Store, record: Record) -> dict[str, Standing]:
    """Give what stands to each row of a record that somebody has reviewed, by the row's id."""
    names = {
        target_name(section, record.dispatch.id, *_span(section, row)[1:])
        for section in ROWS
        for row in getattr(record, section)
    }
    with store.read() as connection:
        found = _by_target(connection, names)
    return standings_of(record, [r for some in found.values() for r in effective(some)])


def standings_of(record: Record, reviews: list[Review]) -> dict[str, Standing]:
    """Give what stands to each row of a record by reviews that are in force."""
    return _by_row(Reading.of(record), reviews) if reviews else {}


def judged(connection: Connection, rows: Iterable[tuple[Span, str, str]]) -> set[tuple[str, str]]:
    """Give those of some rows (span, dispatch, id) on which a verdict is in force."""
    wanted = {(dispatch, row) for _, dispatch, row in rows}
    names = {target_name(span[0], dispatch, *span[1:]) for span, dispatch, _ in rows}
    return _in_force(connection, _by_target(connection, names)) & wanted


def verdicts_given(store: Store, dispatches: Iterable[int]) -> dict[int, int]:
    """Count the rows of some dispatches (their numbers) on which a verdict is in force."""
    t, d = schema.reviews, schema.dispatches
    asked = (
        select(d.c.id, d.c.key, t.c.target)
        .join(d, d.c.id == t.c.dispatch)
        .where(t.c.dispatch.in_(list(dispatches)), t.c.action.in_(sorted(VERDICTS)))
        .distinct()
    )
    counts: dict[int, int] = defaultdict(int)
    with store.read() as connection:
        found = connection.execute(asked).all()
        numbers = {row.key: row.id for row in found}
        by_target = _by_target(connection, {row.target for row in found})
        for dispatch, _ in _in_force(connection, by_target):
            counts[numbers[dispatch]] += 1
    return dict(counts)


def _in_force(connection: Connection, by_target: dict[str, list[Review]]) -> set[tuple[str, str]]:
    """Give the rows (dispatch, id) of current records on which there is a verdict."""
    by_dispatch: dict[str, list[Review]] = defaultdict(list)
    for reviews in by_target.values():
        for review in effective(reviews):
            by_dispatch[review.target.dispatch or ""].append(review)
    sections = {r.target.section for some in by_dispatch.values() for r in some}
    known = readings(connection, by_dispatch, {s for s in sections if s in schema.SECTIONS})
    return {
        (dispatch, row)
        for dispatch, reviews in by_dispatch.items()
        if dispatch in known
        for row, stands in _by_row(known[dispatch], reviews).items()
        if stands.state != State.UNREVIEWED
    }


def _by_row(reading: Reading, reviews: Iterable[Review]) -> dict[str, Standing]:
    grouped: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        row = reading.meant(review.target)
        if row is not None:
            grouped[row].append(review)
    return {row: judge(some) for row, some in grouped.items()}


def _by_target(connection: Connection, names: Iterable[str]) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = defaultdict(list)
    todo = sorted(names)
    for start in range(0, len(todo), _LOOKED_UP):
        for review in about_any(connection, todo[start : start + _LOOKED_UP]):
            found[review.target.name].append(review)
    return dict(found)


def _span(section: str, row: Any) -> Span:  # noqa: ANN401 - any kind of row
    span = span_of(row)
    return (section, span.start, span.end) if span else (section, None, None)
