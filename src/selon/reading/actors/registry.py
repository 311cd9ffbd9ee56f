"""The actors of one dispatch: descriptions joined to those already known.

A name joins by its words (`Assad` to `Bachar al Assad`), a body by its lexicon entry, its aliases
and acronyms, a definite phrase by its head and complements (`le patron du MI6` to `le chef des
services … (MI6), Alex Younger`), a demonstrative by its head alone (`cette source`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.reading.actors.identity import FIRST, likeness
from selon.reading.actors.names import fold

if TYPE_CHECKING:
    from selon.reading.actor_words import Body
    from selon.reading.actors.description import Description
    from selon.reading.actors.names import Names


@dataclass(slots=True, eq=False)
class Entry:
    """One actor in the making.

    `last` is where it was mentioned last, `spoke` where it last spoke, `subject` where it last was
    the subject of a clause, `quoted` how often it spoke.
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
    heads: set[str] = field(default_factory=set)
    tops: set[str] = field(default_factory=set)
    parts: list[list[str]] = field(default_factory=list)
    definite: bool = False
    body: Body | None = None
    first: int = -1
    last: int = -1
    spoke: int = -1
    subject: int = -1
    by: str = "actor.phrase"


class Registry:
    """Joins descriptions to entries; `at` is the character where a mention stands."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.table = names.table
        self.entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
        known = names.known
        self._particles = known.particles | known.joining
        self._given = frozenset(known.first_names)
        headline = names.draft.anatomy.headline
        self._lead = headline.end if headline is not None else 0

    def resolve(self, found: Description, at: int, *, quoted: bool = False) -> Entry:
        """Give the actor that a description means, a new one when none fits.

        What is `quoted` speech names does not stand out for the pronouns around it.
        """
        for inner in found.inner:
            entry = self.find(inner, at) or self._new(inner)
            self._note(entry, inner, -1 if quoted else inner.span[0])
        entry = self.find(found, at) or self._new(found)
        self._note(entry, found, -1 if quoted else at)
        return entry

    def find(self, found: Description, at: int) -> Entry | None:
        """Give the known actor that a description means, None when it is a new one."""
        if found.kind == "person":
            return self._person(found, at)
        if found.body is not None:
            exact = self._by_key.get(key_of(found)) or self._by_alias(found)
            if exact is None and found.head:  # "la Ligue" behind "la Ligue des hauts plateaux"
                exact = next(
                    (e for e in self.entries if found.head in e.heads and e.body is None), None
                )
            return exact
        if found.reference == "indefinite" and found.kind in {"unnamed", "document"}:
            return None
        exact = self._by_key.get(key_of(found)) or self._by_alias(found)
        if exact is not None and not (found.reference == "indefinite" and exact.kind == "unnamed"):
            return exact
        return None if found.reference == "indefinite" else self._pointed(found, at)

    def _by_alias(self, found: Description) -> Entry | None:
        for alias in found.aliases:
            entry = self._by_key.get(fold(alias))
            if entry is not None and entry.kind != "person":
                return entry
        return None

    def _name(self, name: str) -> list[str]:
        words = fold(name).split()
        return [w for w in words if w not in self._particles] or words

    def _person(self, found: Description, at: int) -> Entry | None:
        parts = self._name(found.label)
        best: tuple[int, int, Entry] | None = None
        for entry in self.entries:
            if entry.kind != "person" or not _agree(found.gender, entry.gender):
                continue
            full = [p for p in entry.parts if len(p) > 1] if len(parts) > 1 else []
            score = max(
                likeness(parts, p, titled=found.titled, given=self._given)
                for p in full or entry.parts
            )
            if score == FIRST and not self._alone(found, entry, at):
                continue
            if score and (best is None or (score, entry.last) > best[:2]):
                best = score, entry.last, entry
        if best is not None:
            return best[2]
        if found.bare or len(parts) == 1:
            other = self._by_key.get(fold(found.label))
            if other is not None and other.kind not in {"unnamed", "population"}:
                return other
        return self._announced(found)

    def _alone(self, found: Description, entry: Entry, at: int) -> bool:
        """Whether a first name alone means a person: an ordinary one, named just before."""
        official = entry.role is not None and entry.sector not in {None, "CVL"}
        if found.head or found.role or official:
            return False
        return 0 <= at - entry.last < _NEAR and entry.spoke >= 0

    def _announced(self, found: Description) -> Entry | None:
        """Somebody of the headline who is named later (`un général` … `le général Ilan Maro`)."""
        if not found.head:
            return None
        akin = self.table.offices.get(found.head, _NONE) | {found.head}
        fits = []
        for e in self.entries:
            if e.kind != "unnamed" or e.number == "p" or not akin & e.heads:
                continue
            if not (e.last < self._lead or e.definite) or not _agree(found.gender, e.gender):
                continue
            own = {w for head in e.heads for w in (head, *head.split())}
            if e.words - own <= found.words and _agree(e.country or "", found.country or ""):
                fits.append(e)
        return fits[0] if len(fits) == 1 else None

    def _pointed(self, found: Description, at: int) -> Entry | None:
        """Resolve `le gouverneur`, `cette source`, `le patron du MI6`, `l'armée`."""
        best: tuple[int, int, Entry] | None = None
        if found.reference == "bare" and found.head not in self.table.collective:
            return None
        general = found.reference == "demonstrative" or found.head in self.table.generic
        for entry in self.entries:
            if entry.last > at or not (general or _kindred(found.kind, entry.kind)):
                continue
            score = self._fit(found, entry, at)
            if score:
                recent = (
                    max(entry.last, entry.spoke) if score > 1 else max(entry.spoke, entry.subject)
                )
                if best is None or (score, recent) > best[:2]:
                    best = score, recent, entry
        if best is not None:
            return best[2]
        if found.kind == "unnamed" and found.number != "p":
            if found.reference == "demonstrative" or found.head in self.names.known.demonyms:
                return self._last_speaker(found, at)
            if found.head in self.table.offices:
                return self._holder(found, at)
        return self._barer(found)

    def _holder(self, found: Description, at: int) -> Entry | None:
        """`Le chef de l'Etat` behind the person whom the dispatch names most and gives no role."""
        fits = [
            e
            for e in self.entries
            if e.kind == "person" and e.role is None and not e.heads
            and 0 <= at - max(e.spoke, e.subject, e.last) < _NEAR
            and _agree(found.gender, e.gender)
        ]  # fmt: skip
        counts = self.names.counts
        most = max(counts.values(), default=0)
        best = max(fits, key=lambda e: max(e.spoke, e.subject, e.last), default=None)
        if best is None or most < _OFTEN or counts[best.parts[0][-1]] < most:
            return None
        best.role, best.head, best.sector = found.label, found.head, found.sector
        return best

    def _last_speaker(self, found: Description, at: int) -> Entry | None:
        """`Ce haut gradé`: the person who spoke last, just before."""
        fits = [
            e
            for e in self.entries
            if e.kind in {"person", "unnamed"} and 0 <= at - e.spoke < _CLOSE
            and _agree(found.gender, e.gender) and _agree(found.number, e.number)
            and (not found.country or not e.country or found.country == e.country)
        ]  # fmt: skip
        return max(fits, key=lambda e: e.spoke, default=None)

    def _fit(self, found: Description, entry: Entry, at: int) -> int:
        """Say how well an entry fits a pointing phrase: 0 not, 1 by kind, more by head and all."""
        if found.number and entry.number and found.number != entry.number:
            return 0
        if entry.kind in {"person", "unnamed"} and not _agree(found.gender, entry.gender):
            return 0
        table = self.table
        complement = found.words - {found.head, *found.head.split()}
        complement = frozenset(w for w in complement if w not in table.generic)
        if found.country and found.country == (entry.country or found.country):
            complement = frozenset(w for w in complement if w not in self.names.known.demonyms)
        held = complement - table.generic_modifiers <= entry.words
        if held and _kindred(found.kind, entry.kind):
            if found.head in entry.heads:
                return 5 if complement else 4
            if table.offices.get(found.head, _NONE) & entry.heads:
                return 3
            akin = table.synonyms.get(found.head, _NONE) & (entry.heads | entry.tops)
            if akin and (complement or at - entry.last < _NEAR):
                return 2
        if not held or found.number == "p":
            return 0
        if not table.means(found.head, entry.kind, entry.sector):
            return 0
        if found.reference == "demonstrative":
            return int(entry.spoke >= 0)
        if entry.kind in {"person", "unnamed"}:
            return int(entry.spoke >= 0 and at - entry.spoke < _CLOSE)
        return int(entry.spoke >= 0 or entry.subject >= 0 or len(entry.spans) > 1)

    def _barer(self, found: Description) -> Entry | None:
        """`La police de Kandar` where only `la police` was named before."""
        if found.kind not in {"organisation", "state", "armed_group"} or not found.head:
            return None
        same = [e for e in self.entries if found.head in e.heads and e.kind == found.kind]
        if len(same) == 1 and same[0].words <= {found.head, *found.head.split()}:
            entry = same[0]
            if entry.body is None:
                entry.name = found.label
            return entry
        return None

    def _new(self, found: Description) -> Entry:
        entry = Entry(
            len(self.entries), found.label, found.kind, found.head, set(found.words),
            role=found.role, country=found.country, sector=found.sector, gender=found.gender,
            number=found.number, body=found.body, first=found.span[0],
            by=f"actor.{_RULES.get(found.kind, 'phrase')}",
        )  # fmt: skip
        self.entries.append(entry)
        return entry

    def note(self, entry: Entry, found: Description) -> None:
        """Keep what an apposition adds to an actor."""
        if entry.kind == "person" and found.kind == "unnamed":
            if entry.role is None or entry.head in self.table.ranks:
                entry.role, entry.head = found.label, found.head
                entry.sector = found.sector or entry.sector
            entry.country = entry.country or found.country
            entry.gender = entry.gender or found.gender
        entry.words |= found.words
        if found.head:
            entry.heads.add(found.head)

    def _note(self, entry: Entry, found: Description, at: int) -> None:
        """Keep what a mention adds to its entry."""
        if found.kind == "person":
            self._note_person(entry, found)
        elif entry.kind != "person":
            self._by_key.setdefault(key_of(found), entry)
            if found.body is not None and entry.body is None and not found.head:
                entry.body = found.body
                entry.kind = found.body.kind
            for alias in found.aliases:
                self._by_key.setdefault(fold(alias), entry)
                self._alias(entry, alias)
            if found.body is not None and entry.body is not None:
                self._by_key.setdefault(fold(found.label), entry)
                self._rename(entry, found.label, found.body)
            elif found.reference == "name" and found.kind in _NAMED:
                self._alias(entry, found.label)
        if found.head:
            entry.heads.add(found.head)
            if " " in found.head and entry.kind in {"person", "unnamed"}:
                entry.tops.add(found.head.split()[0])
        entry.definite = entry.definite or found.reference in {"definite", "demonstrative"}
        entry.words |= found.words
        entry.country = entry.country or found.country
        entry.sector = entry.sector or found.sector
        entry.gender = entry.gender or found.gender
        entry.number = entry.number or found.number
        entry.last = max(entry.last, at)
        low, high = found.span
        if not any(a <= low and high <= b for a, b in entry.spans):
            entry.spans = [s for s in entry.spans if not (low <= s[0] and s[1] <= high)]
            entry.spans.append(found.span)

    def _rename(self, entry: Entry, label: str, body: Body) -> None:
        """Call a body by the fullest name that the text gives, a state by its own."""
        if body.seat and entry.body is not None and not entry.body.seat:
            self._alias(entry, label)
            return
        if entry.body is not None and entry.body.seat:
            entry.body = body
        old, canonical = entry.name, fold(body.name)
        fuller = len(label) > len(old) and not body.nation
        if fold(old) != canonical and (fold(label) == canonical or fuller):
            entry.name = label
            entry.aliases = [a for a in entry.aliases if fold(a) != fold(label)]
            self._alias(entry, old)
        else:
            self._alias(entry, label)

    def _note_person(self, entry: Entry, found: Description) -> None:
        parts = self._name(found.label)
        if entry.kind == "unnamed":  # named at last
            entry.kind, entry.by = "person", "actor.name"
            entry.role = entry.role or entry.name
            entry.name = found.label
        elif entry.kind == "person" and len(parts) > len(self._name(entry.name)):
            old, entry.name = entry.name, found.label
            self._alias(entry, old)
        else:
            self._alias(entry, found.label)
        if parts not in entry.parts:
            entry.parts.append(parts)
        office = self.names.offices.get(parts[-1])
        if office:
            entry.heads.add(office)
        self._by_key.setdefault(fold(found.label), entry)
        if found.role and (entry.role is None or entry.head in self.table.ranks):
            entry.role, entry.head = found.role, found.head
            entry.sector = found.sector or entry.sector

    def _alias(self, entry: Entry, name: str) -> None:
        """Add another name of an actor, spellings that differ by case or accent once."""
        folded = fold(name)
        if folded != fold(entry.name) and all(folded != fold(a) for a in entry.aliases):
            entry.aliases.append(name)

    def spoke(self, entry: Entry, at: int) -> None:
        """Remember that an actor spoke at a character."""
        entry.spoke = max(entry.spoke, at)
        entry.last = max(entry.last, at)


def key_of(found: Description) -> str:
    """Give the key under which a description that is no person is found again."""
    if found.body is not None:
        return f"#{found.body.country}" if found.body.nation else fold(found.body.name)
    return fold(found.label)


def _agree(first: str, other: str) -> bool:
    return not first or not other or first == other


def _kindred(kind: str, other: str) -> bool:
    """Whether two kinds may be one actor's."""
    return kind == other or any(kind in group and other in group for group in _KINDRED)


_KINDRED = (
    {"person", "unnamed"}, {"unnamed", "population"},
    {"organisation", "state", "armed_group", "media", "population"},
)  # fmt: skip
_NAMED = frozenset({"organisation", "state", "media", "armed_group"})
_NONE: frozenset[str] = frozenset()
_OFTEN = 2
_NEAR = 1200
_CLOSE = 700
_RULES = {
    "person": "name", "unnamed": "unnamed", "organisation": "body", "state": "state",
    "armed_group": "group", "media": "body", "population": "population", "document": "document",
}  # fmt: skip
