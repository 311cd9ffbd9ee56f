"""Rows of a table as items: columns by our names, or by those that `--map` gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from selon.errors import EmptyInput, InputError
from selon.sources.composing import digest
from selon.sources.dates import moment
from selon.sources.encoding import tidy
from selon.sources.fields import FIELDS, read_field
from selon.sources.item import Item
from selon.sources.text import check_length

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.sources.options import Options


def check_columns(columns: Iterable[str], options: Options, where: str) -> None:
    """Refuse a table without the columns that are needed or asked for."""
    there = list(columns)
    wanted = {"text", *options.names}
    missing = [options.name(w) for w in sorted(wanted) if options.name(w) not in there]
    if missing:
        shown = ", ".join(f"`{name}`" for name in there[:30]) or "none"
        msg = f"there is no column `{missing[0]}`; there are: {shown}"
        hint = "name it with --map, as in text=COLUMN"
        raise InputError(msg, where=where, hint=hint)


def item(row: dict[str, Any], options: Options, where: str, *, form: str, raw: bytes = b"") -> Item:
    """Make an item of a row; raises `InputError` when it is none."""
    text = row.get(options.name("text"))
    if not isinstance(text, str):
        raise EmptyInput(f"its column `{options.name('text')}` has no text", where=where)
    text = tidy(text, where=where)
    check_length(len(text), options.longest, where)
    if not text.strip():
        raise EmptyInput(f"its column `{options.name('text')}` is empty", where=where)
    named = {name: row.get(options.name(name)) for name in FIELDS}
    named["published"] = _date(named["published"])
    beside = {name: read_field(named, name, where) for name in FIELDS}
    identity = row.get(options.name("id"))
    raw = raw or json.dumps(row, ensure_ascii=False, default=str).encode()
    return Item(
        text,
        item=None if identity in {None, ""} else str(identity),
        published=beside["published"],
        title=beside["title"],
        language=beside["language"],
        publisher=beside["publisher"],
        uri=beside["uri"] or where,
        format=form,
        sha256=digest(raw),
        revision=beside["revision"],
        raw=raw,
    )


def _date(value: object) -> str | None:
    """Give a date as text, in ISO where it can be; what it cannot be is refused by name later."""
    if value is None or value == "":
        return None
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return moment(text) or text
