"""From matches to expressions: each rule's value function, called in text order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.times import counted, days, periods
from selon.reading.times.calendar import Point, Stretch
from selon.reading.times.context import Context
from selon.reading.times.ranges import is_habit, joined, range_of
from selon.reading.times.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.reading.draft import Draft
    from selon.reading.times.model import Expression, Match
    from selon.reading.times.scan import Line

VALUES: dict[str, Callable[[Match, Context], Expression | None]] = {
    "iso": days.iso,
    "slashed": days.slashed,
    "day": days.day,
    "later_day": days.later_day,
    "feast": days.feast,
    "night": days.night,
    "weekday": days.weekday,
    "neighbour_weekday": days.neighbour_weekday,
    "habitual_weekday": days.habitual_weekday,
    "deictic": days.deictic,
    "this_part": days.this_part,
    "last_night": days.last_night,
    "part_of_day": days.part_of_day,
    "day_of_clause": days.day_of_clause,
    "anaphoric_day": days.anaphoric_day,
    "same_date": days.same_date,
    "clock": days.clock,
    "month": periods.month,
    "year": periods.year,
    "decade": periods.decade,
    "century": periods.century,
    "quarter": periods.quarter,
    "season": periods.season,
    "unit": periods.unit,
    "same_unit": periods.same_unit,
    "neighbour_unit": periods.neighbour_unit,
    "part_of_unit": periods.part_of_unit,
    "ago": counted.ago,
    "since_count": counted.since_count,
    "last_units": counted.last_units,
    "within": counted.within,
    "offset": counted.offset,
    "same_span": counted.same_span,
    "duration": counted.duration,
    "set": counted.set_,
    "reference": counted.reference,
}
_HANGING = {"clock", "part_of_day", "day_of_clause"}
_DAYS = {"day", "weekday", "deictic", "iso", "slashed"}
_GAP = 2  # pieces, a comma or preposition, between an hour and its day


def expressions(draft: Draft) -> list[Expression]:
    """Find every temporal expression of a dispatch, in text order, with its value."""
    context = Context(draft, Point.parse(draft.published))
    found: list[Expression] = []
    for line in scan(draft):
        for n, match in enumerate(line.matches):
            context.ahead = _day_ahead(line, n, context)
            context.in_story = False
            expression = VALUES[match.rule.value](match, context)
            if expression is None:
                continue
            expression.story = context.in_story
            _open_ended(expression, context)
            if found and found[-1].match.sentence == line.sentence:
                _join(line, found[-1], expression, context)
            found.append(expression)
            if expression.stretch:
                context.told.append(expression)
    return found


def _day_ahead(line: Line, n: int, context: Context) -> Expression | None:
    """Resolve the day that stands right after an hour (`vers 15 heures, jeudi`)."""
    match = line.matches[n]
    if match.rule.value not in _HANGING or n + 1 == len(line.matches):
        return None
    following = line.matches[n + 1]
    if following.rule.value not in _DAYS or following.first - match.last > _GAP:
        return None
    if n and match.first - line.matches[n - 1].last <= _GAP:
        return None
    context.ahead = None
    return VALUES[following.rule.value](following, context)


def _join(line: Line, one: Expression, other: Expression, context: Context) -> None:
    """Make one span of two expressions when the words between them say so."""
    begin = joined(context.draft, line, one, other)
    if begin is not None:
        one.through, one.begin, other.joined = other, begin, True
        hours = one.match.rule.value == "clock"  # opening hours, curfews
        one.row = not hours and not is_habit(context.draft, one, other)
        one.whole = range_of(context.draft, one, other, context.published)


def _open_ended(expression: Expression, context: Context) -> None:
    """Let `since` reach to publication, and `by` begin there.

    `before` begins there too when its end is still to come (`avant la fin du mois`).
    """
    prefix, here, stretch = expression.match.prefix, context.published, expression.stretch
    if prefix not in {"since", "by", "before"} or expression.since:
        return
    ahead = bool(here and stretch and stretch.high.last > here.last)
    if prefix == "before" and not ahead:
        return
    expression.since = True
    expression.granularity = "span"
    if not stretch or not here or (prefix == "by" and stretch.high.last < here.first):
        return  # "by 2011" in a text of 2020 reaches from no known day
    if prefix == "since":
        expression.stretch = Stretch(stretch.low, here)
    else:
        high = Point.of(stretch.high.last) if expression.mod == "END" else stretch.high
        expression.stretch = Stretch(here, high)
