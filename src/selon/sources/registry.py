"""The formats that can be read, and the way from addresses to items.

A format is a name, a version, the endings it takes in a folder, a test and a reader. Built-in
formats are registered like any other; the first whose test holds reads the file, plain text last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selon.errors import SelonError, SettingError
from selon.sources import jsonl, text
from selon.sources.item import Failure, Item
from selon.sources.raw import files, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from selon.sources.raw import Raw

LONGEST = 2_000_000
"""Characters that one dispatch may have."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to read a source into items."""

    name: str
    version: int
    suffixes: frozenset[str]
    detects: Callable[[Raw], bool]
    read: Callable[[Raw, int], Iterator[Item | Failure]]


_FORMATS: dict[str, Format] = {}


def register(form: Format) -> None:
    """Add a format before plain text; raises `SettingError` when its name is taken."""
    if form.name in _FORMATS:
        msg = f"a source format {form.name!r} exists already"
        raise SettingError(msg)
    _FORMATS[form.name] = form


def formats() -> tuple[Format, ...]:
    """List the formats in the order in which they are tried."""
    return tuple(sorted(_FORMATS.values(), key=lambda f: f.name == "text"))


register(Format("text", 1, text.SUFFIXES, text.detects, text.read))
register(Format("jsonl", 1, jsonl.SUFFIXES - {".json"}, jsonl.detects, jsonl.read))


def read_paths(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
    longest: int = LONGEST,
) -> Iterator[Item | Failure]:
    """Give the dispatches of files, folders and standard input (`-`), in order.

    `published`, `language` and `publisher` are taken where an item does not say its own. A
    dispatch of more than `longest` characters is refused. What cannot be read comes as a
    `Failure`, and the rest goes on.
    """
    known = formats()
    endings = frozenset(s for form in known for s in form.suffixes)
    for where in files(paths, endings):
        if not isinstance(where, str):
            yield Failure(where.where or "", where)
            continue
        try:
            with opened(where) as raw:
                form = next(f for f in known if f.detects(raw))
                for item in form.read(raw, longest):
                    if isinstance(item, Failure):
                        yield item
                    else:
                        yield replace(
                            item,
                            published=item.published or published,
                            language=item.language or language,
                            publisher=item.publisher or publisher,
                        )
        except SelonError as error:
            yield Failure(error.where or where, error)
