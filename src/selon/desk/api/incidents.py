"""`/incidents`, `/overview`, `/map`, `/contested`, `/speakers`, `/publishers`.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response

from selon._wording import Language
from selon.desk.narrowing import Narrowed
from selon.desk.requests import MOST
from selon.desk.state import TheDesk
from selon.desk.views.incident import one_incident
from selon.desk.views.situation import IncidentItem, items
from selon.errors import SettingError
from selon.store.contests import Contests, contests
from selon.store.filters import Filters, Region, region
from selon.store.listing import Order
from selon.store.mapping import WORLD, MapView, map_view
from selon.store.overview import Overview, overview
from selon.store.voices import Publisher, Speakers, publishers, quoted

router = APIRouter(tags=["incidents"])
Lang = Annotated[Language, Query(description="Language of labels.")]
Offset = Annotated[int, Query(ge=0)]
Limit = Annotated[int, Query(ge=1, le=MOST)]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """A stretch of the list of incidents."""

    offset: int
    limit: int
    items: tuple[IncidentItem, ...]


@router.get("/incidents")
def list_incidents(
    desk: TheDesk,
    asked: Narrowed,
    order: Order = "told",
    lang: Lang = "en",
    offset: Offset = 0,
    limit: Limit = 50,
) -> IncidentPage:
    """List incidents; `/overview` counts them."""
    rows = items(desk.store, asked.checked, lang, order=order, offset=offset, limit=limit)
    return IncidentPage(offset, limit, rows)


@router.get("/incidents/{incident}", response_model=dict[str, Any])
def get_incident(desk: TheDesk, incident: str) -> dict[str, Any] | Response:
    """Give an incident as published (`selon.ledger/1`).

    The beginning of an id, and an id that is no more because incidents were merged, lead to the
    address of the incident that holds these mentions now (307).
    """
    found = one_incident(desk.store, incident).incident
    if found["id"] != incident:
        return RedirectResponse(found["id"], 307)
    return found


@router.get("/overview")
def get_overview(desk: TheDesk, asked: Narrowed) -> Overview:
    """Count incidents by type, country, status and time."""
    return overview(desk.store, asked.checked)


@router.get("/map")
def get_map(
    desk: TheDesk,
    asked: Narrowed,
    shown: Annotated[
        str, Query(alias="region", description="What the map shows: SOUTH,WEST,NORTH,EAST.")
    ] = "",
    zoom: Annotated[int, Query(ge=0, le=22)] = 2,
) -> MapView:
    """Give incidents for a map: at most 400 marks of points and 60 areas, whatever the filters."""
    wanted: Region | None = region(Filters(box=shown)) if shown else WORLD
    if wanted is None:
        raise SettingError("a map needs a region")
    return map_view(desk.store, asked.checked, region=wanted, zoom=zoom)


@router.get("/contested")
def list_contested(
    desk: TheDesk, asked: Narrowed, offset: Offset = 0, limit: Limit = 20
) -> Contests:
    """List what is contested, with every claim."""
    return contests(desk.store, asked.checked, offset=offset, limit=limit)


@router.get("/speakers")
def list_speakers(
    desk: TheDesk, asked: Narrowed, offset: Offset = 0, limit: Limit = 50
) -> Speakers:
    """List who is quoted, the most quoted first."""
    return quoted(desk.store, asked.checked, offset=offset, limit=limit)


@router.get("/publishers")
def list_publishers(desk: TheDesk, asked: Narrowed) -> tuple[Publisher, ...]:
    """List publishers with how much they published and when."""
    return publishers(desk.store, asked.checked)
