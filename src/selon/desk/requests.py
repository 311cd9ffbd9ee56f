"""What routes read from requests beside their parameters.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from contextlib import suppress
from typing import Annotated
from urllib.parse import unquote

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from selon._wording import Language
from selon.desk.problems import refuse, wants_json
from selon.desk.rendering import language_of, reviewer_of
from selon.desk.views.importing import Upload

MOST = 200
"""Rows that one answer may hold."""


async def _form(request: Request) -> list[tuple[str, str]]:
    form = await request.form()
    return [(key, value) for key, value in form.multi_items() if isinstance(value, str)]


async def _uploads(request: Request) -> list[Upload]:
    form = await request.form()
    return [
        Upload(value.filename, value.file)
        for _, value in form.multi_items()
        if isinstance(value, UploadFile) and value.filename
    ]


def _language(request: Request) -> Language:
    return language_of(request)


def _reviewer(request: Request) -> str:
    """Give who reviews; programs say so in their request's header, people in their settings."""
    said = request.headers.get("x-selon-reviewer", "") if wants_json(request) else ""
    with suppress(UnicodeError):  # programs write UTF-8, or percent-encode what is not ASCII
        said = unquote(said.encode("latin-1").decode("utf-8"))
    name = said.strip() or reviewer_of(request)
    if not name:
        raise refuse(
            400, "a review needs the name of its reviewer", code="reviewer", hint="see Settings"
        )
    return name


FormFields = Annotated[list[tuple[str, str]], Depends(_form)]
"""The fields of a form, in order."""
Uploads = Annotated[list[Upload], Depends(_uploads)]
"""The files of a form."""
ReviewerName = Annotated[str, Depends(_reviewer)]
"""Under which name a review is kept."""
PageLanguage = Annotated[Language, Depends(_language)]
"""The language of the page that is asked for."""
