"""Capitals that stand for their states beside a verb: "which Belmar denies"."""

from __future__ import annotations

import re
from functools import cache

from selon import language
from selon.errors import SelonError

_REACH = 40  # characters in which a capital's name stands


def capital_before(code: str, text: str, at: int) -> str | None:
    """Give the country whose capital is named right before a place, not as somebody's surname."""
    start = max(0, at - _REACH)
    found = [m for m in _names(code).finditer(text, start, at) if not text[m.end() : at].strip()]
    if not found or text[: found[-1].start()].rstrip().split(" ")[-1][:1].isupper():
        return None
    return _countries(code)[found[-1][0]]


def capital_within(code: str, text: str) -> str | None:
    """Give the country of the first capital named in some words."""
    match = _names(code).search(text)
    return _countries(code)[match[0]] if match else None


def capital_behind(code: str, text: str, at: int) -> str | None:
    """Give the country whose capital is named right behind a place."""
    match = _names(code).match(text, at + 1) if text[at : at + 1] == " " else None
    return _countries(code)[match[0]] if match else None


@cache
def _names(code: str) -> re.Pattern[str]:
    names = sorted(_countries(code), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?![\w-])")


@cache
def _countries(code: str) -> dict[str, str]:
    try:
        table = language.load(code).table("nations")["nations"]
    except (SelonError, KeyError):
        return {}
    return {name: country for country, row in table.items() for name in row.get("capitals", ())}
