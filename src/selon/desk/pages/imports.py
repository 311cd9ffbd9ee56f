"""Bringing dispatches in: paste, upload, and what became of them.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from selon.desk.page import Page
from selon.desk.rendering import is_fragment, page
from selon.desk.requests import FormFields, Uploads
from selon.desk.state import TheDesk
from selon.desk.views.importing import Said, import_result, start_import
from selon.language import available
from selon.sources.registry import endings

router = APIRouter()
PAGE = Page("imports", "/import", router)


@dataclass(frozen=True, slots=True)
class ImportForm:
    """The form, and the bounds that it tells."""

    languages: tuple[str, ...]
    endings: tuple[str, ...]
    megabytes: int
    files: int
    writable: bool


@router.get("/import")
def ask(request: Request, desk: TheDesk) -> Response:
    """Show the form."""
    settings = desk.settings
    content = ImportForm(
        available(),
        tuple(sorted(endings())),
        settings.upload_bytes // 1_000_000,
        settings.upload_files,
        desk.store.writable,
    )
    return page(request, "import.html", content, name="imports")


@router.post("/import")
def take(desk: TheDesk, form: FormFields, uploads: Uploads) -> Response:
    """Take what was pasted or uploaded, and lead to its result."""
    given = {key: value.strip() for key, value in form if key != "text"}
    said = Said(
        given.get("published") or None,
        given.get("publisher") or None,
        given.get("language") or None,
    )
    text = dict(form).get("text", "")
    title = given.get("title") or None
    job = start_import(desk, text=text, title=title, uploads=uploads, said=said)
    return RedirectResponse(f"/import/{job.id}", 303)


@router.get("/import/{job}")
def result(request: Request, desk: TheDesk, job: str) -> Response:
    """Show how far an import is, then what became of it."""
    found = import_result(desk, job)
    template = "import_state.html" if is_fragment(request) else "import_result.html"
    return page(request, template, found, name="imports")
