"""A plain text file: one dispatch."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from selon.errors import EmptyInput, TooLarge
from selon.sources.encoding import decode, refuse_documents
from selon.sources.item import Failure, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.raw import Raw

SUFFIXES = frozenset({".txt", ".text"})


def detects(raw: Raw) -> bool:
    """Take whatever no other format takes."""
    return bool(raw.where)


def read(raw: Raw, longest: int) -> Iterator[Item | Failure]:
    """Read the whole file as the text of one dispatch of at most `longest` characters."""
    refuse_documents(raw.head, raw.where)
    data = raw.stream.read(longest * 4 + 5)
    check_length(len(data) // 4, longest, raw.where)
    text = decode(data, where=raw.where)
    check_length(len(text), longest, raw.where)
    if not text.strip():
        raise EmptyInput("there is no text in it", where=raw.where)
    yield Item(
        text,
        item=raw.name,
        uri=None if raw.where == "-" else raw.where,
        format="text",
        sha256=hashlib.sha256(data).hexdigest(),
        raw=data,
    )


def check_length(length: int, longest: int, where: str) -> None:
    """Refuse what is too long for one dispatch."""
    if length > longest:
        msg = f"longer than the {longest:,} characters that one dispatch may have"
        hint = "a file of many dispatches is read as JSONL, one a line"
        raise TooLarge(msg, where=where, hint=hint)
