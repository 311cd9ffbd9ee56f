"""Errors on one line, in the interface's language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from selon.cli.messages import messages

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.errors import SelonError


def tell_error(error: SelonError, language: Language, *, where: str = "") -> str:
    """Tell an error: where, what, and what to do. `where` is taken when the error has none."""
    place = error.where or where
    message, hint = error.message, error.hint or ""
    if language == "fr":
        message, known = _french(message, "message")
        hint, _ = _french(hint, "hint")
        meaning = messages().get(f"code.{error.code}")
        if meaning and not known:
            message = f"{meaning['fr']} – {message}"
    pieces = (f"{place}: " if place else "", message, f" ({hint})" if hint else "")
    return " ".join("".join(pieces).split())


@cache
def patterns() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Give the French of messages and hints behind patterns of the English."""
    table = tomllib.loads((files("selon.cli") / "errors_fr.toml").read_text("utf-8"))
    return {
        group: [
            (re.compile("(.+)".join(re.escape(piece) for piece in english.split("{}"))), french)
            for english, french in texts.items()
        ]
        for group, texts in table.items()
    }


def _french(words: str, group: str) -> tuple[str, bool]:
    for pattern, french in patterns()[group]:
        found = pattern.fullmatch(words)
        if found:
            return french.format(*found.groups()), True
    return words, False
