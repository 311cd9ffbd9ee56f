"""Exports: what there is, what each loses, and the files.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from selon.desk.narrowing import Narrowed, Narrowing
from selon.desk.page import Page
from selon.desk.problems import refuse
from selon.desk.rendering import page
from selon.desk.requests import PageLanguage
from selon.desk.state import Desk, TheDesk
from selon.desk.views.choices import Choices, choices
from selon.desk.views.exporting import ExportView, export_views, written
from selon.exports.model import Options
from selon.exports.registry import exports
from selon.store.filters import Filters

router = APIRouter()
PAGE = Page("export", "/export", router)


@dataclass(frozen=True, slots=True)
class ExportPage:
    """The exports, for what the filters show or for one incident."""

    asked: Narrowing
    choices: Choices
    incident: str
    exports: tuple[ExportView, ...]


@router.get("/export")
def show(
    request: Request, desk: TheDesk, language: PageLanguage, asked: Narrowed, incident: str = ""
) -> Response:
    """Show what can be exported, and what each export loses."""
    views = export_views(language, Options(language=language))
    content = ExportPage(asked, choices(desk.store, language), incident, views)
    return page(request, "export.html", content, name="export", status=asked.status)


@router.get("/export/{name}")
def write(
    request: Request,
    desk: TheDesk,
    language: PageLanguage,
    asked: Narrowed,
    name: str,
    policy: Annotated[str, Query()] = "",
    table: Annotated[str, Query()] = "",
    hxl: bool = False,  # noqa: FBT001, FBT002 - by name in the address
    incident: Annotated[str, Query()] = "",
) -> Response:
    """Give the file."""
    options = Options(
        language=language, policy=policy or None, table=table or None, hxl=hxl,
        base=str(request.base_url), incident=incident or None,
    )  # fmt: skip
    return download(desk, name, asked.checked, options)


def download(desk: Desk, name: str, filters: Filters, options: Options) -> Response:
    """Answer with an export as a file; refuses with 404 what is no export."""
    if name not in {one.name for one in exports()}:
        raise refuse(404, f"no export is called {name!r}")
    one, pieces = written(desk.store, name, filters, options)
    kind = "" if options.table is None else f"-{options.table}"
    headers = {"content-disposition": f'attachment; filename="selon-{name}{kind}{one.ending}"'}
    return StreamingResponse(pieces, media_type=one.media_type, headers=headers)
