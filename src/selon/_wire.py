"""What a wire says of an item beside its text; a part of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WireStatus = Literal["usable", "withheld", "canceled"]


@dataclass(frozen=True, slots=True)
class Wire:
    """What the envelope of a wire format says of an item beside its text.

    `embargo` is the ISO instant before which it may not be used, `urgency` 1 (most) to 9, `slug`,
    `genre` and the editor's `note` are the source's own words, `encoding` says in what encoding
    the bytes are where that is another than they declare.
    """

    status: WireStatus = "usable"
    embargo: str | None = None
    urgency: int | None = None
    slug: str | None = None
    genre: str | None = None
    note: str | None = None
    encoding: str | None = None
