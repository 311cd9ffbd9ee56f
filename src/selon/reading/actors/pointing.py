"""Whom a phrase means that only points back: `le gouverneur`, `cette source`, `l'armée`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.actors.description import Description
    from selon.reading.actors.entry import Entry
    from selon.reading.actors.names import Names


class Pointing:
    """Weighs the actors known so far for a definite or demonstrative phrase."""

    def __init__(self, names: Names, entries: list[Entry]) -> None:
        self.names = names
        self.table = names.table
        self.entries = entries

    def find(self, found: Description, at: int) -> Entry | None:
        """Give the actor that a phrase points to, None when it names a new one."""
        if found.reference == "bare" and found.head not in self.table.collective:
            return None
        best: tuple[int, int, Entry] | None = None
        general = found.reference == "demonstrative" or found.head in self.table.generic
        for entry in self.entries:
            if not (general or kindred(found.kind, entry.kind)):
                continue
            named = entry.named_by(at)
            if named < 0 and entry.named:
                continue
            score = self._fit(found, entry, at)
            if score:
                recent = max(named, entry.spoke_by(at)) if score > 1 else entry.active_by(at)
                if best is None or (score, recent) > best[:2]:
                    best = score, recent, entry
        if best is not None:
            return best[2]
        if found.kind == "unnamed" and found.number != "p":
            if found.reference == "demonstrative" or found.head in self.names.known.demonyms:
                return self._last_speaker(found, at)
            plain = found.words <= {found.head, *found.head.split()}
            if found.head in self.table.offices or (plain and found.head in self.table.posts):
                return self._holder(found, at)
        return self._barer(found)

    def _fit(self, found: Description, entry: Entry, at: int) -> int:
        """Say how well an entry fits a pointing phrase: 0 not, 1 by kind, more by head and all."""
        if found.number and entry.number and found.number != entry.number:
            return 0
        if entry.kind in _PEOPLE and not agree(found.gender, entry.gender):
            return 0
        table = self.table
        complement = found.words - {found.head, *found.head.split()}
        complement = frozenset(w for w in complement if w not in table.generic)
        if found.country and found.country == (entry.country or found.country):
            complement = frozenset(w for w in complement if w not in self.names.known.demonyms)
        known = self.names.known.adjective_sectors
        complement = frozenset(w for w in complement if known.get(w, "") != entry.sector)
        held = complement - table.generic_modifiers <= entry.words
        if held and kindred(found.kind, entry.kind):
            if found.head in entry.heads:
                return 5 if complement else 4
            if table.offices.get(found.head, _NONE) & entry.heads:
                return 3
            akin = table.synonyms.get(found.head, _NONE) & (entry.heads | entry.tops)
            if akin and (complement or at - entry.named_by(at) < NEAR):
                return 2
        if not held or found.number == "p":
            return 0
        if not table.means(found.head, entry.kind, entry.sector):
            return 0
        sources = self.names.known.sources
        if entry.heads & sources and found.head not in sources:
            return 0  # "la femme" is no "source judiciaire"
        if entry.kind == "unnamed" and not entry.heads:
            return 0
        spoke = entry.spoke_by(at)
        if found.reference == "demonstrative":
            return int(spoke >= 0)
        if entry.kind in _PEOPLE:
            return int(spoke >= 0 and at - spoke < _CLOSE)
        return int(entry.active_by(at) >= 0 or len(entry.spans) > 1)

    def _holder(self, found: Description, at: int) -> Entry | None:
        """`Le chef de l'Etat` behind the person whom the dispatch names most and gives no role."""
        counts = self.names.counts
        most = max(counts.values(), default=0)
        latest: tuple[int, Entry] | None = None
        for entry in self.entries:
            if entry.kind != "person" or entry.role is not None or entry.heads:
                continue
            where = max(entry.active_by(at), entry.named_by(at))
            if where < 0 or at - where >= NEAR or not agree(found.gender, entry.gender):
                continue
            if latest is None or where > latest[0]:
                latest = where, entry
        if latest is None or most < _OFTEN or counts[latest[1].parts[0][-1]] < most:
            return None
        holder = latest[1]
        holder.role, holder.head, holder.sector = found.label, found.head, found.sector
        return holder

    def _last_speaker(self, found: Description, at: int) -> Entry | None:
        """`Ce haut gradé`: the person who spoke last, just before."""
        fits = [
            e
            for e in self.entries
            if e.kind in _PEOPLE and e.spoke_by(at) >= 0 and at - e.spoke_by(at) < _CLOSE
            and agree(found.gender, e.gender) and agree(found.number, e.number)
            and agree(found.country or "", e.country or "")
        ]  # fmt: skip
        return max(fits, key=lambda e: e.spoke_by(at), default=None)

    def _barer(self, found: Description) -> Entry | None:
        """`La police de Kandar` where only `la police` was named before."""
        if found.kind not in {"organisation", "state", "armed_group"} or not found.head:
            return None
        same = [e for e in self.entries if found.head in e.heads and e.kind == found.kind]
        if len(same) == 1 and same[0].words <= {found.head, *found.head.split()}:
            return same[0]
        return None


def agree(first: str, other: str) -> bool:
    """Whether two features do not speak against each other."""
    return not first or not other or first == other


def kindred(kind: str, other: str) -> bool:
    """Whether two kinds may be one actor's."""
    return kind == other or any(kind in group and other in group for group in _KINDRED)


_NONE: frozenset[str] = frozenset()
_PEOPLE = frozenset({"person", "unnamed"})
_KINDRED = (
    _PEOPLE,
    frozenset({"unnamed", "population"}),
    frozenset({"organisation", "state", "armed_group", "media", "population"}),
)
_OFTEN = 2
NEAR = 1200  # characters, two paragraphs
_CLOSE = 700
