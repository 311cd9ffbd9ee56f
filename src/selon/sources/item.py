"""One dispatch as its source gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon._wire import Wire
    from selon.errors import SelonError


@dataclass(frozen=True, slots=True)
class Item:
    """A text with what the source says of it; the text is untouched but for its line ends.

    `published` is an ISO day or time stamp. `item` is the source's id, or the file's name without
    its ending; the versions of one dispatch share it and differ in `revision`. `raw` are the bytes
    it came as, for who keeps them, and `sha256` is their hash. `wire` is what the envelope of a
    wire format says; where its status is `canceled`, the text is empty: the source withdraws what
    it sent under this id.
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
    wire: Wire | None = None

    @property
    def canceled(self) -> bool:
        """Whether the source withdraws what it sent under this id."""
        return self.wire is not None and self.wire.status == "canceled"


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be read: where it stands and what was wrong."""

    where: str
    error: SelonError
