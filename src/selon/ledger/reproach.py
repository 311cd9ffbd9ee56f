"""What the shapes of blame share: who is named around a phrase, and whose words it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from selon.ledger.lexicon import folded
from selon.ledger.sides import side
from selon.ledger.spotting import STOP, auxiliary, expression
from selon.ledger.words import tokens

if TYPE_CHECKING:
    import re

    from selon.ledger.sightings import Layout
    from selon.record import Mention, Record, Statement

_DOERS = frozenset({"person", "state", "organisation", "armed_group", "unnamed", "population"})
_PAPERS = frozenset({"document", "media"})
_BEFORE = 30  # characters before a phrase in which a negation stands
_POINTING = 60  # characters before a phrase in which "these deaths" stands
_SHOWN = 80  # characters of a cause that are shown
ELISION = ("'", "’")
"""Behind a word whose vowel is left out."""

_SHORTEST = 4  # characters of a cause: not an article alone


@dataclass(frozen=True, slots=True)
class Blame:
    """Words of blame: whose, on whom or what; `speaker` is null where nobody is named for it.

    `told` says where the word for the happening must stand for the words to be of blame: before
    them ("attack attributed to") or within them ("attributes the attack to"), else anywhere; `of`
    is where it stands when the words for it are known. `course` when they tell how it came about,
    or what is only held possible, which says nothing against other causes.
    """

    speaker: str | None
    statement: str | None
    value: str
    denied: bool
    start: int
    end: int
    accused: str | None = None
    told: Literal["before", "within", "anywhere"] = "anywhere"
    of: int | None = None
    course: bool = False


class Finder:
    """A record's text with the actors named in it and the language's words of blame."""

    def __init__(self, record: Record, where: Layout) -> None:
        self.record = record
        self.text = where.text
        self.code = record.dispatch.language
        self.names = {a.id: a.name for a in record.actors}
        self._where = where
        self.mentions = sorted(
            (m.start, m.end, a.id, a.name)
            for a in record.actors
            if a.kind in _DOERS
            for m in a.mentions
        )
        self.tellers = sorted(
            (m.start, m.end, a.id, a.name)
            for a in record.actors
            if a.kind in _DOERS | _PAPERS
            for m in a.mentions
        )

    def side(self, actor: str) -> str:
        """Give the name of whose deeds an actor claims or denies."""
        return side(self.record, next(a for a in self.record.actors if a.id == actor))

    def state(self, country: str | None) -> str | None:
        """Give the state of a country, as far as the record has it."""
        states = (a.id for a in self.record.actors if a.kind == "state" and a.country == country)
        return next(states, None) if country else None

    def words(self, group: str) -> frozenset[str]:
        """Give a list of the language's words, folded."""
        return folded(self.code, group)

    def pattern(self, group: str) -> re.Pattern[str]:
        """Give an expression for a list of words, with the blanks behind."""
        return expression(self.code, group)

    def bounds(self, at: int) -> tuple[int, int]:
        """Give the sentence around a position."""
        return self._where.sentences[self._where.sentence(at)]

    def before(self, match: re.Match[str], count: int) -> tuple[str, ...]:
        """Give the last words before a phrase."""
        return tokens(self.text[max(0, match.start() - _BEFORE) : match.start()])[-count:]

    def pointing(self, match: re.Match[str]) -> bool:
        """Say whether words point back to violence before a phrase ("these deaths")."""
        start, _ = self.bounds(match.start())
        words = tokens(self.text[max(start, match.start() - _POINTING) : match.start()])
        return any(
            a in self.words("demonstrative") and b in self.words("general")
            for a, b in pairwise(words)
        )

    def teller(self, match: re.Match[str]) -> tuple[int, int, str, str] | None:
        """Give who is named before a phrase in its sentence, outside of what others say.

        That is who stands nearest; before a participle behind "while" who is named first, before
        one behind an aside ("a report, made for Jean Test, blaming the rebels") who is before that.
        """
        start, _ = self.bounds(match.start())
        named = [
            m
            for m in self.tellers
            if start <= m[0] and m[1] <= match.start() and not self.quoted(m[0])
        ]
        if not named or not self.pattern("participial").fullmatch(match[0]):
            return named[-1] if named else None
        before = self.text[start : match.start()].rstrip()
        if set(tokens(before)[-1:]) & self.words("while"):
            return named[0]
        opened = before[:-1].rfind(",") if before.endswith(",") else -1
        outer = [m for m in named if m[1] <= start + opened]
        return (outer or named)[-1]

    def has(self, match: re.Match[str], count: int) -> bool:
        """Say whether an auxiliary is among the last words before a phrase."""
        before = self.text[max(0, match.start() - _BEFORE) : match.start()]
        return auxiliary(self.code, before, count)

    def denied(self, match: re.Match[str]) -> bool:
        """Say whether a phrase is negated."""
        negations = self.words("not")
        return bool(negations & set(self.before(match, 3)) or negations & set(tokens(match[0])))

    def ill(self, words: str) -> bool:
        """Say whether words name a disease, which nobody is behind."""
        return not self.words("disease").isdisjoint(tokens(words))

    def words_behind(self, at: int) -> tuple[str, int]:
        """Give the words from a position to the next stop, and where they end; empty for none."""
        _, end = self.bounds(at)
        at += self.text[at : at + 1] in ELISION
        rest = self.text[at : min(end, at + _SHOWN)]
        words = STOP.split(rest, maxsplit=1)[0]
        ends = self.pattern("ends").search(words)
        words = (words[: ends.start()] if ends else words).strip(' "«»')
        if len(words) < _SHORTEST:
            return "", at
        return words, self.text.index(words, at) + len(words)

    def said(self, match: re.Match[str]) -> Statement | None:
        """Give the innermost statement in whose content a phrase stands."""
        holding = [
            (m.end - m.start, n)
            for n, s in enumerate(self.record.statements)
            for m in s.content
            if m.start <= match.start() and match.end() <= m.end
        ]
        return self.record.statements[min(holding)[1]] if holding else None

    def quoted(self, at: int) -> bool:
        """Say whether a position stands in what somebody says."""
        return any(m.start <= at < m.end for s in self.record.statements for m in s.content)

    def content(self, s: Statement, match: re.Match[str]) -> Mention:
        """Give the part of a statement's content that a phrase stands in."""
        return next(m for m in s.content if m.start <= match.start() < m.end)


def asks(code: str, text: str, at: int) -> bool:
    """Say whether words before a place ask who it was ("to determine who is responsible")."""
    before = text[max(0, at - _BEFORE) : at]
    being = folded(code, "being")
    asking = expression(code, "asking").finditer(before)
    return any(being.issuperset(tokens(before[m.end() :])) for m in asking)


def others_blame(code: str, text: str, at: int) -> str:
    """Give the words for who else blames, in a relative before a place; empty for nobody.

    "For which Norland and others blame the rebels" is said by Norland, whoever tells of it.
    """
    found = list(expression(code, "for_which").finditer(text, 0, at))
    between = text[found[-1].end() : at] if found else ""
    named = any(w[:1].isupper() for w in between.split())
    return between if named and not STOP.search(between) else ""
