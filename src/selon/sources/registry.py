"""The formats that can be read, and the way from addresses to items.

A format is a name, a version, the endings it takes in a folder, a test and a reader. Built-in
formats are registered like any other; the first whose test holds reads the file, plain text last.
A package adds one by an entry point of the group `selon.sources` that gives a `Format`.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from selon.errors import InputError, SelonError, SettingError
from selon.sources import (
    archive,
    csv_table,
    feed,
    html,
    jsonl,
    mail,
    newsml1,
    newsmlg2,
    ninjs,
    nitf,
    parquet,
    rcv,
    text,
    warc,
)
from selon.sources.item import Failure, Item
from selon.sources.options import LONGEST, Options
from selon.sources.raw import STDIN, broken, ending, files, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from selon.sources.raw import Raw

GROUP = "selon.sources"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to read a source into items.

    `detects` looks at ending and first bytes; `read` takes the open source and the caller's
    `Options` and yields an `Item` or, with its place, a `Failure` for each dispatch.
    """

    name: str
    version: int
    suffixes: frozenset[str]
    detects: Callable[[Raw], bool]
    read: Callable[[Raw, Options], Iterator[Item | Failure]]


_FORMATS: dict[str, Format] = {}
_plugged: list[str] = []


def register(form: Format) -> None:
    """Add a format before plain text; raises `SettingError` when its name is taken."""
    if form.name in _FORMATS:
        msg = f"a source format {form.name!r} exists already"
        raise SettingError(msg)
    _FORMATS[form.name] = form


def formats() -> tuple[Format, ...]:
    """List the formats in the order in which they are tried: those of other packages first."""
    plug_in()
    own = [f for f in _FORMATS.values() if f.name not in _BUILT_IN]
    return (*own, *(f for f in _FORMATS.values() if f.name in _BUILT_IN))


def plug_in() -> None:
    """Register what other packages offer, once; raises `SettingError` for one that is broken."""
    if _plugged:
        return
    _plugged.append(GROUP)
    for point in entry_points(group=GROUP):
        try:
            found = point.load()
        except Exception as error:
            msg = f"the source format {point.name!r} of another package fails: {error}"
            raise SettingError(msg, hint="update or remove that package") from error
        if not isinstance(found, Format):
            msg = f"the source format {point.name!r} of another package is no `Format`"
            raise SettingError(msg, hint="its entry point must give a selon.sources.Format")
        register(found)


def form_of(raw: Raw) -> Format:
    """Give the first format that takes an open source; plain text takes any."""
    return next(f for f in formats() if f.detects(raw))


def read_raw(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read an open source by the first format that takes it."""
    try:
        yield from form_of(raw).read(raw, options)
    except (OSError, EOFError, zlib.error) as error:
        raise broken(error, raw.where) from None


def endings() -> frozenset[str]:
    """Give the endings of files that are taken from folders and archives."""
    return frozenset(s for form in formats() for s in form.suffixes)


def addresses(paths: Iterable[str | Path]) -> Iterator[str | InputError]:
    """Give the address of each file that some paths name, folders opened."""
    yield from files(paths, endings(), _taken)


def _taken(path: Path) -> bool:
    """Leave out `.json` files of a folder that are no dispatches: what is said of others, gold."""
    if ending(path.name)[1] != ".json":
        return True
    try:
        with opened(str(path)) as raw:
            return ninjs.detects(raw)
    except SelonError:
        return False


def read_paths(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
    longest: int = LONGEST,
    names: Mapping[str, str] | None = None,
) -> Iterator[Item | Failure]:
    """Give the dispatches of files, folders and standard input (`-`), in order.

    `published`, `language` and `publisher` are taken where an item does not say its own. A
    dispatch of more than `longest` characters is refused. `names` gives a source's own names of
    fields or columns (`{"text": "body"}`). What cannot be read comes as a `Failure`, and the rest
    goes on.
    """
    options = Options(longest, names or {})
    for where in addresses(paths):
        if not isinstance(where, str):
            yield Failure(where.where or "", where)
            continue
        try:
            with opened(where) as raw:
                for item in read_raw(raw, options):
                    if isinstance(item, Failure):
                        yield item
                    else:
                        yield replace(
                            item,
                            published=item.published or published,
                            language=item.language or language,
                            publisher=item.publisher or publisher,
                            uri=None if _is_stdin(item.uri) else item.uri,
                        )
        except SelonError as error:
            yield Failure(error.where or where, error)


def _is_stdin(uri: str | None) -> bool:
    """Whether an address is only a place in standard input: `-`, `-[2]`, `-!a.xml`, `-:3`."""
    return uri is not None and uri.partition("[")[0].partition("!")[0].partition(":")[0] == STDIN


for _form in (
    Format("zip", 1, archive.SUFFIXES, archive.detects, archive.reading(read_raw, endings)),
    Format("parquet", 1, parquet.SUFFIXES, parquet.detects, parquet.read),
    Format("warc", 1, warc.SUFFIXES, warc.detects, warc.reading(read_raw)),
    Format("newsml1", 1, newsml1.SUFFIXES, newsml1.detects, newsml1.read),
    Format("newsmlg2", 1, newsmlg2.SUFFIXES, newsmlg2.detects, newsmlg2.read),
    Format("nitf", 1, nitf.SUFFIXES, nitf.detects, nitf.read),
    Format("rcv", 1, rcv.SUFFIXES, rcv.detects, rcv.read),
    Format("feed", 1, feed.SUFFIXES, feed.detects, feed.read),
    Format("html", 1, html.SUFFIXES, html.detects, html.read),
    Format("mail", 1, mail.SUFFIXES, mail.detects, mail.reading(read_raw)),
    Format("csv", 1, csv_table.SUFFIXES, csv_table.detects, csv_table.read),
    Format("ninjs", 1, ninjs.SUFFIXES, ninjs.detects, jsonl.read),
    Format("jsonl", 1, jsonl.SUFFIXES - {".json"}, jsonl.detects, jsonl.read),
    Format("text", 1, text.SUFFIXES, text.detects, text.read),
):
    register(_form)
_BUILT_IN = frozenset(_FORMATS)
