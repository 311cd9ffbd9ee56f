"""What a dispatch says to have hurt nobody: "the rockets fell without causing casualties"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selon.ledger.lexicon import lexicon
from selon.ledger.lists import Phrases
from selon.ledger.telling import Answer
from selon.ledger.words import either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Telling

_HOMES = ("violence", "accident")


def spared(t: Telling) -> Iterator[Answer]:
    """Find the counts of nobody that no number gives."""
    counted = [(f.mention.start, f.mention.end) for f in t.record.figures]
    for question, words in _denied(t.language).items():
        for match in words.found(t.text):
            near = t.near(match.start(), _HOMES)
            if not near or any(a < match.end() and match.start() < b for a, b in counted):
                continue
            said = t.said_at(match.start())
            yield Answer(
                near[0], question, "all", 0, 0, "exact", None, denied=False,
                voice=t.voice(said), statement=said, start=match.start(), end=match.end(),
                text=match[0], form=t.form(said), part=match[0].lower(),
            )  # fmt: skip


@cache
def _denied(code: str) -> dict[str, Phrases]:
    """Words that deny harm before a noun of it, for each question; what narrows it is no denial."""
    table = lexicon(code)
    listed = table.get("sparing", ())
    sparing = either(listed)
    but = either(table.get("narrowing", ()))
    found = {}
    for question, words in table.get("spared", {}).items():
        pattern = re.compile(
            rf"(?<![\w-])(?:{sparing})\s*(?:{either(words)})(?![\w-])(?!\s+(?:{but})(?!\w))",
            re.IGNORECASE,
        )
        found[question] = Phrases(listed, pattern=pattern, code=code)
    return found
