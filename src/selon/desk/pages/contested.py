"""What independent speakers contradict each other on, claim against claim.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.desk.narrowing import Narrowed, Narrowing
from selon.desk.page import Page
from selon.desk.rendering import page
from selon.desk.requests import PageLanguage
from selon.desk.state import TheDesk
from selon.desk.views.choices import Choices, choices
from selon.desk.views.contested import ContestView, contested_view
from selon.store.contests import Contests, contests

router = APIRouter()
PAGE = Page("contested", "/contested", router)
SHOWN = 15


@dataclass(frozen=True, slots=True)
class ContestedPage:
    """What the page shows; `found` is None when a filter makes no sense."""

    asked: Narrowing
    choices: Choices
    found: Contests | None
    contests: tuple[ContestView, ...]


@router.get("/contested")
def show(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    asked: Narrowed,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """Show a page of contests."""
    found = None
    shown: tuple[ContestView, ...] = ()
    if not asked.problem:
        found = contests(desk.store, asked.filters, offset=offset, limit=SHOWN)
        shown = contested_view(desk.store, found.items, language)
    content = ContestedPage(asked, choices(desk.store, language), found, shown)
    return page(request, "contested.html", content, name="contested", status=asked.status)
