"""`/dispatches`: the list, records, and their rows as reviewers see them.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from selon._json import to_json
from selon._wording import Language
from selon.desk.requests import MOST
from selon.desk.state import TheDesk
from selon.desk.views.dispatches import DispatchList, dispatches
from selon.desk.views.reviewing import need_row, record_of
from selon.desk.views.rows import FieldView, RowView, correctable, row_view, row_views
from selon.store.reviewed import standings

router = APIRouter(prefix="/dispatches", tags=["dispatches"])
Lang = Annotated[Language, Query(description="Language of labels and reasons.")]


@router.get("")
def list_dispatches(
    desk: TheDesk,
    publisher: Annotated[str | None, Query(description="Its name, exactly.")] = None,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> DispatchList:
    """List dispatches, newest first, with the number of rows in each."""
    return dispatches(desk.store, publisher=publisher, offset=offset, limit=limit)


@router.get("/{dispatch}", response_class=Response)
def get_record(desk: TheDesk, dispatch: str) -> Response:
    """Give the record of a dispatch as the machine made it (`selon.record/1`)."""
    return Response(to_json(record_of(desk, dispatch)), media_type="application/json")


@router.get("/{dispatch}/rows")
def list_rows(desk: TheDesk, dispatch: str, lang: Lang = "en") -> dict[str, tuple[RowView, ...]]:
    """Give the rows of each section, with what reviewers hold of them."""
    record = record_of(desk, dispatch)
    return row_views(record, standings(desk.store, record), lang)


@router.get("/{dispatch}/rows/{row}")
def get_row(desk: TheDesk, dispatch: str, row: str, lang: Lang = "en") -> RowView:
    """Give one row, with what reviewers hold of it."""
    record = record_of(desk, dispatch)
    need_row(record, row)
    return row_view(record, row, standings(desk.store, record).get(row), lang)


@router.get("/{dispatch}/rows/{row}/fields")
def list_fields(desk: TheDesk, dispatch: str, row: str, lang: Lang = "en") -> tuple[FieldView, ...]:
    """Give the fields of a row that can be corrected, with the values each may take."""
    record = record_of(desk, dispatch)
    need_row(record, row)
    return correctable(record, row, lang)
