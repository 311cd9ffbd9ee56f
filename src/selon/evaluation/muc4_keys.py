"""MUC-4: dispatches on terrorism and their key templates, read from the user's disk.

The set (`data/muc` of xinyadu/gtt: `dev-muc3-*` and `key-dev-*`) is never shipped. A key has one
template an incident, 25 slots each; in a slot ` / ` parts alternatives, `?` marks what may be left
out, `:` joins a value to the target that it is about. A message without an incident has a single
template of asterisks. The texts are in capitals with short lines; they are read with their lines
joined, from behind the header's brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from selon.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

_MESSAGE = re.compile(r"^(DEV-MUC3-\d+|TST\d-MUC\d-\d+)\b.*$", re.MULTILINE)
_HEADER = re.compile(
    r"\s*(?P<place>[^,\[]*?)(?:\s+\([^)]*\))?,\s+(?P<day>\d{1,2} [A-Z]{3}(?: \d{2})?)\b.*?--"
    r"\s*(?:\[[^\]]*\]\s*)*",
    re.DOTALL,
)
_SLOT = re.compile(r"^\d+\.\s+(?P<name>[A-Z: ]+?)\s{2,}(?P<value>.*)$")
_JOINED = re.compile(r"(?<!\n)\n(?!\s*\n)[ \t]*")
_CENTURY = 1900


@dataclass(frozen=True, slots=True)
class Fill:
    """A value of a slot: its alternatives, each with the target it is about, and if it must be."""

    values: tuple[str, ...]
    about: tuple[str, ...] = ()
    optional: bool = False


@dataclass(slots=True)
class Template:
    """One incident: slot name to fills; `optional` where it may be left out altogether."""

    slots: dict[str, list[Fill]] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A dispatch with its day and place by the header, and its templates."""

    id: str
    text: str
    place: str
    published: str | None
    templates: tuple[Template, ...]


def read_muc4(folder: Path) -> list[Message]:
    """Read the messages of a folder that have a key; raises `DataError` when there is none."""
    keys = read_keys(folder)
    found = []
    for path in sorted(folder.glob("dev-muc3-*")):
        text = path.read_text("utf-8", errors="replace")
        heads = list(_MESSAGE.finditer(text))
        ends = [h.start() for h in heads[1:]] + [len(text)]
        for head, end in zip(heads, ends, strict=True):
            if head.group(1) in keys:
                body = text[head.end() : end]
                found.append(_message(head.group(1), body, keys[head.group(1)]))
    if not found:
        raise DataError("there is no message with a key here", where=str(folder))
    return found


def _message(name: str, body: str, templates: list[Template]) -> Message:
    header = _HEADER.match(body)
    text = body[header.end() :] if header else body
    return Message(
        name,
        _JOINED.sub(" ", text).strip(),
        " ".join(header["place"].split()) if header else "",
        day_of(header["day"]) if header else None,
        tuple(templates),
    )


def day_of(text: str) -> str | None:
    """Turn `30 DEC 89` into an ISO day; None when it is no day."""
    try:
        found = datetime.strptime(text.strip().title(), "%d %b %y")  # noqa: DTZ007 - a day alone
    except ValueError:
        return None
    return f"{_CENTURY + found.year % 100}-{found:%m-%d}"


def read_keys(folder: Path) -> dict[str, list[Template]]:
    """Read the templates of each message; a message without an incident has none."""
    keys: dict[str, list[Template]] = {}
    for path in sorted(folder.glob("key-dev-*")):
        slot, template, name = "", Template(), ""
        for line in path.read_text("utf-8", errors="replace").splitlines():
            if line.startswith(";") or not line.strip():
                continue
            match = _SLOT.match(line)
            value = (match["value"] if match else line).strip()
            slot = match["name"] if match else slot
            if slot == "MESSAGE: ID":
                name = value.split()[0]
                keys.setdefault(name, [])
            elif slot == "MESSAGE: TEMPLATE":
                template = Template(optional="OPTIONAL" in value)
                if value != "*":
                    keys[name].append(template)
            elif value not in {"*", "-"}:
                template.slots.setdefault(slot, []).append(fill_of(value))
    return keys


def fill_of(text: str) -> Fill:
    """Read one line of a slot: `? A / B: "X" / "Y"`."""
    optional = text.startswith("?")
    text = text.lstrip("? ")
    if text.startswith('"') or ': "' not in text:
        return Fill(tuple(v.strip().strip('"') for v in text.split(" / ")), (), optional)
    value, about = text.split(': "', 1)
    return Fill(
        tuple(v.strip().lstrip("? ") for v in value.split(" / ")),
        tuple(v.strip(' "?') for v in f'"{about}'.split(" / ")),
        optional,
    )
