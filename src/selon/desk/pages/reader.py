"""Dispatches: the list of them, and the reader, which shows one with its rows.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from selon.desk.page import Page
from selon.desk.pages.entrance import local
from selon.desk.problems import refuse
from selon.desk.rendering import is_fragment, page
from selon.desk.requests import FormFields, PageLanguage, ReviewerName
from selon.desk.state import TheDesk
from selon.desk.views import deciding
from selon.desk.views.dispatches import dispatches
from selon.desk.views.queue import Context, context_of
from selon.desk.views.reading import reading, row_at, title_of
from selon.desk.views.reviewing import (
    accept_seen,
    corrections,
    judge_row,
    need_row,
    record_of,
    take_back,
)
from selon.desk.views.rows import FieldView, RowView, correctable, row_view
from selon.store.reviewed import standings

router = APIRouter()
PAGE = Page("reader", "/dispatches", router)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class OneRow:
    """A row alone, as it is put in place after a review; `dom` is its id in the page."""

    row: RowView
    dom: str
    context: Context | None


@dataclass(frozen=True, slots=True)
class Correction:
    """The form that corrects a row; `dom` is the id of the row in the page, if it is in one."""

    title: str
    row: RowView
    fields: tuple[FieldView, ...]
    dom: str
    back: str


@router.get("/dispatches")
def list_dispatches(
    request: Request,
    desk: TheDesk,
    offset: Annotated[int, Query(ge=0)] = 0,
    publisher: str | None = None,
) -> Response:
    """List the dispatches of the store."""
    found = dispatches(desk.store, publisher=publisher, offset=offset, limit=SHOWN)
    return page(request, "dispatches.html", found, name="reader")


@router.get("/dispatches/{dispatch}")
def read(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    dispatch: str,
    row: str = "",
    at: Annotated[str, Query(pattern=r"^(\d+-\d+)?$")] = "",
) -> Response:
    """Show a dispatch; `at=120-138` leads to the row whose words stand there."""
    record = record_of(desk, dispatch)
    if at:
        start, end = (int(part) for part in at.split("-"))
        found = row_at(record, start, end)
        ending = f"?row={found}#t-{found}" if found else ""
        return RedirectResponse(f"/dispatches/{record.dispatch.id}{ending}", 303)
    return page(
        request, "reader.html", reading(desk.store, record, language, lit=row), name="reader"
    )


@router.get("/dispatches/{dispatch}/rows/{row}")
def show_row(
    request: Request, desk: TheDesk, language: PageLanguage, dispatch: str, row: str
) -> Response:
    """Give a row as it stands, for the page that shows it; others are led to the reader."""
    record = record_of(desk, dispatch)
    need_row(record, row)
    if not is_fragment(request):
        return RedirectResponse(f"/dispatches/{record.dispatch.id}?row={row}#{row}", 303)
    return _row(request, desk, language, dispatch, row)


@router.get("/dispatches/{dispatch}/rows/{row}/correct")
def ask(
    request: Request, desk: TheDesk, language: PageLanguage, dispatch: str, row: str
) -> Response:
    """Show the form that corrects a row."""
    record = record_of(desk, dispatch)
    need_row(record, row)
    shown = Correction(
        title_of(record),
        row_view(record, row, standings(desk.store, record).get(row), language),
        correctable(record, row, language),
        request.headers.get("hx-target", "").removeprefix("correct-"),
        f"/dispatches/{record.dispatch.id}?row={row}#{row}",
    )
    template = "correct.html" if is_fragment(request) else "correct_page.html"
    return page(request, template, shown, name="reader")


@router.post("/dispatches/{dispatch}/rows/{row}/review")
def review(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    reviewer: ReviewerName,
    form: FormFields,
    dispatch: str,
    row: str,
) -> Response:
    """Keep a verdict; with `correct`, the fields that differ."""
    given = dict(form)
    record = record_of(desk, dispatch)
    need_row(record, row)
    verdict = given.get("verdict", "")
    value = None
    if verdict == "correct":
        fields = {k.removeprefix("field."): v for k, v in form if k.startswith("field.")}
        value = corrections(record, row, fields)
        if not value:
            raise refuse(400, "nothing was changed", code="nothing_changed")
    note = given.get("note", "").strip() or None
    judge_row(desk, dispatch, row, verdict, reviewer=reviewer, value=value, note=note)
    return _after(request, desk, language, dispatch, row, given.get("back", ""))


@router.post("/dispatches/{dispatch}/note")
def note(desk: TheDesk, reviewer: ReviewerName, form: FormFields, dispatch: str) -> Response:
    """Leave a note on a dispatch."""
    deciding.note_dispatch(desk, dispatch, dict(form).get("note", ""), reviewer=reviewer)
    return RedirectResponse(f"/dispatches/{quote(dispatch)}#notes", 303)


@router.post("/reviews/{number}/undo")
def undo(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    reviewer: ReviewerName,
    form: FormFields,
    number: int,
) -> Response:
    """Take a review back."""
    given = dict(form)
    taken = take_back(desk, number, reviewer=reviewer)
    dispatch, row = taken.target.dispatch or "", given.get("row") or taken.target.row or ""
    return _after(request, desk, language, dispatch, row, given.get("back", ""))


@router.post("/reviews/accept-seen")
def accept(desk: TheDesk, reviewer: ReviewerName, form: FormFields) -> Response:
    """Accept the rows that were on the screen, each given as `DISPATCH ROW`."""
    rows = [tuple(value.split(" ", 1)) for key, value in form if key == "rows" and " " in value]
    accept_seen(desk, [(one[0], one[1]) for one in rows], reviewer=reviewer)
    return RedirectResponse(local(dict(form).get("back", "/review")), 303)


def _after(
    request: Request, desk: TheDesk, language: PageLanguage, dispatch: str, row: str, back: str
) -> Response:
    """Answer a review: with the row as it stands now, or by leading back to where it was made."""
    if is_fragment(request):
        return _row(request, desk, language, dispatch, row)
    return RedirectResponse(local(back or f"/dispatches/{dispatch}?row={row}#{row}"), 303)


def _row(
    request: Request, desk: TheDesk, language: PageLanguage, dispatch: str, row: str
) -> Response:
    record = record_of(desk, dispatch)
    need_row(record, row)
    shown = row_view(record, row, standings(desk.store, record).get(row), language)
    dom = request.headers.get("hx-target") or row
    # In the queue rows have ids of their own, and bring the sentence they stand in.
    context = context_of(record, shown) if dom != row else None
    return page(request, "row.html", OneRow(shown, dom, context), name="reader")
