"""`/exports`: what there is, what each loses, and the files; `/search`.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon._wording import Language
from selon.desk.narrowing import Narrowed
from selon.desk.pages.export import download
from selon.desk.requests import MOST
from selon.desk.state import TheDesk
from selon.desk.views.exporting import ExportView, export_views
from selon.exports.model import Options
from selon.store.listings import HitRow
from selon.store.searching import search

router = APIRouter()
Lang = Annotated[Language, Query()]


@router.get("/exports", tags=["exports"])
def list_exports(lang: Lang = "en") -> tuple[ExportView, ...]:
    """List the exports, and what each keeps and loses."""
    return export_views(lang, Options(language=lang))


@router.get("/exports/{name}", response_class=Response, tags=["exports"])
def write(
    request: Request,
    desk: TheDesk,
    asked: Narrowed,
    name: str,
    lang: Lang = "en",
    policy: str | None = None,
    table: str | None = None,
    hxl: bool = False,  # noqa: FBT001, FBT002 - by name in the address
    incident: str | None = None,
) -> Response:
    """Give what the filters show in the form of an export."""
    options = Options(
        language=lang, policy=policy, table=table, hxl=hxl, base=str(request.base_url),
        incident=incident,
    )  # fmt: skip
    return download(desk, name, asked.checked, options)


@router.get("/search", tags=["dispatches"])
def find(
    desk: TheDesk, asked: Narrowed, limit: Annotated[int, Query(ge=1, le=MOST)] = 50
) -> list[HitRow]:
    """List dispatches by their words, those that fit best first; without words the newest."""
    filters = asked.checked
    return search(desk.store, filters.text or "", filters.without("text"), limit=limit)
