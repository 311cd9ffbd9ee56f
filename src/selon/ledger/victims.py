"""Named persons whom something befell, by which mentions of one deed are known.

A person is killed once: `la mort de Jean Test`, `Jean Test, abattu lundi` and `le meurtre de
M. Test` are one happening, and the death of somebody else is another. Next to the recipients of
events, the name that stands behind a noun counts, or before a participle.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.vocabulary import HARM, vocabulary
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Layout, Sighting
    from selon.record import Actor, Event, Mention, Record

PERSONAL = frozenset({"violence", "death", "coercion", "accident"})
"""Kinds of happenings that befall persons."""

_NAMED = 2.0  # what it speaks for one happening that it befell the same person, or against it
_OTHER_DEATH = 3.0  # what it speaks against one that it is the death of another person
_AMONG = 5.0  # and that it befell one who is named, and several were hurt after it
_BEHIND = 40  # characters from a noun to the name of whom it befell
_WORDS = 5  # words between them, and between a name and its participle
_APPOSED = re.compile(r"^,[^,.;:\n\"«»]{2,70},")
_COMMA = ", "
_PAUSE = re.compile(r"[,;:()«»\"\n]")
_START = re.compile(r"[;:()«»\"\n]")


class Victims:
    """Finds the named persons whom the mentions of one record speak of."""

    def __init__(self, record: Record, where: Layout) -> None:
        self._where = where
        self._words = vocabulary(record.dispatch.language)
        persons = [a for a in record.actors if a.kind == "person"]
        self._keys = person_keys(persons)
        self._named = sorted(
            {(m.start, m.end, self._keys[a.id]) for a in persons for m in a.mentions}
            | {(at, at + len(a.name), self._keys[a.id]) for a in persons for at in self._spots(a)}
        )

    def _spots(self, person: Actor) -> Iterator[int]:
        """Where a whole name stands, within the name of others too (`la famille de Jean Test`)."""
        at = self._where.text.find(person.name) if " " in person.name else -1
        while at >= 0:
            yield at
            at = self._where.text.find(person.name, at + 1)

    def of(self, mention: Mention, event: Event | None, family: str) -> frozenset[str]:
        """Give the keys of the named persons whom a mention's happening befell."""
        if family not in PERSONAL:
            return frozenset()
        if event is not None:
            found = {self._keys[p.actor] for p in event.recipients if p.actor in self._keys}
            if found or event.recipients:
                found |= {self._named_at(p.mention) for p in event.recipients} - {""}
                return frozenset(found or {self._before(mention) or ""} - {""})
        doers = {self._keys.get(p.actor) for p in event.actors} if event else set()
        near = {
            self._behind(mention.end),
            self._before(mention),
            self._whose(mention, family),
        } - doers
        return frozenset(name for name in near if name)

    def _named_at(self, told: Mention) -> str:
        """The name that a comma joins to a word for a person (`un passant, Jean Test`), or none."""
        text = self._where.text
        near = (
            k for s, e, k in self._named if _COMMA in (text[told.end : s], text[e : told.start])
        )
        return next(near, "")

    def dead(self, mention: Mention, event: Event | None) -> bool:
        """Whether a mention tells of a death as a fact."""
        fact = event is None or event.status == "actual"
        return fact and not self._words.lethal.isdisjoint(tokens(mention.text))

    def _behind(self, at: int) -> str | None:
        """The name behind `la mort de`, `les tirs sur`."""
        sentence = self._where.sentence(at)
        near = next(((s, k) for s, _, k in self._named if 0 < s - at <= _BEHIND), None)
        if near is None or self._where.sentence(near[0]) != sentence:
            return None
        gap = self._where.text[at : near[0]]
        words = tokens(gap)
        told = len(words) <= _WORDS and not _PAUSE.search(gap)
        told = told and self._words.and_.isdisjoint(words)
        return near[1] if told and not self._words.upon.isdisjoint(words) else None

    def _whose(self, mention: Mention, family: str) -> str | None:
        """The one person named in the sentence of `son arrestation`, before it."""
        last = self._where.tokens(max(0, mention.start - 20), mention.start)[-1:]
        core = self._words.core(mention.text)
        personal = family != "violence" or core in self._words.lethal
        if not personal or self._words.whose.isdisjoint(last):
            return None
        here = self._where.sentence(mention.start)
        before = (n for n in self._named if n[1] <= mention.start)
        found = {key for start, _, key in before if self._where.sentence(start) == here}
        return found.pop() if len(found) == 1 else None

    def _before(self, mention: Mention) -> str | None:
        """The name before `est décédé`, `, un passant abattu`."""
        core = self._words.core(mention.text)
        last = self._where.tokens(max(0, mention.start - 20), mention.start)[-1:]
        fate = core.rstrip("s") in self._words.fates or core in self._words.lethal
        if not fate or not self._words.definite.isdisjoint(last):
            return None
        earlier = [(e, k) for _, e, k in self._named if e <= mention.start]
        if not earlier or self._where.sentence(earlier[-1][0]) != self._where.sentence(
            mention.start
        ):
            return None
        gap = self._where.text[earlier[-1][0] : mention.start]
        rest = _APPOSED.sub("", gap)
        rest = rest.removeprefix(",") if rest == gap else rest
        if _START.search(gap) or "," in rest:
            return None
        return earlier[-1][1] if len(tokens(rest)) < _WORDS else None


def person_keys(persons: list[Actor]) -> dict[str, str]:
    """Name each person by the whole name, a family name by that of whom the dispatch names so."""
    names = {a.id: fold(a.name) for a in persons}
    whole = {n for n in names.values() if " " in n}

    def key(name: str) -> str:
        longer = {w for w in whole if name in (w.split()[0], w.split()[-1])}
        return longer.pop() if len(longer) == 1 else name

    return {a: key(n) for a, n in names.items()}


def by_name(s: Sighting, h: Happening) -> float:
    """How much the names of those whom it befell speak for one happening, or against it."""
    if not s.victims or not h.victims:
        return -_AMONG if _alone(s, h) else 0.0
    if s.victims & h.victims:
        return _NAMED
    if not s.dead or not h.dead:
        return -_NAMED
    apart = s.earlier != all(m.earlier for m in h.sightings if m.dead)
    return -_OTHER_DEATH - (_AMONG if apart else 0.0)


def _alone(s: Sighting, h: Happening) -> bool:
    """Whether what befell a person who is named is told as the cause of what befell several."""
    if s.victims:
        return s.earlier and _several(h.sightings)
    return bool(h.victims) and all(m.earlier for m in h.sightings if m.victims) and _several([s])


def _several(told: list[Sighting]) -> bool:
    return any(f[0] in HARM and (f[1] or 0) > 1 for m in told for f in m.figures)


def mourned(s: Sighting, h: Happening) -> bool:
    """Whether one is what befell a named person and the other the protests that it led to."""
    kinds = {s.family, h.family}
    if not kinds & {"death", "violence"} or not any(k.startswith("protest") for k in kinds):
        return False
    return bool(h.victims if s.family.startswith("protest") else s.victims)
