"""Who or what is blamed for a happening, in words of blame and of cause.

Three shapes, each a list of phrases in the language's pack: somebody puts it on somebody ("the
governor blames the rebels"), somebody is said to be behind it ("the rebels are responsible for"),
and it comes of something ("caused by a fire").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.sightings import Layout
    from selon.record import Mention, Record, Statement

_DOERS = frozenset({"person", "state", "organisation", "armed_group", "unnamed", "population"})
_BEFORE = 30  # characters before a phrase in which a negation stands
_BETWEEN = 3  # words between two doers in a row: and, the, group
_CAUSE = 80  # characters of a cause that are shown
_SHORTEST = 4  # characters of a cause: not an article alone
_STOP = re.compile(r"[,;:!?()\n–—]|\.(?!\d)| - |--")


@dataclass(frozen=True, slots=True)
class Blame:
    """Words of blame: whose, on whom or what; `speaker` is null where nobody is named for it."""

    speaker: str | None
    statement: str | None
    value: str
    denied: bool
    start: int
    end: int
    accused: str | None = None


def blames(record: Record, where: Layout) -> Iterator[Blame]:
    """Find words of blame and of cause in the order of the text."""
    code = record.dispatch.language
    finder = _Finder(record, where)
    found = [b for m in _pattern(code, "blaming").finditer(where.text) if (b := finder.put(m))]
    found += [b for m in _pattern(code, "behind").finditer(where.text) if (b := finder.behind(m))]
    found += [b for m in _pattern(code, "causing").finditer(where.text) if (b := finder.cause(m))]
    yield from sorted(found, key=lambda b: (b.start, b.end))


@cache
def _pattern(code: str, group: str) -> re.Pattern[str]:
    words = sorted(lexicon(code).get(group, ()), key=lambda w: (-len(w), w))
    choices = "|".join(re.escape(w) for w in words) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)


class _Finder:
    def __init__(self, record: Record, where: Layout) -> None:
        self._record = record
        self._where = where
        self._negations = frozenset(map(fold, lexicon(record.dispatch.language).get("not", ())))
        self._mentions = sorted(
            (m.start, m.end, a.id, a.name)
            for a in record.actors
            if a.kind in _DOERS
            for m in a.mentions
        )

    def put(self, match: re.Match[str]) -> Blame | None:
        """Somebody before the phrase puts it on somebody behind it."""
        start, end = self._bounds(match.start())
        said = self._said(match)
        after = [m for m in self._mentions if match.end() <= m[0] < end]
        before = [m for m in self._mentions if start <= m[0] and m[1] <= match.start()]
        speaker = said.speaker if said else before[-1][2] if before else None
        after = [m for m in after if m[2] != speaker]
        if not after or speaker is None:
            return None
        last = after[0]
        return Blame(
            speaker, said.id if said else None, last[3], self._denied(match),
            (before[-1][0] if before and not said else match.start()), last[1], last[2],
        )  # fmt: skip

    def behind(self, match: re.Match[str]) -> Blame | None:
        """Somebody before the phrase is said to have done it."""
        said = self._said(match)
        if said is None or said.speaker is None:
            return None
        start = max(self._bounds(match.start())[0], self._content(said, match).start)
        before = [m for m in self._mentions if start <= m[0] and m[1] <= match.start()]
        if not before:
            return None
        doers = before[-2:] if self._joined(before) else before[-1:]
        value = ", ".join(dict.fromkeys(m[3] for m in doers))
        return Blame(
            said.speaker, said.id, value, self._denied(match), doers[0][0], match.end(),
            doers[0][2],
        )  # fmt: skip

    def _joined(self, before: list[tuple[int, int, str, str]]) -> bool:
        """Whether the last two doers stand side by side, an "and" between them."""
        if len(before) < 2:
            return False
        between = self._where.text[before[-2][1] : before[-1][0]]
        return len(tokens(between)) <= _BETWEEN

    def cause(self, match: re.Match[str]) -> Blame | None:
        """It came of what the words behind the phrase name."""
        said = self._said(match)
        _, end = self._bounds(match.start())
        rest = self._where.text[match.end() : min(end, match.end() + _CAUSE)]
        words = _STOP.split(rest, maxsplit=1)[0].strip(' "«»')
        if len(words) < _SHORTEST:
            return None
        at = self._where.text.index(words, match.end())
        return Blame(
            said.speaker if said else None, said.id if said else None, words,
            self._denied(match), match.start(), at + len(words),
        )  # fmt: skip

    def _bounds(self, at: int) -> tuple[int, int]:
        if not self._where.sentences:
            return 0, len(self._where.text)
        return self._where.sentences[self._where.sentence(at)]

    def _denied(self, match: re.Match[str]) -> bool:
        before = tokens(self._where.text[max(0, match.start() - _BEFORE) : match.start()])
        return bool(self._negations & set(before[-3:]) or self._negations & set(tokens(match[0])))

    def _content(self, s: Statement, match: re.Match[str]) -> Mention:
        return next(m for m in s.content if m.start <= match.start() < m.end)

    def _said(self, match: re.Match[str]) -> Statement | None:
        """The innermost statement in whose content the phrase stands."""
        holding = [
            (m.end - m.start, n)
            for n, s in enumerate(self._record.statements)
            for m in s.content
            if m.start <= match.start() and match.end() <= m.end
        ]
        return self._record.statements[min(holding)[1]] if holding else None
