"""XLSX: a workbook with a sheet for each chief table and one that says what is in it.

Texts are written as texts: no cell is a formula, whatever it begins with. Links are not made live,
since a workbook may hold only 65,530 of them; they stand as text.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon._version import __version__
from selon.exports.forms.tables import TABLES
from selon.exports.missing import library
from selon.exports.notes import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.forms.tables import Table
    from selon.exports.material import Material
    from selon.exports.model import Options

_CHUNK = 1 << 16
_LONGEST = 32_767
"""Characters that a cell holds at most."""
_MOST = 1_048_575
"""Rows that a sheet holds at most under its header."""
_WIDE = frozenset({"text", "label"})
_ALONE = {"incidents": ("incidents", "claims"), "figures": ("figures",)}


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the workbook; the table that is asked for comes first, incidents bring their claims."""
    xlsxwriter = library("xlsxwriter")
    asked = options.table or "incidents"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xlsx"
        given = {
            "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "constant_memory": True, "in_memory": False,
        }  # fmt: skip
        book = xlsxwriter.Workbook(str(path), given)
        book.set_properties({"title": "Selon", "comments": f"Selon {__version__}"})
        for name in _ALONE.get(asked, (asked,)):
            _sheet(book, TABLES[name], material, options)
        _about(book, options)
        book.close()
        yield from pieces(path)


def pieces(path: Path) -> Iterator[bytes]:
    """Give a file in pieces."""
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            yield piece


def _sheet(book: Any, table: Table, material: Material, options: Options) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(table.name)
    head = book.add_format({"bold": True, "bg_color": "#e8eef4", "bottom": 1})
    tags = book.add_format({"italic": True, "font_color": "#777777"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for n, column in enumerate(table.columns):
        sheet.set_column(n, n, 48 if column.name in _WIDE else 14, wrapped)
    for n, column in enumerate(table.columns):
        sheet.write_string(0, n, column.name, head)
    first = 1
    if options.hxl:
        for n, column in enumerate(table.columns):
            sheet.write_string(1, n, column.hxl, tags)
        first = 2
    last = first
    sheet.freeze_panes(first, 2)
    for row, cells in enumerate(table.rows(material, options), first):
        if row > _MOST:
            break
        last = row
        for n, value in enumerate(cells):
            _cell(sheet, row, n, value)
    if not options.hxl:
        sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _cell(sheet: Any, row: int, n: int, value: Any) -> None:  # noqa: ANN401
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, n, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, n, value)
    else:
        sheet.write_string(row, n, str(value)[:_LONGEST])


def _about(book: Any, options: Options) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(word("about", options.language))
    sheet.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
    for n, key in enumerate(("about_what", "about_claims", "about_loss")):
        sheet.write_string(n, 0, word(key, options.language))
