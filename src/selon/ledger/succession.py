"""When a count takes the place of another: who said what in which dispatch, and what followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.ledger.agreement import moved
from selon.ledger.calendar import day_number, moment
from selon.ledger.comparing import comparable

if TYPE_CHECKING:
    from selon.ledger.model import DispatchRef
    from selon.ledger.telling import Answer

_HOURS = {"participants": 15, "detained": 72}  # in which a count of one day is corrected
_OWN = frozenset({"forces", "released"})  # counts that grow by further ones, not by knowing more
_CLEARLY = 1.5  # times the most that "dozens" can be


@dataclass(frozen=True, slots=True)
class Said:
    """An answer with the dispatch it stands in, when that came, and the speaker it is of."""

    answer: Answer
    ref: DispatchRef
    order: int
    voice: str

    @property
    def when(self) -> tuple[int, int, int]:
        """Order of saying: dispatches in time, a count marked as earlier before the others."""
        return self.order, 0 if self.answer.earlier else 1, self.answer.start


def follows(a: Said, b: Said) -> bool:
    """Say whether a count takes the place of an earlier one.

    A lower count does so only when the same speaker gives it: else it is a part, or of another
    matter. A crowd is counted anew the same day only; the next day's is another one. "Thousands"
    who march fit any number of them.
    """
    marked = a.answer.earlier and not b.answer.earlier
    if a.answer.uncounted or b.answer.uncounted:
        return False
    if corrects(a, b) and a.voice == b.voice and moved(a.answer, b.answer):
        return True
    if not (b.order > a.order or marked):
        return False
    if not (moved(a.answer, b.answer) and comparable(a.answer, b.answer)):
        return False
    if not of_one_day(a, b):
        return False
    if a.answer.bound == "vague" and a.answer.question == "participants":
        return False
    if a.answer.bound == "vague" and (b.answer.low or 0) <= _CLEARLY * (a.answer.high or 0):
        return False
    rises = (b.answer.low or 0) > (a.answer.low or 0)
    rises = rises and a.answer.question not in _OWN
    return rises or (a.voice == b.voice and (marked or bool(a.voice)))


def of_one_day(a: Said, b: Said) -> bool:
    """Say whether two counts can be of the same people: crowds and arrests are of their day."""
    most = _HOURS.get(a.answer.question)
    return most is None or _hours_between(a, b) <= most


def corrects(a: Said, b: Said) -> bool:
    """Say whether a claim stands in a later revision of another's dispatch."""
    return a.ref.id != b.ref.id and a.ref.same_item(b.ref) and a.order < b.order


def _hours_between(a: Said, b: Said) -> float:
    first, last = moment(a.ref.published), moment(b.ref.published)
    return abs((last - first).total_seconds()) / 3600 if first and last else 0.0


def days_between(a: Said, b: Said) -> int:
    """Count the days from one dispatch to another, none where either has no date."""
    days = day_number(a.ref.published), day_number(b.ref.published)
    return abs(days[1] - days[0]) if days[0] is not None and days[1] is not None else 0
