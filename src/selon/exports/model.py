"""What every export speaks of: options, losses, the report that goes beside a file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from selon._version import __version__

if TYPE_CHECKING:
    from selon._wording import Language

SCHEMA = "selon.loss/1"

Fidelity = Literal["exact", "close", "caveat", "unsayable"]
FIDELITIES: tuple[Fidelity, ...] = ("exact", "close", "caveat", "unsayable")
Level = Literal["incident", "record", "table"]

_NAMED = 20
"""How many of the things that were left out a report names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How an export is written.

    `language` is that of words meant for people. `policy` is the rule by which ranges become one
    number, `table` which rows a table has; None takes the export's first. `hxl` adds a row of
    hashtags under the header. `base` is the address under which a desk answers: links lead there.
    `incident` asks for one incident alone, by its id.
    """

    language: Language = "en"
    policy: str | None = None
    table: str | None = None
    hxl: bool = False
    base: str | None = None
    incident: str | None = None


ExportOptions = Options
"""The name by which `Options` is public."""


@dataclass(frozen=True, slots=True)
class Loss:
    """How one field of Selon fares in an export; `to` is where it goes in the other form.

    `noted` says that the sentence is its own, not the one that all of its fidelity share.
    """

    field: str
    fidelity: Fidelity
    to: str
    en: str
    fr: str
    count: int = 0
    noted: bool = False

    def sentence(self, language: Language) -> str:
        """Say what happens to the field, in the reader's language."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Things that the other form cannot hold at all, with the ids of the first ones."""

    reason: str
    en: str
    fr: str
    count: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LossReport:
    """What an export keeps and what it loses, field by field, counted on what was written.

    `rows` counts what was written; `count` of a loss how many things had the field at all.
    """

    export: str
    version: int
    policy: str | None
    table: str | None
    filters: dict[str, Any]
    rows: int
    losses: tuple[Loss, ...]
    left_out: tuple[LeftOut, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain dicts and lists."""
        return {
            "schema": SCHEMA,
            "selon": __version__,
            "export": self.export,
            "version": self.version,
            "policy": self.policy,
            "table": self.table,
            "filters": self.filters,
            "rows": self.rows,
            "fields": [
                {
                    "field": x.field, "fidelity": x.fidelity, "to": x.to or None,
                    "count": x.count, "en": x.en, "fr": x.fr,
                }
                for x in self.losses
            ],
            "left_out": [
                {
                    "reason": x.reason, "count": x.count, "ids": list(x.ids),
                    "en": x.en, "fr": x.fr,
                }
                for x in self.left_out
            ],
        }  # fmt: skip

    def to_json(self) -> str:
        """Write the report as JSON, for the file beside the export."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"


@dataclass(slots=True)
class Tally:
    """Counts what an export meets: things, fields they have, things left out."""

    rows: int = 0
    fields: dict[str, int] = field(default_factory=dict)
    out: dict[str, list[str]] = field(default_factory=dict)

    def meet(self, names: set[str]) -> None:
        """Count the fields that one thing has."""
        for name in names:
            self.fields[name] = self.fields.get(name, 0) + 1

    def leave_out(self, reason: str, thing: str) -> None:
        """Note that the form cannot hold a thing, and why."""
        self.out.setdefault(reason, []).append(thing)

    def left_out(self, sentences: dict[str, dict[str, str]]) -> tuple[LeftOut, ...]:
        """Give what was left out, by reason; one without sentences stands for itself."""
        found = []
        for reason, ids in self.out.items():
            said = sentences.get(reason, {"en": reason, "fr": reason})
            found.append(LeftOut(reason, said["en"], said["fr"], len(ids), tuple(ids[:_NAMED])))
        return tuple(found)
