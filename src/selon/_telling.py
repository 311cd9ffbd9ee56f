"""Errors in the reader's language: they are raised in English, and put into French here.

The table is `_errors_fr.toml`. What it does not know stays English; the code of an error, which
every interface explains, is in both.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from selon._wording import spaced

if TYPE_CHECKING:
    from selon._wording import Language

_WITH_HINT = re.compile(r"(.+?) \((.+)\)", re.DOTALL)


@cache
def patterns() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Give the French of messages and hints behind patterns of the English."""
    table = tomllib.loads((files("selon") / "_errors_fr.toml").read_text("utf-8"))
    return {
        group: [
            (
                re.compile(
                    "(.+)".join(re.escape(piece) for piece in english.split("{}")), re.DOTALL
                ),
                french,
            )
            for english, french in texts.items()
        ]
        for group, texts in table.items()
    }


def translated(words: str, language: Language, *, group: str = "message") -> str | None:
    """Give a message, hint or field's fault in a language, None where the table has it not."""
    if language == "en":
        return words
    for pattern, french in patterns()[group]:
        found = pattern.fullmatch(words)
        if found:
            return french.format(*found.groups())
    return None


def told(words: str, language: Language) -> str:
    """Give a message, perhaps with its hint in brackets, as far as the table has it."""
    parted = _WITH_HINT.fullmatch(words)
    if parted and translated(parted[2], language, group="hint") is not None:
        message = translated(parted[1], language)
        return spaced(f"{message or parted[1]} ({hinted(parted[2], language)})", language)
    return spaced(translated(words, language) or words, language)


def hinted(words: str, language: Language) -> str:
    """Give a hint as far as the table has it."""
    return translated(words, language, group="hint") or words
