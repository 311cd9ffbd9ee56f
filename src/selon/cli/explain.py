"""`selon explain`: why a row stands in a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from typer import Exit

from selon._json import from_json
from selon._wording import label
from selon.cli.console import DONE, out, wrong_usage
from selon.cli.lines import clean
from selon.cli.messages import say
from selon.errors import InputError
from selon.reading.explain import explain
from selon.reading.reader import Reader
from selon.reading.weighed import weighed_candidates
from selon.sources import Failure, read_paths
from selon.sources.raw import opened

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.reading.explain import Explanation
    from selon.record import Mention, Record

_AROUND = 60
_PASSAGES = 8


def open_record(path: str, *, published: str | None = None) -> Record:
    """Give the record in a json file, or read the dispatch in any other file.

    Raises `InputError` when the file holds anything but one dispatch.
    """
    with opened(path) as raw:
        data = raw.stream.read()
    if _is_record(data):
        return from_json(data)
    results = list(Reader().read_many(read_paths([path], published=published)))
    if len(results) != 1:
        msg = f"there are {len(results)} dispatches in it"
        raise InputError(msg, where=path, hint="give a file with one dispatch")
    if isinstance(results[0], Failure):
        raise results[0].error
    return results[0]


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
    told = explain(record, row, language=lang)
    out().print(_shown(record, told, lang))
    candidates = weighed_candidates(record, row, language=lang)
    if candidates:
        lines = (Text(clean(line)) for line in candidates)
        heading = Text(say(lang, "explain.candidates"), "dim")
        out().print(Group(Text(), heading, Padding(Group(*lines), (0, 0, 0, 2))))
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
    passages = [_passage(record.dispatch.text, group) for group in _near(told.quotations)]
    return Group(head, Text(), Padding(slots, (0, 0, 0, 2)), Text(), *passages)


def _near(quotations: tuple[Mention, ...]) -> list[list[Mention]]:
    """Group quotations that stand so near each other that one passage shows them."""
    groups: list[list[Mention]] = []
    end = -_AROUND
    for mention in quotations:
        if mention.start > end + _AROUND:
            groups.append([])
        groups[-1].append(mention)
        end = max(end, mention.end)
    return groups[:_PASSAGES]


def _passage(text: str, quotations: list[Mention]) -> Text:
    """Quote a passage with the words that count in bold, and where it stands."""
    start, end = quotations[0].start, max(m.end for m in quotations)
    low = max(0, start - _AROUND, text.rfind("\n", 0, start) + 1)
    line_end = text.find("\n", end)
    high = min(len(text) if line_end < 0 else line_end, end + _AROUND)
    shown = Text(clean(text[low:high]), "dim")
    for mention in quotations:
        shown.stylize("not dim bold", mention.start - low, mention.end - low)
    return Text.assemble((f"{start}–{end}  ", "dim"), "…" if low else "", shown)
