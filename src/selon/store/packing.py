"""What travels from a reading process to the writer: a record ready to be inserted."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon._json import to_json
from selon.store.rows import rows_of
from selon.store.words import stems

if TYPE_CHECKING:
    from selon.errors import SelonError
    from selon.record import MadeBy, Record
    from selon.sources import Item
    from selon.store.rows import Row

_LEVEL = 3  # a higher one takes half as long again for a tenth of the size


@dataclass(frozen=True, slots=True)
class Packed:
    """A record as its tables take it."""

    text_sha256: str
    dispatch: Row
    words: tuple[str, str, str]  # title, body, stems
    made_by: MadeBy
    content: bytes
    rows: dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that could not be read, in words that can go from process to process."""

    where: str
    code: str
    message: str
    hint: str | None

    @classmethod
    def of(cls, where: str, error: SelonError) -> Refused:
        """Take what an error says; its own place wins over the item's."""
        return cls(error.where or where, error.code, error.message, error.hint)


def pack(record: Record) -> Packed:
    """Make a record ready to be stored."""
    d = record.dispatch
    return Packed(
        text_sha256=text_hash(d.text),
        dispatch={
            "key": d.id, "language": d.language, "format": d.source.format, "text": d.text,
            "item": d.source.item, "uri": d.source.uri, "publisher": d.source.publisher,
            "agency": d.agency, "title": d.title, "published": d.published,
            "revision": d.revision,
        },
        words=(d.title or "", d.text, stems(f"{d.title or ''}\n{d.text}", d.language)),
        made_by=record.made_by,
        content=zlib.compress(to_json(record).encode(), _LEVEL),
        rows=rows_of(record),
    )  # fmt: skip


def pack_json(value: Any) -> bytes:  # noqa: ANN401 - plain dicts and lists
    """Pack what has no table of its own."""
    return zlib.compress(
        json.dumps(value, ensure_ascii=False, check_circular=False).encode(), _LEVEL
    )


def unpack_json(content: bytes) -> Any:  # noqa: ANN401 - plain dicts and lists
    """Unpack what `pack_json` packed."""
    return json.loads(zlib.decompress(content))


def text_hash(text: str) -> str:
    """Give the hash by which a text is known: the same text is stored once."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def arrival_hash(item: Item, text_sha256: str) -> str:
    """Give the hash of how a text came, so that the same arrival is noted once."""
    what = (text_sha256, item.item, item.uri, item.publisher, item.published, item.sha256)
    return hashlib.sha256(json.dumps(what).encode()).hexdigest()
