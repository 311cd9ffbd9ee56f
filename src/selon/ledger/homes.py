"""Which happening of its dispatch a count is about, and which others it is told of as well."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from selon.ledger.ground import sites_differ
from selon.ledger.happenings import times_differ
from selon.ledger.kinship import akin
from selon.ledger.quoting import quoted
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.spotting import expression
from selon.ledger.vocabulary import HARM, vocabulary

if TYPE_CHECKING:
    from selon.ledger.calendar import Days
    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Layout, Sighting
    from selon.record import Figure, Record

_PERIOD = 4  # days: a count over more is cumulated
_NEAR = 4  # sentences
_LASTING = 3  # sentences that what goes on is nearer, for a count over weeks
_CONSEQUENCES = frozenset({"displaced", "evacuated", "besieged", "in_need"})
_CAUSES = frozenset({"violence", "accident", "toll", "control", "coercion"})
_ILLNESS = frozenset({"accident", "death", "toll"})
_FORCE = frozenset({"violence", "protest", "coercion"})
_NAMED = 2  # sentences that the event which reading gives the count is nearer
_SHARED = HARM | _CONSEQUENCES | {"detained", "participants"}
_BESIDE = 1  # sentences between a protest and the shots or arrests that it is told with
_AROUND = 10  # sentences around a count over weeks in which a war or movement is named
_MONTH = 31  # days by which two beginnings that are told roughly may differ
_CAUSED = frozenset({"ceremony", "violence" + CAMPAIGN})
_TRIBUTE = "ceremony"
_MARCH = 3  # sentences that a march is nearer to a crowd than the tribute or violence it is for
_PHRASE = "figure.phrase"
_NOUN = "figure.counted_noun"
_GAP = 40  # characters between "that killed" and the number
_CLAUSE = 60  # characters between a happening and "that killed"
_STOP = re.compile(r"[.;:()\n«»\"]")
_FATAL = frozenset({"accident", "death", "violence"})
_PAST = 30  # days before the latest happening of a dispatch: background


class Homes:
    """Finds the happenings that the counts of one record are about."""

    def __init__(self, record: Record, groups: list[Happening], where: Layout) -> None:
        self._groups = groups
        self._where = where
        self._figures = record.figures
        self._code = record.dispatch.language
        self._disease = vocabulary(record.dispatch.language).disease
        self._lethal = vocabulary(record.dispatch.language).lethal
        self._of_illness: dict[str, bool] = {}

    @cached_property
    def _latest(self) -> int:
        return max((g.dated.last for g in self._groups if g.dated), default=0)

    @cached_property
    def _violent(self) -> set[int]:
        return {s.sentence for g in self._groups for s in g.sightings if s.family in _FORCE}

    def of(self, f: Figure, span: Days | None) -> int | None:
        """Number the happening a figure counts for: its event's, else the nearest that can be.

        `span` is the time of the count.
        """
        sentence = self._where.sentence(f.mention.start)
        if f.kind == "detained" and not self._own(f, sentence):
            protest = self._protest(sentence)
            if protest is not None:
                return protest
        told = self._cause(f)
        told = self._fate(f) if told is None else told
        if told is not None:
            return told
        crowd = f.kind == "participants" and self._protest(sentence) is not None
        alone = crowd and not any(
            s.sentence == sentence
            for g in self._groups
            if g.family == "protest"
            for s in g.sightings
        )
        best: tuple[int, int, int] | None = None
        for n, g in enumerate(self._groups):
            fits = self._can_have(g, f)
            for s in g.sightings:
                if f.kind == "participants" and self._kills(s):
                    continue
                own = f.event is not None and s.event == f.event
                if own and s.sentence == sentence and fits:
                    return n
                if s.event is None and s.start == f.mention.start:
                    return n
                gap = sentence - s.sentence
                if fits and (-1 <= gap <= _NEAR or g.leads or own):
                    cause = crowd and not own and g.family in _CAUSED
                    before = not gap and s.end <= f.mention.start
                    cause = cause and not (g.family == _TRIBUTE and alone and before)
                    step = self._step(g, gap, span, own=own) + cause * _MARCH
                    rank = step, abs(s.start - f.mention.start), n
                    best = min(best, rank) if best else rank
        return best[2] if best else self._of_event(f)

    def _cause(self, f: Figure) -> int | None:
        """The happening whose outcome its relative clause tells: "the blast that killed 12"."""
        text, at = self._where.text, f.mention.start
        begin = self._where.starts[self._where.sentence(at)]
        found = list(expression(self._code, "outcome").finditer(text, begin, at))
        if not found or at - found[-1].end() > _GAP:
            return None
        stop = found[-1].start()
        ends = (
            (s.end, n)
            for n, g in enumerate(self._groups)
            for s in g.sightings
            if begin <= s.start and s.end <= stop and self._can_have(g, f)
        )
        end, n = max(ends, default=(-1, -1))
        near = n >= 0 and stop - end <= _CLAUSE and not _STOP.search(text[end:stop])
        return n if near else None

    def _fate(self, f: Figure) -> int | None:
        """The happening told by the words for what befell one person, where no deed is."""
        if f.kind not in HARM or not f.low == f.high == 1 or f.by.endswith(_NOUN):
            return None
        deeds = (
            g.family for g in self._groups for s in g.sightings if f.event and s.event == f.event
        )
        if any(family in _FATAL for family in deeds):
            return None
        start, end = quoted(f, self._figures, self._where, self._code)
        here = [
            (s.start, n)
            for n, g in enumerate(self._groups)
            for s in g.sightings
            if s.family in _FATAL and start <= s.start < end
        ]
        return min(here)[1] if here else None

    def _own(self, f: Figure, sentence: int) -> bool:
        """Whether the arrest that is counted stands in the sentence of its count."""
        sighted = (s for g in self._groups for s in g.sightings if s.event == f.event)
        return f.event is not None and any(s.sentence == sentence for s in sighted)

    def _step(self, g: Happening, gap: int, span: Days | None, *, own: bool) -> int:
        """How many sentences away a happening is for a count, as far as time speaks for it."""
        past = bool(gap) and g.dated is not None and g.dated.last < self._latest - _PAST
        step = min(abs(gap), _NEAR + 1) + (2 if gap < 0 else 0) + (_NEAR if past else 0)
        step -= _LASTING if span and span.length > _PERIOD and CAMPAIGN in g.family else 0
        return step - (_NAMED if own else 0)

    def _of_event(self, f: Figure) -> int | None:
        if not f.event:
            return None
        homes = (
            n
            for n, g in enumerate(self._groups)
            if any(
                s.event == f.event and not (f.kind == "participants" and self._kills(s))
                for s in g.sightings
            )
            and not self._ill(f)
        )
        return next(homes, None)

    def _kills(self, s: Sighting) -> bool:
        """Whether a mention is of a death only: a crowd is there for a gathering, not for that."""
        return s.core in self._lethal or s.core.rstrip("s") in self._lethal

    def further(self, f: Figure, home: int, span: Days | None) -> list[tuple[int, bool]]:
        """List what else a count is told of, and whether that goes on.

        The protest beside the shots, since whoever was hurt there is of both; for a count over
        weeks also the movement or war of that time.
        """
        sentence = self._where.sentence(f.mention.start)
        found = []
        other = self._groups[home]
        for n, g in enumerate(self._groups):
            if n == home or not self._can_have(g, f) or not g.happened:
                continue
            gap = min(abs(sentence - s.sentence) for s in g.sightings)
            if CAMPAIGN in g.family:
                meets = g.days is None or span is None or g.days.meets(span)
                if other.family == "accident" and g.family != other.family:
                    continue  # soldiers who crashed are no dead of the war
                if (
                    span
                    and span.length >= _PERIOD
                    and (begins(g.dated, span) or (gap <= _AROUND and meets))
                ):
                    found.append((n, True))
                continue
            if "protest" not in (g.family, other.family) or gap > _BESIDE:
                continue
            if f.kind not in _SHARED or not _kin(g.family, other.family):
                continue
            short = span is None or span.length == 1
            if f.kind == "participants" and other.family == "protest" and short:
                continue  # who marched, over the shots or before them, was not where these were
            apart = sites_differ([x for x in g.sites if x.own], [x for x in other.sites if x.own])
            own = g.own_time and other.own_time
            if not apart and not times_differ(g.days, other.days, own=own):
                found.append((n, False))
        return found

    def _protest(self, sentence: int) -> int | None:
        """The protest that arrests are told of with: they are counted as its outcome."""
        near = [
            (abs(sentence - s.sentence), n)
            for n, g in enumerate(self._groups)
            if g.family.startswith("protest")
            for s in g.sightings
            if -1 <= sentence - s.sentence <= _NEAR
        ]
        return min(near)[1] if near else None

    def _can_have(self, g: Happening, f: Figure) -> bool:
        family = g.family.removesuffix(CAMPAIGN)
        if f.id not in self._of_illness:
            self._of_illness[f.id] = self._ill(f)
        if self._of_illness[f.id]:
            return family in _ILLNESS
        if family == "appeal" and f.kind == "participants":
            return f.by.endswith(_PHRASE)  # "a thousand scholars signed a letter"
        return _can_have(family, f.kind)

    def _forced(self, f: Figure, at: int) -> bool:
        """Whether the count's own event is of force and told in its sentence."""
        told = (s for g in self._groups for s in g.sightings if f.event and s.event == f.event)
        return any(s.sentence == at and _force(s.family) for s in told)

    def _ill(self, f: Figure) -> bool:
        """Whether a toll stands in or right behind a sentence on a disease, without violence."""
        at = self._where.sentence(f.mention.start)
        if f.kind not in HARM or at in self._violent or self._forced(f, at):
            return False
        return any(
            not self._disease.isdisjoint(self._where.tokens(*self._where.sentences[n]))
            for n in range(max(0, at - 1), at + 1)
            if n not in self._violent
        )


def _force(family: str) -> bool:
    return family.removesuffix(CAMPAIGN) in _FORCE


def begins(dated: Days | None, span: Days | None) -> bool:
    """Whether what goes on began when the counting did: "since April 2019", of a war of then."""
    return dated is not None and span is not None and abs(dated.first - span.first) <= _MONTH


def _kin(a: str, b: str) -> bool:
    """Whether victims and arrests of one can be those of the other."""
    return akin(a, b) or {a, b} == {"protest", "coercion"}


def _can_have(family: str, kind: str) -> bool:
    if kind in HARM:
        return family in ("violence", "protest", "coercion", "toll", "accident", "death", "control")
    if kind in ("detained", "abducted", "released"):
        return family in ("violence", "protest", "coercion", "retreat", "release", "concede")
    if kind == "participants":
        return family in ("protest", "violence", "talks", "mobilize", "ceremony")
    if kind in _CONSEQUENCES:
        return family in _CAUSES
    return True
