"""What may come in and what goes out: hosts, origins, sizes, signing in, headers.

A page of another origin must be able to do nothing here. Its requests fail by the host they name
(a name that was pointed at this machine), by their origin, or for want of the word that a form of
ours carries. Reading from there fails too: nothing is answered across origins.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
import time
from collections import deque
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse

from selon.desk.problems import of_http, refuse, wants_json
from selon.desk.rendering import respond
from selon.desk.settings import LOCAL_NAMES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from selon.desk.settings import Settings
    from selon.desk.state import Desk

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SMALL = 1_000_000
"""Bytes that a request may have which uploads nothing."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not `no-referrer`: browsers then send forms with the origin `null`.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
}
SESSION, CSRF = "selon_session", "selon_csrf"
FIELD, HEADER, CLIENT = "csrf", "x-csrf-token", "x-selon-client"
_OPEN = ("/login", "/static/", "/vendor/")
_UPLOADS = ("/import", "/api/v1/imports")
_TRIES, _MINUTE = 10, 60.0


class Safety:
    """The outermost layer of a desk."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._hosts = _names(desk.settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what may not come in, and put headers on what goes out."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no web sockets here

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        request = Request(scope)
        try:
            self._check(request)
            bounded = _Bounded(receive, self._most(request), request)
            if self._must_sign_in(request):
                raise refuse(401, "this desk asks for its token")
        except HTTPException as error:
            response = respond(request, of_http(error.status_code, error.detail))
            if error.status_code == 401 and not wants_json(request):
                response = RedirectResponse("/login", 303)
            await response(scope, receive, sent)
            return
        await self._app(scope, bounded, sent)

    def _check(self, request: Request) -> None:
        host = request.headers.get("host", "")
        if not self._is_ours(host):
            raise refuse(400, "the desk is not called by this name", code="host", hint=host[:100])
        if request.method in SAFE:
            return
        headers = request.headers
        origin = headers.get("origin")
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") or (
            origin is not None and urlsplit(origin).netloc != host
        ):
            raise refuse(403, "only pages of this desk may write to it", code="origin")

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in self._hosts:
            return True
        if self._desk.settings.is_local:
            return False
        try:  # a bare address cannot have been pointed here by somebody else's name server
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _most(self, request: Request) -> int:
        most = self._desk.settings.upload_bytes if request.url.path in _UPLOADS else SMALL
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > most:
            raise refuse(413, f"a request may have {most:,} bytes here", code="too_large")
        return most

    def _must_sign_in(self, request: Request) -> bool:
        if self._desk.settings.token is None or request.url.path.startswith(_OPEN):
            return False
        return not (has_session(self._desk, request) or has_bearer(self._desk, request))


class _Bounded:
    """A request's body that ends in a refusal when it grows too large."""

    def __init__(self, receive: Receive, most: int, request: Request) -> None:
        self._receive = receive
        self._most = most
        self._got = 0
        self._request = request

    async def __call__(self) -> Message:
        message = await self._receive()
        self._got += len(message.get("body", b""))
        if self._got > self._most:
            raise refuse(413, f"a request may have {self._most:,} bytes here", code="too_large")
        return message


def _names(settings: Settings) -> frozenset[str]:
    names = {*LOCAL_NAMES, settings.host, *settings.hosts}
    if not settings.is_local:
        names |= {socket.gethostname(), socket.gethostname().partition(".")[0]}
    return frozenset(name.casefold() for name in names)


def has_session(desk: Desk, request: Request) -> bool:
    """Say whether the browser has signed in."""
    return _same(request.cookies.get(SESSION, ""), session(desk))


def has_bearer(desk: Desk, request: Request) -> bool:
    """Say whether a program brings the token."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    return kind.casefold() == "bearer" and is_token(desk, given.strip())


def is_token(desk: Desk, given: str) -> bool:
    """Say whether somebody knows the token."""
    token = desk.settings.token
    return token is not None and _same(given, token)


def session(desk: Desk) -> str:
    """Give what the cookie of a browser holds that has signed in."""
    return _sign(desk, "session")


def csrf(desk: Desk, cookie: str) -> str:
    """Give the word that forms carry for the browser that holds this cookie."""
    return _sign(desk, f"csrf {cookie}")


async def guard(request: Request) -> None:
    """Let a write pass only when it carries what no other origin can send; for every route."""
    if request.method in SAFE:
        return
    desk: Desk = request.app.state.desk
    headers = request.headers
    if wants_json(request) and (has_bearer(desk, request) or headers.get(CLIENT)):
        return  # neither header crosses origins without being asked for first
    cookie = request.cookies.get(CSRF, "")
    given = headers.get(HEADER, "")
    if not given and _is_form(headers):
        value = (await request.form()).get(FIELD, "")
        given = value if isinstance(value, str) else ""
    if not cookie or not _same(given, csrf(desk, cookie)):
        raise refuse(
            403,
            "the page is too old, or the request does not come from it",
            code="csrf",
            hint=f"load the page again; programs send the header {CLIENT}: their name",
        )


class Tries:
    """Counts wrong tokens, so that guessing takes for ever."""

    def __init__(self) -> None:
        self._wrong: deque[float] = deque(maxlen=_TRIES)

    def too_many(self) -> bool:
        """Say whether so many were wrong in the last minute that none is looked at."""
        return len(self._wrong) == _TRIES and time.monotonic() - self._wrong[0] < _MINUTE

    def wrong(self) -> None:
        """Note a wrong one."""
        self._wrong.append(time.monotonic())


def _is_form(headers: Headers) -> bool:
    kind = headers.get("content-type", "").partition(";")[0]
    return kind in ("application/x-www-form-urlencoded", "multipart/form-data")


def _sign(desk: Desk, words: str) -> str:
    return hmac.new(desk.secret, words.encode(), sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
