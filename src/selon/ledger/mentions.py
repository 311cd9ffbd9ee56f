"""Mentions of happenings in a record: its events, tolls, changes of control, and bare words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.beside import Beside
from selon.ledger.calendar import Days, interval, told_on
from selon.ledger.clauses import Clauses
from selon.ledger.dating import Dating
from selon.ledger.kinds import Kinds
from selon.ledger.sightings import CAMPAIGN, CONTROL, Sighting, Site, actor_key
from selon.ledger.tying import tie
from selon.ledger.victims import Victims
from selon.ledger.vocabulary import HARM, vocabulary
from selon.record import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.ledger.sightings import Layout
    from selon.record import Control, Event, Figure, Place, Record

_BEHIND = 30  # characters from a word of control to the place that it is about
_HARMFUL = frozenset({"violence", "accident", "death"})
_OUTCOMES = frozenset({"death"})
_LAST = 20  # characters before a mention in which the word before it stands
_NEXT = 32  # characters behind a mention in which its complement stands
_PAUSE = re.compile(r"[,.;:()«»\"\n]")
_STANDING = frozenset({"SUPPORT", "AID", "COOPERATE"})
_DISPERSAL = "crowd-control"
_DAYS = 3  # a war is not of the one day that its sentence names
_COUNTED_BACK = ".time.ago"
_ROUND = 7  # days ago from which days are counted in weeks
_WEEKS, _MONTHS, _MONTH = 3, 15, 31  # days around what is told in weeks, in months; days of a month
_CLAIMED = 30  # days: an older date of a claim is that of a claim told as background
_CHANGES = frozenset({"captured", "lost", "holds", "abandoned", "repelled"})
_FRAME = frozenset({"byline", "dateline", "credit"})


def sightings(record: Record, where: Layout) -> list[Sighting]:
    """List the mentions of happenings in a record, in the order of the text."""
    maker = _Maker(record, where)
    found = [maker.of_event(e) for e in record.events if not maker.stands(e)]
    found += maker.of_tolls(found)
    found += [maker.of_control(c) for c in record.control if _tells(c)]
    found += maker.of_words(found)
    return tie(found, where, maker.words)


def _tells(row: Control) -> bool:
    """Whether a change of control is a happening: what is held without a name is none."""
    return row.change in _CHANGES and not (row.change == "holds" and row.place is None)


class _Maker:
    def __init__(self, record: Record, where: Layout) -> None:
        self._record = record
        self._where = where
        self._actors = {a.id: a for a in record.actors}
        self._places = {p.id: p for p in record.places}
        self._persons = {
            fold(a.name) for a in record.actors if a.kind == "person" and " " in a.name
        }
        self._bare: dict[str, Place] = {}
        self._times = {t.id: t for t in record.times}
        self._figures = {f.id: f for f in record.figures}
        self._stems: dict[int, tuple[frozenset[str], str]] = {}
        self._crowds: dict[int, bool] = {}
        self._named: dict[str, str | None] = {}
        self.words = vocabulary(record.dispatch.language)
        self._claiming = {s.id for s in record.statements if s.stance == "claim_responsibility"}
        self._today = told_on(record.dispatch.published)
        self._victims = Victims(record, where)
        self._kinds = Kinds(record, where)
        self._clauses = Clauses(where, self.words)
        self._dating = Dating(where, self.words, self._today)
        self._beside = Beside(record, where, self.words)

    def stands(self, event: Event) -> bool:
        """Whether an event only says who stands by whom (`the rebels backed by …`)."""
        core = self.words.core(event.trigger.text)
        return event.type in _STANDING and core in self.words.standing

    def of_event(self, event: Event) -> Sighting:
        figures = [self._figures[f] for f in event.figures]
        return self._make(
            event.trigger,
            event=event,
            family=self._kinds.of(event),
            figures=figures,
            place=event.place,
            time=event.time,
        )

    def of_tolls(self, events: list[Sighting]) -> list[Sighting]:
        """Tolls in sentences without violence: an accident, a disaster, a bare count."""
        violent = {s.sentence for s in events if s.family in ("violence", "protest", "coercion")}
        busy = {s.paragraph for s in events if s.family in ("violence", "protest", "coercion")}
        found = []
        for f in self._record.figures:
            at = f.mention.start
            if f.kind not in HARM or f.event or self._where.sentence(at) in violent:
                continue
            if self._where.paragraph(at) in busy:
                continue
            found.append(
                self._make(
                    f.mention, event=None, family="toll", figures=[f], place=f.place, time=f.time
                )
            )
        return found

    def of_words(self, found: list[Sighting]) -> list[Sighting]:
        """Words of happenings that no row of the record stands for."""
        taken = self._taken(found)
        more = []
        for match in self.words.happening.found(self._where.text):
            start, end = match.span()
            if taken.find(1, start, end) >= 0:
                continue
            if fold(match.group()) in self.words.placed and not self._place_behind(end):
                continue
            more.append(
                self._make(
                    Mention(start, end, match.group()),
                    event=None,
                    family=self.words.family(fold(match.group()), self._where.text),
                    figures=[],
                    place=self._beside.place_of(end),
                    time=self._beside.time_of(end),
                    word=True,
                )
            )
        return more

    def _taken(self, found: list[Sighting]) -> bytearray:
        """Give a 1 for each letter of the text that is of something else already, else 0."""
        spans = [(s.start, s.end) for s in found]
        spans += [
            (m.start, m.end)
            for a in self._record.actors
            if a.kind != "document"
            for m in a.mentions
        ]
        spans += [(t.mention.start, t.mention.end) for t in self._record.times]
        spans += [(p.start, p.end) for p in self._record.dispatch.parts if p.kind in _FRAME]
        taken = bytearray(len(self._where.text))
        for start, end in spans:
            taken[start:end] = b"\1" * (end - start)
        return taken

    def _place_behind(self, at: int) -> bool:
        """Whether a place is named right behind a word (`la chute de la ville de …`)."""
        sentence = self._where.sentence(at)
        return any(
            0 < m.start - at <= _BEHIND and self._where.sentence(m.start) == sentence
            for p in self._record.places
            for m in p.mentions
        )

    def _counted(self, family: str, sentence: int, *, cause: bool) -> str | None:
        """The one event whose victims a sentence counts: a word of their fate speaks of it too.

        A word of violence does so only where the event stands beside it.
        """
        if family not in _OUTCOMES:
            return None
        found = {
            f.event
            for f in self._record.figures
            if f.event and f.kind in HARM and self._where.sentence(f.mention.start) == sentence
        }
        if len(found) != 1:
            return None
        event = found.pop()
        if cause and any(e.id == event and e.type == "PROTEST" for e in self._record.events):
            return None
        beside = any(
            e.id == event and self._where.sentence(e.trigger.start) == sentence
            for e in self._record.events
        )
        return event if beside or family == "death" else None

    def _said(self, start: int, end: int) -> str | None:
        """The innermost statement whose content holds a span."""
        holding = [
            (m.end - m.start, s.id)
            for s in self._record.statements
            for m in s.content
            if m.start <= start and end <= m.end
        ]
        return min(holding)[1] if holding else None

    def of_control(self, row: Control) -> Sighting:
        """A place that changes hands or is held."""
        made = self._make(
            row.mention, event=None, family=CONTROL, figures=[], place=row.place, time=row.time
        )
        holder = self._keys([row.holder]) if row.holder else frozenset()
        site = Site(made.site.place, own=True) if made.site else None
        return replace(made, statement=row.statement, actors=holder, site=site)

    def _make(
        self,
        mention: Mention,
        *,
        event: Event | None,
        family: str,
        figures: list[Figure],
        place: str | None,
        time: str | None,
        word: bool = False,
    ) -> Sighting:
        sentence = self._where.sentence(mention.start)
        words, key = self._stems_of(sentence)
        days, own_time = self._time(time, sentence)
        last = self._last_word(mention.start)
        apart = self._clauses.apart(mention.start)
        core = self.words.core(mention.text)
        cause = family in _HARMFUL and self._clauses.cause(mention.start)
        victims = self._victims.of(mention, event, family)
        known = bool(victims) and last in self.words.definite  # "the death of Jean Test"
        told = not self._dates(time, mention) and (
            self._time_of_telling(last, days, event)
            or (own_time and self._of_other(time, days, mention, family, known=known))
        )
        statement = event.statement if event else figures[0].statement if figures else None
        same_as = event.same_as if event else None
        if word:
            statement = self._said(mention.start, mention.end)
            same_as = None if victims else self._counted(family, sentence, cause=cause)
        return Sighting(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            family=family,
            type=event.type if event else None,
            mode=event.mode if event else None,
            status=event.status if event else "actual",
            statement=statement,
            event=event.id if event else None,
            core=self.words.named(core),
            sentence=sentence,
            paragraph=self._where.paragraph(mention.start),
            definite=last in self.words.definite,
            pointing=last in self.words.pointing,
            days=None if told else days,
            own_time=own_time and not told,
            site=self._site(place, sentence),
            actors=self._keys(p.actor for p in event.actors) if event else frozenset(),
            recipients=self._keys(p.actor for p in event.recipients) if event else frozenset(),
            figures=frozenset((f.kind, f.low, f.high) for f in figures),
            words=words,
            sentence_key=key,
            same_as=same_as,
            word=word,
            new=last in self.words.indefinite,
            anaphor=last in self.words.definite and core in self.words.anaphors,
            fate=word and core.rstrip("s") in self.words.fates,
            apart=apart,
            cause=cause,
            likened=self._clauses.likened(mention.start),
            ill=self._ill(core, family, sentence),
            bygone=family in _HARMFUL
            and last not in self.words.definite
            and not own_time
            and self._clauses.bygone(mention.start),
            earlier=apart or self._clauses.earlier(mention.start),
            crowded=(event is not None and event.mode == _DISPERSAL) or self._crowded(sentence),
            clash=family == "violence" and core in self.words.clashes,
            behind=self._behind(mention.end, last),
            victims=victims,
            dead=victims if self._victims.dead(mention, event) else frozenset(),
            general=(event is None and not word) or core in self.words.general,
        )

    def _of_other(
        self, time: str | None, days: Days | None, mention: Mention, family: str, *, known: bool
    ) -> bool:
        """Whether a day is that of what came after, or before (`a riposté lundi après …`)."""
        named = self._times[time or ""].mention
        at = named.start
        if days is not None and self._dating.foreign(mention, family, days, named):
            return True
        if days is None or days.length > _DAYS:
            return False
        apart = (known or self._clauses.apart(mention.start)) and at < mention.start
        apart = apart or self._clauses.over(mention.start, at)
        return apart or self._clauses.parted(mention.start, at)

    def _behind(self, at: int, before: str) -> frozenset[str]:
        """Long words right behind a known mention, which tell it from others of its kind."""
        if before not in self.words.definite or before in self.words.pointing:
            return frozenset()
        pause = _PAUSE.search(self._where.text, at, at + _NEXT)
        behind = self._where.stems(at, at + _NEXT if pause is None else pause.start())
        return behind - self.words.linking

    def _ill(self, core: str, family: str, sentence: int) -> bool:
        """Whether a word is a disease, or a toll of which its sentence names one."""
        if family != "toll":
            return core in self.words.disease
        span = self._where.sentences[sentence]
        return not self.words.disease.isdisjoint(self._where.tokens(*span))

    def _last_word(self, at: int) -> str:
        return self._where.last(at, _LAST)

    def _stems_of(self, sentence: int) -> tuple[frozenset[str], str]:
        if sentence not in self._stems:
            span = self._where.sentences[sentence]
            self._stems[sentence] = self._where.stems(*span), " ".join(self._where.tokens(*span))
        return self._stems[sentence]

    def _crowded(self, sentence: int) -> bool:
        """Whether a sentence names those who protest."""
        if sentence not in self._crowds:
            words = self._stems_of(sentence)[1].split()
            self._crowds[sentence] = not self.words.crowd.isdisjoint(words)
        return self._crowds[sentence]

    def _keys(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(filter(None, map(self._key, ids)))

    def _key(self, actor: str) -> str | None:
        if actor not in self._named:
            self._named[actor] = actor_key(self._actors[actor])
        return self._named[actor]

    def _time(self, time_id: str | None, sentence: int) -> tuple[Days | None, bool]:
        time = self._times.get(time_id or "")
        if time is None:
            return None, False
        days = interval(time.start, time.end)
        if fold(time.mention.text) in self.words.nights and days and days.first in self._today:
            days = Days(days.first - 1, days.last)  # it began the evening before
        if days is not None and time.by.endswith(_COUNTED_BACK):
            days = _about(days, min(self._today, default=days.last))
        own = self._where.sentence(time.mention.start) == sentence
        return days, own

    def _time_of_telling(self, before: str, days: Days | None, event: Event | None) -> bool:
        """Whether a date is that of saying, not of happening: of a claim, of "the attack" today."""
        if days is None:
            return False
        lasting = event is not None and CAMPAIGN in self._kinds.of(event)
        if lasting and days.length <= _DAYS and before not in self.words.indefinite:
            return True
        if event is not None and event.statement in self._claiming:
            recent = bool(self._today) and days.last >= min(self._today) - _CLAIMED
            return recent or before in self.words.definite
        return before in self.words.definite and days.length == 1 and days.first in self._today

    def _dates(self, time: str | None, mention: Mention) -> bool:
        """Whether a time is the complement of a word (`l'attaque de lundi`)."""
        row = self._times.get(time or "")
        return row is not None and self._beside.complement(mention.end, row.mention.start)

    def _site(self, place_id: str | None, sentence: int) -> Site | None:
        place = self._places.get(place_id or "")
        if place is None or (place.latitude is None and fold(place.name) in self._persons):
            return None
        here = [m.start for m in place.mentions if self._where.sentence(m.start) == sentence]
        near = any(
            " ".join(self._where.tokens(max(0, at - 40), at)).endswith(self.words.near)
            for at in here
        )
        if place.id not in self._bare:
            self._bare[place.id] = replace(place, mentions=())
        return Site(self._bare[place.id], bool(here), near)


def _about(days: Days, today: int) -> Days:
    """Give the days that are meant by what is counted back: "five weeks ago" is a round number."""
    around = _WEEKS if days.length == 1 else _MONTHS if days.length <= _MONTH else 0
    return Days(days.first - around, days.last + around) if today - days.last >= _ROUND else days
