"""The codebook as a page.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from selon.desk.page import Page
from selon.desk.rendering import language_of, page
from selon.desk.views.codebook import codebook

router = APIRouter()
PAGE = Page("codebook", "/codebook", router)


@router.get("/codebook")
def show(request: Request) -> Response:
    """Show every definition."""
    return page(request, "codebook.html", codebook(language_of(request)), name="codebook")
