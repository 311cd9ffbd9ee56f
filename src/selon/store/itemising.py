"""Items as the store keeps them until they can be read: all fields but the bytes they came as."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, replace

from selon._wire import Wire
from selon.sources import Item


def pack_item(item: Item) -> bytes:
    """Pack an item without its bytes, which are kept once in `raw`."""
    fields = asdict(replace(item, raw=b""))
    del fields["raw"]
    return zlib.compress(json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpack_item(content: bytes, raw: bytes | None) -> Item:
    """Give an item that was packed, with its bytes."""
    fields = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    wire = fields.pop("wire")
    return Item(**fields, raw=raw or b"", wire=Wire(**wire) if wire else None)


def pack_wire(wire: Wire | None) -> str | None:
    """Write what a wire says of an item as JSON."""
    return json.dumps(asdict(wire), ensure_ascii=False) if wire else None


def unpack_wire(text: str | None) -> Wire | None:
    """Read what `pack_wire` wrote."""
    return Wire(**json.loads(text)) if text else None
