"""CSV with a header: a row is a dispatch.

The delimiter (`,` `;` tab `|`) is that of the header line. UTF-8, or Windows-1252 as office
programs write it; told by the first line that is not ASCII.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from selon.errors import EmptyInput, EncodingInput, InputError, SelonError
from selon.sources.encoding import MARKS
from selon.sources.item import Failure, Item
from selon.sources.options import MAPPED
from selon.sources.rows import check_columns, item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".csv", ".tsv"})
_DELIMITERS = ",;\t|"
_LONGEST_LINE = 20_000_000


def detects(raw: Raw) -> bool:
    """Take files by ending, and what opens with a line of column names that has `text` in it."""
    if raw.suffix in SUFFIXES:
        return True
    if raw.suffix not in {"", ".txt"}:
        return False
    line = raw.head.split(b"\n", 1)[0].decode("utf-8-sig", "replace").strip()
    delimiter = _delimiter(line)
    names = [name.strip(' "').lower() for name in line.split(delimiter)]
    return len(names) > 1 and "text" in names and len(set(names) & set(MAPPED)) > 1


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read the rows in order; a broken one is named by its line."""
    csv.field_size_limit(max(options.longest * 4, 131_072))
    lines = _Lines(raw)
    header = next(lines, "")
    if not header.strip():
        raise EmptyInput("there is no dispatch in it", where=raw.where)
    delimiter = "\t" if raw.suffix == ".tsv" else _delimiter(header)
    try:
        columns = [name.strip() for name in next(csv.reader([header], delimiter=delimiter))]
    except csv.Error as error:
        raise InputError(f"no CSV: {error}", where=raw.where) from None
    check_columns(columns, options, raw.where)
    lines.taken.clear()
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    given = False
    while True:
        start = lines.number + 1
        where = f"{raw.where}:{start}"
        try:
            row = next(rows, None)
            if row is None:
                break
            if not row:
                lines.taken.clear()
                continue
            given = True
            if len(row) != len(columns):
                msg = f"{len(row)} values for {len(columns)} columns"
                raise InputError(msg, where=where, hint="quote texts that hold the delimiter")
            source = b"".join(lines.taken)
            named = dict(zip(columns, row, strict=True))
            yield item(named, options, where, form="csv", raw=source)
        except csv.Error as error:
            given = True
            msg = f"no CSV: {error}"
            yield Failure(where, InputError(msg, where=where, hint="quote it as RFC 4180 says"))
        except SelonError as error:
            given = True
            yield Failure(where, error)
        lines.taken.clear()
    if not given:
        raise EmptyInput("there is no dispatch in it", where=raw.where)


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


class _Lines:
    """The lines of a file as text, with the bytes taken since somebody looked."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._encoding: str | None = None
        self.number = 0
        self.taken: list[bytes] = []
        for mark, name in MARKS:
            if raw.head.startswith(mark) and name != "utf-8":
                msg = f"a table in {name.upper()} is not read"
                raise EncodingInput(msg, where=raw.where, hint="save it again as UTF-8")

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._raw.stream.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        return self._decode(line).replace("\x00", "")

    def _decode(self, line: bytes) -> str:
        if self._encoding is None and not line.isascii():
            self._encoding = "utf-8" if _is_utf8(line) else "cp1252"
        try:
            return line.decode(self._encoding or "ascii")
        except UnicodeDecodeError as error:
            where = f"{self._raw.where}:{self.number}"
            msg = f"the table is {(self._encoding or '').upper()}, byte {error.start} is not"
            raise EncodingInput(msg, where=where, hint="save it again as UTF-8") from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
