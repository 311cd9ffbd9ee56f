"""Addresses of dispatches and of their passages, the same for the same text and span.

With a desk's address a link opens there; without one it is a name that stays (`urn:selon:…`). The
fragment counts characters as RFC 5147 has it for plain text, which is how Selon counts: code
points, half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.exports.model import Options


def dispatch_link(options: Options, dispatch: str) -> str:
    """Give the address of a dispatch."""
    if options.base:
        return f"{options.base.rstrip('/')}/dispatches/{dispatch}"
    return f"urn:selon:dispatch:{dispatch}"


def passage_link(options: Options, dispatch: str, start: int, end: int) -> str:
    """Give the address of a passage of a dispatch: in the desk, the row that stands there."""
    if options.base:
        return f"{dispatch_link(options, dispatch)}?at={start}-{end}"
    return f"{dispatch_link(options, dispatch)}#char={start},{end}"


def is_address(uri: str | None) -> bool:
    """Say whether a source's address means something elsewhere; a path on this machine does not."""
    return uri is not None and uri.startswith(("http://", "https://", "urn:"))


def incident_link(options: Options, incident: str) -> str:
    """Give the address of an incident."""
    if options.base:
        return f"{options.base.rstrip('/')}/incidents/{incident}"
    return f"urn:selon:incident:{incident}"
