"""Counts that no figure of a record holds: of who acts, and of the dead by their order.

"Five deputies resigned" tells how many took part; "the second death since Monday" that there are
two by now.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selon import language
from selon.errors import SelonError
from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.quoting import is_person
from selon.ledger.spotting import may_tell
from selon.ledger.telling import Answer
from selon.ledger.words import either
from selon.reading.numerals import find_numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Telling
    from selon.reading.numerals import Numeral
    from selon.record import Mention

_ACTING = {
    ("RETREAT", "resign"): 2,
    ("PROTEST", None): 2,
    ("ASSAULT", None): 2,
    ("COERCE", "arrest"): 2,
    ("REQUEST", None): 10,
}
"""Types and modes of events whose actors are counted, with the least number that is told."""
_NUMBER = 40  # characters before those who act in which their number stands
_NOUN = 3  # words behind a number of which one is the counted noun
_LEAST = 2  # one person who acts is no count
_DEADLY = frozenset({"violence", "protest", "accident", "coercion", "death", "toll"})


def bands(t: Telling) -> Iterator[Answer]:
    """Find how many took part where the words for who acts say it."""
    counted = [(f.mention.start, f.mention.end) for f in t.record.figures]
    for e in t.record.events:
        n = t.of_event.get(e.id)
        least = _ACTING.get((e.type, e.mode)) or _ACTING.get((e.type, None))
        if n is None or least is None or e.status != "actual":
            continue
        for p in e.actors:
            m = p.mention
            if any(a < m.end and m.start < b for a, b in counted):
                continue
            x = _number(t, m)
            if x is None or (x.low or 0) < least:
                continue
            words = t.text[x.end : m.end].split()[:_NOUN]
            if m.start > e.trigger.start or not any(is_person(w, t.language) for w in words):
                continue
            start, end = min(m.start, e.trigger.start), max(m.end, e.trigger.end)
            if t.where.sentence(m.start) != t.where.sentence(e.trigger.start):
                start, end = m.start, m.end
            yield Answer(
                n, "participants", "all", x.low, x.high, x.bound, None, denied=False,
                voice=t.voice(e.statement), statement=e.statement, start=start, end=end,
                text=t.text[start:end], form=t.form(e.statement), part=m.text.lower(),
            )  # fmt: skip


def _number(t: Telling, m: Mention) -> Numeral | None:
    """The number that opens the words for who acts, or stands right before them."""
    begin = max(t.where.starts[t.where.sentence(m.start)], m.start - _NUMBER)
    found = _numerals(t.text, begin, m.end, t.language)
    return next((x for x in found if x.start <= m.start <= x.core or x.end == m.start - 1), None)


def ordinals(t: Telling) -> Iterator[Answer]:
    """Find the dead counted by their order: "the second death since the protests began"."""
    if not (may_tell(t.language, "ordinals", t.text) and may_tell(t.language, "deaths", t.text)):
        return
    order = [fold(w) for w in lexicon(t.language).get("ordinals", ())]
    for match in _ordinal_deaths(t.language).finditer(t.text):
        number = order.index(fold(match[1])) + _LEAST
        here = t.where.sentence(match.start())
        near = [
            (" campaign" not in g.family, abs(s.start - match.start()), n)
            for n, g in enumerate(t.groups)
            if g.family.removesuffix(" campaign") in _DEADLY
            for s in g.sightings
            if s.sentence == here
        ]
        if not near:
            continue
        said = t.said_at(match.start())
        yield Answer(
            min(near)[2], "killed", "all", number, number, "exact", None, denied=False,
            voice=t.voice(said), statement=said, start=match.start(), end=match.end(),
            text=match[0], form=t.form(said), part=match[0].lower(),
        )  # fmt: skip


@cache
def _ordinal_deaths(code: str) -> re.Pattern[str]:
    table = lexicon(code)
    order = either(table.get("ordinals", ()))
    deaths = either(table.get("deaths", ()))
    return re.compile(rf"(?<![\w-])({order})\s+(?:{deaths})(?![\w-])", re.IGNORECASE)


def _numerals(text: str, start: int, end: int, code: str) -> list[Numeral]:
    try:
        return find_numerals(text, start, end, language.load(code))
    except SelonError:
        return []
