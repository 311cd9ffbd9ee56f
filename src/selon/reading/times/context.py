"""What a temporal expression is read against: publication, tense, and the days told before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from selon.reading.times.calendar import YEARS, Point, Stretch, shift, weekday_near
from selon.reading.times.tense import (
    FUTURE,
    OPEN,
    PAST,
    PLANNED,
    direction,
    hangs_on_verb,
    is_narrative,
)

if TYPE_CHECKING:
    from selon.reading.draft import Draft
    from selon.reading.times.model import Expression, Match

_RECENT = 4  # sentences after which a day told before no longer carries on
_MEMORY = 40  # expressions back that are looked through
_LEAD = 4  # sentences of headline and lead, whose day is that of the news
_AHEAD = 60  # days within which a date without tense is sooner one to come than one of last year
_MONTHS_AHEAD = 3
_OLD = 366  # days after which a full date opens a story of the past, with a calendar of its own
_YEARS_BACK = 12
_MIDWEEK = 3  # days back that are nearer than the same weekday to come


@dataclass(slots=True)
class Context:
    """The state of reading one dispatch from top to bottom."""

    draft: Draft
    published: Point | None
    told: list[Expression] = field(default_factory=list)
    """Expressions with a value, in text order."""
    in_story: bool = False
    """Whether the expression in hand has its year from a story of the past."""
    ahead: Expression | None = None
    """The next expression of the sentence, when it is a day that stands right after."""

    def look(self, match: Match) -> int:
        """Tell whether the clause of a match looks back or ahead."""
        if match.prefix in {"since", "by"}:
            return PAST if match.prefix == "since" else FUTURE
        end = 0 if match.rule.id == "weekday" else match.end
        look = direction(self.draft, match.start, end, term=match.prefix in {"from", "until"})
        return FUTURE if match.prefix == "before" and look == OPEN else look

    def happens(self, match: Match) -> bool:
        """Whether a verb that is not in the present takes place at the time of a match."""
        return hangs_on_verb(self.draft, match.start) and self.look(match) != OPEN

    def day(self, match: Match, *, near: bool = True, back: bool = False) -> Point | None:
        """Find the day that a match without one hangs on: told just before, the lead's, or today's.

        `near` allows the day that stands right after (`vers 15 heures, jeudi`); `back` leaves out
        days told backwards, for a second `la veille` is mostly the first one over again.
        """
        if near and self.ahead and self.ahead.stretch:
            return self.ahead.stretch.low
        days = _days(self.told[-_MEMORY:])
        if back:
            days = [e for e in days if e.match.rule.options.get("offset", 0) >= 0]
        now = self.published
        if now and days and self.look(match) <= OPEN:
            days = [  # what is still to come in another sentence is no day of what happened
                e for e in days
                if e.match.sentence == match.sentence
                or not e.stretch or e.stretch.low.first <= now.last
            ]  # fmt: skip
        if days and match.sentence - days[-1].match.sentence > _RECENT and self.published:
            days = [e for e in _days(self.told[:_MEMORY]) if e.match.sentence < _LEAD]
        last = days[-1].stretch if days else None
        return last.high if last else self.published

    def quoted(self, match: Match) -> bool:
        """Whether a match stands in direct speech."""
        return any(q.start < match.start < q.end for q in self.draft.anatomy.quotations)

    def day_said(self, match: Match) -> Point:
        """Find the day of a quotation that tells of today: the eve, when it is what was told last.

        A dispatch of Sunday on Saturday's attack quotes the police of Saturday: "ten died today".
        """
        assert self.published is not None
        told = self.day(match, near=False)
        eve = shift(self.published, -1, "day")
        return eve if told == eve and self.look(match) == PAST else self.published

    def date(self, precision: str) -> Point | None:
        """Find the last date told that is at least as precise as a unit asks."""
        for expression in reversed(self.told[-_MEMORY:]):
            stretch = expression.stretch
            if stretch and (stretch.low.day or stretch.low.month or precision in YEARS):
                if precision == "day" and not stretch.low.day:
                    continue
                return stretch.low
        return self.published

    def span(self) -> Stretch | None:
        """Find the last stretch of several days that was told."""
        for expression in reversed(self.told[-_MEMORY:]):
            stretch = expression.whole or expression.stretch
            if stretch and stretch.low != stretch.high:
                return stretch
        return None

    def story(self, match: Match) -> Point | None:
        """Find the date of a story of the past that a date without year goes on from.

        Written for `Le 24 mars 2011, deux hommes sont enlevés. Début avril, …`, for a chronicle in
        the present whose paragraphs begin `Le 3 mai`, and for `En 2015, … . Le 4 mars, …` in one
        paragraph. What leads back to the days of publication ends a story.
        """
        here = self.published
        if here is None:
            return None
        paragraph = self.draft.paragraph(match.sentence)
        for told in reversed(self.told[-_MEMORY:]):
            kind, stretch = told.match.rule.id, told.stretch
            same = self.draft.paragraph(told.match.sentence) == paragraph
            if kind in {"date", "month"} and stretch and not told.since:
                point, explicit = stretch.low, told.story or "y" in told.match.slots
                old = (here.first - point.first).days > _OLD
                chronicle = told.story and told.match.first == 0 == match.first
                carried = same or chronicle or is_narrative(self.draft, match.start)
                return point if explicit and old and carried else None
            if kind == "year" and same and told.match.first == 0 and told.match.prefix == "over":
                point = Point.of(stretch.low.first) if stretch else here
                return point.cut("year") if point.year < here.year else None
            if kind in {"weekday", "relative_day", "unit", "feast"} or told.since:
                return None
        return None

    def year_of(self, match: Match, month: int, day: int, look: int) -> int | None:
        """Choose the year of a day or month that the text gives without one."""
        story = self.story(match) if look <= OPEN else None
        if story:
            self.in_story = True
            return story.year + (Point(story.year, month, day) < story.cut("month"))
        here = self.published
        if here is None:
            return None
        points = [
            p for y in range(here.year - 4, here.year + 5) if (p := Point(y, month, day)).real
        ]
        chosen = self.meant(points, look)
        return chosen.year if chosen else None

    def meant(self, points: list[Point], look: int) -> Point | None:
        """Choose among days or months, in order, the last one past or the next one to come.

        A plan is for the nearest. Without a tense it is the next one only when that is soon, and
        nearer than the last one.
        """
        here = self.published
        if here is None:
            return None
        past = [p for p in points if p.first <= here.last]
        future = [p for p in points if p.last >= here.first]
        if look in {OPEN, PLANNED} and past and future:
            near = (future[0].first - here.last).days
            away = (here.first - past[-1].last).days
            soon = _AHEAD if future[0].day else 31 * _MONTHS_AHEAD - 1
            look = FUTURE if near < away and (look == PLANNED or near <= soon) else PAST
        chosen = future[:1] if look > OPEN else past[-1:]
        return chosen[0] if chosen else None

    @property
    def small_hours(self) -> bool:
        """Whether the time stamp lies between midnight and five."""
        stamp = self.draft.published or ""
        return stamp[10:11] == "T" and stamp[11:13] < "05"

    def weekday(
        self, weekday: int, look: int, *, strict: bool = False, nearest: bool = False
    ) -> Point | None:
        """Find the day of the week that is meant, from the publication.

        `nearest` takes a day to come only when it is nearer (`ordonne dès mardi`).
        """
        here = self.published
        if here is None:
            return None
        away = (here.first.isoweekday() - weekday) % 7 if here.day else 0
        if nearest and look == PLANNED and 0 < away <= _MIDWEEK:
            look = PAST
        if look > OPEN and away == 1:
            # A plan for yesterday's weekday is mostly yesterday's; so is all that was written
            # before midnight and sent after it.
            look = PAST if look == PLANNED or self.small_hours else look
        return weekday_near(here, weekday, FUTURE if look > OPEN else PAST, strict=strict)

    def dated_weekday(self, weekday: int, month: int, day: int) -> int | None:
        """Find the year, nearest to publication, in which a date falls on a day of the week."""
        if self.published is None:
            return None
        here = self.published.year
        for away in range(_YEARS_BACK):
            for year in (here - away, here + away):
                point = Point(year, month, day)
                if point.real and date(year, month, day).isoweekday() == weekday:
                    return year
        return None

    def age(self, match: Match) -> bool:
        """Whether years counted after a noun are somebody's age."""
        table = self.draft.pack.table("times")["tense"]
        words = match.slots["u"].words if "u" in match.slots else ""
        round_ = "n" in match.slots and " " in match.slots["n"].words  # "une trentaine d'années"
        if words not in table["ages"][: 2 if round_ else 1]:
            return False
        i = self.draft.starts.get(match.core[0])
        if i is None or i < 2 or self.draft.tokens[i - 1].lower not in table["of"]:
            return False
        noun = self.draft.tokens[i - 2]
        return noun.pos in {"NOUN", "ADJ", "PROPN", ""} and noun.lower not in table["lengths"]

    def habit(self, match: Match) -> bool:
        """Whether the sentence says that something happens again and again."""
        habits = self.draft.pack.table("times")["tense"]["habits"]
        return any(t.lower in habits for t in self.draft.sentence_tokens(match.sentence))


def _days(told: list[Expression]) -> list[Expression]:
    return [e for e in told if e.stretch and _is_day(e.stretch) and not e.since]


def _is_day(stretch: Stretch) -> bool:
    return bool(stretch.low.day) and (stretch.high.first - stretch.low.first).days <= 1
