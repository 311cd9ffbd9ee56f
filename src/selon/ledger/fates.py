"""What befell one person, told by a verb without a number: "the official was shot" is one dead.

The form of the participle tells that it was one (a table of the language's pack), unless the row
names several recipients or a count of the same kind stands in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import folded, lexicon
from selon.ledger.quoting import is_person
from selon.ledger.sightings import CONTROL
from selon.ledger.spotting import expression
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Layout, Sighting
    from selon.record import Event, Record

_PLURAL = ("s", "x")
_PERSONS = frozenset({"person", "unnamed"})
_WORD = re.compile(r"[^\W_]+")
_COMPLEMENT = 12  # characters behind a noun of death in which "of" stands
_KILLED = "killed"
_INJURED = "injured"
_ADVERB = 14  # characters before a verb in which "mortally" stands
_AFTER = 9  # characters behind it in which "to death" stands
_NEAR = 80  # characters from a person to the word for their fate
_OBJECT = 30  # characters behind a verb in which its object stands
_CLAUSE = 12  # words before a participle in which a noun for a person stands
_GROUP = 2  # words before a participle in which its auxiliary stands
_GROUPS = (
    "have", "been", "being", "him", "unaided", "fate_nouns", "one", "attempts", "sentenced", "to",
    "machines", "he", "whose", "lethal",
)  # fmt: skip
_OPENING = 3  # words of a sentence up to "his" at which it opens with somebody's fate
_FEW = 3  # names in a row that are taken for all there were


@dataclass(frozen=True, slots=True)
class Fate:
    """Persons to whom something happened, counted by their names or by the form of the verb."""

    happening: int
    question: str
    count: int
    statement: str | None
    start: int
    end: int
    whom: str = ""


def fates(record: Record, groups: list[Happening], where: Layout) -> Iterator[Fate]:
    """Find persons who were killed, taken or lost without being counted."""
    words = _Words(record)
    if not words.questions:
        return
    counted = {(f.kind, where.sentence(f.mention.start)) for f in record.figures}
    events = {e.id: e for e in record.events}
    kinds = {a.id: a.kind for a in record.actors}
    done: set[tuple[int, str, int]] = set()
    for n, g in enumerate(groups):
        for s in g.sightings:
            question = words.question(s, where)
            if question is None or s.status != "actual" or (question, s.sentence) in counted:
                continue
            event = events.get(s.event or "")
            if s.family == CONTROL or not words.tell(s, question, event, where):
                continue
            count = 1 if words.alone(s, where) else _persons(event, kinds)
            if count is None or (n, question, s.sentence) in done:
                continue
            done.add((n, question, s.sentence))
            yield Fate(n, question, count, s.statement, s.start, s.end, _whom(event) or s.text)


class _Words:
    """The language's words by which somebody's fate is told from that of a thing or of nobody."""

    def __init__(self, record: Record) -> None:
        self._code = record.dispatch.language
        self.questions = _questions(self._code, "fates")
        self._owned = _questions(self._code, "owned_fates")
        self._mortal = _mortal(self._code)
        self._of = tuple(lexicon(self._code).get("fate_of", ()))
        self._groups = {name: folded(self._code, name) for name in _GROUPS}
        self._persons = [m.end for a in record.actors if a.kind in _PERSONS for m in a.mentions]

    def question(self, s: Sighting, where: Layout) -> str | None:
        """What a mention answers of one person; mortal wounds kill."""
        words = [w.lower() for w in _WORD.findall(s.text)]
        table = self._owned if self._own(s, where) else self.questions
        found = next((table[w] for w in reversed(words) if w in table), None)
        if found != _INJURED:
            return found
        around = where.tokens(max(0, s.start - _ADVERB), s.end + _AFTER)
        return _KILLED if any(w in f" {' '.join(around)} " for w in self._mortal) else found

    def tell(self, s: Sighting, question: str, event: Event | None, where: Layout) -> bool:
        """Whether a mention tells that one person met a fate.

        "An attempted murder", "a murder" in general, "his death" that is known, "the drone was shot
        down", "terrorism has killed too" and "the paint has disappeared" do not.
        """
        begin, end = where.sentences[where.sentence(s.start)]
        words = _WORD.findall(where.text[begin : s.start])
        before = tuple(map(fold, words))
        told = tokens(s.text)
        behind = where.tokens(s.end, min(end, s.end + _OBJECT))[:_FEW]
        if self._own(s, where):
            return self._groups["attempts"].isdisjoint(before[-_GROUP:])
        if self._groups["machines"] & {*before, *behind}:
            return False
        if self._groups["attempts"] & {*before[-2:], *told} or self._sentenced(before):
            return False
        if event is not None and event.recipients:
            return True
        if told[-1] in self._groups["fate_nouns"] and (s.definite or s.new or event is not None):
            rest = where.text[s.end : min(end, s.end + _COMPLEMENT)].lstrip().lower()
            return not s.new and rest.startswith(self._of)
        group = {*before[-_GROUP:], *told} if event is None else set(told)
        passive = group & (self._groups["been"] | self._groups["being"])
        person = any(begin <= at <= s.start <= at + _NEAR for at in self._persons)
        person = person or any(is_person(w, self._code) for w in words[-_CLAUSE:])
        person = person or bool(self._groups["he"].intersection(before[-_GROUP:]))
        unaided = told[0] in self._groups["unaided"] or told[-1] in self._groups["unaided"]
        if event is None and not passive and self._object(where, s.end, end):
            return bool(group & self._groups["have"])
        if event is None and not person and (not passive or unaided):
            return bool(passive) and question == _KILLED
        aided = group & self._groups["have"] and not passive and not group & self._groups["him"]
        return not aided or unaided

    def alone(self, s: Sighting, where: Layout) -> bool:
        """Whether a pronoun before a passive ("he was freed"), or "his", tells of one person."""
        last = where.tokens(where.starts[where.sentence(s.start)], s.start)[-1:]
        passive = self._groups["been"] & set(tokens(s.text))
        return bool(passive and self._groups["he"].intersection(last)) or self._own(s, where)

    def _own(self, s: Sighting, where: Layout) -> bool:
        """Whether a noun of a fate is that of a person told before: "after his arrest".

        "In his arrest" is how somebody died, and "his death" is known unless it is established.
        """
        begin, end = where.sentences[where.sentence(s.start)]
        before = where.tokens(begin, s.start)
        if self._groups["whose"].isdisjoint(before[-1:]):
            return False
        if self._groups["lethal"].isdisjoint(where.tokens(begin, end)):
            return len(before) <= _OPENING
        told = expression(self._code, "established").match(where.text, s.end + 1, end)
        return told is not None

    def _sentenced(self, before: tuple[str, ...]) -> bool:
        """Whether somebody is condemned to death, not a death condemned."""
        verb, to = set(before[-2:-1]), set(before[-1:])
        return bool(self._groups["sentenced"] & verb and self._groups["to"] & to)

    def _object(self, where: Layout, start: int, end: int) -> bool:
        """Whether one person stands behind a verb, as its object ("killed the suspect")."""
        words = _WORD.findall(where.text[start : min(end, start + _OBJECT)])[:_FEW]
        first = next((n for n, w in enumerate(words) if fold(w) in self._groups["one"]), _FEW)
        return any(is_person(w, self._code) for w in words[first + 1 :])


@cache
def _questions(code: str, group: str) -> dict[str, str]:
    """Give what each form of a verb or noun of a fate answers."""
    fates = lexicon(code).get(group, {})
    return {form: question for question, forms in fates.items() for form in forms}


@cache
def _mortal(code: str) -> tuple[str, ...]:
    return tuple(f" {' '.join(tokens(w))} " for w in lexicon(code).get("mortal", ()))


def _persons(event: Event | None, kinds: Mapping[str, str]) -> int | None:
    """How many it befell: as many as are named, one where nobody is."""
    if event is None or not event.recipients:
        return 1
    named = {p.actor for p in event.recipients}
    if any(kinds[a] not in _PERSONS for a in named):
        return None
    if len(named) > 1 and any(
        kinds[p.actor] == "unnamed" and p.mention.text.endswith(_PLURAL) for p in event.recipients
    ):
        return None  # soldiers and policemen are more than two
    return len(named) if len(named) <= _FEW else None


def _whom(event: Event | None) -> str:
    """The words for those whom it befell, empty where nobody is named."""
    return ", ".join(p.mention.text for p in event.recipients) if event else ""
