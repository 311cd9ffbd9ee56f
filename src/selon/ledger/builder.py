"""Records in, ledger out: the same ledger whatever the order in which dispatches come.

Reading a record's happenings is done once when it is added; pairs are weighed within blocks of
place and time only, so that one dispatch more costs little among many.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.ledger.answers import answers
from selon.ledger.calendar import day_number
from selon.ledger.clusters import cluster
from selon.ledger.comparing import epidemic_words
from selon.ledger.happenings import group
from selon.ledger.incidents import incident_of
from selon.ledger.joining import JOIN, evidence, forbidden, portray, story_of
from selon.ledger.judgements import Judgements, joined, standing_in
from selon.ledger.meeting import blocks
from selon.ledger.mentions import sightings
from selon.ledger.model import DispatchRef, Ledger, Take
from selon.ledger.sifting import sift
from selon.ledger.sightings import layout
from selon.ledger.stories import Stories
from selon.ledger.takes import Takes, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selon.ledger.happenings import Happening
    from selon.ledger.joining import Portrait
    from selon.ledger.model import Incident, MentionKey
    from selon.ledger.telling import Answer
    from selon.record import Record

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Parties:
    """Names of those who act in an event and of those whom it befalls."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one record gives to the ledger."""

    ref: DispatchRef
    happenings: tuple[Happening, ...]
    answers: tuple[Answer, ...]
    portraits: tuple[Portrait, ...]
    parties: Mapping[str, Parties]
    epidemic: int = 0


def build_ledger(records: Iterable[Record], *, judgements: Judgements | None = None) -> Ledger:
    """Build the ledger of some records; `judgements` are merges, splits and names by hand."""
    builder = LedgerBuilder()
    for record in records:
        builder.add(record)
    return builder.ledger(judgements)


class LedgerBuilder:
    """Takes records one by one and gives the ledger of all so far."""

    def __init__(self) -> None:
        self._chapters: dict[str, Chapter] = {}
        self._portraits: dict[Key, Portrait] = {}
        self._pairs: dict[tuple[Key, Key], float] = {}
        self._blocks: dict[tuple[object, ...], list[Key]] = defaultdict(list)
        self._takes = Takes()
        self._made: dict[tuple[object, ...], Incident] = {}

    def add(self, record: Record) -> None:
        """Take a record in; a dispatch that is there already is not taken twice."""
        if record.dispatch.id in self._chapters:
            return
        chapter = read_chapter(record)
        self._chapters[chapter.ref.id] = chapter
        self._takes.add(fingerprint(record))
        stories = Stories()
        for p in chapter.portraits:
            self._weigh(p, stories)

    def _weigh(self, p: Portrait, stories: Stories) -> None:
        met: dict[Key, None] = {}
        for block in blocks(p):
            members = self._blocks[block]
            met.update(dict.fromkeys(members))
            members.append(p.key)
        worth = sift(p, stories)
        for other in met:
            if other[0] == p.dispatch or not worth(self._portraits[other]):
                continue
            pair = (min(other, p.key), max(other, p.key))
            q = self._portraits[other]
            weight = evidence(*((q, p) if pair[0] == other else (p, q)), stories)
            if weight >= JOIN:
                self._pairs[pair] = weight
        self._portraits[p.key] = p

    def ledger(self, judgements: Judgements | None = None) -> Ledger:
        """Give the ledger of all records taken in."""
        by_hand = judgements or Judgements()
        refs = sorted((c.ref for c in self._chapters.values()), key=_when)
        order = {r.id: (r.published or "", r.id) for r in refs}
        known = {r.id: r for r in refs}
        names = self._named(by_hand.names)
        apart = [(self._find(a), self._find(b)) for a, b in by_hand.splits]
        groups = cluster(
            self._portraits,
            self._pairs,
            lambda a, b: forbidden(self._portraits[a], self._portraits[b]),
            order=lambda k: (order[k[0]], k[1]),
            bound=joined(by_hand.merges, self._find),
            apart=[(a, b) for a, b in apart if a is not None and b is not None],
        )
        incidents = [(g[0], self._incident(g, names)) for g in groups if self._worth(g)]
        takes = [
            Take(f"t{n}", tuple(known[d] for d in chain))
            for n, chain in enumerate(self._takes.chains(order), 1)
        ]
        incidents.sort(key=lambda i: (order[i[0][0]], i[1].mentions[0].start, i[0][1]))
        return Ledger(tuple(refs), tuple(takes), tuple(i for _, i in incidents))

    def _worth(self, members: list[Key]) -> bool:
        """Whether a group is an incident: in two dispatches, or in one and worth it there."""
        return len({d for d, _ in members}) > 1 or any(
            stands_alone(self._chapters[d], n) for d, n in members
        )

    def _standing_in(self, mention: MentionKey) -> list[tuple[Key, int]]:
        """Give the happenings that a mention stands in, each with the mention's place there."""
        chapter = self._chapters.get(mention.dispatch)
        if chapter is None:
            return []
        there = standing_in(mention, chapter.happenings)
        return [((mention.dispatch, n), at) for n, at in there]

    def _find(self, mention: MentionKey) -> Key | None:
        there = self._standing_in(mention)
        return there[-1][0] if there else None

    def _named(self, names: Mapping[MentionKey, str]) -> dict[Key, str]:
        """Give the name of each happening that was named, by its last mention with a name."""
        found: dict[Key, tuple[int, str]] = {}
        for mention, name in names.items():
            for key, at in self._standing_in(mention):
                if key not in found or found[key][0] <= at:
                    found[key] = at, name
        return {key: name for key, (_, name) in found.items()}

    def _incident(self, members: list[Key], named: Mapping[Key, str]) -> Incident:
        names = tuple(named[key] for key in members if key in named)
        fingerprint_ = (tuple(members), names)
        if fingerprint_ not in self._made:
            parts = [(self._chapters[d], n) for d, n in members]
            self._made[fingerprint_] = incident_of(parts, name=names[-1] if names else None)
        return self._made[fingerprint_]


def stands_alone(chapter: Chapter, number: int) -> bool:
    """Whether a happening is an incident by itself: bare words need a count or a lead."""
    h = chapter.happenings[number]
    if h.leads or any(not s.word or s.figures for s in h.sightings):
        return True
    return any(a.happening == number and a.question != "happened" for a in chapter.answers)


def read_chapter(record: Record) -> Chapter:
    """Take from a record what the ledger needs of it."""
    where = layout(record)
    groups = group(sightings(record, where), day_number(record.dispatch.published))
    d = record.dispatch
    ref = DispatchRef(
        d.id,
        d.source.item or d.id,
        d.title,
        d.published,
        d.source.publisher or d.agency,
        d.language,
        d.revision,
    )
    about = story_of(record)
    return Chapter(
        ref,
        tuple(groups),
        tuple(answers(record, groups, where)),
        tuple(portray(record, n, h, about) for n, h in enumerate(groups)),
        _parties(record),
        epidemic=epidemic_words(record),
    )


def _parties(record: Record) -> dict[str, Parties]:
    """Name who acts and who suffers in each event: all of a record that incidents still need."""
    names = {a.id: a.name for a in record.actors}
    return {
        e.id: Parties(
            tuple(names[p.actor] for p in e.actors), tuple(names[p.actor] for p in e.recipients)
        )
        for e in record.events
    }


def _when(ref: DispatchRef) -> tuple[str, str]:
    return ref.published or "", ref.id
