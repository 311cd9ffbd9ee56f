"""Corrections made in brat: its standoff files, in a folder or a zip.

The note that `selon export brat` puts on each annotation says which row it is, and for figures the
numbers: `f2 low=5 high=12`. Changed attributes and numbers are corrections, a deleted annotation a
rejection. brat does not say who annotated: the reviewer is named when the files are imported.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from selon.errors import InputError
from selon.exports.back.corrections import Correction, Found, Present, Unread
from selon.exports.forms.brat import ATTRIBUTES, ENTITIES, NUMBERS
from selon.record import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECTIONS = frozenset({*ENTITIES, "events"})
_LARGEST = 20_000_000
"""Bytes that one file in a zip may have."""


def read(path: Path) -> Iterator[Found]:
    """Give the corrections of a folder, a zip or one `.ann` file."""
    for where, text in _files(path):
        try:
            yield from _file(text, where)
        except InputError as error:
            yield Unread(where, error)


def _files(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.ann")):
            yield str(file), file.read_text("utf-8", errors="surrogateescape")
    elif path.suffix == ".ann":
        yield str(path), path.read_text("utf-8", errors="surrogateescape")
    else:
        try:
            with zipfile.ZipFile(path) as archive:
                for info in archive.infolist():
                    if info.filename.endswith(".ann") and info.file_size <= _LARGEST:
                        data = archive.read(info)
                        yield f"{path}/{info.filename}", data.decode("utf-8", "surrogateescape")
        except zipfile.BadZipFile as error:
            raise InputError(f"no zip: {error}", where=str(path)) from error


def _file(text: str, where: str) -> Iterator[Found]:
    bound: dict[str, tuple[str, int, int]] = {}
    events: dict[str, tuple[str, str]] = {}
    attributes: dict[str, dict[str, str]] = {}
    notes: dict[str, tuple[int, str]] = {}
    dispatch = reading = None
    for number, line in enumerate(text.splitlines(), 1):
        name, _, rest = line.partition("\t")
        words = rest.split("\t")
        try:
            if name.startswith("T"):
                kind, offsets = words[0].split(" ", 1)
                spans = [s.split() for s in offsets.split(";")]
                bound[name] = (kind, int(spans[0][0]), int(spans[-1][1]))
            elif name.startswith("E"):
                kind, trigger = words[0].split()[0].split(":")
                events[name] = (kind, trigger)
            elif name.startswith("A"):
                kind, on, *value = words[0].split()
                attributes.setdefault(on, {})[kind] = " ".join(value)
            elif name.startswith("#") and words[0].startswith("AnnotatorNotes "):
                on = words[0].split()[1]
                if words[1].startswith("dispatch "):
                    _, dispatch, *more = words[1].split()
                    reading = more[1] if more[:1] == ["reading"] else None
                else:
                    notes[on] = (number, words[1])
        except (ValueError, IndexError):
            error = InputError("no line of standoff", where=f"{where}: line {number}")
            yield Unread(f"{where}: line {number}", error)
    if dispatch is None:
        hint = "`selon export brat` writes `#0 AnnotatorNotes T0 dispatch …`"
        raise InputError("no note names the dispatch", where=where, hint=hint)
    rows = set()
    for on, (number, note) in notes.items():
        row, *numbers = note.split()
        there = f"{where}: line {number}"
        known = bound.get(events[on][1]) if on in events else bound.get(on)
        if known is None:
            continue  # the annotation was deleted and its note left behind
        rows.add(row)
        kind, start, end = known
        try:
            fields = _fields(kind, attributes.get(on, {}), numbers, there)
        except InputError as error:
            yield Unread(there, error)
            continue
        named = f"{there}, {row} at {start}–{end}"
        yield Correction(named, dispatch, row, (start, end), fields, reading=reading)
    if not rows:
        raise InputError("no note names a row", where=where, hint="`selon export brat` writes them")
    yield Present(where, dispatch, frozenset(rows), _SECTIONS, reading=reading)


def _fields(
    kind: str, attributes: dict[str, str], numbers: list[str], where: str
) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in attributes.items():
        if name in ATTRIBUTES:
            fields[ATTRIBUTES[name][0]] = value
    if kind in EVENT_TYPES:
        fields["type"] = kind
    if kind == "Figure":
        fields |= dict.fromkeys(NUMBERS)
        for pair in numbers:
            name, _, value = pair.partition("=")
            if name not in NUMBERS or not value.isdecimal():
                raise InputError(f"{pair!r} is no bound", where=where, hint="low=5 high=12")
            fields[name] = int(value)
    return fields
