"""Reasons in sentences: the rule's template of each language, filled with names and counts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from selon._wording import Language, number

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNS = {"at_least": "≥", "more_than": ">", "less_than": "<", "at_most": "≤", "about": "≈"}


@dataclass(frozen=True, slots=True)
class CountWords:
    """A count that is written in the reader's language when it is told."""

    low: int | None
    high: int | None
    bound: str | None

    def tell(self, language: Language) -> str:
        """Write the count with its bound."""
        low = number(self.low, language) if self.low is not None else None
        high = number(self.high, language) if self.high is not None else None
        sign = _SIGNS.get(self.bound or "", "")
        if sign:
            shown = high if self.bound in ("less_than", "at_most") and high else low or high
            return f"{sign} {shown}"
        if low is not None and high is not None and low != high:
            return f"{low}–{high}"
        return low or high or "?"


def count_words(low: int | None, high: int | None, bound: str | None) -> CountWords:
    """Keep a count for later telling."""
    return CountWords(low, high, bound)


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule and what fills its sentence; a name that is None is the dispatches' own voice."""

    name: str
    slots: Mapping[str, object]

    @property
    def rule(self) -> str:
        """The stable id of the rule."""
        return f"ledger.{self.name}"

    def tell(self, language: Language) -> str:
        """Write the reason in a language."""
        own = ledger_rules()["own"][language]
        words = {
            key: v.tell(language) if isinstance(v, CountWords) else own if v is None else str(v)
            for key, v in self.slots.items()
        }
        sentence = ledger_rules()[self.name][language].format(**words)
        return sentence[:1].upper() + sentence[1:]


@cache
def ledger_rules() -> dict[str, dict[str, str]]:
    """Give the catalogue: rule name without `ledger.`, then language, then sentence."""
    table = tomllib.loads((files("selon.ledger") / "rules.toml").read_text("utf-8"))
    found: dict[str, dict[str, str]] = {}
    for name, inner in table.items():
        if "en" in inner:
            found[name] = inner
        else:
            found |= {f"{name}.{last}": sentences for last, sentences in inner.items()}
    return found
