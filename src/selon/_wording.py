"""Rows told to people in English or French: labels, numbers, bounds, names.

The terminal view, the annotated page and the explanations share these words.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from selon.record import Figure, Record

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LONG = 160
_APART = re.compile(r" (?=[:;?!»])|(?<=«) ")
_ABROAD = re.compile(r"foreign \((?P<name>.+)\)")
_SIGNS = {"at_least": "≥", "more_than": ">", "less_than": "<", "at_most": "≤", "about": "≈"}


@cache
def labels() -> dict[str, dict[str, dict[str, str]]]:
    """Give every label: group, value, language."""
    return tomllib.loads((files("selon") / "_labels.toml").read_text("utf-8"))


def label(group: str, value: str, language: Language) -> str:
    """Give a vocabulary's value in the reader's language, the value itself when it has no label."""
    found = labels()[group].get(value)
    if found:
        return found[language]
    return _people(value) if group == "who" and language == "fr" else value


def _people(who: str) -> str:
    """Name a nationality in French (`foreign (Syrian)`), other parts of a toll as they are."""
    abroad = _ABROAD.fullmatch(who)
    named = _peoples().get(abroad["name"] if abroad else who)
    if named is None:
        return who
    return f"étrangers ({named})" if abroad else named


@cache
def _peoples() -> dict[str, str]:
    table = tomllib.loads((files("selon") / "_peoples.toml").read_text("utf-8"))
    return {name: str(french) for name, french in table["fr"].items()}


@cache
def definitions() -> dict[str, dict[str, dict[str, str]]]:
    """Give the codebook: what each value of a vocabulary means, by group, value, language."""
    return tomllib.loads((files("selon") / "_definitions.toml").read_text("utf-8"))


def definition(group: str, value: str, language: Language) -> str:
    """Say what a value means; empty when the codebook leaves it to its label."""
    found = definitions().get(group, {}).get(value)
    return found[language] if found else ""


def spaced(text: str, language: Language) -> str:
    """Keep French signs at the end of a line with the word before them, by no-break spaces."""
    return text if language == "en" else _APART.sub("\u00a0", text)


def number(value: int, language: Language) -> str:
    """Group digits as the language does: narrow no-break spaces in French, commas in English."""
    grouped = f"{value:,}"
    return grouped.replace(",", "\u202f") if language == "fr" else grouped


def bounds(figure: Figure, language: Language) -> str:
    """Write a figure's bounds in short: `12`, `≥ 20`, `≈ 200`, `3,000–3,500`."""
    low, high = figure.low, figure.high
    sign = _SIGNS.get(figure.bound, "")
    if low is not None and high is not None and low != high:
        return f"{number(low, language)}–{number(high, language)}"
    if low is None and high is None:
        return "?"
    if low is None or high is None:
        sign = sign or ("≥" if high is None else "≤")
    value = number(high if low is None else low, language)  # type: ignore[arg-type]
    return f"{sign}\u00a0{value}" if sign else value


def period(start: str | None, end: str | None) -> str:
    """Write a time's value in short: `2016-12-08`, `2016 → 2017`, `?` when it stays open."""
    if start == end:
        return start or "?"
    return f"{start or '…'} → {end or '…'}"


def short(words: str, *, limit: int = _LONG) -> str:
    """Put words on one line and cut what is long."""
    line = " ".join(words.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def named(record: Record, row_id: str) -> str:
    """Give the name by which a person knows a row: a statement goes by its speaker."""
    row: Any = record.row(row_id)
    if hasattr(row, "name"):
        return str(row.name)
    if hasattr(row, "content"):
        if row.speaker is not None:
            return named(record, row.speaker)
        return short(row.source.text) if row.source else ""
    return short((row.trigger if hasattr(row, "trigger") else row.mention).text)
