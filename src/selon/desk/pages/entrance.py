"""Signing in, and what a browser remembers: the name of its reviewer.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from selon.desk.page import Page
from selon.desk.problems import refuse
from selon.desk.rendering import page, remember
from selon.desk.safety import SESSION, Tries, is_token, session
from selon.desk.state import TheDesk

router = APIRouter()
PAGE = Page("entrance", "", router)
_tries = Tries()


@dataclass(frozen=True, slots=True)
class Entrance:
    """The page that asks for the token; `wrong` when the last one was."""

    wrong: bool


@dataclass(frozen=True, slots=True)
class Notices:
    """What is told above each page; all of it stands in the frame."""


@router.get("/login")
def login(request: Request, desk: TheDesk, token: Annotated[str, Query()] = "") -> Response:
    """Ask for the token, or take it from the address that the command printed."""
    if token:
        return _enter(request, desk, token)
    return page(request, "entrance.html", Entrance(wrong=False), name="entrance")


@router.post("/login")
def enter(request: Request, desk: TheDesk, token: Annotated[str, Form()] = "") -> Response:
    """Take the token that was typed."""
    return _enter(request, desk, token)


@router.post("/reviewer")
def reviewer(
    name: Annotated[str, Form(max_length=80)] = "", back: Annotated[str, Form()] = "/"
) -> Response:
    """Remember who reviews in this browser."""
    response = RedirectResponse(local(back), 303)
    remember(response, "selon_reviewer", " ".join(name.split()))
    return response


@router.get("/notices")
def notices(request: Request) -> Response:
    """Tell what goes on in the background, for a page that waits for it."""
    return page(request, "notices.html", Notices(), name="base")


def local(address: str) -> str:
    """Give an address of this desk, its first page for any other."""
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_path and address.isprintable() else "/"


def _enter(request: Request, desk: TheDesk, token: str) -> Response:
    if _tries.too_many():
        raise refuse(429, "too many wrong tokens; wait a minute")
    if not is_token(desk, token):
        _tries.wrong()
        return page(request, "entrance.html", Entrance(wrong=True), name="entrance", status=401)
    response = RedirectResponse("/", 303)
    remember(response, SESSION, session(desk), secret=True)
    return response
