"""What befell persons who are named together: "Jean Test and his son Paul were arrested" is two.

The names stand one behind the other, with asides between commas ("34 years old"), the last one
behind an "and"; then comes a verb in the plural, or a participle behind a comma.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.lists import Phrases
from selon.ledger.telling import Answer
from selon.ledger.words import either, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Telling
    from selon.record import Mention

_HOMES = ("violence", "accident", "death", "coercion", "release")
_ASIDE = r"(?:,\s[^,;:()\n\"«»]{2,70},?)?"
_TITLE = r"(?:[^\W\d_][\w'’-]*\.?\s+){0,5}"
_BEFORE = 12  # characters before the first name in which "of" stands
_GAP = 90  # characters between two of the names, and from the last one to the verb


def companions(t: Telling) -> Iterator[Answer]:
    """Find the persons named together whom a dispatch tells to have been killed, taken or freed."""
    persons = [a for a in t.record.actors if a.kind == "person"]
    if len(persons) < 2:
        return
    named = sorted({(m.start, m.end): m for a in persons for m in a.mentions}.values(), key=_start)
    for question, words in _befell(t.language).items():
        for match in words.found(t.text):
            chain = _chain(t, named, match.start())
            if len(chain) < 2 or _counted(t, question, match.start()):
                continue
            start, end = chain[0].start, match.end()
            home = _home(t, start, end)
            if home is None:
                continue
            said = t.said_at(match.start())
            yield Answer(
                home, question, "all", len(chain), len(chain), "exact", None, denied=False,
                voice=t.voice(said), statement=said, start=start, end=end,
                text=t.text[start:end], form=t.form(said), uncounted=True,
                part=", ".join(m.text.lower() for m in chain),
            )  # fmt: skip


def _start(m: Mention) -> int:
    return m.start


def _chain(t: Telling, named: list[Mention], at: int) -> list[Mention]:
    """The names before a verb, in order, as far as they are its subject; none where one is not."""
    begin = t.where.starts[t.where.sentence(at)]
    before = [m for m in named if begin <= m.start and m.end <= at]
    if not before or not _closing(t.text[before[-1].end : at]):
        return []
    chain = [before[-1]]
    for m in reversed(before[:-1]):
        gap = t.text[m.end : chain[0].start]
        link = _link(t.language).fullmatch(gap) if len(gap) <= _GAP else None
        if link is None or (len(chain) == 1) != bool(link["and"]):
            break
        chain.insert(0, m)
    last = tokens(t.text[max(begin, chain[0].start - _BEFORE) : chain[0].start])[-1:]
    return [] if _outside(t.language).issuperset(last) and last else chain


def _closing(gap: str) -> bool:
    """Whether only an aside stands between the last name and the verb."""
    return len(gap) <= _GAP and re.fullmatch(rf"{_ASIDE}(?:,\s)?\s*", gap) is not None


def _counted(t: Telling, question: str, at: int) -> bool:
    """Whether a number in the sentence counts those whom it befell."""
    here = t.where.sentence(at)
    return any(
        f.kind == question and t.where.sentence(f.mention.start) == here for f in t.record.figures
    )


def _home(t: Telling, start: int, end: int) -> int | None:
    """The happening that the verb tells of, else the nearest of its sentence."""
    own = [
        n
        for n, g in enumerate(t.groups)
        if g.family in _HOMES
        for s in g.sightings
        if start <= s.start < end
    ]
    near = t.within(t.where.sentence(start), end, _HOMES)
    return next(iter([*own, *near]), None)


@cache
def _befell(code: str) -> dict[str, Phrases]:
    """For each question, "were arrested", "arrested" behind a comma, "have died"."""
    table = lexicon(code)
    been, finite = table.get("harmed_been_many", ()), table.get("harmed_many", {})
    adverb = rf"(?:\w+(?:{either(table.get('adverb_end', ()))})\s+)?"
    found = {}
    for question, words in finite.items():
        verbs, died = words.get("verbs", ()), words.get("died", ())
        pattern = re.compile(
            rf"(?:(?:{either(been)})\s+{adverb}(?:{either(verbs)})|(?:{either(died)})"
            rf"|(?<=,\s)(?:{either(verbs)}))(?![\w-])",
            re.IGNORECASE,
        )
        found[question] = Phrases([*been, *verbs, *died], pattern=pattern, code=code)
    return found


@cache
def _link(code: str) -> re.Pattern[str]:
    """Give an expression for what stands between two names: an aside, a comma, "and his son"."""
    ands = either(lexicon(code).get("and", ()))
    return re.compile(rf"{_ASIDE}\s*(?:,\s+|\s(?P<and>{ands})\s+){_TITLE}", re.IGNORECASE)


@cache
def _outside(code: str) -> frozenset[str]:
    """Words before a name by which others are told of: "the lawyers of", "according to"."""
    table = lexicon(code)
    groups = ("fate_of", "upon", "by", "along", "between")
    return frozenset(fold(w.strip(" '’")) for k in groups for w in table.get(k, ()))
