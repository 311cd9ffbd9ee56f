"""The queue of review.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.desk.page import Page
from selon.desk.rendering import page
from selon.desk.requests import PageLanguage
from selon.desk.state import TheDesk
from selon.desk.views.queue import queue
from selon.store.waiting import Group

router = APIRouter()
PAGE = Page("review", "/review", router)
SHOWN = 10


@router.get("/review")
def show(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    group: Group | None = None,
    skip: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """Show the rows that wait."""
    found = queue(desk.store, language, group=group, skip=skip, limit=SHOWN)
    return page(request, "review.html", found, name="review")
