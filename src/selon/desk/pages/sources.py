"""Who is quoted and who publishes.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from selon.desk.narrowing import Narrowed, Narrowing
from selon.desk.page import Page
from selon.desk.pages.entrance import local
from selon.desk.rendering import page
from selon.desk.requests import FormFields, PageLanguage, ReviewerName
from selon.desk.state import TheDesk
from selon.desk.views import deciding
from selon.desk.views.choices import Choices, choices
from selon.desk.views.ratings import RatingView, rating_views, scale_words
from selon.desk.views.sources import SourceView, source_views
from selon.store.ratings import source_ratings
from selon.store.voices import Publisher, Speakers, publishers, quoted

router = APIRouter()
PAGE = Page("sources", "/sources", router)
SHOWN = 40


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What the page shows; `found` is None when a filter makes no sense."""

    asked: Narrowing
    choices: Choices
    found: Speakers | None
    sources: tuple[SourceView, ...]
    publishers: tuple[Publisher, ...]
    ratings: dict[str, tuple[RatingView, ...]]
    reliability: tuple[tuple[str, str], ...]


@router.get("/sources")
def show(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    asked: Narrowed,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """Show a page of speakers, and the publishers."""
    found = None
    shown: tuple[SourceView, ...] = ()
    by: tuple[Publisher, ...] = ()
    if not asked.problem:
        found = quoted(desk.store, asked.filters, offset=offset, limit=SHOWN)
        shown = source_views(found.items, language)
        by = publishers(desk.store, asked.filters)
    names = {one.row.name for one in shown} | {one.name for one in by}
    rated = source_ratings(desk.store, names)
    content = SourcesPage(
        asked, choices(desk.store, language), found, shown, by,
        {name: rating_views(some, "reliability", language) for name, some in rated.items()},
        scale_words("reliability", language),
    )  # fmt: skip
    return page(request, "sources.html", content, name="sources", status=asked.status)


@router.post("/sources/reliability")
def rate(desk: TheDesk, reviewer: ReviewerName, form: FormFields) -> Response:
    """Rate a source."""
    given = dict(form)
    name, value = given.get("name", ""), given.get("reliability", "")
    deciding.rate_source(desk, name, value, reviewer=reviewer, note=given.get("note"))
    return RedirectResponse(local(given.get("back", "/sources")), 303)
