"""Corrections in a workbook: the sheets of `selon export xlsx`, with cells put right.

Every sheet that names dispatches and rows is read, as a CSV of the same columns would be; others
(such as that which says what is in the workbook) are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.errors import InputError
from selon.exports.back.from_csv import from_lines
from selon.exports.missing import library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selon.exports.back.corrections import Found

_NEEDED = ({"dispatch_id", "row"}, {"dispatch", "row"}, {"dispatch_id", "start", "end"})


def read(path: Path) -> Iterator[Found]:
    """Give the corrections of a workbook; raises `InputError` when no sheet has any rows."""
    openpyxl = library("openpyxl")
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # the library raises what its parsers raise
        raise InputError(f"no workbook: {error}", where=str(path)) from error
    try:
        found = False
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            names = [_text(v) for v in next(rows, ())]
            if not any(needed <= set(names) for needed in _NEEDED):
                continue
            if {"question", "mentions"} & set(names) and "row" not in names:
                continue  # incidents and their claims: figures are put right in their own sheet
            found = True
            lines = (
                (f"{path}: {sheet.title}, row {n}", dict(zip(names, map(_text, row), strict=False)))
                for n, row in enumerate(rows, 2)
            )
            yield from from_lines(names, lines, f"{path}: {sheet.title}")
        if not found:
            hint = "`selon export xlsx --table figures` writes one"
            raise InputError("no sheet names rows", where=str(path), hint=hint)
    finally:
        book.close()


def _text(value: Any) -> str:  # noqa: ANN401 - what a cell holds
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
