"""brat standoff: for each dispatch its text and annotations, with a configuration, in a zip.

A row is a text-bound annotation (an event with its roles where it is one); vocabulary is in
attributes, numbers in a note, `f2 low=5 high=12`. Corrections made in brat come back by `selon
import-reviews`. Offsets are code points, as brat's are.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from selon.exports.forms.timemap import stamped
from selon.exports.forms.workbook import pieces
from selon.record import (
    EVENT_TYPES,
    FIGURE_KINDS,
    STANCES,
    Bound,
    Change,
    Form,
    Status,
    Who,
)
from selon.store.readings import reading_name
from selon.store.rows import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Material
    from selon.exports.model import Options
    from selon.record import Mention, Record

ENTITIES = {
    "statements": "Statement", "figures": "Figure", "control": "Control", "places": "Place",
    "times": "Time", "actors": "Actor",
}  # fmt: skip
ATTRIBUTES: dict[str, tuple[str, tuple[str, ...], str]] = {
    # attribute: (the row's field, values, what it stands on)
    "Stance": ("stance", STANCES, "Statement"),
    "Form": ("form", get_args(Form), "Statement"),
    "Kind": ("kind", FIGURE_KINDS, "Figure"),
    "Who": ("who", get_args(Who), "Figure"),
    "Bound": ("bound", get_args(Bound), "Figure"),
    "Status": ("status", get_args(Status), "<EVENT>"),
    "Change": ("change", get_args(Change), "Control"),
}
NUMBERS = ("low", "high")


def write(material: Material, _options: Options) -> Iterator[bytes]:
    """Write the zip, one dispatch after the other."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brat.zip"
        used: set[str] = set()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(stamped("annotation.conf"), configuration())
            for judged in material.readings():
                record = judged.record
                name = file_name(record.dispatch.source.item or record.dispatch.id, used)
                text = record.dispatch.text.encode("utf-8", "surrogatepass")
                lines = standoff(record)
                material.written(sum(line.startswith(("T", "E")) for line in lines))
                head = f"#0\tAnnotatorNotes T0\tdispatch {record.dispatch.id}"
                head += f" reading {reading_name(record.made_by)}"
                body = "".join(f"{line}\n" for line in [*lines, head])
                archive.writestr(stamped(f"{name}.txt"), text)
                archive.writestr(stamped(f"{name}.ann"), body.encode("utf-8", "surrogatepass"))
        yield from pieces(path)


def file_name(item: str, used: set[str]) -> str:
    """Name a dispatch's files after its item, once each, whatever is in the item."""
    stem = re.sub(r"[^\w.+-]+", "_", item).strip("._")[:120] or "dispatch"
    name, n = stem, 2
    while name in used:
        name, n = f"{stem}-{n}", n + 1
    used.add(name)
    return name


def standoff(record: Record) -> list[str]:
    """Give the lines of a dispatch's `.ann`."""
    writer = _Writer(record)
    for section, kind in ENTITIES.items():
        for row in getattr(record, section):
            writer.entity(kind, row)
    for event in record.events:
        writer.event(event)
    for statement in record.statements:
        writer.relation("Speaker", statement.id, statement.speaker)
    for section in ("figures", "control"):
        for row in getattr(record, section):
            writer.relation("SaidIn", row.id, row.statement)
            writer.relation("Where", row.id, row.place)
    return writer.lines


class _Writer:
    """Numbers annotations and knows which of them a row is."""

    def __init__(self, record: Record) -> None:
        self.text = record.dispatch.text
        self.lines: list[str] = []
        self.of: dict[str, str] = {}
        self.counts = dict.fromkeys("TERA#", 0)

    def _next(self, letter: str) -> str:
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}"

    def bound(self, kind: str, mention: Mention) -> str:
        """Write a text-bound annotation; one that runs over lines is one of several pieces."""
        name = self._next("T")
        spans = [
            (m.start() + mention.start, m.end() + mention.start)
            for m in re.finditer(r"[^\n]+", mention.text)
        ]
        offsets = ";".join(f"{a} {b}" for a, b in spans)
        words = " ".join(self.text[a:b] for a, b in spans)
        self.lines.append(f"{name}\t{kind} {offsets}\t{words}")
        return name

    def entity(self, kind: str, row: Any) -> None:  # noqa: ANN401 - any row
        at = span_of(row)
        if at is None:
            return
        name = self.of[row.id] = self.bound(kind, at)
        self._attributes(name, kind, row)

    def event(self, event: Any) -> None:  # noqa: ANN401
        trigger = self.bound(event.type, event.trigger)
        name = self.of[event.id] = self._next("E")
        parts = [f"{event.type}:{trigger}"]
        for role, participants in (("Actor", event.actors), ("Recipient", event.recipients)):
            found = [self.of[p.actor] for p in participants if p.actor in self.of]
            parts += [f"{role}{n if n > 1 else ''}:{t}" for n, t in enumerate(found, 1)]
        if event.place in self.of:
            parts.append(f"Place:{self.of[event.place]}")
        if event.time in self.of:
            parts.append(f"Time:{self.of[event.time]}")
        self.lines.append(f"{name}\t{' '.join(parts)}")
        self._attributes(name, "<EVENT>", event)

    def relation(self, kind: str, one: str | None, other: str | None) -> None:
        if one in self.of and other in self.of:
            name = self._next("R")
            self.lines.append(f"{name}\t{kind} Arg1:{self.of[one]} Arg2:{self.of[other]}")

    def _attributes(self, name: str, kind: str, row: Any) -> None:  # noqa: ANN401
        for attribute, (field, _, stands_on) in ATTRIBUTES.items():
            if stands_on == kind:
                self.lines.append(f"{self._next('A')}\t{attribute} {name} {getattr(row, field)}")
        note = row.id
        if kind == "Figure":
            ends = [f"{n}={getattr(row, n)}" for n in NUMBERS if getattr(row, n) is not None]
            note = " ".join([row.id, *ends])
        self.lines.append(f"{self._next('#')}\tAnnotatorNotes {name}\t{note}")


def configuration() -> str:
    """Give `annotation.conf`: the types, roles, relations and attributes there are."""
    entities = "\n".join(ENTITIES.values())
    events = "\n".join(
        f"{t}\tActor*:Actor, Recipient*:Actor, Place?:Place, Time?:Time" for t in EVENT_TYPES
    )
    relations = (
        "Speaker\tArg1:Statement, Arg2:Actor\n"
        "SaidIn\tArg1:Figure|Control, Arg2:Statement\n"
        "Where\tArg1:Figure|Control, Arg2:Place"
    )
    attributes = "\n".join(
        f"{name}\tArg:{on}, Value:{'|'.join(values)}"
        for name, (_, values, on) in ATTRIBUTES.items()
    )
    return (
        f"[entities]\n{entities}\n\n[relations]\n{relations}\n\n"
        f"[events]\n{events}\n\n[attributes]\n{attributes}\n"
    )
