"""Values of expressions that name a day or a part of one."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from selon.reading.times.calendar import Point, Stretch, easter, shift, week_of, weekday_near
from selon.reading.times.model import Expression
from selon.reading.times.tense import OPEN, PAST

if TYPE_CHECKING:
    from selon.reading.times.context import Context
    from selon.reading.times.model import Kind, Match
    from selon.record import Granularity

_HOUR = re.compile(r"(\d{1,2})\s*\D?\s*(\d{2})?")
_MONTHS = 12
_NOON = 12
_WEEKS = 9  # how far a day of the month with its weekday is looked for


def _part(match: Match) -> str:
    return str(match.value("part", ""))


def of_day(match: Match, point: Point | None, last: Point | None = None) -> Expression:
    """Make the expression of a day, with the part of the day that the match has."""
    part = _part(match)
    granularity: Granularity = "part_of_day" if part else "day"
    kind: Kind = "TIME" if part else "DATE"
    if point is None:
        return Expression(match, kind, "", None, granularity)
    if point.precision != "day":
        granularity = "month" if point.month else "year"
    value = point.iso() + (f"T{part}" if part and point.day else "")
    mod = match.value("phase", "") if part else ""
    return Expression(match, kind, value, Stretch(point, last or point), granularity, mod)


def iso(match: Match, _: Context) -> Expression | None:
    """`2020-05-12`."""
    point = Point.parse(match.value("iso"))
    return of_day(match, point) if point else None


def slashed(match: Match, context: Context) -> Expression | None:
    """`12/05/2020`, day or month first as the language has it, if the calendar has such a day."""
    day, month, year = (int(x) for x in match.value("slashed").split("/"))
    if context.draft.pack.table("times")["month_first"] and day <= _MONTHS:
        day, month = month, day
    point = Point(year + (2000 if year < 100 else 0), month, day)
    return of_day(match, point) if point.real else None


def full_year(match: Match, context: Context, slot: str = "y") -> int | None:
    """Give the year that a match names; of two digits, the last such year before publication."""
    value = match.value(slot)
    if value is None:
        return None
    year = int(value)
    if year >= 100:
        return year
    here = context.published.year if context.published else 2000
    return next(y for y in range(here + 1, here - 99, -1) if y % 100 == year)


def day(match: Match, context: Context) -> Expression | None:
    """`le 12 mai 2020`, `jeudi 3 septembre`, `le 6` of `le 6 et le 7 mai`, `mercredi 14`."""
    number, month = int(match.value("d")), match.value("m")
    weekday, way = match.value("w"), match.value("direction")
    if not 1 <= number <= 31:
        return None
    if month is None:
        return of_day(match, _day_of_month(match, context, weekday, number))
    year = full_year(match, context)
    if year is None and "ydir" in match.slots and context.published:
        year = context.published.year + match.value("ydir")
    if year is None and way is None and weekday is not None:
        year = context.dated_weekday(weekday, month, number)
    if year is None:
        year = context.year_of(match, month, number, context.look(match) if way is None else way)
        if way is not None and year and context.published:
            year = _strictly(Point(year, month, number), way, context.published)
    if year is None:
        return of_day(match, None)
    point = Point(year, month, number)
    return of_day(match, point) if point.real else None


def later_day(match: Match, context: Context) -> Expression | None:
    """`30` of `November 28-30`: in the month of the date right before."""
    number, before = int(match.value("d")), context.told[-1].stretch if context.told else None
    if before is None or not before.low.day or number <= before.low.day:
        return None
    point = Point(before.low.year, before.low.month, number)
    return of_day(match, point) if point.real else None


def _strictly(point: Point, way: int, published: Point) -> int:
    if way < 0 and point.first >= published.first and published.day:
        return point.year - 1
    return point.year


def _day_of_month(match: Match, context: Context, weekday: int, number: int) -> Point | None:
    """Find the day on which a weekday and a day of the month fall together."""
    here = context.published
    if here is None or not here.day:
        return here
    look = context.look(match)
    steps = range(-7 * _WEEKS, 7 * _WEEKS + 1)
    days = [here.first + timedelta(days=s) for s in steps]
    fits = [d for d in days if d.day == number and d.isoweekday() == weekday]
    if look != OPEN:
        fits = [d for d in fits if (d <= here.first) == (look == PAST)] or fits
    return Point.of(min(fits, key=lambda d: abs(d - here.first))) if fits else None


def feast(match: Match, context: Context) -> Expression | None:
    """`à Noël`, `le 14-Juillet`, `le lundi de Pâques 2020`."""
    when, text = match.value("feast"), context.draft.text
    after = text[match.slots["feast"].end :][:2].strip()
    opening = text[context.draft.anatomy.sentences[match.sentence].start : match.start]
    before = opening.split(" ")[-2:]
    capital = len(before) == 2 and before[0][:1].isupper() and not before[1]
    if after[:1].isupper() or (capital and len(opening.split()) > 1):
        return None  # a person's name
    if isinstance(when, list) and len(when) == 3:
        point: Point | None = Point(*when)
    else:
        point = _feast(when, match, context)
    if point and "eve" in match.slots:
        point = shift(point, match.value("eve"), "day")
    return of_day(match, point)


def _feast(when: list[int] | int, match: Match, context: Context) -> Point | None:
    def in_year(year: int) -> Point:
        if isinstance(when, list):
            return Point(year, *when)
        return Point.of(easter(year) + timedelta(days=when))

    year, here = full_year(match, context), context.published
    if year:
        return in_year(year)
    if here is None:
        return None
    way = match.value("direction", context.look(match))
    return context.meant([in_year(here.year + n) for n in (-1, 0, 1)], way)


def night(match: Match, context: Context) -> Expression | None:
    """`dans la nuit de lundi à mardi`, `la nuit du 3 au 4 mai`."""
    if "w2" in match.slots:
        if (match.value("w2") - match.value("w")) % 7 != 1:
            return None
        look = context.look(match)
        second = context.weekday(match.value("w2"), look)
        if second is None:
            return of_day(match, None)
        first = weekday_near(second, match.value("w"), -1, strict=True)
    else:
        month, number = match.value("m2"), int(match.value("d2"))
        year = full_year(match, context)
        year = year or context.year_of(match, month, number, context.look(match))
        if year is None:
            return of_day(match, None)
        second = Point(year, month, number)
        if not second.real:
            return None
        first = Point(year, match.value("m", month), int(match.value("d")))
        if not first.real or first > second:
            first = shift(second, -1, "day")
    value = f"{first.iso()}TNI" if first.day else first.iso()
    return Expression(match, "TIME", value, Stretch(first, second), "part_of_day")


def weekday(match: Match, context: Context) -> Expression | None:
    """`jeudi`, `mercredi soir`, `lundi dernier`, `ce mardi`, `tôt samedi matin`."""
    number, way = match.value("w"), match.value("direction")
    if "week" in match.slots and context.published:
        monday = week_of(context.published, match.value("week")).low
        return of_day(match, shift(monday, number - 1, "day"))
    if way is not None:
        return of_day(match, context.weekday(number, way, strict=True))
    nearest = match.prefix == "from"
    point = context.weekday(number, context.look(match), nearest=nearest)
    if point and _part(match) == "NI" and point.day and match.rule.id == "part_of_day":
        return of_day(match, point, shift(point, 1, "day"))
    return of_day(match, point)


def neighbour_weekday(match: Match, context: Context) -> Expression | None:
    """`le vendredi suivant`: from the day told before."""
    day_ = context.day(match, near=False)
    if day_ is None:
        return of_day(match, None)
    return of_day(match, weekday_near(day_, match.value("w"), match.value("step"), strict=True))


def habitual_weekday(match: Match, context: Context) -> Expression | None:
    """`le mercredi`: every Wednesday, unless the clause tells of what happened."""
    if context.look(match) == PAST and not context.habit(match):
        return weekday(match, context)
    return Expression(match, "SET", f"XXXX-WXX-{match.value('w')}", row=False)


def deictic(match: Match, context: Context) -> Expression | None:
    """`hier`, `demain soir`, `aujourd'hui`: from the day of publication.

    `aujourd'hui` has a row when something happened or will happen; with a present it means these
    days (`aujourd'hui en ruine`), unless it names its weekday.
    """
    offset = match.value("offset")
    if context.published is None:
        return of_day(match, None)
    here = context.published if offset or not context.quoted(match) else context.day_said(match)
    found = of_day(match, shift(here, offset, "day"))
    named = "w" in match.slots or not match.rule.options.keys().isdisjoint({"part", "sure"})
    found.row = bool(offset or named or context.happens(match))
    return found


def this_part(match: Match, context: Context) -> Expression | None:
    """`ce matin`, `cette nuit`: of the day of publication, or the night that is ending."""
    here = context.published
    if here is None:
        return of_day(match, None)
    if _part(match) == "NI":
        low = shift(here, -1, "day") if context.look(match) <= OPEN else here
        return of_day(match, low, shift(low, 1, "day"))
    return of_day(match, here)


def last_night(match: Match, context: Context) -> Expression | None:
    """`la nuit dernière`: from the day before publication to the day itself."""
    here = context.published
    if here is None:
        return Expression(match, "TIME", "", None, "part_of_day")
    low = shift(here, -1, "day")
    value = f"{low.iso()}TNI" if low.day else low.iso()
    return Expression(match, "TIME", value, Stretch(low, here), "part_of_day")


def part_of_day(match: Match, context: Context) -> Expression | None:
    """`dans la soirée`, `à l'aube`, `plus tôt dans la journée`, `ce soir-là`: of the day told."""
    point = context.day(match)
    if "daylight" in match.slots or not _part(match):
        found = of_day(match, point)
        if point and point.day:
            found.value += "TDT"
        return found
    return of_day(match, point)


def day_of_clause(match: Match, context: Context) -> Expression | None:
    """`au lendemain d'un attentat`: the day of the sentence itself."""
    return of_day(match, context.day(match))


def anaphoric_day(match: Match, context: Context) -> Expression | None:
    """`la veille`, `le lendemain matin`, `le même jour`: from the day told before."""
    offset = match.value("offset")
    point = context.day(match, near=False, back=offset < 0)
    if point is not None:
        point = shift(point, offset, "day")
    return of_day(match, point)


def same_date(match: Match, context: Context) -> Expression | None:
    """`à cette date`: the last date told, as precise as it was."""
    for expression in reversed(context.told):
        if expression.stretch and not expression.joined:
            return of_day(match, expression.stretch.low)
    return None


def _hour_words(match: Match) -> str:
    """Give the words of an hour; noon is a word with a value, `1500 GMT` a number."""
    value = match.value("clock", "")
    return value if isinstance(value, str) else match.slots["clock"].words


def _afternoon(match: Match, context: Context) -> bool:
    """Whether an hour is counted from noon (`3 pm`)."""
    marks = tuple(context.draft.pack.table("times")["after_noon"])
    slot = match.slots.get("clock")
    return bool(marks and slot and slot.words.lower().endswith(marks))


def clock(match: Match, context: Context) -> Expression | None:
    """`à 11H30`, `vers 15 heures`: of the day told; the row's value is that day."""
    words = _hour_words(match)
    found = _HOUR.match(words)
    hour = int(found[1]) if found else int(match.value("h", 0))
    minute = int(found[2] or 0) if found else int(match.value("minutes", 0))
    if hour < _NOON and _afternoon(match, context):
        hour += _NOON
    if hour > 24 or minute > 59:
        return None
    point = context.day(match)
    granularity: Granularity = "minute" if minute or (found and found[2]) else "hour"
    row = bool(match.value("row", otherwise=True))
    if point is None:
        return Expression(match, "TIME", "", None, granularity, row=row)
    if not point.day:
        return Expression(match, "TIME", point.iso(), Stretch.at(point), granularity, row=row)
    value = f"{point.iso()}T{hour:02}:{minute:02}"
    return Expression(match, "TIME", value, Stretch.at(point), granularity, row=row)
