"""Who stands behind a document that is quoted: the ministry of "the ministry's provisional toll".

It is the actor named within the document's words, else the words behind the document when they
name a body. A document without either (a toll, a video) has no issuer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selon.ledger.lexicon import lexicon
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from selon.record import Actor, Record


def issuer(record: Record, document: Actor) -> Actor | str | None:
    """Give the actor or the name of who issued a document, None when the text does not say."""
    inside = [
        (k.end - k.start, a.id, a)
        for a in record.actors
        if a.id != document.id and a.kind not in ("document", "population")
        for k in a.mentions
        if any(m.start < k.start and k.end <= m.end for m in document.mentions)
    ]
    if inside:
        return max(inside)[2]
    return _behind(document.name, record.dispatch.language)


def _behind(name: str, code: str) -> str | None:
    """The words behind "of" in a document's name when they name a body."""
    match = behind(code).search(name)
    if match is None:
        return None
    rest = name[match.end() :].strip()
    official = {" ".join(tokens(w)) for w in lexicon(code).get("official", ())}
    words = f" {' '.join(tokens(rest))} "
    body = rest[:1].isupper() or any(f" {w} " in words for w in official)
    return rest if body and len(rest) > 1 else None


@cache
def behind(code: str) -> re.Pattern[str]:
    """Give an expression for the words between a thing and whose it is."""
    words = sorted(lexicon(code).get("of", ()), key=lambda w: (-len(w), w))
    choices = "|".join(re.escape(w) for w in words) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{choices})(?:(?<=')|\s)", re.IGNORECASE)
