"""The situation: a map, the line of time and the list of incidents, all by the same filters.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, Response

from selon.desk.narrowing import Narrowed, Narrowing
from selon.desk.page import Page
from selon.desk.rendering import page
from selon.desk.requests import PageLanguage
from selon.desk.state import TheDesk
from selon.desk.views.choices import Choices, choices
from selon.desk.views.situation import Bar, Situation, bars, situation
from selon.desk.views.telling import country
from selon.store.listing import Order

router = APIRouter()
PAGE = Page("situation", "/situation", router)
SHOWN = 50
_BORDERS = str(files("selon.exports") / "basemap" / "countries.json")


@dataclass(frozen=True, slots=True)
class SituationPage:
    """What the page shows; `seen` is None when a filter makes no sense."""

    asked: Narrowing
    choices: Choices
    order: Order
    seen: Situation | None
    bars: tuple[Bar, ...]
    countries: dict[str, str]
    view: str


@router.get("/situation")
def show(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    asked: Narrowed,
    order: Order = "told",
    offset: Annotated[int, Query(ge=0)] = 0,
    view: Annotated[str, Query(alias="map", max_length=60)] = "",
) -> Response:
    """Show the incidents for which the filters of the address hold."""
    seen = None
    if not asked.problem:
        seen = situation(
            desk.store, asked.filters, language, order=order, offset=offset, limit=SHOWN
        )
    shown = seen.overview if seen else None
    content = SituationPage(
        asked, choices(desk.store, language), order, seen, bars(shown) if shown else (),
        {s.value: country(s.value, language) for s in (shown.countries if shown else ())}, view,
    )  # fmt: skip
    return page(request, "situation.html", content, name="situation", status=asked.status)


@router.get("/basemap.json")
def basemap() -> Response:
    """Give the borders behind maps; they change with the version only."""
    response = FileResponse(_BORDERS, media_type="application/json")
    response.headers["cache-control"] = "private, max-age=86400"
    return response
