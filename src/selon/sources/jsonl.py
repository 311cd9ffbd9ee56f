"""JSON: one dispatch a line, one object, or a list of objects.

Fields: `text`, and when known `id`, `published`, `title`, `language`, `publisher`, `uri`,
`revision`; a map gives them other names. Other fields are left alone. An object that is an item of
ninjs is read as one. A broken line is named and the rest read on.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from selon.errors import EmptyInput, EncodingInput, InputError, SelonError, TooLarge
from selon.sources import ninjs, rows
from selon.sources.encoding import decode, tidy
from selon.sources.fields import FIELDS, read_field
from selon.sources.item import Failure, Item
from selon.sources.options import LARGEST
from selon.sources.text import check_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
_BLANK = b"\xef\xbb\xbf \t\r\n"
_ESCAPED = 6  # bytes that one character may take in JSON
_BESIDE = 100_000  # bytes that the other fields may take


def detects(raw: Raw) -> bool:
    """Take files by ending, and whatever opens like an object that has a text."""
    if raw.suffix in SUFFIXES:
        return True
    if raw.suffix in {".txt", ".text"}:
        return False
    head = raw.head.lstrip(_BLANK)
    return (head[:1] == b"{" and b'"text"' in head) or is_list(head)


def is_list(head: bytes) -> bool:
    """Tell a list of objects from its first bytes."""
    return head[:1] == b"[" and head[1:].lstrip(_BLANK)[:1] == b"{"


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read items in order; a line that is none comes as a `Failure` that names file and line."""
    longest = options.longest
    if raw.suffix not in {".jsonl", ".ndjson"} and _is_document(raw):
        yield from _document(raw, options)
        return
    limit = longest * _ESCAPED + _BESIDE
    number = 0
    some = False
    while line := raw.stream.readline(limit):
        number += 1
        where = f"{raw.where}:{number}"
        if len(line) == limit and not line.endswith(b"\n"):
            _skip_line(raw, limit)
        if not line.strip(_BLANK):
            continue
        some = True
        try:
            if len(line) == limit:
                check_length(longest + 1, longest, where)
            yield _item(_parse(line, where), line, options, where)
        except SelonError as error:
            yield Failure(where, error)
    if not some:
        raise EmptyInput("there is no dispatch in it", where=raw.where)


def _skip_line(raw: Raw, limit: int) -> None:
    while rest := raw.stream.readline(limit):
        if rest.endswith(b"\n"):
            break


def _is_document(raw: Raw) -> bool:
    """Tell one object or list from lines of objects: its first line is no object."""
    head = raw.head.lstrip(_BLANK)
    return raw.suffix == ".json" or head[:1] == b"[" or head[1:2] in {b"\n", b"\r"}


def _document(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read a `.json` file: one object, a list of objects, or lines after all."""
    data = raw.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        msg = f"larger than the {LARGEST // 1_000_000} MB that such a file may have"
        raise TooLarge(msg, where=raw.where, hint="one object a line (.jsonl) may be of any size")
    text = decode(data, where=raw.where)
    if not text.strip():
        raise EmptyInput("there is no dispatch in it", where=raw.where)
    try:
        content = json.loads(text)
    except RecursionError:
        raise InputError("no dispatch: JSON nested too deeply", where=raw.where) from None
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            msg = f"no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
            raise InputError(msg, where=raw.where, hint="is the file cut off?") from None
        yield from _lines(data, raw.where, options)
        return
    rows = content if isinstance(content, list) else [content]
    if not rows:
        raise EmptyInput("there is no dispatch in it", where=raw.where)
    for number, row in enumerate(rows, 1):
        where = raw.where if row is content else f"{raw.where}[{number}]"
        encoded = data if row is content else json.dumps(row, sort_keys=True).encode()
        try:
            item = _item(row, encoded, options, where)
            if row is content and item.item is None:
                item = replace(item, item=raw.name)
            yield item
        except SelonError as error:
            yield Failure(where, error)


def _lines(data: bytes, where: str, options: Options) -> Iterator[Item | Failure]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip(_BLANK):
            here = f"{where}:{number}"
            try:
                yield _item(_parse(line, here), line, options, here)
            except SelonError as error:
                yield Failure(here, error)


def _parse(line: bytes, where: str) -> Any:  # noqa: ANN401 - whatever the line holds
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        msg = f"JSON is UTF-8, byte {error.start} of this line is not"
        raise EncodingInput(msg, where=where, hint="save it again as UTF-8") from None
    except json.JSONDecodeError as error:
        msg = f"no JSON: {error.msg} at character {error.pos}"
        raise InputError(msg, where=where, hint='one object a line: {"text": "…"}') from None
    except RecursionError:
        raise InputError("no dispatch: JSON nested too deeply", where=where) from None


def _item(row: Any, raw: bytes, options: Options, where: str) -> Item:  # noqa: ANN401
    if options.names and isinstance(row, dict):
        return rows.item(row, options, where, form="jsonl", raw=raw.rstrip(b"\r\n"))
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        if ninjs.is_ninjs(row):
            return ninjs.item(row, raw.rstrip(b"\r\n"), options, where)
        raise InputError(
            "no dispatch: an object with a string `text` is wanted",
            where=where,
            hint='one object a line: {"id": "…", "text": "…", "published": "2016-12-08"}',
        )
    raw = raw.rstrip(b"\r\n")
    text = tidy(row["text"], where=where)
    check_length(len(text), options.longest, where)
    if not text.strip():
        raise EmptyInput("its `text` is empty", where=where)
    found = row["id"] if row.get("id") is not None else row.get("item")
    beside = {name: read_field(row, name, where) for name in FIELDS}
    return Item(
        text,
        item=None if found is None else str(found),
        published=beside["published"],
        title=beside["title"],
        language=beside["language"],
        publisher=beside["publisher"],
        uri=beside["uri"],
        format="jsonl",
        sha256=hashlib.sha256(raw).hexdigest(),
        revision=beside["revision"],
        raw=raw,
    )
