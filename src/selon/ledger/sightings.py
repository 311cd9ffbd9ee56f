"""What one dispatch says of happenings: each event mention with its time, place and company."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold, is_telling, skeleton
from selon.ledger.bodies import one_name
from selon.ledger.calendar import Days, interval, told_on
from selon.ledger.lexicon import lexicon
from selon.ledger.words import core, stems, tokens
from selon.record import Mention

if TYPE_CHECKING:
    from selon.record import Actor, Control, Event, Figure, Place, Record

# Types that report one kind of happening; a type that is not named stands alone.
FAMILIES: dict[str, str] = {
    "ASSAULT": "violence", "PROTEST": "protest", "COERCE": "coercion", "CONSULT": "talks",
    "AGREE": "accord", "COOPERATE": "talks",
}  # fmt: skip
_BY_MODE = {
    ("RETREAT", "release"): "release", ("RETREAT", "resign"): "resignation",
    ("RETREAT", "ceasefire"): "accord", ("ACCUSE", "investigate"): "inquiry",
}  # fmt: skip
CAMPAIGN = " campaign"
HARM = frozenset({"killed", "injured", "missing"})
_BEHIND = 30  # characters from a word of control to the place that it is about
_OUTCOMES = frozenset({"death"})
_MOVED = "protest"
_MOVEMENT = 3  # days from which protests are a movement
_CLAIMED = 30  # days: an older date of a claim is that of a claim told as background
CONTROL = "control"
_CHANGES = frozenset({"captured", "lost", "holds", "abandoned", "repelled"})
_FRAME = frozenset({"byline", "dateline", "credit"})
_NAMED = frozenset({"person", "state", "organisation", "armed_group", "media"})


@dataclass(frozen=True, slots=True)
class Site:
    """A place as it counts for comparison.

    `own` when the mention's own sentence names it, `near` when that says "near" it.
    """

    place: Place
    own: bool
    near: bool = False

    @property
    def narrow(self) -> bool:
        """Whether the place is a town or smaller, with a position."""
        p = self.place
        return p.latitude is not None and p.radius_km is not None and p.radius_km <= 40

    @property
    def country(self) -> str | None:
        """ISO code of the country it lies in."""
        return self.place.country


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of a happening (or of a toll that no event carries)."""

    start: int
    end: int
    text: str
    family: str
    type: str | None
    mode: str | None
    status: str
    statement: str | None
    event: str | None
    core: str
    sentence: int
    paragraph: int
    definite: bool
    pointing: bool
    days: Days | None
    own_time: bool
    site: Site | None
    actors: frozenset[str]
    recipients: frozenset[str]
    figures: frozenset[tuple[str, int | None, int | None]]
    words: frozenset[str]
    sentence_key: str
    same_as: str | None = None
    word: bool = False
    general: bool = False
    new: bool = False
    anaphor: bool = False
    fate: bool = False


@dataclass(slots=True)
class Layout:
    """Where sentences and paragraphs of a dispatch begin."""

    text: str
    sentences: list[tuple[int, int]]
    starts: list[int] = field(init=False)
    blocks: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [s for s, _ in self.sentences]
        self.blocks = [i + 1 for i, c in enumerate(self.text) if c == "\n"]

    def sentence(self, at: int) -> int:
        """Number the sentence that a position stands in."""
        return max(0, bisect_right(self.starts, at) - 1)

    def paragraph(self, at: int) -> int:
        """Number the line that a position stands in."""
        return bisect_right(self.blocks, at)

    def words_of(self, sentence: int) -> str:
        """Give the text of a sentence."""
        if not self.sentences:
            return self.text
        start, end = self.sentences[sentence]
        return self.text[start:end]


def layout(record: Record) -> Layout:
    """Take the layout of a record's dispatch."""
    return Layout(record.dispatch.text, [(s.start, s.end) for s in record.dispatch.sentences])


def actor_key(actor: Actor) -> str | None:
    """Give the key under which a named actor is the same in other dispatches."""
    if actor.kind not in _NAMED:
        return None
    name = one_name(actor.name)
    key = skeleton(name)
    return key if is_telling(key) else fold(name) or None


def sightings(record: Record, where: Layout) -> list[Sighting]:
    """List the mentions of happenings in a record, in the order of the text."""
    maker = _Maker(record, where)
    found = [maker.of_event(e) for e in record.events]
    found += maker.of_tolls(found)
    found += [maker.of_control(c) for c in record.control if c.change in _CHANGES]
    found += maker.of_words(found)
    return sorted(found, key=lambda s: (s.start, s.end))


class _Maker:
    def __init__(self, record: Record, where: Layout) -> None:
        self._record = record
        self._where = where
        self._actors = {a.id: a for a in record.actors}
        self._places = {p.id: p for p in record.places}
        self._times = {t.id: t for t in record.times}
        self._figures = {f.id: f for f in record.figures}
        self._stems: dict[int, tuple[frozenset[str], str]] = {}
        table = lexicon(record.dispatch.language)
        self._definite = frozenset(table.get("definite", ()))
        self._indefinite = frozenset(table.get("indefinite", ()))
        self._pointing = frozenset(table.get("demonstrative", ()))
        self._fillers = frozenset(fold(w) for w in table.get("fillers", ()))
        self._fates = frozenset(
            fold(w) for kind in HARM for w in table.get("fates", {}).get(kind, ())
        )
        self._placed = frozenset(fold(w) for w in table.get("placed", ()))
        self._campaigns = {
            fold(word): family
            for family, words in table.get("campaigns", {}).items()
            for word in words
        }
        self._near = tuple(" ".join(tokens(w)) for w in table.get("near", ()))
        self._general = frozenset(fold(w) for w in table.get("general", ()))
        self._anaphors = frozenset(fold(w) for w in table.get("anaphors", ()))
        self._happenings = {
            fold(word): family
            for family, words in table.get("happenings", {}).items()
            for word in words
        }
        self._words_of_happenings = _pattern(tuple(table.get("happenings", {}).items()))
        self._claiming = {s.id for s in record.statements if s.stance == "claim_responsibility"}
        self._today = told_on(record.dispatch.published)

    def of_event(self, event: Event) -> Sighting:
        figures = [self._figures[f] for f in event.figures]
        return self._make(
            event.trigger,
            event=event,
            family=self._family(event),
            figures=figures,
            place=event.place,
            time=event.time,
        )

    def _family(self, event: Event) -> str:
        family = _BY_MODE.get((event.type, event.mode or ""))
        family = family or FAMILIES.get(event.type, event.type.lower())
        lasting = family == self._campaigns.get(self._core(event.trigger.text))
        lasting = lasting or (family == _MOVED and self._as_a_whole(event))
        return f"{family}{CAMPAIGN}" if lasting else family

    def _as_a_whole(self, event: Event) -> bool:
        """Whether protests are told as a movement: over days, or known and without day and town."""
        word = event.trigger
        if " " in word.text or word.text[-1:] not in "sx":
            return False
        sentence = self._where.sentence(word.start)
        days, own = self._time(event.time, sentence)
        if days is not None and own:
            return days.length >= _MOVEMENT
        site = self._site(event.place, sentence)
        known = self._last_word(word.start) in self._definite
        return known and not (site and site.own and site.narrow)

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
        taken = [(s.start, s.end) for s in found]
        taken += [(m.start, m.end) for a in self._record.actors for m in a.mentions]
        taken += [(t.mention.start, t.mention.end) for t in self._record.times]
        taken += [(p.start, p.end) for p in self._record.dispatch.parts if p.kind in _FRAME]
        more = []
        for match in self._words_of_happenings.finditer(self._where.text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken):
                continue
            sentence = self._where.sentence(start)
            if fold(match.group()) in self._placed and not self._place_behind(end):
                continue
            mention = Mention(start, end, match.group())
            made = self._make(
                mention,
                event=None,
                family=self._happenings[fold(match.group())],
                figures=[],
                place=self._only(self._record.places, sentence),
                time=self._only_time(sentence),
            )
            more.append(
                replace(
                    made,
                    statement=self._said(start, end),
                    word=True,
                    general=made.core in self._general,
                    fate=made.core.rstrip("s") in self._fates,
                    same_as=self._counted(made),
                )
            )
        return more

    def _core(self, trigger: str) -> str:
        return core(trigger, self._fillers)

    def _place_behind(self, at: int) -> bool:
        """Whether a place is named right behind a word (`la chute de la ville de …`)."""
        sentence = self._where.sentence(at)
        return any(
            0 < m.start - at <= _BEHIND and self._where.sentence(m.start) == sentence
            for p in self._record.places
            for m in p.mentions
        )

    def _counted(self, told: Sighting) -> str | None:
        """The one event whose victims a sentence counts: a word of their fate speaks of it too.

        A word of violence does so only where the event stands beside it.
        """
        if told.family not in _OUTCOMES:
            return None
        found = {
            f.event
            for f in self._record.figures
            if f.event and f.kind in HARM and self._where.sentence(f.mention.start) == told.sentence
        }
        if len(found) != 1:
            return None
        event = found.pop()
        beside = any(
            e.id == event and self._where.sentence(e.trigger.start) == told.sentence
            for e in self._record.events
        )
        return event if beside or told.family == "death" else None

    def _only(self, places: tuple[Place, ...], sentence: int) -> str | None:
        """The place of a sentence that names one only."""
        found = {
            p.id
            for p in places
            if any(self._where.sentence(m.start) == sentence for m in p.mentions)
        }
        return found.pop() if len(found) == 1 else None

    def _only_time(self, sentence: int) -> str | None:
        found = [
            t.id for t in self._record.times if self._where.sentence(t.mention.start) == sentence
        ]
        return found[0] if len(found) == 1 else None

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
    ) -> Sighting:
        sentence = self._where.sentence(mention.start)
        words, key = self._words(sentence)
        days, own_time = self._time(time, sentence)
        last = self._last_word(mention.start)
        return Sighting(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            family=family,
            type=event.type if event else None,
            mode=event.mode if event else None,
            status=event.status if event else "actual",
            statement=event.statement if event else figures[0].statement if figures else None,
            event=event.id if event else None,
            core=self._core(mention.text),
            sentence=sentence,
            paragraph=self._where.paragraph(mention.start),
            definite=last in self._definite,
            pointing=last in self._pointing,
            days=None if self._time_of_telling(last, days, event) else days,
            own_time=own_time,
            site=self._site(place, sentence),
            actors=self._keys(p.actor for p in event.actors) if event else frozenset(),
            recipients=self._keys(p.actor for p in event.recipients) if event else frozenset(),
            figures=frozenset((f.kind, f.low, f.high) for f in figures),
            words=words,
            sentence_key=key,
            same_as=event.same_as if event else None,
            new=last in self._indefinite,
            anaphor=last in self._definite and self._core(mention.text) in self._anaphors,
            general=event is None or self._core(mention.text) in self._general,
        )

    def _last_word(self, at: int) -> str:
        before = tokens(self._where.text[max(0, at - 20) : at])
        return before[-1] if before else ""

    def _words(self, sentence: int) -> tuple[frozenset[str], str]:
        if sentence not in self._stems:
            text = self._where.words_of(sentence)
            self._stems[sentence] = (stems(text), " ".join(tokens(text)))
        return self._stems[sentence]

    def _keys(self, ids: object) -> frozenset[str]:
        assert hasattr(ids, "__iter__")
        keys = (actor_key(self._actors[i]) for i in ids)
        return frozenset(k for k in keys if k)

    def _time(self, time_id: str | None, sentence: int) -> tuple[Days | None, bool]:
        time = self._times.get(time_id or "")
        if time is None:
            return None, False
        days = interval(time.start, time.end)
        own = self._where.sentence(time.mention.start) == sentence
        return days, own

    def _time_of_telling(self, before: str, days: Days | None, event: Event | None) -> bool:
        """Whether a date is that of saying, not of happening: of a claim, of "the attack" today."""
        if days is None:
            return False
        if event is not None and event.statement in self._claiming:
            recent = bool(self._today) and days.last >= min(self._today) - _CLAIMED
            return recent or before in self._definite
        return before in self._definite and days.length == 1 and days.first in self._today

    def _site(self, place_id: str | None, sentence: int) -> Site | None:
        place = self._places.get(place_id or "")
        if place is None:
            return None
        here = [m.start for m in place.mentions if self._where.sentence(m.start) == sentence]
        text = self._where.text
        near = any(" ".join(tokens(text[max(0, at - 40) : at])).endswith(self._near) for at in here)
        return Site(place, bool(here), near)


def _pattern(groups: tuple[tuple[str, list[str]], ...]) -> re.Pattern[str]:
    words = sorted((w for _, words in groups for w in words), key=lambda w: (-len(w), w))
    choices = "|".join(re.escape(w) for w in words) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)
