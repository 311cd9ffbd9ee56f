"""Tidy CSV: one table, UTF-8, a header, on request a row of HXL hashtags under it.

A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
injection); numbers are left alone.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from selon.exports.forms.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from selon.exports.material import Material
    from selon.exports.model import Options

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FLUSH = 200


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write one table."""
    table = TABLES[options.table or "claims"]
    header = [[c.name for c in table.columns]]
    if options.hxl:
        header.append([c.hxl for c in table.columns])
    yield from rows_as_csv(header, table.rows(material, options))


def rows_as_csv(
    header: Sequence[Sequence[str]], rows: Iterable[Sequence[Any]], *, delimiter: str = ","
) -> Iterator[bytes]:
    """Write rows as CSV, some at a time; header rows are written as they are."""
    stream = io.StringIO()
    out = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    out.writerows(header)
    for n, row in enumerate(rows, 1):
        out.writerow([cell(value) for value in row])
        if n % _FLUSH == 0:
            yield _taken(stream)
    yield _taken(stream)


def _taken(stream: io.StringIO) -> bytes:
    written = stream.getvalue().encode("utf-8", "surrogatepass")
    stream.seek(0)
    stream.truncate()
    return written


def cell(value: Any) -> Any:  # noqa: ANN401 - what a cell may hold
    """Write yes and no as true and false, nothing as nothing, no text as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
