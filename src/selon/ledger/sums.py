"""Totals that a sentence leaves to the reader: counts of victims told one beside the other.

"Ten civilians and a policeman" are 11, "seven aid workers and their guide" 8, "63 hurt and 175
others" 238. Attackers are not added to victims, nor parts to a total that the sentence gives.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import folded, lexicon
from selon.ledger.quoting import is_person, part_name, quoted
from selon.ledger.vocabulary import HARM
from selon.ledger.words import either, tokens
from selon.record import Mention

if TYPE_CHECKING:
    from selon.ledger.counts import Count
    from selon.ledger.sightings import Layout
    from selon.record import Record

_PARTS = ("figure.part", "figure.among")
_SUMMED = HARM | {"released"}
_TAIL = 14  # characters behind a count in which an "and" stands
_ADJECTIVES = 3  # words between two subjects of one verb, the "and" among them
_FURTHER = 120  # characters between a count and "others" that are added to it
_COMPANION = 110  # characters behind a count in which "with their guide" stands


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
        last = chain[-1] if chain else row[0]
        end, more = _company(last, where, code) if chain or _whole(last) else (0, 0)
        chain = chain or [last]
        if len(chain) < 2 and not more:
            continue
        total = sum(c.figure.low or 0 for c in chain) + more
        if any((c.figure.low or 0) >= total for c in row):
            continue
        first = chain[0].figure
        end = end or last.figure.mention.end
        span = Mention.of(record.dispatch.text, first.mention.start, end)
        whole = replace(first, mention=span, low=total, high=total)
        found = [_as_part(c, code) if c is last and c.who == "all" else c for c in found]
        found.append(replace(chain[0], figure=whole, who="all"))
    return found


def _chain(row: list[Count], text: str, code: str) -> list[Count]:
    """Exact counts of victims in a row, the second and further ones coordinated."""
    chain: list[Count] = []
    for n, c in enumerate(row):
        mixed = n + 1 < len(row) and not chain and _one_subject(c, row[n + 1], text, code)
        apart = c.figure.who == "combatant" and not mixed and c.question in HARM
        if c.question not in _SUMMED or apart:
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
        beside = (beside and len(between) <= _TAIL) or _one_subject(chain[-1], c, text, code)
        joined = c.figure.by.endswith("figure.coordination") or beside
        if c.question not in HARM and {fold(w) for w in lexicon(code)["and"]}.isdisjoint(told):
            break  # freed for others, not with them
        if not _adds(chain[-1], c, text, code) and (not joined or c.who == "all"):
            break
        chain.append(c)
    return chain


def _one_subject(c: Count, more: Count, text: str, code: str) -> bool:
    """Whether one verb tells of both: "three rebels said to be locals and a woman were killed"."""
    words = tokens(text[c.figure.mention.end : more.figure.mention.start])
    ands = {fold(w) for w in lexicon(code).get("and", ())}
    apart = c.figure.who != more.figure.who and c.figure.kind == more.figure.kind
    return apart and 1 <= len(words) <= _ADJECTIVES and words[-1] in ands


def _adds(c: Count, more: Count, text: str, code: str) -> bool:
    """Whether a count is of others beside those counted before it, within one sentence."""
    words = {fold(w) for w in lexicon(code).get("further", ())}
    between = text[c.figure.mention.end : more.figure.mention.start]
    return bool(words & set(tokens(more.figure.mention.text))) and 0 < len(between) <= _FURTHER


def _as_part(c: Count, code: str) -> Count:
    return replace(c, who=part_name(c.figure.mention, code))


def _whole(c: Count) -> bool:
    """Whether a count is an exact one of all victims, to which a companion may be added."""
    f = c.figure
    exact = f.bound == "exact" and bool(f.low) and f.who != "combatant"
    return exact and c.question in HARM and not f.by.endswith(_PARTS)


def _company(c: Count, where: Layout, code: str) -> tuple[int, int]:
    """Where those end who stand beside a count, and how many: "and their guide", "with his wife".

    A driver without "their" is one where the verb stands behind both ("and the driver died").
    """
    start = c.figure.mention.end
    stop = where.sentences[where.sentence(start)][1]
    text = where.text[start : min(stop, start + _COMPANION)]
    for pattern in (_beside(code), _along(code)):
        found = pattern.match(text)
        if found is None:
            continue
        nouns = [n for n in (found["one"], found["two"]) if n]
        if nouns and all(is_person(n, code) for n in nouns):
            return start + found.end(), len(nouns)
    found = _definite(code).match(text)
    if found and is_person(found["one"], code):
        verb = quoted(c.figure, (), where, code)[1]
        if start + found.end() < verb:
            return start + found.end(), 1
    return 0, 0


@cache
def _beside(code: str) -> re.Pattern[str]:
    """Give an expression for "and their guide", an adjective before it, another one behind."""
    ands, own = _words(code, "and"), _words(code, "theirs")
    return _expression(rf"(?:\s+\w+)?\s+(?:{ands})\s+(?:{own})\s+{_pair(ands, own)}")


@cache
def _along(code: str) -> re.Pattern[str]:
    """Give an expression for "were killed with their guide and their driver"."""
    ands, own = _words(code, "and"), _words(code, "theirs")
    return _expression(
        rf"[^,;:.()\n\"]*?\s(?:{_words(code, 'along')})\s+(?:{own})\s+{_pair(ands, own)}"
    )


@cache
def _definite(code: str) -> re.Pattern[str]:
    ands, the = _words(code, "and"), either(folded(code, "definite") & folded(code, "one"))
    return _expression(rf"(?:\s+\w+)?\s+(?:{ands})\s+(?:{the})['’\s]\s*(?P<one>\w+)")


def _pair(ands: str, own: str) -> str:
    return rf"(?P<one>\w+)(?:\s+(?:{ands})\s+(?:{own})\s+(?P<two>\w+))?"


def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _words(code: str, group: str) -> str:
    return either(lexicon(code).get(group, ()))
