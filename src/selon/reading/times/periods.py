"""Values of expressions that name a week, month, season, year or longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.times import calendar
from selon.reading.times.calendar import Point, Stretch, part_of_year, shift, week_of, weekend_of
from selon.reading.times.days import full_year
from selon.reading.times.model import Expression
from selon.reading.times.tense import OPEN, PAST

if TYPE_CHECKING:
    from selon.reading.times.context import Context
    from selon.reading.times.model import Match
    from selon.record import Granularity

_WEDNESDAY, _SATURDAY = 3, 6
_ROMAN = {"i": 1, "v": 5, "x": 10}
# Which years of a decade, months of a year or season, days of a week a phase is.
_DECADE = {"START": (0, 3), "MID": (4, 6), "END": (7, 9), "": (0, 9)}
_YEAR = {"START": (1, 1), "MID": (6, 6), "END": (12, 12)}
_PART_OF_SEASON = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
_WEEK = {"START": (0, 1), "MID": (2, 2), "END": (4, 6)}


def month(match: Match, context: Context) -> Expression | None:
    """`en mai`, `début mars`, `mai 2019`, `septembre dernier`, `à la mi-août`."""
    number, mod = match.value("m"), match.value("phase", "")
    alone = not match.prefix and match.slots.keys() == {"m"}
    if alone and "bare" not in match.rule.options and _named(match, context):
        return None
    year, way = full_year(match, context), match.value("direction")
    if year is None and "ydir" in match.slots and context.published:
        year = context.published.year + match.value("ydir")
    if year is None:
        look = context.look(match) if way is None else way
        year = context.year_of(match, number, 0, look)
        here = context.published
        if way is not None and year and here and here.month == number and year == here.year:
            year += way
    if year is None:
        return Expression(match, "DATE", f"XXXX-{number:02}", None, "month", mod)
    point = Point(year, number)
    return Expression(match, "DATE", point.iso(), Stretch.at(point), "month", mod)


def _named(match: Match, context: Context) -> bool:
    """Whether a bare month may be a name: a capital where months have none, `May` where they do."""
    table = context.draft.pack.table("times")
    if "month" in table["upper_case"]:
        return match.slots["m"].words in table["names_too"]
    return context.draft.text[match.core[0]].isupper()


def year(match: Match, context: Context) -> Expression | None:
    """`en 2011`, `mi-2021`, `l'année 2019`."""
    point, phase = Point(int(match.value("y"))), match.value("phase", "")
    if phase:
        low, high = (Point(point.year, m) for m in _YEAR[phase])
        value = low.iso() if phase == "MID" else point.iso()
        return Expression(match, "DATE", value, Stretch(low, high), "month", phase)
    if context.published and abs(context.published.year - point.year) > 1200:
        return None
    return Expression(match, "DATE", point.iso(), Stretch.at(point), "year")


def decade(match: Match, context: Context) -> Expression | None:
    """`les années 1990`, `au début des années 80`."""
    number = full_year(match, context)
    if number is None or number % 10:
        return None
    phase = match.value("phase", "")
    low, high = (Point(number + n) for n in _DECADE[phase])
    return Expression(match, "DATE", f"{number // 10}", Stretch(low, high), "decade", phase)


def century(match: Match, _: Context) -> Expression | None:
    """`au XIXe siècle`: of monuments and empires, not of the news; no row."""
    total = previous = 0
    for letter in reversed(match.slots["c"].words):
        value = _ROMAN.get(letter, 0)
        total += value if value >= previous else -value
        previous = max(previous, value)
    if not total:
        return None
    low, high = Point((total - 1) * 100 + 1), Point(total * 100)
    return Expression(match, "DATE", f"{total - 1:02}", Stretch(low, high), "span", row=False)


def quarter(match: Match, context: Context) -> Expression | None:
    """`au premier trimestre 2019`, `au second semestre`."""
    months, order = match.value("u"), match.value("order")
    number = full_year(match, context)
    if not 1 <= order <= 12 // months:
        return None
    if number is None and context.published is None:
        return Expression(match, "DATE", "", None, "quarter")
    if number is None:
        here = context.published
        assert here is not None
        number = here.year + match.value("direction", 0)
        if "direction" not in match.slots and here.month:
            part = part_of_year(number, order, months)
            look = context.look(match)
            if look == PAST and part.low.first > here.last:
                number -= 1
            elif look > OPEN and part.high.last < here.first:
                number += 1
    stretch = part_of_year(number, order, months)
    value = f"{number}-{'Q' if months == 3 else 'H'}{order}"
    return Expression(match, "DATE", value, stretch, "quarter" if months == 3 else "span")


def season(match: Match, context: Context) -> Expression | None:
    """`cet été`, `au printemps 2011`, `l'hiver dernier`, `au début de l'été`."""
    name, phase = match.value("s"), match.value("phase", "")
    number, here = full_year(match, context), context.published
    habit = match.rule.options.get("row") is False  # "en été": any summer
    if habit or (number is None and here is None):
        return Expression(match, "DATE", f"XXXX-{name}", None, "season", phase, row=not habit)
    if number is None:
        assert here is not None
        number = _season_year(match, context, here)
    stretch = calendar.season(name, number)
    if phase:
        low, high = (shift(stretch.low, n, "month") for n in _PART_OF_SEASON[phase])
        stretch = Stretch(low, high)
    return Expression(match, "DATE", f"{number}-{name}", stretch, "season", phase)


def _season_year(match: Match, context: Context, here: Point) -> int:
    name, way = match.value("s"), match.value("direction", context.look(match))
    stretches = [(y, calendar.season(name, y)) for y in range(here.year - 2, here.year + 3)]
    running = next((y for y, s in stretches if s.low.first <= here.first <= s.high.last), None)
    if running is not None and "direction" not in match.slots:
        return running
    last = [(y, s) for y, s in stretches if s.high.last < here.first][-1]
    following = next((y, s) for y, s in stretches if s.low.first > here.last)
    if way == OPEN or match.rule.options.get("nearest"):  # "cet été"
        to_come = following[1].low.first - here.last < here.first - last[1].high.last
        return following[0] if to_come else last[0]
    return following[0] if way > OPEN else last[0]


def unit(match: Match, context: Context) -> Expression | None:
    """`la semaine dernière`, `ce mois-ci`, `l'an prochain`, `ce week-end`."""
    offset = match.value("direction", match.value("offset", 0))
    name = match.value("u")
    if name is None:
        return None  # the pattern matched without its unit
    if context.published is None:
        return Expression(match, "DATE", "", None, _granularity(name)) if _known(name) else None
    if match.rule.options.get("habit") and context.look(match) != PAST:
        return Expression(match, "SET", "XXXX-WXX-WE", row=False)  # "le week-end, ils vont en mer"
    if name == "weekend":
        offset = _weekend_offset(match, context, offset)
    return of_unit(match, context.published, name, offset)


def _known(name: str) -> bool:
    return name not in {"day", "hour", "minute", "second", "half"}


def _weekend_offset(match: Match, context: Context, offset: int) -> int:
    """A weekend that is over is last week's, until the next one begins."""
    here = context.published
    if here is None or not here.day:
        return offset
    weekday, look = here.first.isoweekday(), context.look(match)
    if match.value("direction") is not None:
        return offset if offset < 0 or weekday >= _SATURDAY else 0
    back = weekday <= _WEDNESDAY or match.rule.options.get("back")  # "les morts du week-end"
    over = look == PAST or (look == OPEN and back)
    return -1 if over and weekday < _SATURDAY else 0


def _granularity(name: str) -> Granularity:
    if name in {"week", "month", "quarter", "year", "decade"}:
        return name  # type: ignore[return-value]
    return "span"


def of_unit(match: Match, here: Point, name: str, offset: int) -> Expression | None:
    """Make the expression of a whole unit of the calendar, so many from a day's own."""
    if not _known(name):
        return None
    granularity = _granularity(name)
    if name in {"week", "weekend"}:
        stretch = (week_of if name == "week" else weekend_of)(here, offset)
        if not here.day:
            return Expression(match, "DATE", here.iso(), stretch, granularity)
        iso_year, iso_week, _ = stretch.low.first.isocalendar()
        value = f"{iso_year}-W{iso_week:02}" + ("-WE" if name == "weekend" else "")
        return Expression(match, "DATE", value, stretch, granularity)
    if name == "quarter" and here.month:
        at = here.year * 4 + (here.month - 1) // 3 + offset
        stretch = part_of_year(at // 4, at % 4 + 1, 3)
        return Expression(match, "DATE", f"{at // 4}-Q{at % 4 + 1}", stretch, granularity)
    if name in {"decade", "century"}:
        size = calendar.YEARS[name]
        first = here.year // size * size + offset * size
        stretch = Stretch(Point(first), Point(first + size - 1))
        return Expression(match, "DATE", f"{first // size}", stretch, granularity)
    point = shift(here, offset, name).cut(name)
    return Expression(match, "DATE", point.iso(), Stretch.at(point), granularity)


def same_unit(match: Match, context: Context) -> Expression | None:
    """`cette année-là`, `le même mois`, `à la fin du même mois`: of the date told before."""
    here, name = context.date(match.value("u")), match.value("u")
    found = of_unit(match, here, name, 0) if here else None
    if found:
        found.mod = match.value("phase", "")
    return found


def neighbour_unit(match: Match, context: Context) -> Expression | None:
    """`l'année suivante`, `la semaine précédente`: from the date told before."""
    here, name = context.date(match.value("u")), match.value("u")
    return of_unit(match, here, name, match.value("step")) if here else None


def part_of_unit(match: Match, context: Context) -> Expression | None:
    """`en début de semaine`, `fin de l'année dernière`, `au début du mois`."""
    whole = unit(match, context)
    if whole is None:
        return None
    whole.mod = phase = match.value("phase", "")
    stretch, name = whole.stretch, match.value("u")
    if not stretch or not phase:
        return whole
    if name == "week" and stretch.low.day:
        low, high = (shift(stretch.low, n, "day") for n in _WEEK[phase])
        whole.stretch, whole.granularity = Stretch(low, high), "span"
    elif name == "year":
        low, high = (Point(stretch.low.year, m) for m in _YEAR[phase])
        whole.stretch, whole.granularity = Stretch(low, high), "month"
    return whole
