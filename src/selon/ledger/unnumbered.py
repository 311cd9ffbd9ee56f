"""The dead of a nationality whom a speaker does not count: "Frenchmen had died"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selon.ledger.lexicon import lexicon
from selon.ledger.nations import nation
from selon.ledger.spotting import may_tell
from selon.ledger.telling import BLAMEWORTHY, Answer
from selon.ledger.words import either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Telling

_LEAST = 2  # a plural tells of two at least
_BACK = 4  # sentences back to what they died of


def unnumbered(t: Telling) -> Iterator[Answer]:
    """Find the dead whom a plural names by nationality, without any number."""
    if not (may_tell(t.language, "some", t.text) and may_tell(t.language, "perished", t.text)):
        return
    counted = [(f.mention.start, f.mention.end) for f in t.record.figures]
    for match in _dead(t.language).finditer(t.text):
        origin = nation(match["who"])
        if origin is None or any(a < match.end() and match.start() < b for a, b in counted):
            continue
        near = t.near(match.start(), BLAMEWORTHY) or t.before(match.start(), BLAMEWORTHY, _BACK)
        said = t.said_at(match.start())
        for n in (near or t.lead())[:1]:
            home = next((s.country for s in t.groups[n].sites if s.country), None)
            yield Answer(
                n, "killed", origin[1] if origin[0] == home else f"foreign ({origin[1]})",
                _LEAST, None, "at_least", None, denied=False,
                voice=t.voice(said), statement=said, start=match.start(), end=match.end(),
                text=match[0], form=t.form(said), uncounted=True,
            )  # fmt: skip


@cache
def _dead(code: str) -> re.Pattern[str]:
    """Give an expression for some people, at most one word more, and that they died."""
    table = lexicon(code)
    some = either(table.get("some", ()))
    perished = either(table.get("perished", ()))
    return re.compile(
        rf"(?<![\w-])(?:{some})\s+(?P<who>[\w-]+(?:\s+[\w-]+)?)\s+(?:{perished})(?![\w-])",
        re.IGNORECASE,
    )
