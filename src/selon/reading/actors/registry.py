"""The actors of one dispatch: descriptions joined to those already known.

A name joins by its words (`Assad` to `Bachar al Assad`), a body by its lexicon entry, its aliases
and acronyms, a definite phrase by its head and complements (`le patron du MI6` to `le chef des
services … (MI6), Alex Younger`), a demonstrative by its head alone (`cette source`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actors.entry import Entry
from selon.reading.actors.identity import FIRST, likeness
from selon.reading.actors.names import fold
from selon.reading.actors.pointing import NEAR, Pointing, agree

if TYPE_CHECKING:
    from selon.reading.actor_words import Body
    from selon.reading.actors.description import Description
    from selon.reading.actors.names import Names


class Registry:
    """Joins descriptions to entries; `at` is the character where a mention stands."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.table = names.table
        self.entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
        self._by_start: dict[int, list[tuple[int, Entry]]] = {}
        self._pointing = Pointing(names, self.entries)
        known = names.known
        self._particles = known.particles | known.joining
        self._given = frozenset(known.first_names)
        self._agency = fold(names.draft.anatomy.agency or "")
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
            if exact is None and found.bare:  # "la Ligue" behind "la Ligue des hauts plateaux"
                exact = next(
                    (e for e in self.entries if found.head in e.heads and e.body is None), None
                )
            return exact
        if found.reference == "indefinite" and found.kind in {"unnamed", "document"}:
            return None
        exact = self._by_key.get(key_of(found)) or self._by_alias(found)
        if exact is not None and not (found.reference == "indefinite" and exact.kind == "unnamed"):
            return exact
        return None if found.reference == "indefinite" else self._pointing.find(found, at)

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
            if entry.kind != "person" or not agree(found.gender, entry.gender):
                continue
            full = [p for p in entry.parts if len(p) > 1] if len(parts) > 1 else []
            score = max(
                likeness(parts, p, titled=found.titled, given=self._given)
                for p in full or entry.parts
            )
            if score == FIRST and not self._alone(found, entry, at):
                continue
            if score and (best is None or (score, entry.named_by(at)) > best[:2]):
                best = score, entry.named_by(at), entry
        if best is not None:
            return best[2]
        if found.bare or len(parts) == 1:
            other = self._by_key.get(fold(found.label))
            if other is not None and other.kind not in {"unnamed", "population"}:
                return other
        return self._announced(found, at)

    def _alone(self, found: Description, entry: Entry, at: int) -> bool:
        """Whether a first name alone means a person: an ordinary one, named just before."""
        official = entry.role is not None and entry.sector not in {None, "CVL"}
        if found.head or found.role or official:
            return False
        return entry.spoke_by(at) >= 0 and at - entry.named_by(at) < NEAR

    def _announced(self, found: Description, at: int) -> Entry | None:
        """Somebody of the headline who is named later (`un général` … `le général Ilan Maro`)."""
        if not found.head:
            return self._presented(found, at)
        akin = self.table.offices.get(found.head, _NONE) | {found.head}
        fits = []
        for e in self.entries:
            if e.kind != "unnamed" or e.number == "p" or not akin & e.heads:
                continue
            lead = bool(e.named) and e.named[-1] < self._lead
            if not (lead or e.definite) or not agree(found.gender, e.gender):
                continue
            own = {w for head in e.heads for w in (head, *head.split())}
            if e.words - own <= found.words and agree(e.country or "", found.country or ""):
                fits.append(e)
        return fits[0] if len(fits) == 1 else None

    def _presented(self, found: Description, at: int) -> Entry | None:
        """The holder of an office who is named after it (`le Premier ministre … Ilan Maro`)."""
        parts = self._name(found.label)
        counts = self.names.counts
        if len(parts) < _FULL or counts[parts[-1]] < max(counts.values(), default=0):
            return None
        if any(e.kind == "person" and e.role is None for e in self.entries):
            return None
        fits = [
            e
            for e in self.entries
            if e.kind == "unnamed" and e.definite and e.number != "p"
            and any(head in self.table.offices for head in e.heads)
            and agree(found.gender, e.gender) and at - e.named_by(at) < NEAR
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def _new(self, found: Description) -> Entry:
        if found.kind in _NAMED | {"person"} and fold(found.label) == self._agency:
            found.kind, found.sector, found.number = "media", "JRN", "s"
        entry = Entry(
            len(self.entries), found.label, found.kind, found.head, set(found.words),
            role=found.role, country=found.country, sector=found.sector, gender=found.gender,
            number=found.number, body=found.body,
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
            if found.body is not None and entry.body is None and not found.bare:
                entry.body = found.body
                entry.kind = found.body.kind
            for alias in found.aliases:
                self._by_key.setdefault(fold(alias), entry)
                self._alias(entry, alias)
            if found.body is not None and entry.body is not None:
                self._by_key.setdefault(fold(found.label), entry)
                self._rename(entry, found.label, found.body)
            elif found.reference == "name" and found.kind in _NAMED:
                if found.label[0].isupper() and entry.name[0].islower():
                    entry.name = found.label  # "une association" that is named later
                self._alias(entry, found.label)
            elif entry.body is None and found.kind in _NAMED and _tells_more(found, entry):
                entry.name = found.label  # "l'armée" once more as "l'armée syrienne"
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
        if at >= 0:
            entry.seen(at)
        low, high = found.span
        self._by_start.setdefault(low, []).append((high, entry))
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

    def at(self, start: int, end: int) -> Entry | None:
        """Give the actor whose mention starts at a character and ends nearest to another."""
        found = self._by_start.get(start)
        return min(found, key=lambda pair: abs(pair[0] - end))[1] if found else None


def key_of(found: Description) -> str:
    """Give the key under which a description that is no person is found again."""
    if found.body is not None:
        return f"#{found.body.country}" if found.body.nation else fold(found.body.name)
    return fold(found.label)


def _tells_more(found: Description, entry: Entry) -> bool:
    """Whether a phrase tells more of a body than the one noun that it was called by."""
    return entry.head == found.head and " " not in entry.name and found.label.startswith(entry.name)


__all__ = ["Entry", "Registry", "key_of"]
_NAMED = frozenset({"organisation", "state", "media", "armed_group"})
_FULL = 2  # words of a full name
_NONE: frozenset[str] = frozenset()
_RULES = {
    "person": "name", "unnamed": "unnamed", "organisation": "body", "state": "state",
    "armed_group": "group", "media": "body", "population": "population", "document": "document",
}  # fmt: skip
