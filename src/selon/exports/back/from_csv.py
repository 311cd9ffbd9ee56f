"""Corrections in a table: a row of `selon export csv --table figures` (or any other) put right.

A line names its row by `dispatch_id` (or `dispatch`) and `row`, or by `start` and `end`. Changed
cells are corrections; a column `verdict` says accept, reject, dispute or unsure outright.
`verdict_by`, `verdict_at` and `verdict_note` say who, when and why.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from selon.errors import InputError
from selon.exports.back.corrections import FIELDS, Correction, Found, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# Columns of the tables that are called otherwise than the fields of a row.
_NAMES = {"event_type": "type", "event_mode": "mode", "event_status": "status"}
_NUMBERS = ("low", "high")


def read(path: Path) -> Iterator[Found]:
    """Give the corrections of a CSV file: commas, semicolons or tabs, UTF-8."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8"
        raise InputError("this is no UTF-8", where=f"{path}: {error.start}", hint=hint) from error
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines = ((f"{path}: line {table.line_num}", line) for line in table)
    try:
        yield from from_lines(table.fieldnames or [], lines, str(path))
    except csv.Error as error:
        where = f"{path}: line {table.line_num}"
        yield Unread(where, InputError(f"no CSV: {error}", where=where))


def from_lines(
    names: Sequence[str], lines: Iterable[tuple[str, dict[str, Any]]], path: str
) -> Iterator[Found]:
    """Give the corrections of lines, each with its place; raises `InputError` for the columns."""
    columns = _columns(names, path)
    for where, line in lines:
        if _is_hashtags(line):
            continue
        try:
            found = _correction(line, columns, where)
            # A claim that counts nothing has nothing that a table could put right.
            if found.row is not None or found.verdict or any(found.fields.values()):
                yield found
        except InputError as error:
            yield Unread(where, error)


def _columns(names: Any, path: str) -> dict[str, str]:  # noqa: ANN401 - a list of texts
    """Say which column is which field; raises `InputError` when rows cannot be named."""
    if "dispatch_id" not in names and "dispatch" not in names:
        hint = "`selon export csv --table figures` has dispatch_id and row"
        raise InputError("no column names the dispatch", where=path, hint=hint)
    if "row" not in names and not {"start", "end"} <= set(names):
        raise InputError("no column names the row", where=path, hint="row, or start and end")
    of_events = "event_type" in names and "row" in names
    found = {}
    for name in names:
        known = _NAMES.get(name, name)
        if known in FIELDS and (known == name or of_events):
            found[name] = known
    if "question" in names:  # a table of claims: `status` and `who` are the ledger's there
        found = {k: v for k, v in found.items() if k in ("low", "high", "bound")}
    return found


def _is_hashtags(line: dict[str, Any]) -> bool:
    """Whether it is the row of HXL hashtags."""
    given = [v for v in line.values() if isinstance(v, str) and v]
    return bool(given) and all(v.startswith("#") for v in given)


def _correction(line: dict[str, Any], columns: dict[str, str], where: str) -> Correction:
    if None in line:
        raise InputError("more cells than columns", where=where)
    fields: dict[str, Any] = {}
    for name, known in columns.items():
        cell = (line[name] or "").strip()
        fields[known] = _number(cell, name, where) if known in _NUMBERS else (cell or None)
    span = None
    if line.get("start") and line.get("end"):
        span = tuple(_number(line[name], name, where) or 0 for name in ("start", "end"))
    dispatch = line.get("dispatch_id") or line.get("dispatch")
    if not dispatch:
        raise InputError("it names no dispatch", where=where)
    row = line.get("row") or None
    if row is None and span is None:
        raise InputError("it names no row", where=where)
    return Correction(
        where, dispatch, row, span, fields,  # type: ignore[arg-type]
        verdict=(line.get("verdict") or "").strip() or None,
        reviewer=line.get("verdict_by") or None, at=line.get("verdict_at") or None,
        note=line.get("verdict_note") or None,
    )  # fmt: skip


def _number(cell: str, name: str, where: str) -> int | None:
    """Read a whole number as people and spreadsheets write it: 1200, 1 200, 1200.0."""
    plain = "".join(cell.split()).replace("\u202f", "").removesuffix(".0")
    if not plain:
        return None
    try:
        return int(plain)
    except ValueError:
        raise InputError(f"{name}: {cell!r} is no whole number", where=where) from None
