"""Dispatches by their words.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.desk.narrowing import Narrowed, Narrowing
from selon.desk.page import Page
from selon.desk.rendering import page
from selon.desk.requests import MOST, PageLanguage
from selon.desk.state import TheDesk
from selon.desk.views.choices import Choices, choices
from selon.store.listings import HitRow
from selon.store.searching import search

router = APIRouter()
PAGE = Page("search", "/search", router)
SHOWN = 25


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `more` is the address that shows further ones, empty when there are none."""

    asked: Narrowing
    choices: Choices
    hits: tuple[HitRow, ...]
    more: str


@router.get("/search")
def show(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    asked: Narrowed,
    limit: Annotated[int, Query(ge=1, le=MOST)] = SHOWN,
) -> Response:
    """Show the dispatches that fit."""
    found: list[HitRow] = []
    if asked.given and not asked.problem:
        words, others = asked.filters.text or "", asked.filters.without("text")
        found = search(desk.store, words, others, limit=limit + 1)
    more = ""
    if len(found) > limit and limit < MOST:
        more = f"{asked.link('/search', limit=min(limit * 2, MOST))}#hit-{limit}"
    content = SearchPage(asked, choices(desk.store, language), tuple(found[:limit]), more)
    return page(request, "search.html", content, name="search", status=asked.status)
