"""What people say of rows in the desk; the ledger is brought up to date behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon.desk.problems import refuse
from selon.desk.views.rows import correctable
from selon.errors import RecordError, SettingError
from selon.store.judging import review_row
from selon.store.reviewed import standings
from selon.store.reviews import Review, State, Verdict, latest, undo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.desk.state import Desk
    from selon.record import Record

MOST = 200
"""Rows that can be accepted at once: no screen shows more."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of rows that were accepted together."""

    reviews: tuple[int, ...]
    passed_over: int


@dataclass(frozen=True, slots=True)
class Reviews:
    """A stretch of the history of reviews."""

    total: int
    offset: int
    limit: int
    items: tuple[Review, ...]


def record_of(desk: Desk, dispatch: str) -> Record:
    """Give a dispatch's current record; refuses with 404 when there is none."""
    found = desk.store.record(dispatch)
    if found is None:
        raise refuse(404, f"there is no dispatch {dispatch!r}")
    return found


def need_row(record: Record, row: str) -> Any:  # noqa: ANN401 - any kind of row
    """Give a row of a record; refuses with 404 when there is none."""
    try:
        return record.row(row)
    except RecordError as error:
        raise refuse(404, error.message, hint=error.hint) from error


def judge_row(
    desk: Desk,
    dispatch: str,
    row: str,
    verdict: str,
    *,
    reviewer: str,
    value: dict[str, Any] | None = None,
    note: str | None = None,
) -> Review:
    """Keep one person's verdict on a row."""
    need_row(record_of(desk, dispatch), row)
    review = review_row(
        desk.store, dispatch, row, verdict, reviewer=reviewer, value=value or None, note=note
    )
    desk.upkeep.touch()
    return review


def accept_seen(desk: Desk, rows: Iterable[tuple[str, str]], *, reviewer: str) -> Accepted:
    """Accept rows that are on somebody's screen, but for those that have been judged before."""
    wanted: dict[str, list[str]] = {}
    for dispatch, row in rows:
        wanted.setdefault(dispatch, []).append(row)
    if sum(map(len, wanted.values())) > MOST:
        raise SettingError(f"more than {MOST} rows cannot have been seen at once")
    made: list[int] = []
    passed_over = 0
    for dispatch, some in wanted.items():
        record = record_of(desk, dispatch)
        stand = standings(desk.store, record)
        for row in some:
            need_row(record, row)
            if row in stand and stand[row].state != State.UNREVIEWED:
                passed_over += 1
                continue
            verdict = Verdict.ACCEPT
            made.append(review_row(desk.store, dispatch, row, verdict, reviewer=reviewer).id)
    if made:
        desk.upkeep.touch()
    return Accepted(tuple(made), passed_over)


def take_back(desk: Desk, review: int, *, reviewer: str) -> Review:
    """Take a review back, or bring one into force again by taking its undoing back."""
    done = undo(desk.store, review, reviewer=reviewer)
    desk.upkeep.touch()
    return done


def reviews_of(desk: Desk, dispatch: str | None, *, offset: int, limit: int) -> Reviews:
    """Give the reviews of a dispatch or of all, the last ones first."""
    key = None if dispatch is None else record_of(desk, dispatch).dispatch.id
    total, items = latest(desk.store, dispatch=key, offset=offset, limit=limit)
    return Reviews(total, offset, limit, tuple(items))


def corrections(record: Record, row: str, given: dict[str, str]) -> dict[str, Any]:
    """Make the values of a correction of what a form gives: those that differ, by their types.

    Raises `SettingError` for a number that is none.
    """
    found: dict[str, Any] = {}
    for field in correctable(record, row, "en"):
        text = given.get(field.name, field.value).strip()
        if text == field.value:
            continue
        if not text and not field.required:
            found[field.name] = None
        elif field.kind in ("whole", "number"):
            found[field.name] = _number(field.name, text, whole=field.kind == "whole")
        else:
            found[field.name] = text
    return found


def _number(name: str, text: str, *, whole: bool) -> float:
    plain = "".join(text.split()).replace("\u202f", "")
    plain = plain.replace(",", "") if whole else plain.replace(",", ".")
    try:
        return int(plain) if whole else float(plain)
    except ValueError as error:
        raise SettingError(f"{name}: {text!r} is no number") from error
