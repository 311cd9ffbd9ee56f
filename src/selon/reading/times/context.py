"""What a temporal expression is read against: publication, tense, and the days told before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from selon.reading.times.calendar import Point, Stretch, weekday_near
from selon.reading.times.tense import FUTURE, OPEN, PAST, direction, hangs_on_verb

if TYPE_CHECKING:
    from selon.reading.draft import Draft
    from selon.reading.times.model import Expression, Match

_RECENT = 4  # sentences after which a day told before no longer carries on
_AHEAD = 60  # days within which a date without tense is sooner one to come than one of last year
_MONTHS_AHEAD = 3
_OLD = 366  # days after which a full date opens a story of the past, with a calendar of its own
_YEARS_BACK = 12


@dataclass(slots=True)
class Context:
    """The state of reading one dispatch from top to bottom."""

    draft: Draft
    published: Point | None
    told: list[Expression] = field(default_factory=list)
    """Expressions with a value, in text order."""
    ahead: Expression | None = None
    """The next expression of the sentence, when it is a day that stands right after."""

    def look(self, match: Match) -> int:
        """Tell whether the clause of a match looks back or ahead."""
        if match.prefix in {"since", "by"}:
            return PAST if match.prefix == "since" else FUTURE
        return direction(self.draft, match.start)

    def happens(self, match: Match) -> bool:
        """Whether a verb that is not in the present takes place at the time of a match."""
        return hangs_on_verb(self.draft, match.start) and self.look(match) != OPEN

    def day(self, match: Match, *, near: bool = True) -> Point | None:
        """Find the day that a match without one hangs on: told before, or the publication."""
        if near and self.ahead and self.ahead.stretch:
            return self.ahead.stretch.low
        for expression in reversed(self.told):
            stretch = expression.stretch
            if stretch and stretch.low.day and not expression.since and _is_day(stretch):
                if match.sentence - expression.match.sentence <= _RECENT or not self.published:
                    return stretch.high
                break
        return self.published

    def date(self, precision: str) -> Point | None:
        """Find the last date told that is at least as precise as a unit asks."""
        for expression in reversed(self.told):
            stretch = expression.stretch
            if stretch and (stretch.low.day or stretch.low.month or precision == "year"):
                if precision == "day" and not stretch.low.day:
                    continue
                return stretch.low
        return self.published

    def span(self) -> Stretch | None:
        """Find the last stretch of several days that was told."""
        for expression in reversed(self.told):
            stretch = expression.whole or expression.stretch
            if stretch and stretch.low != stretch.high:
                return stretch
        return None

    def story(self, match: Match) -> Point | None:
        """Find the full date of a story of the past that a date without year goes on from.

        Written for `Le 24 mars 2011, deux hommes sont enlevés. Début avril, …`: the date stands
        in the same paragraph, and nothing between them leads back to the present.
        """
        if not self.told or not self.published:
            return None
        last = self.told[-1]
        draft = self.draft
        same = draft.paragraph(last.match.sentence) == draft.paragraph(match.sentence)
        if not same or not last.stretch or not last.stretch.low.month or last.since:
            return None
        point = last.stretch.low
        explicit = "y" in last.match.slots or "story" in last.match.slots
        old = (self.published.first - point.first).days > _OLD
        return point if explicit and old else None

    def year_of(self, match: Match, month: int, day: int, look: int) -> int | None:
        """Choose the year of a day or month that the text gives without one."""
        story = self.story(match)
        if story:
            found = next(
                (y for y in (story.year, story.year + 1) if Point(y, month, day) >= story), None
            )
            if found:
                return found
        here = self.published
        if here is None:
            return None
        candidates = [
            p for y in range(here.year - 4, here.year + 5) if (p := Point(y, month, day)).real
        ]
        if not candidates:
            return None
        past = [p for p in candidates if p.first <= here.last]
        future = [p for p in candidates if p.last >= here.first]
        if look == OPEN:
            near = (future[0].first - here.last).days if future else _OLD
            if past and past[-1].contains(here):
                look = PAST
            else:
                limit = _AHEAD if day else 31 * _MONTHS_AHEAD - 1
                away = (here.first - past[-1].last).days if past else _OLD
                look = FUTURE if near <= limit and near < away else PAST
        chosen = future[:1] if look == FUTURE else past[-1:]
        return chosen[0].year if chosen else None

    def weekday(
        self, weekday: int, look: int, *, strict: bool = False, from_: Point | None = None
    ) -> Point | None:
        """Find the day of the week that is meant, from the publication or another day."""
        reference = from_ or self.published
        if reference is None:
            return None
        return weekday_near(reference, weekday, FUTURE if look == FUTURE else PAST, strict=strict)

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
        i = self.draft.starts.get(match.core[0])
        if i is None or i < 2 or self.draft.tokens[i - 1].lower not in table["of"]:
            return False
        noun = self.draft.tokens[i - 2]
        return noun.pos in {"NOUN", "ADJ", "PROPN", ""} and noun.lower not in table["lengths"]

    def habit(self, match: Match) -> bool:
        """Whether the sentence says that something happens again and again."""
        habits = self.draft.pack.table("times")["tense"]["habits"]
        return any(t.lower in habits for t in self.draft.sentence_tokens(match.sentence))


def _is_day(stretch: Stretch) -> bool:
    return bool(stretch.high.day) and (stretch.high.first - stretch.low.first).days <= 1
