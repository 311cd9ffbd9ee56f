"""Reviews: verdicts on rows, undoing them, their history, and the queue.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from selon._wording import Language
from selon.desk.requests import MOST, ReviewerName
from selon.desk.state import TheDesk
from selon.desk.views.queue import Queue, queue
from selon.desk.views.reviewing import (
    Accepted,
    Reviews,
    accept_seen,
    judge_row,
    reviews_of,
    take_back,
)
from selon.store.reviews import Review, Verdict
from selon.store.waiting import Group

router = APIRouter(tags=["reviews"])


class Judgement(BaseModel):
    """A verdict on a row; `value` gives the fields that a correction puts right."""

    verdict: Verdict
    value: dict[str, Any] | None = None
    note: Annotated[str | None, Field(max_length=2000)] = None


class SeenRow(BaseModel):
    """A row that was on the screen."""

    dispatch: str
    row: str


class Seen(BaseModel):
    """Rows that were on the screen together."""

    rows: Annotated[list[SeenRow], Field(max_length=MOST)]


@router.get("/queue")
def get_queue(
    desk: TheDesk,
    group: Group | None = None,
    skip: Annotated[int, Query(ge=0, le=100_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 10,
    lang: Annotated[Language, Query()] = "en",
) -> Queue:
    """List rows that nobody has judged, those on which most depends first."""
    return queue(desk.store, lang, group=group, skip=skip, limit=limit)


@router.get("/reviews")
def list_reviews(
    desk: TheDesk,
    dispatch: str | None = None,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Reviews:
    """List all reviews that were ever made, the last ones first; of a dispatch or of all."""
    return reviews_of(desk, dispatch, offset=offset, limit=limit)


@router.post("/dispatches/{dispatch}/rows/{row}/reviews", status_code=201)
def judge(
    desk: TheDesk, reviewer: ReviewerName, dispatch: str, row: str, judgement: Judgement
) -> Review:
    """Keep a verdict on a row."""
    return judge_row(
        desk, dispatch, row, judgement.verdict, reviewer=reviewer, value=judgement.value,
        note=judgement.note,
    )  # fmt: skip


@router.post("/reviews/accept-seen", status_code=201)
def accept(desk: TheDesk, reviewer: ReviewerName, seen: Seen) -> Accepted:
    """Accept rows that were on the screen, but for those that have been judged."""
    return accept_seen(desk, [(one.dispatch, one.row) for one in seen.rows], reviewer=reviewer)


@router.post("/reviews/{number}/undo", status_code=201)
def undo(desk: TheDesk, reviewer: ReviewerName, number: int) -> Review:
    """Take a review back; taking that back brings it into force again."""
    return take_back(desk, number, reviewer=reviewer)
