"""Nationalities in counts: six Frenchmen are a part of the victims, not a rival toll."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from selon import language
from selon.errors import SelonError
from selon.gazetteer.keys import fold
from selon.ledger.words import tokens


def nation(text: str) -> tuple[str, str] | None:
    """Give the country code and English adjective of the nationality named in a count."""
    for word in reversed(tokens(text)):
        if word in _adjectives():
            code = _adjectives()[word]
            return code, _english().get(code, code)
    return None


@cache
def _adjectives() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in language.available():
        try:
            table = language.load(code).table("nations")["nations"]
        except (SelonError, KeyError):
            continue
        for country, row in table.items():
            for word in row.get("adjectives", ()):
                found.setdefault(fold(word), country)
    return found


@cache
def _english() -> dict[str, str]:
    table = tomllib.loads((files("selon.ledger") / "nationalities.toml").read_text("utf-8"))
    return {code: str(name) for code, name in table["english"].items()}
