"""Totals that a sentence leaves to the reader: counts of victims told one beside the other.

"Ten civilians and a policeman" are 11, "seven aid workers and their guide" 8, "63 hurt and 175
others" 238. Attackers are not added to victims, nor parts to a total that the sentence gives.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.quoting import is_person
from selon.ledger.vocabulary import HARM
from selon.ledger.words import tokens
from selon.record import Mention

if TYPE_CHECKING:
    from selon.ledger.counts import Count
    from selon.ledger.sightings import Layout
    from selon.record import Record

_PARTS = ("figure.part", "figure.among")
_WORD = re.compile(r"[^\W_]+")
_TAIL = 14  # characters behind a count in which an "and" stands
_FURTHER = 120  # characters between a count and "others" that are added to it
_COMPANION = 40  # characters behind a count in which "and their guide" stands


def with_sums(placed: list[Count], record: Record, where: Layout) -> list[Count]:
    """Add the totals that sentences leave to the reader."""
    rows: dict[tuple[int, str | None, str, int], list[Count]] = {}
    for c in sorted(placed, key=lambda c: c.figure.mention.start):
        f = c.figure
        key = (where.sentence(f.mention.start), f.statement, c.question, c.happening)
        rows.setdefault(key, []).append(c)
    found = list(placed)
    code = record.dispatch.language
    for row in rows.values():
        chain = _chain(row, record.dispatch.text, code)
        end = _companion(chain[-1], record.dispatch.text, code) if chain else None
        if not chain or (len(chain) < 2 and end is None):
            continue
        total = sum(c.figure.low or 0 for c in chain) + (end is not None)
        if any((c.figure.low or 0) >= total for c in row):
            continue
        first = chain[0].figure
        end = end or chain[-1].figure.mention.end
        span = Mention.of(record.dispatch.text, first.mention.start, end)
        whole = replace(first, mention=span, low=total, high=total)
        found.append(replace(chain[0], figure=whole, who="all"))
    return found


def _chain(row: list[Count], text: str, code: str) -> list[Count]:
    """Exact counts of victims in a row, the second and further ones coordinated."""
    chain: list[Count] = []
    for n, c in enumerate(row):
        if c.figure.who == "combatant" or c.question not in HARM:
            continue
        if c.figure.bound != "exact" or not c.figure.low or c.figure.by.endswith(_PARTS):
            break
        if not chain:
            more = row[n + 1] if n + 1 < len(row) else None
            if c.who == "all" and not (more and _adds(c, more, text, code)):
                break
            chain.append(c)
            continue
        between = text[chain[-1].figure.mention.end : c.figure.mention.start]
        among = {fold(w) for w in lexicon(code).get("among", ())}
        beside = len(told := tokens(between)) == 1 and told[0] not in among
        beside = beside and len(between) <= _TAIL
        joined = c.figure.by.endswith("figure.coordination") or beside
        if not _adds(chain[-1], c, text, code) and (not joined or c.who == "all"):
            break
        chain.append(c)
    return chain


def _adds(c: Count, more: Count, text: str, code: str) -> bool:
    """Whether a count is of others beside those counted before it, within one sentence."""
    words = {fold(w) for w in lexicon(code).get("further", ())}
    between = text[c.figure.mention.end : more.figure.mention.start]
    return bool(words & set(tokens(more.figure.mention.text))) and 0 < len(between) <= _FURTHER


def _companion(c: Count, text: str, code: str) -> int | None:
    """Where one more person ends who stands beside a count: "and their guide"."""
    start = c.figure.mention.end
    words = list(_WORD.finditer(text, start, start + _COMPANION))[:5]
    folded = [fold(w.group()) for w in words]
    own = {fold(w) for w in lexicon(code).get("theirs", ())}
    ands = {fold(w) for w in lexicon(code).get("and", ())}
    for n, word in enumerate(folded[:2]):  # an adjective may stand before the "and"
        if word in ands and len(words) > n + 2 and folded[n + 1] in own:
            noun = words[n + 2]
            return noun.end() if is_person(noun.group(), code) else None
    return None
