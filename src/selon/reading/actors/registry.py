"""The actors of one dispatch: descriptions joined to those already known.

A name joins by its words (`Assad` to `Bachar al Assad`), a body by its aliases and acronyms, a
definite phrase by its head and its complements (`le patron du MI6` to `le chef des services …
(MI6), Alex Younger`), a demonstrative by its head alone (`cette source`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.reading.actors.describe import Description
    from selon.reading.actors.table import ReferenceTable


@dataclass(slots=True)
class Entry:
    """One actor in the making; `last` is where it was mentioned last, `spoke` where it last spoke,
    `subject` where it last was the subject of a clause.
    """

    index: int
    name: str
    kind: str
    head: str
    words: set[str]
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str = ""
    number: str = ""
    aliases: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    last: int = -1
    spoke: int = -1
    subject: int = -1
    by: str = "actor.phrase"


def fold(name: str) -> str:
    """Fold a name for comparison: no accents, no case, hyphens and apostrophes as spaces."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = (c for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


class Registry:
    """Joins descriptions to entries; `at` is the character where a mention stands."""

    def __init__(self, table: ReferenceTable) -> None:
        self.table = table
        self.entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}

    def resolve(self, found: Description, at: int) -> Entry:
        """Give the actor that a description means, a new one when none fits."""
        entry = self.find(found, at)
        if entry is None:
            entry = self._new(found)
        self._note(entry, found, at)
        return entry

    def find(self, found: Description, at: int) -> Entry | None:
        """Give the known actor that a description means, None when it is a new one."""
        key = fold(found.label)
        if found.kind == "person":
            return self._person(found, key, at)
        exact = self._by_key.get(key)
        if exact is None:
            exact = next(
                (self._by_key[k] for a in found.aliases if (k := fold(a)) in self._by_key), None
            )
        if exact is not None and not (found.reference == "indefinite" and exact.kind == "unnamed"):
            return exact
        if found.reference in {"definite", "demonstrative", "possessive"} or found.kind in {
            "organisation", "state", "armed_group", "media", "document",
        }:  # fmt: skip
            return self._pointed(found, at)
        return None

    def _person(self, found: Description, key: str, at: int) -> Entry | None:
        exact = self._by_key.get(key)
        if exact is not None:
            return exact
        parts = key.split()
        candidates = [
            e
            for e in self.entries
            if e.kind == "person" and _same_person(parts, fold(e.name).split())
        ]
        if candidates:
            return max(candidates, key=lambda e: e.last)
        if not found.titled and found.role is None and len(parts) == 1:
            other = self._by_key.get(key)
            if other is not None:
                return other
        return None

    def _pointed(self, found: Description, at: int) -> Entry | None:
        """Resolve `le gouverneur`, `cette source`, `le patron du MI6`, `l'armée`."""
        table = self.table
        pool = [e for e in self.entries if e.spans and e.last <= at]
        demonstrative = found.reference == "demonstrative"
        if demonstrative or found.head in table.generic:
            pool = [e for e in pool if e.kind in table.kinds_of(found) or found.head in e.heads]
        complement = found.words - {found.head}
        best: tuple[int, int, int, Entry] | None = None
        for entry in pool:
            score = self._fit(found, complement, entry, demonstrative=demonstrative)
            if score > 0:
                weight = min(len(entry.spans), 3) if score == 1 else 0
                rank = (score, weight, max(entry.last, entry.spoke), entry)
                if best is None or rank[:3] > best[:3]:
                    best = rank
        return best[3] if best else None

    def _fit(
        self, found: Description, complement: frozenset[str], entry: Entry, *, demonstrative: bool
    ) -> int:
        if found.number and entry.number and found.number != entry.number:
            return 0
        same_head = found.head in entry.heads or bool(
            self.table.synonyms.get(found.head, frozenset()) & entry.heads
        )
        held = complement <= entry.words or not complement
        if found.reference == "indefinite":
            return 0
        if same_head and held:
            return 3 if complement else 2
        if demonstrative and not same_head:
            general = found.head in self.table.generic and entry.spoke >= 0
            return 1 if general and entry.kind in self.table.kinds_of(found) else 0
        if found.head in self.table.generic and entry.kind in self.table.kinds_of(found):
            specific = complement - self.table.generic_modifiers
            return 1 if specific <= entry.words and entry.kind != "person" else 0
        if same_head and complement and entry.kind == "person" and complement & entry.words:
            return 1
        return 0

    def _new(self, found: Description) -> Entry:
        entry = Entry(
            len(self.entries), found.label, found.kind, found.head, set(found.words),
            role=found.role, country=found.country, sector=found.sector, gender=found.gender,
            number=found.number, by=f"actor.{_RULES.get(found.kind, 'phrase')}",
        )  # fmt: skip
        self.entries.append(entry)
        return entry

    def _note(self, entry: Entry, found: Description, at: int) -> None:
        key = fold(found.label)
        if found.kind in {"person", "organisation", "state", "media", "armed_group"}:
            if len(key) > len(fold(entry.name)) and (
                found.kind == "person"
                and entry.kind == "person"
                and fold(entry.name).split()[-1] in key.split()
            ):
                self._alias(entry, entry.name)
                entry.name = found.label
            elif key != fold(entry.name) and found.reference == "name":
                self._alias(entry, found.label)
        if entry.kind != "unnamed" or found.reference != "indefinite" or not entry.keys:
            entry.keys.add(key)
            self._by_key.setdefault(key, entry)
        for alias in found.aliases:
            self._alias(entry, alias)
            self._by_key.setdefault(fold(alias), entry)
        if found.head:
            entry.heads.add(found.head)
        entry.words |= found.words
        entry.words |= {fold(a) for a in found.aliases}
        entry.role = entry.role or found.role
        entry.country = entry.country or found.country
        entry.sector = entry.sector or found.sector
        entry.gender = entry.gender or found.gender
        entry.number = entry.number or found.number
        entry.last = max(entry.last, at)
        if found.span not in entry.spans:
            entry.spans.append(found.span)

    def _alias(self, entry: Entry, name: str) -> None:
        if name != entry.name and name not in entry.aliases:
            entry.aliases.append(name)

    def spoke(self, entry: Entry, at: int) -> None:
        """Remember that an actor spoke at a character."""
        entry.spoke = max(entry.spoke, at)
        entry.last = max(entry.last, at)

    def last_speaker(self, at: int, *, gender: str = "", number: str = "") -> Entry | None:
        """Give who spoke last before a character and agrees in gender and number."""
        return _latest(
            (e for e in self.entries if 0 <= e.spoke <= at and agrees(e, gender, number)),
            lambda e: e.spoke,
        )

    def last_subject(self, at: int, *, gender: str = "", number: str = "") -> Entry | None:
        """Give who was the subject of a clause last before a character, and agrees."""
        return _latest(
            (e for e in self.entries if 0 <= e.subject <= at and agrees(e, gender, number)),
            lambda e: (_person_near(e, at, number), e.subject),
        )

    def last_mentioned(self, at: int, *, gender: str = "", number: str = "") -> Entry | None:
        """Give who was mentioned last before a character and agrees in gender and number."""
        return _latest(
            (e for e in self.entries if 0 <= e.last <= at and agrees(e, gender, number)),
            lambda e: (_person_near(e, at, number), e.last),
        )


_RULES = {
    "person": "name", "unnamed": "unnamed", "organisation": "body", "state": "state",
    "armed_group": "group", "media": "body", "population": "population", "document": "document",
}  # fmt: skip


def agrees(entry: Entry, gender: str, number: str) -> bool:
    """Whether nothing in an entry speaks against a gender and number."""
    if number and entry.number and number != entry.number:
        return False
    return not (gender and entry.gender and gender != entry.gender)


def _person_near(entry: Entry, at: int, number: str) -> bool:
    """A singular pronoun means a person named in the last sentence or two before a body."""
    return number == "s" and entry.kind == "person" and at - entry.last < _RECENT


_RECENT = 300


def _latest(entries: Iterable[Entry], key) -> Entry | None:  # noqa: ANN001
    return max(entries, key=lambda e: (key(e), -e.index), default=None)


def _same_person(shorter: list[str], longer: list[str]) -> bool:
    """Whether one name is a short form of the other: the same last word, the rest contained."""
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    if not shorter:
        return False
    if len(shorter) == 1:
        return shorter[0] in longer and (shorter[0] == longer[-1] or len(longer) <= 3)
    return set(shorter) <= set(longer)
