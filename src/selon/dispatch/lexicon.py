"""The words of a language that the anatomy turns on, compiled once a pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.language import LanguagePack


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word sets and patterns from `anatomy.toml`."""

    agency: re.Pattern[str]
    openers: frozenset[str]
    before_names: frozenset[str]
    before_numbers: frozenset[str]
    other_abbreviations: frozenset[str]
    lettered: frozenset[str]
    that: tuple[str, ...]
    attributions: tuple[str, ...]
    clitics: frozenset[str]
    reflexives: tuple[str, ...]
    byline: tuple[str, ...]


def either(words: list[str]) -> str:
    """Give a pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=8)
def lexicon(pack: LanguagePack) -> Lexicon:
    """Compile the pack's table."""
    table = pack.table("anatomy")
    short = table["abbreviations"]
    return Lexicon(
        agency=re.compile(rf"\((?:{either(table['agencies'])})\)\s*[-–—]+\s*"),
        openers=frozenset(table["openers"]["words"]),
        before_names=frozenset(short["names"]),
        before_numbers=frozenset(short["numbers"]),
        other_abbreviations=frozenset(short["others"]),
        lettered=frozenset(short["lettered"]),
        that=tuple(table["que"]),
        attributions=tuple(table["attributions"]),
        clitics=frozenset(table["clitics"]),
        reflexives=tuple(table["reflexives"]),
        byline=tuple(f"{w} " for w in table["by"]),
    )
