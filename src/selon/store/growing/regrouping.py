"""Touched clusters grouped anew, and the incidents that come of it.

Grouping goes cluster by cluster over the pairs that are kept; records are not looked at, and
chapters only of incidents that are to be written.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from selon.ledger.clusters import cluster
from selon.ledger.incidents import incident_of
from selon.ledger.joining import forbidden
from selon.ledger.judgements import joined, standing_in
from selon.ledger.published import incident_json
from selon.store import schema
from selon.store.growing.chapters import number_of, parts, place_of
from selon.store.growing.refusing import Unfit, is_its_fault
from selon.store.packing import pack_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from selon.ledger.builder import Chapter
    from selon.ledger.joining import Portrait
    from selon.ledger.judgements import Judgements
    from selon.ledger.model import MentionKey
    from selon.store.growing.chapters import Shelf

    Pair = tuple[MentionKey, MentionKey]

_c, _h, _p, _d = schema.chapters, schema.happenings, schema.happening_pairs, schema.dispatches
_i = schema.incidents
_HELD = 20_000  # portraits of one cluster that are kept beside


@dataclass(frozen=True, slots=True)
class Made:
    """An incident to be written: its id, rank, what it was made of, its JSON, its happenings.

    `content` is the JSON packed, `published` what it holds where that is at hand.
    """

    incident: str
    rank: str
    members: str
    content: bytes
    happenings: tuple[int, ...]
    published: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What becomes of touched clusters.

    `gone` are incidents that are no more, `made` those to be written, `settled` all happenings
    that were looked at.
    """

    gone: tuple[int, ...]
    made: tuple[Made, ...]
    settled: tuple[int, ...]


class _Row(NamedTuple):
    mark: str
    published: str
    key: str


class Regrouping:
    """Groups what is stale in a store as one connection sees it."""

    def __init__(
        self,
        connection: Connection,
        shelf: Shelf,
        *,
        by_hand: Judgements,
        before: Judgements,
        rules: str,
    ) -> None:
        self._connection = connection
        self._rules = rules
        self._chapters, self._portraits = shelf.chapters, shelf.portraits
        self._rows: dict[int, _Row] = {}
        self._paired: dict[int, dict[int, float]] = {}
        self._incident: dict[int, int | None] = {}
        self._alone: dict[int, bool] = {}
        self._numbers: dict[str, int | None] = {}
        self._bound = joined(by_hand.merges, self._find)
        self._apart = self._resolved(by_hand.splits)
        self._names = self._named(by_hand.names)
        self._unsettled = self._rejudged(by_hand, before)

    def run(self) -> Regrouped:
        """Group all touched clusters."""
        stale = set(self._connection.scalars(select(_h.c.id).where(_h.c.stale)))
        clusters = list(self._clusters(stale | self._unsettled))
        settled = tuple(sorted(n for members in clusters for n in members))
        self._look_up(settled)
        groups = [g for members in clusters for g in self._groups(members)]
        groups = [g for g in groups if self._is_incident(g)]
        groups.sort(key=lambda g: self._order(g[0]))
        touched = {n for n in map(self._incident.get, settled) if n is not None}
        touched |= set(self._connection.scalars(select(_i.c.id).where(_i.c.members == "")))
        kept = self._members(touched)
        marks = [(g, self._mark(g)) for g in groups]
        made = [self._made(g, mark) for g, mark in marks if mark not in kept]
        made.sort(key=lambda one: one.rank)
        still = {kept[mark] for _, mark in marks if mark in kept}
        return Regrouped(tuple(sorted(touched - still)), tuple(made), settled)

    def _clusters(self, stale: set[int]) -> Iterator[list[int]]:
        """Give what pairs and merges link to something stale, apart from all else."""
        bound = defaultdict(set)
        for a, b in self._bound:
            bound[a].add(b)
            bound[b].add(a)
        todo = set(stale)
        while todo:
            self._paired.update((number, {}) for number in todo)
            for one, other, weight in _pairs(self._connection, todo):
                self._paired[one][other] = weight
            beside = {n for number in todo for n in (*self._paired[number], *bound[number])}
            todo = beside - self._paired.keys()
        seen: set[int] = set()
        for number in sorted(stale):
            if number in seen:
                continue
            members: list[int] = []
            todo = {number}
            while todo:
                seen |= todo
                members += todo
                todo = {n for m in todo for n in (*self._paired[m], *bound[m])} - seen
            yield sorted(members)

    def _look_up(self, numbers: Iterable[int]) -> None:
        """Read the rows of happenings and of their dispatches."""
        wanted = list(numbers)
        for some in parts(wanted):
            asked = select(_h.c.id, _h.c.incident, _h.c.alone).where(_h.c.id.in_(some))
            for row in self._connection.execute(asked):
                self._incident[row.id], self._alone[row.id] = row.incident, row.alone
        for some in parts(sorted({place_of(n)[0] for n in wanted})):
            chosen = (
                select(_c.c.id, _c.c.record, _c.c.mark, _c.c.published, _d.c.key)
                .join(_d, _d.c.id == _c.c.id)
                .where(_c.c.id.in_(some))
            )
            for one in self._connection.execute(chosen):
                self._rows[one.id] = _Row(f"{one.record}{one.mark}", one.published or "", one.key)

    def _order(self, number: int) -> tuple[str, str, int]:
        dispatch, place = place_of(number)
        row = self._rows[dispatch]
        return row.published, row.key, place

    def _key(self, number: int) -> tuple[str, int]:
        """Give the key of a happening as the ledger knows it."""
        dispatch, place = place_of(number)
        return self._rows[dispatch].key, place

    def _groups(self, members: list[int]) -> list[list[int]]:
        if len(members) == 1:
            return [members]
        inside = set(members)
        keys = {number: self._key(number) for number in members}
        pairs = {
            (one, other): weight
            for one in members
            for other, weight in self._paired[one].items()
            if keys[one] < keys[other]
        }
        held: dict[int, Portrait] = {}
        self._portraits.fetch(self._connection, {place_of(n)[0] for n in members})

        def portrait(number: int) -> Portrait:
            if number not in held:
                if len(held) >= _HELD:
                    held.clear()
                dispatch, place = place_of(number)
                held[number] = self._portraits.get(self._connection, dispatch).bare(place)
            return held[number]

        def apart(one: int, other: int) -> bool:
            if (one, other) in pairs:  # it was weighed, and is kept as nothing forbids it
                return False
            try:
                return forbidden(portrait(one), portrait(other))
            except Exception as error:
                if not is_its_fault(error):
                    raise
                later = max(one, other, key=self._order)
                raise Unfit(place_of(later)[0], error) from error

        return cluster(
            members,
            pairs,
            apart,
            order=self._order,
            bound=[p for p in self._bound if p[0] in inside],
            apart=[p for p in self._apart if p[0] in inside],
        )

    def _is_incident(self, group: list[int]) -> bool:
        if len({place_of(n)[0] for n in group}) > 1:
            return True
        return any(self._alone[n] for n in group)

    def _members(self, incidents: Iterable[int]) -> dict[str, int]:
        """Give what each of some incidents was made of, with its number."""
        found: dict[str, int] = {}
        for some in parts(sorted(incidents)):
            asked = select(_i.c.id, _i.c.members).where(_i.c.id.in_(some), _i.c.members != "")
            found.update((row.members, row.id) for row in self._connection.execute(asked))
        return found

    def _name(self, group: list[int]) -> str | None:
        return next((self._names[n] for n in reversed(group) if n in self._names), None)

    def _mark(self, group: list[int]) -> str:
        """Name what an incident is made of: the same members of the same chapters."""
        state = [(n, self._rows[place_of(n)[0]].mark) for n in group]
        named = json.dumps([self._rules, state, self._name(group)])
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:24]

    def _made(self, group: list[int], mark: str) -> Made:
        places = [place_of(n) for n in group]
        self._chapters.fetch(self._connection, sorted({d for d, _ in places}))
        told = [(self._chapters.get(self._connection, d), n) for d, n in places]
        try:
            incident = incident_of(told, name=self._name(group))
        except Exception as error:
            if not is_its_fault(error):
                raise
            raise Unfit(places[_first_odd(told)][0], error) from error
        published, key, place = self._order(group[0])
        rank = f"{published}\t{key}\t{incident.mentions[0].start:08}\t{place:05}"
        told_as = incident_json(incident)
        return Made(incident.id, rank, mark, pack_json(told_as), tuple(group), told_as)

    def _standing_in(self, mention: MentionKey) -> list[tuple[int, int]]:
        """Give the happenings that a mention stands in, each with the mention's place there."""
        if mention.dispatch not in self._numbers:
            asked = select(_c.c.id).join(_d, _d.c.id == _c.c.id)
            self._numbers[mention.dispatch] = self._connection.scalar(
                asked.where(_d.c.key == mention.dispatch)
            )
        dispatch = self._numbers[mention.dispatch]
        if dispatch is None:
            return []
        happenings = self._chapters.get(self._connection, dispatch).happenings
        there = standing_in(mention, happenings)
        return [(number_of(dispatch, n), at) for n, at in there]

    def _find(self, mention: MentionKey) -> int | None:
        there = self._standing_in(mention)
        return there[-1][0] if there else None

    def _resolved(self, pairs: Iterable[Pair]) -> list[tuple[int, int]]:
        """Give the happenings of pairs of mentions, of those that are there."""
        found = ((self._find(a), self._find(b)) for a, b in pairs)
        return [(a, b) for a, b in found if a is not None and b is not None]

    def _named(self, names: Mapping[MentionKey, str]) -> dict[int, str]:
        """Give the name of each happening that was named, by its last mention with a name."""
        found: dict[int, tuple[int, str]] = {}
        for mention, name in names.items():
            for number, at in self._standing_in(mention):
                if number not in found or found[number][0] <= at:
                    found[number] = at, name
        return {number: name for number, (_, name) in found.items()}

    def _rejudged(self, now: Judgements, before: Judgements) -> set[int]:
        """Give the happenings that people have since judged otherwise."""
        pairs = set(now.merges) ^ set(before.merges) | set(now.splits) ^ set(before.splits)
        mentions = {m for pair in pairs for m in pair}
        mentions |= {m for m, _ in now.names.items() ^ before.names.items()}
        return {number for m in mentions for number, _ in self._standing_in(m)}


def _pairs(connection: Connection, numbers: Collection[int]) -> Iterator[tuple[int, int, float]]:
    """Give the pairs of some happenings, past what SQLAlchemy makes of each row."""
    bare = connection.connection.driver_connection
    assert bare is not None
    for some in parts(sorted(numbers)):
        marks = ",".join("?" * len(some))
        asked = f"SELECT one, other, weight FROM happening_pairs WHERE one IN ({marks})"  # noqa: S608
        yield from bare.execute(asked, some)


def _first_odd(told: list[tuple[Chapter, int]]) -> int:
    """Say which of some happenings it is with which no incident can be made of those before it."""
    for n in range(1, len(told)):
        try:
            incident_of(told[:n])
        except Exception:  # noqa: BLE001 - that of all of them is told
            return n - 1
    return len(told) - 1
