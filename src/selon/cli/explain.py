"""`selon explain`: why a row stands in a record."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from typer import Exit

from selon._json import from_json
from selon._wording import label
from selon.cli.console import DONE, out, wrong_usage
from selon.cli.messages import say
from selon.cli.read import read_files
from selon.cli.view import clean
from selon.errors import InputError
from selon.reading.explain import explain
from selon.sources import Failure

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.reading.explain import Explanation
    from selon.record import Record

_AROUND = 60


def open_record(path: str, *, published: str | None = None) -> Record:
    """Give the record in a json file, or read the dispatch in any other file.

    Raises `InputError` when the file holds anything but one dispatch.
    """
    raw = sys.stdin.buffer.read() if path == "-" else _bytes(path)
    if _is_record(raw):
        return from_json(raw)
    results = list(read_files([path], published=published)) if path != "-" else _from(raw)
    if len(results) != 1:
        msg = f"there are {len(results)} dispatches in it"
        raise InputError(msg, where=path, hint="give a file with one dispatch")
    if isinstance(results[0], Failure):
        raise results[0].error
    return results[0]


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(error.strerror or str(error), where=path) from error


def _is_record(raw: bytes) -> bool:
    if not raw.lstrip().startswith(b"{"):
        return False
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and ("schema" in value or "dispatch" in value)


def explain_cli(
    lang: Language, file: str | None, row: str | None, *, published: str | None
) -> None:
    """Print the explanation of one row."""
    if file is None or row is None:
        wrong_usage(lang, "explain.missing")
    record = open_record(file, published=published)
    out().print(_shown(record, explain(record, row, language=lang), lang))
    raise Exit(DONE)


def _shown(record: Record, told: Explanation, lang: Language) -> Group:
    """Give sentence, slots and the words in their surroundings."""
    head = Text.assemble((told.row, "bold"), "  ", clean(told.sentence))
    slots = Table.grid(padding=(0, 2, 0, 0))
    slots.add_column(style="dim", no_wrap=True)
    slots.add_column(overflow="fold")
    for name, value in told.slots:
        if name not in ("mentions", "latitude", "longitude"):
            slots.add_row(label("field", name, lang), clean(value))
    slots.add_row(say(lang, "explain.rule"), told.by)
    text = record.dispatch.text
    quotations = []
    for mention in told.quotations:
        before = text[max(0, mention.start - _AROUND) : mention.start].rpartition("\n")[2]
        after = text[mention.end : mention.end + _AROUND].partition("\n")[0]
        quotations.append(
            Text.assemble(
                (f"{mention.start}–{mention.end}  ", "dim"),
                (clean(f"…{before}"), "dim"),
                (clean(mention.text), "bold"),
                (clean(f"{after}…"), "dim"),
            )
        )
    return Group(head, Text(), Padding(slots, (0, 0, 0, 2)), Text(), *quotations)
