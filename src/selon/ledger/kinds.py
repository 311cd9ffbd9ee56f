"""What kind of happening an event is a mention of: a deed, talks, or what goes on over weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.calendar import interval
from selon.ledger.sightings import CAMPAIGN, Site
from selon.ledger.vocabulary import HARM, vocabulary
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from selon.ledger.calendar import Days
    from selon.ledger.sightings import Layout
    from selon.record import Event, Mention, Record

# Types that report one kind of happening; a type that is not named stands alone.
_FAMILIES: dict[str, str] = {
    "ASSAULT": "violence", "PROTEST": "protest", "COERCE": "coercion", "CONSULT": "talks",
    "AGREE": "accord", "COOPERATE": "talks",
}  # fmt: skip
_BY_MODE = {
    ("RETREAT", "release"): "release", ("RETREAT", "resign"): "resignation",
    ("RETREAT", "ceasefire"): "accord", ("ACCUSE", "investigate"): "inquiry",
}  # fmt: skip
_VIOLENT = "violence"
_WEEKS = 14  # days from which attacks are a series
_MANY_ATTACKS = 10
_SPELL = 2  # words back from a protest to the days that it lasted
_MOVED = "protest"
_MET = "talks"
_MANY = 1000  # people who meet to show themselves, not to talk
_MOVEMENT = 3  # days from which protests are a movement
_BEFORE = 20  # characters before a word in which the one before it stands


class Kinds:
    """Tells the kinds of one record's events."""

    def __init__(self, record: Record, where: Layout) -> None:
        self._record = record
        self._where = where
        self._places = {p.id: p for p in record.places}
        self._times = {t.id: t for t in record.times}
        self._words = vocabulary(record.dispatch.language)

    def of(self, event: Event) -> str:
        """Give the kind of happening that an event is a mention of."""
        family = _BY_MODE.get((event.type, event.mode or ""))
        family = family or _FAMILIES.get(event.type, event.type.lower())
        family = _MOVED if family == _MET and self._crowd(event) else family
        named = (self._words.core(event.trigger.text), *tokens(event.trigger.text)[:1])
        lasting = family in {self._words.campaigns.get(word) for word in named}
        lasting = lasting and not (named[0] in self._words.unrest and self._once(event))
        lasting = lasting or (family == _MOVED and self._as_a_whole(event))
        lasting = lasting or (family == _VIOLENT and self._series(event))
        return f"{family}{CAMPAIGN}" if lasting else family

    def _crowd(self, event: Event) -> bool:
        """Whether those who met are too many to talk (`des milliers de gens se sont réunis`)."""
        at = self._where.sentence(event.trigger.start)
        return any(
            f.kind == "participants"
            and (f.low or 0) >= _MANY
            and f.event in (None, event.id)
            and self._where.sentence(f.mention.start) == at
            for f in self._record.figures
        )

    def _once(self, event: Event) -> bool:
        """Whether unrest is told with those whom it hurt, or as what was told before."""
        before = self._last_word(event.trigger.start)
        return before in self._words.pointing or any(
            f.kind in HARM and f.id in event.figures for f in self._record.figures
        )

    def _as_a_whole(self, event: Event) -> bool:
        """Whether protests are told as a movement: over days, or known and without day and town."""
        word = event.trigger
        if self._over_days(word):
            return True
        if " " in word.text or word.text[-1:] not in "sx":
            return False
        days = self._own_days(event)
        if days is not None:
            return days.length >= _MOVEMENT
        return self._last_word(word.start) in self._words.definite and not self._in_town(event)

    def _series(self, event: Event) -> bool:
        """Whether attacks are told as a series: over weeks, or in a number beyond one day's."""
        word = event.trigger
        if word.text[-1:] not in "sx":
            return False
        days, number = self._own_days(event), self._last_word(word.start)
        if days is not None and days.length >= _WEEKS:
            return True
        dead = self._words.core(word.text).rstrip("sx") in self._words.fates  # "20 morts"
        return not dead and number.isdigit() and int(number) >= _MANY_ATTACKS

    def _over_days(self, word: Mention) -> bool:
        """Whether a protest is told by the days that it lasted (`trois nuits d'émeutes`)."""
        before = self._where.tokens(max(0, word.start - 2 * _BEFORE), word.start)
        joined = len(before) >= _SPELL and before[-1] in self._words.upon
        told = (*tokens(word.text), before[-_SPELL] if joined else "")
        return not self._words.spells.isdisjoint(told)

    def _own_days(self, event: Event) -> Days | None:
        """The days that the event's own sentence names."""
        time = self._times.get(event.time or "")
        if time is None or not self._beside(event, time.mention.start):
            return None
        return interval(time.start, time.end)

    def _in_town(self, event: Event) -> bool:
        """Whether the event's own sentence names a town or smaller place for it."""
        place = self._places.get(event.place or "")
        named = place is not None and any(self._beside(event, m.start) for m in place.mentions)
        return place is not None and named and Site(place, own=True).narrow

    def _beside(self, event: Event, at: int) -> bool:
        return self._where.sentence(at) == self._where.sentence(event.trigger.start)

    def _last_word(self, at: int) -> str:
        return self._where.last(at, _BEFORE)
