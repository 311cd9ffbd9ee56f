"""One dispatch as its source gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.errors import SelonError


@dataclass(frozen=True, slots=True)
class Item:
    """A text with what the source says of it; the text is untouched but for its line ends.

    `published` is an ISO day or time stamp. `item` is the source's id, or the file's name without
    its ending. `raw` are the bytes it came as, for who keeps them, and `sha256` is their hash.
    """

    text: str
    item: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None
    publisher: str | None = None
    uri: str | None = None
    format: str = "text"
    sha256: str = ""
    revision: str | None = None
    raw: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be read: where it stands and what was wrong."""

    where: str
    error: SelonError
