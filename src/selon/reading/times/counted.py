"""Values of expressions that count units, and of those that name no point: spans, sets, ages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.reading.times.calendar import Stretch, shift, shift_exactly
from selon.reading.times.model import Expression
from selon.reading.times.tense import OPEN

if TYPE_CHECKING:
    from selon.reading.times.context import Context
    from selon.reading.times.model import Match
    from selon.record import Granularity

_ISO = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W",
    "weekend": "P{}WE", "month": "P{}M", "quarter": "P{}Q", "half": "P{}M", "year": "P{}Y",
    "decade": "P{}DE", "century": "P{}CE",
}  # fmt: skip
_GRANULARITY: dict[str, Granularity] = {
    "second": "minute", "minute": "minute", "hour": "hour", "day": "day", "week": "day",
    "month": "month", "quarter": "month", "half": "month", "year": "year", "decade": "year",
    "century": "year",
}  # fmt: skip
_DIGITS = re.compile(r"\d+")
_LONGEST = {"day": 400, "week": 200, "year": 3000, "hour": 1000}
"""Counts beyond which a number is not one of units of time from now."""


def amount(match: Match) -> tuple[float, str] | None:
    """Give how many of which unit a match counts; None when it does not say."""
    if "hours" in match.slots:
        digits = _DIGITS.search(match.slots["hours"].words)
        return (int(digits[0]), "hour") if digits else None
    count, unit = match.value("n"), match.value("u")
    if count is None or unit is None:
        return None
    return count + match.value("half", 0), unit


def span_value(match: Match) -> str:
    """Write the length as TIMEX3 does: `P2Y`, `PT30M`, `PXM` where the text has no number."""
    if "fixed" in match.slots:
        return str(match.value("fixed"))
    counted = amount(match)
    count, unit = counted or ("X", match.value("u"))
    if isinstance(count, str):
        return _ISO[unit].format(count)
    if unit == "half":
        count *= 6
    elif unit == "year" and count != int(count):
        count, unit = count * 12, "month"
    return _ISO[unit].format(int(count) if count == int(count) else count)


def _plain(match: Match, *, row: bool = True) -> Expression:
    approximate = "APPROX" if match.slots.get("approx") else ""
    return Expression(match, "DURATION", span_value(match), None, "span", approximate, row=row)


def _counted(match: Match) -> tuple[float, str] | None:
    counted = amount(match)
    if counted and counted[0] <= _LONGEST.get(counted[1], 1000) and counted[1] in _GRANULARITY:
        return counted
    return None


def ago(match: Match, context: Context) -> Expression | None:
    """`il y a deux ans`, `dans trois jours`: one point, as precise as the unit."""
    found, counted = _plain(match), _counted(match)
    ahead = match.rule.options.get("future")
    if counted is None or (ahead and context.look(match) <= OPEN):
        found.row = False  # "in three days" is a length where nothing is to come
        return found
    count, unit = counted
    found.granularity = _GRANULARITY[unit]
    if context.published:
        point = shift(context.published, match.value("sign", -1) * count, unit)
        found.stretch = Stretch.at(point)
    return found


def since_count(match: Match, context: Context) -> Expression | None:
    """`depuis trois mois`: from then, as precise as the unit, to the day of publication."""
    found = ago(match, context)
    if found and found.stretch and context.published:
        low = shift(context.published, -(_counted(match) or (0, ""))[0], match.value("u", "hour"))
        found.stretch = Stretch(low, context.published)
        found.granularity, found.since = "span", True
    return found


def last_units(match: Match, context: Context) -> Expression | None:
    """`ces 26 derniers jours`, `les dernières 24 heures`, `la semaine écoulée`: up to now."""
    way = match.value("direction", -1)
    found = _plain(match)
    counted = _counted(match)
    if counted is None:
        unit = match.value("u")
        if unit in {"day", "hour", "minute", "second", None} or unit not in _GRANULARITY:
            return None
        counted = (1, unit)
    here = context.published
    found.granularity, found.since = "span", True
    if here:
        there = shift_exactly(here, way * counted[0], counted[1])
        found.stretch = Stretch(there, here) if way < 0 else Stretch(here, there)
    return found


def within(match: Match, context: Context) -> Expression | None:
    """`d'ici trois mois`: from publication to then."""
    found, counted, here = _plain(match), _counted(match), context.published
    ahead = match.rule.options.get("future")
    if counted is None or (ahead and context.look(match) <= OPEN):
        found.row = False
    elif here:
        found.stretch = Stretch(here, shift_exactly(here, *counted))
        found.granularity, found.since = "span", True
    return found


def offset(match: Match, context: Context) -> Expression | None:
    """`deux jours plus tôt`, `un mois plus tard`: from the date told before."""
    found, counted = _plain(match), _counted(match)
    if counted is None and match.value("u") == "hour":
        counted = (1, "hour")  # "quelques heures plus tard": the same day
    if counted is None:
        found.row = False
        return found
    count, unit = counted
    precision = "day" if unit in {"second", "minute", "hour", "day", "week"} else unit
    here = context.date("month" if precision in {"quarter", "half"} else precision)
    found.granularity = _GRANULARITY[unit]
    found.row = unit not in {"second", "minute"}
    if here:
        there = shift(here, match.value("sign") * count, unit)
        now = context.published
        if now and match.value("sign") > 0 and there.first > now.last:
            there = now.cut(there.precision)  # "un an après, la ville panse ses plaies"
        found.stretch = Stretch.at(there)
    return found


def same_span(match: Match, context: Context) -> Expression | None:
    """`ces trois jours`: the stretch told before, when it is as long; else a mere length."""
    found, counted, before = _plain(match, row=False), _counted(match), context.span()
    if counted and before and before.low.day:
        days = (before.high.last - before.low.first).days + 1
        if counted == (days, "day"):
            found.stretch, found.row, found.granularity = before, True, "span"
    return found


def duration(match: Match, context: Context) -> Expression | None:
    """`trois heures`, `plusieurs années`: no point in time, and no row. An age is not even that.

    `une fillette de six ans` has its age after a noun; `une peine de six ans` a length.
    """
    unit, vague = match.value("u"), not match.slots.keys() & {"n", "hours", "fixed"}
    if context.age(match):
        return None
    if vague and unit in {"second", "minute", "hour"} and "vague" not in match.slots:
        return None  # "des heures d'ouverture"
    return _plain(match, row=False)


def set_(match: Match, _: Context) -> Expression | None:
    """`chaque jour`, `tous les jeudis`, `par an`: again and again, no row."""
    if "set" in match.slots:
        value = str(match.value("set"))
    elif "w" in match.slots:
        value = f"XXXX-WXX-{match.value('w')}"
    elif "part" in match.slots:
        value = "P1D"
    else:
        count = match.value("n", 1)
        unit = match.value("u")
        count = count * 6 if unit == "half" else count
        value = _ISO[unit].format(int(count))
    return Expression(match, "SET", value, row=False)


def reference(match: Match, _: Context) -> Expression | None:
    """`désormais`, `auparavant`: now, before, later; no row."""
    return Expression(match, "TIME", str(match.value("reference")), row=False)
