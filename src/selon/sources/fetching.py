"""Feeds over HTTP, politely: conditional requests, a name, bounds, and what the server asks for.

Only addresses that the user has named are asked for, and nothing that stands behind their links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from selon._version import __version__
from selon.errors import InputError, SettingError, TooLarge
from selon.sources.options import need

if TYPE_CHECKING:
    from collections.abc import Iterator

USER_AGENT = f"Selon/{__version__} (reads feeds that its user has named)"
LARGEST_FEED = 32_000_000
"""Bytes that a feed may have, unpacked."""
_SECONDS = 30.0
_REDIRECTS = 5
_MAX_AGE = re.compile(r"max-age\s*=\s*(\d+)")
_GONE = 410


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered. `data` is None where nothing has changed, or there is an `error`.

    `wait` is how many seconds the server asks to be left alone, 0 where it does not say.
    """

    data: bytes | None
    etag: str | None = None
    modified: str | None = None
    wait: int = 0
    error: InputError | None = None


def new_client(user_agent: str | None = None) -> Any:  # noqa: ANN401 - httpx's client
    """Give what asks servers; raises `MissingPart` without httpx."""
    httpx = need("httpx")
    return httpx.Client(
        headers={"User-Agent": user_agent or USER_AGENT},
        timeout=_SECONDS,
        follow_redirects=True,
        max_redirects=_REDIRECTS,
    )


def check_address(address: str) -> None:
    """Raise `SettingError` for what is no address of a feed."""
    if not re.match(r"https?://[^/\s]+", address):
        msg = f"{address!r} is no address of a feed"
        raise SettingError(msg, hint="https://…")


def fetch(
    client: Any,  # noqa: ANN401
    address: str,
    *,
    etag: str | None = None,
    modified: str | None = None,
    at: datetime | None = None,
) -> Fetched:
    """Ask for a feed, unless it has not changed; raises `TooLarge` for one that is no feed."""
    httpx = need("httpx")
    headers = {"Accept": "application/rss+xml, application/atom+xml, application/xml, */*;q=0.5"}
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    try:
        with client.stream("GET", address, headers=headers) as answer:
            if answer.url.scheme not in {"http", "https"}:
                return _failed("it leads to no address of the web", address)
            wait = _wait(answer, at or datetime.now(UTC))
            if answer.status_code == httpx.codes.NOT_MODIFIED:
                return Fetched(None, etag, modified, wait)
            if answer.status_code != httpx.codes.OK:
                return _refused(answer, address, wait)
            data = b"".join(_bounded(answer.iter_bytes(), address))
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        return _failed(f"it cannot be fetched: {reason}", address)
    except httpx.InvalidURL:
        return _failed("it is no address", address)
    return Fetched(data, answer.headers.get("ETag"), answer.headers.get("Last-Modified"), wait)


def _bounded(pieces: Iterator[bytes], address: str) -> Iterator[bytes]:
    taken = 0
    for piece in pieces:
        taken += len(piece)
        if taken > LARGEST_FEED:
            msg = f"larger than the {LARGEST_FEED // 1_000_000} MB that a feed may have"
            raise TooLarge(msg, where=address)
        yield piece


def _failed(message: str, address: str, *, wait: int = 0, hint: str | None = None) -> Fetched:
    return Fetched(None, wait=wait, error=InputError(message, where=address, hint=hint))


def _refused(answer: Any, address: str, wait: int) -> Fetched:  # noqa: ANN401
    msg = f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip()
    if answer.status_code == _GONE:
        hint = "it is gone for good: take it out of the list"
        return _failed(msg, address, wait=max(wait, 86_400), hint=hint)
    return _failed(msg, address, wait=wait)


def _wait(answer: Any, at: datetime) -> int:  # noqa: ANN401
    """Give how long the server asks to be left alone: `Retry-After`, else `max-age`."""
    asked = (answer.headers.get("Retry-After") or "").strip()
    if asked.isdigit():
        return int(asked)
    if asked:
        try:
            until = parsedate_to_datetime(asked)
        except ValueError:
            return 0
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0, int((until - at).total_seconds()))
    age = _MAX_AGE.search(answer.headers.get("Cache-Control", ""))
    return int(age.group(1)) if age else 0
