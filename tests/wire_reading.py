"""Bytes written to a file and read as any file is, for tests of the formats of wires."""

from __future__ import annotations

from pathlib import Path

from selon.sources import Failure, Item, read_paths
from wire_copies import FIRST, HEADLINE, SECOND

BODY = f"{FIRST}\n\n{SECOND}\n"
PLAIN = f"{HEADLINE}\n\n{BODY}"


def read(path: Path, data: bytes, **options: object) -> list[Item | Failure]:
    path.write_bytes(data)
    return list(read_paths([path], **options))


def item(path: Path, data: bytes, **options: object) -> Item:
    (found,) = read(path, data, **options)
    assert isinstance(found, Item), found
    return found


def failures(found: list[Item | Failure]) -> list[tuple[str, str]]:
    return [(f.where, f.error.message) for f in found if isinstance(f, Failure)]
