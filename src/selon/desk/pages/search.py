"""Dispatches by their words.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.desk.filtering import FilterForm, TheFilters, filter_form, query_of
from selon.desk.page import Page
from selon.desk.rendering import page
from selon.desk.requests import MOST, PageLanguage
from selon.desk.state import TheDesk
from selon.store.listings import HitRow
from selon.store.searching import search

router = APIRouter()
PAGE = Page("search", "/search", router)
SHOWN = 25


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `more` is the address that shows further ones, empty when there are none."""

    form: FilterForm
    asked: bool
    hits: tuple[HitRow, ...]
    more: str


@router.get("/search")
def show(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    filters: TheFilters,
    limit: Annotated[int, Query(ge=1, le=MOST)] = SHOWN,
) -> Response:
    """Show the dispatches that fit."""
    form = filter_form(filters, language)
    found: list[HitRow] = []
    if form.narrowed:
        words = filters.text or ""
        found = search(desk.store, words, filters.without("text"), limit=limit + 1)
    more = ""
    if len(found) > limit and limit < MOST:
        more = f"/search?{query_of(filters, limit=min(limit * 2, MOST))}#hit-{limit}"
    return page(
        request, "search.html", SearchPage(form, form.narrowed, tuple(found[:limit]), more),
        name="search",
    )  # fmt: skip
