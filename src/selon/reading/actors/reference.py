"""Who a pronoun or a phrase that only points means: gender, number, who spoke, who was subject.

Every actor is weighed by how lately it spoke, was the subject of a clause or was named, in
characters; what it did last adds a head start, for a tag goes on with the last speaker and a
pronoun that opens a sentence with the last subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.actors.entry import Entry
    from selon.reading.actors.names import Names
    from selon.reading.actors.registry import Registry
    from selon.reading.draft import Token


@dataclass(frozen=True, slots=True)
class Weights:
    """Head starts in characters of those who spoke, were subject, were only named."""

    spoke: int
    subject: int
    named: int


TAG = Weights(120, 60, -250)
"""`"Nous tiendrons", a-t-il ajouté.`: the last speaker, or the subject of the sentence before."""
PLAIN = Weights(120, 200, 0)
"""`Il a précisé que`: who the sentence before was about."""
LOOSE = Weights(60, 80, 0)
"""`selon lui`, `celui-ci`: who was named last."""


class Reference:
    """Looks back over the registry; characters before `at` count."""

    def __init__(self, names: Names, registry: Registry) -> None:
        self.words = names.syntax
        self.table = names.table
        self.known = names.known
        self.registry = registry
        self.kinds: frozenset[str] | None = None
        """Kinds that the pronoun at hand may mean, any by default."""

    def meaning(self, form: str) -> None:
        """Take note of a pronoun whose form tells persons from things (`she`, `it`)."""
        self.kinds = None
        if form in self.words.things:
            self.kinds = _THINGS
        elif form in self.words.people:
            self.kinds = _PERSONS

    def features(self, form: str) -> tuple[str, str]:
        """Give gender and number of a pronoun, each empty where the form leaves it open."""
        found = self.table.tonic.get(form) or self.words.pronouns.get(
            form, self.words.pronouns.get("-" + form, "")
        )
        return found[:-1], found[-1:]

    def speaker(self, at: int) -> Entry | None:
        """Give who spoke last before a character."""
        best = max(self.registry.entries, key=lambda e: e.spoke_by(at), default=None)
        return best if best is not None and best.spoke_by(at) >= 0 else None

    def subject(self, at: int) -> Entry | None:
        """Give who was the subject of a clause last before a character."""
        best = max(self.registry.entries, key=lambda e: e.subject_by(at), default=None)
        return best if best is not None and best.subject_by(at) >= 0 else None

    def weighed(
        self,
        at: int,
        gender: str,
        number: str,
        weights: Weights,
        *,
        spoken: int | None = None,
        sentence: int | None = None,
        kinds: frozenset[str] | None = None,
    ) -> Entry | None:
        """Give whom a pronoun of a gender and number means before a character.

        `spoken` is where speakers count up to, when that is later than where mentions do;
        `sentence` is where the pronoun's sentence begins, whose own subject goes before others;
        `kinds` are the kinds of actor that it may mean, any by default.
        """
        best: tuple[int, int] | None = None
        kinds = kinds or self.kinds
        found: Entry | None = None
        for entry in self.registry.entries:
            if not self._agrees(entry, gender, number) or (kinds and entry.kind not in kinds):
                continue
            places = (
                (entry.spoke_by(at if spoken is None else spoken), weights.spoke),
                (entry.subject_by(at), weights.subject),
                (entry.named_by(at), weights.named - (_THING if entry.kind in _THINGS else 0)),
            )
            heights = [place + start for place, start in places if place >= 0]
            if not heights:
                continue
            height = max(heights) - _handicap(entry, gender, number)
            if sentence is not None and entry.active_by(at) >= sentence:
                height += _OWN
            key = height, -entry.index
            if best is None or key > best:
                best, found = key, entry
        return found

    def _agrees(self, entry: Entry, gender: str, number: str) -> bool:
        """Whether a pronoun may mean an actor; a body may be `they` where nouns have no gender."""
        if self.words.things and number == "p" and entry.kind in _BODIES:
            return not gender or not entry.gender
        return agrees(entry, gender, number)

    def pointed(self, tokens: list[Token], at: int) -> Entry | None:
        """`Ces derniers`, `la même source`, `celui-ci`: the last that fits in number and gender."""
        lowers = [t.lower for t in tokens]
        anaphoric = self.words.anaphoric
        if any(w in anaphoric["same"] for w in lowers[:2]) and any(
            w in self.known.sources for w in lowers
        ):
            return self.speaker(at - 1)
        if len(tokens) > _SHORT or lowers[0] not in self.words.demonstratives | self.words.definite:
            return None
        if lowers[-1] not in anaphoric["last"]:
            return None
        gender, number = self._adjective(lowers[-1])
        return self.weighed(at - 1, gender, number, LOOSE)

    def _adjective(self, lower: str) -> tuple[str, str]:
        """Gender and number of an adjective's form."""
        for reading in self.known.pack.morphology.readings(lower):
            if reading.category == "a":
                tag = reading.tags[0]
                return ("f" if "f" in tag else "m"), ("p" if "p" in tag else "s")
        return "", ""


def agrees(entry: Entry, gender: str, number: str) -> bool:
    """Whether nothing in an entry speaks against a gender and number."""
    if number and entry.number and number != entry.number:
        return False
    return not (gender and entry.gender and gender != entry.gender)


def _handicap(entry: Entry, gender: str, number: str) -> int:
    """Characters that an actor must make up for: a document, a crowd, a body where people speak."""
    weight = 0
    if gender and not entry.gender:
        weight += 60
    if entry.kind == "document":
        weight += 300
    elif entry.kind == "population" and number == "s":
        weight += 200
    elif entry.kind == "unnamed" and not entry.heads:
        weight += 200  # a noun that no lexicon knows
    elif entry.kind not in {"person", "unnamed"}:
        weight += 200 if entry.kind == "media" else 100
    return weight


_BODIES = frozenset({"organisation", "state", "armed_group"})
_PERSONS = frozenset({"person", "unnamed"})
_THINGS = frozenset({"organisation", "state", "media", "armed_group", "document"})
_THING = 200  # what is only named is rarely what a pronoun goes on with
_OWN = 200
_SHORT = 3
