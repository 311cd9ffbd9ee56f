"""What a source says of a dispatch beside its text: fields as text, days as ISO days."""

from __future__ import annotations

from typing import Any

from selon.errors import InputError
from selon.sources.dates import is_published
from selon.sources.encoding import tidy

FIELDS = ("published", "title", "language", "publisher", "uri", "revision")


def read_field(row: dict[str, Any], name: str, where: str) -> str | None:
    """Give a field, None where it is empty; raises `InputError` when it cannot be one."""
    return _published(row, where) if name == "published" else _string(row, name, where)


def _string(row: dict[str, Any], name: str, where: str) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, (str, int)):
        raise InputError(f"`{name}` is no string", where=where)
    return tidy(str(value), where=where)


def _published(row: dict[str, Any], where: str) -> str | None:
    value = _string(row, "published", where)
    if value is None:
        return None
    if not is_published(value):
        msg = f"`published` is {value!r}, no ISO day or time"
        raise InputError(msg, where=where, hint="2016-12-08 or 2016-12-08T18:42")
    return value
