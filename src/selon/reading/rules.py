"""The catalogue of rules: why a row is there, in a sentence of the reader's own language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from selon.errors import DataError

_OPEN = ".unresolved"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name without language, and its sentence templates in English and French."""

    name: str
    en: str
    fr: str

    def template(self, language: str) -> str:
        """Give the sentence template in French, or in English for any other language."""
        return self.fr if language == "fr" else self.en


@cache
def rules() -> dict[str, Rule]:
    """Give every rule by its name; raises `DataError` when the catalogue is damaged."""
    path = files("selon.reading") / "rules.toml"
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(error), where=str(path)) from error
    found: dict[str, Rule] = {}
    _collect(tables, "", found)
    return dict(sorted(found.items()))


def _collect(table: dict[str, Any], name: str, found: dict[str, Rule]) -> None:
    if "en" in table or "fr" in table:
        if set(table) != {"en", "fr"}:
            msg = f"rule {name!r} must have exactly the sentences en and fr"
            raise DataError(msg, where="rules.toml")
        found[name] = Rule(name, table["en"], table["fr"])
        return
    for key, inner in table.items():
        _collect(inner, f"{name}.{key}" if name else key, found)


def rule(by: str) -> Rule | None:
    """Give the rule behind a row's `by` (`fr.statement.inverted_tag`), None when it is unknown.

    A time that could not be resolved carries the rule that found it, with `.unresolved` behind.
    """
    name = by.partition(".")[2]
    if name.endswith(_OPEN):
        return rules().get(f"{name.partition('.')[0]}{_OPEN}")
    return rules().get(name)
