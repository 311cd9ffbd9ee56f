"""A plain text file: one dispatch, with what a file `NAME.json` beside it says of it.

That file is one object with any of `title`, `published`, `publisher`, `language`, `uri` and
`revision`, as stories and archives keep them; one with a `text` is a dispatch of its own.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from selon.errors import EmptyInput, InputError, TooLarge
from selon.sources.encoding import decode, refuse_documents
from selon.sources.fields import FIELDS, read_field
from selon.sources.item import Failure, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".txt", ".text"})
_BESIDE = 100_000  # bytes that such a file may have


def detects(raw: Raw) -> bool:
    """Take whatever no other format takes."""
    return bool(raw.where)


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read the whole file as the text of one dispatch."""
    longest = options.longest
    refuse_documents(raw.head, raw.where)
    data = raw.stream.read(longest * 4 + 5)
    check_length(len(data) // 4, longest, raw.where)
    text = decode(data, where=raw.where)
    check_length(len(text), longest, raw.where)
    if not text.strip():
        raise EmptyInput("there is no text in it", where=raw.where)
    beside = _beside(raw)
    yield Item(
        text,
        item=raw.name,
        published=beside.get("published"),
        title=beside.get("title"),
        language=beside.get("language"),
        publisher=beside.get("publisher"),
        uri=beside.get("uri") or (None if raw.where == "-" else raw.where),
        revision=beside.get("revision"),
        format="text",
        sha256=hashlib.sha256(data).hexdigest(),
        raw=data,
    )


def _beside(raw: Raw) -> dict[str, str | None]:
    """Read what the file beside a text says of it; a damaged one is refused by name."""
    path = Path(raw.where).with_name(f"{raw.name}.json")
    if raw.where == "-" or not path.is_file() or path.stat().st_size > _BESIDE:
        return {}
    where = str(path)
    try:
        row = json.loads(decode(path.read_bytes(), where=where))
    except ValueError as error:
        msg = f"what it says of {raw.name} is no JSON: {error}"
        raise InputError(msg, where=where) from None
    if not isinstance(row, dict) or "text" in row:
        return {}
    return {name: read_field(row, name, where) for name in FIELDS}


def check_length(length: int, longest: int, where: str) -> None:
    """Refuse what is too long for one dispatch."""
    if length > longest:
        msg = f"longer than the {longest:,} characters that one dispatch may have"
        hint = "a file of many dispatches is read as JSONL, one a line"
        raise TooLarge(msg, where=where, hint=hint)
