"""TextMine 2025: composed French reports with entities and relations, measured end to end.

The set (CEA-LIST/textmine-2025, `data/train.csv`) is read from the user's disk and never shipped.
Published systems are given the entities; here nothing is given but the text. A number of dead or
injured counts when a figure of that kind covers it with its value; an event's start counts when an
event stands at one of its mentions and is given the time. The annotation is incomplete, so there
is recall, no precision.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon import language
from selon.errors import DataError
from selon.reading.numerals import find_numerals
from selon.reading.reader import Reader
from selon.record import Record
from selon.sources import Item

if TYPE_CHECKING:
    from pathlib import Path

    from selon.record import Figure, Mention

Span = tuple[int, int]
NUMBERS = {"DEATHS_NUMBER": "killed", "INJURED_NUMBER": "injured"}
START = "START_DATE"
_COLUMNS = ("id", "text", "entities", "relations")
_CELL = 10_000_000  # characters: the entities of a report stand in one cell


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of interest: where its event and its number or date are mentioned."""

    name: str
    event: tuple[Span, ...]
    value: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One text of the set with its relations of interest."""

    id: str
    text: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """How many relations there are, how many have their row at all, and how many are right.

    For numbers the row is a figure of any kind on the number, for starts an event at a mention.
    """

    gold: int
    row: int
    right: int

    def line(self, name: str, row: str) -> str:
        """Write the figures in one line."""
        of = self.gold or 1
        return (
            f"{name:15} recall {self.right / of:.3f}  {self.right} of {self.gold}"
            f"   {row} {self.row / of:.3f}"
        )


def read_textmine(path: Path) -> list[Report]:
    """Read the table of the set; raises `DataError` when it is something else."""
    csv.field_size_limit(_CELL)
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        if any(name not in (table.fieldnames or ()) for name in _COLUMNS):
            msg = f"TextMine has the columns {', '.join(_COLUMNS)}"
            raise DataError(msg, where=str(path))
        return [_report(row, f"{path}:{n}") for n, row in enumerate(table, 1)]


def _report(row: dict[str, str], where: str) -> Report:
    try:
        entities = {e["id"]: _spans(e) for e in json.loads(row["entities"])}
        relations = tuple(
            Relation(name, entities[event], entities[value])
            for event, name, value in json.loads(row["relations"])
            if name in NUMBERS or name == START
        )
    except (ValueError, KeyError, TypeError) as error:
        msg = f"broken entities or relations: {error}"
        raise DataError(msg, where=where) from error
    return Report(row["id"], row["text"], relations)


def _spans(entity: dict[str, Any]) -> tuple[Span, ...]:
    return tuple((m["start"], m["end"]) for m in entity["mentions"])


def measure_textmine(reports: list[Report]) -> dict[str, Found]:
    """Read the bare texts and count the relations that come out; a text that fails counts as none.

    The texts carry no date, so what is measured of a start is that its words are found and given
    to the event, not the day that they mean.
    """
    counts = {name: [0, 0, 0] for name in (*NUMBERS, START)}
    items = [Item(r.text, item=r.id, language="fr") for r in reports]
    for report, record in zip(reports, Reader().read_many(items), strict=True):
        for relation in report.relations:
            row, right = False, False
            if isinstance(record, Record):
                judge = _start if relation.name == START else _number
                row, right = judge(record, relation, report.text)
            count = counts[relation.name]
            count[0] += 1
            count[1] += row
            count[2] += right
    return {name: Found(*count) for name, count in counts.items()}


def _number(record: Record, relation: Relation, text: str) -> tuple[bool, bool]:
    covering = [f for f in record.figures if _meets(f.mention, relation.value)]
    kind = NUMBERS[relation.name]
    right = any(f.kind == kind and _same_value(f, relation, text) for f in covering)
    return bool(covering), right


def _same_value(figure: Figure, relation: Relation, text: str) -> bool:
    """Whether a figure starts or ends with the number; "more than 50" starts with 51."""
    pack = language.load("fr")
    ends = {figure.low, figure.high}
    for start, end in relation.value:
        numerals = find_numerals(text, start, end, pack)
        for numeral in numerals:
            low = numeral.low
            beyond = low is not None and figure.bound != "exact" and {low - 1, low + 1} & ends
            if low in ends or beyond:
                return True
        if not numerals:  # "a score": its words stand for its value
            return text[start:end].casefold() in text[figure.mention.start : figure.mention.end]
    return False


def _start(record: Record, relation: Relation, _text: str) -> tuple[bool, bool]:
    at = [e for e in record.events if _meets(e.trigger, relation.event)]
    times = {t.id for t in record.times if _meets(t.mention, relation.value)}
    return bool(at), any(e.time in times for e in at)


def _meets(mention: Mention, spans: tuple[Span, ...]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in spans)
