"""Which answers agree: counts that fit together, and names that may be those of one doer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.bodies import is_known, one_name
from selon.ledger.comparing import comparable, size
from selon.ledger.telling import ASSERTED
from selon.ledger.words import containment, stems

if TYPE_CHECKING:
    from selon.ledger.telling import Answer

_ROUNDING = 0.03  # counts this near are one count, rounded
_LOOSE = 0.06  # the same where one of them is "about" or "more than" a number
_NEAR = 3  # times a lower bound within which a larger count still bears it out
_SEVERAL = 4  # people from which the same number in another dispatch is no accident
_VAGUE = frozenset({"vague"})


def fits(a: Answer, b: Answer) -> bool:
    """Say whether two counts can both be true, allowing for rounding."""
    return _low(a) <= _high(b) and _low(b) <= _high(a)


def agrees(a: Answer, b: Answer, *, together: bool) -> bool:
    """Say whether two counts bear each other out: of the same people, and near each other.

    "More than 300" and 456,000 exclude each other nowhere, but the one says nothing of the other.
    One person is hardly counted: whoever speaks of the murder says that one is dead. Unless they
    stand `together` in a dispatch, a few people or "dozens" may be others by accident.
    """
    low, high = sorted((size(a), size(b)))
    if low == 1 or a.uncounted or b.uncounted or not (fits(a, b) and comparable(a, b)):
        return False
    vague = not _VAGUE.isdisjoint((a.bound, b.bound))
    if not together and (vague or low < _SEVERAL):
        return False
    return vague or high <= low * _NEAR


def confirmed(a: Answer, b: Answer) -> bool:
    """Say whether two tell of one person, and one of them confirms it expressly.

    Who else speaks of a death or an arrest takes it for known, and bears it out no further.
    """
    one = a.low == a.high == b.low == b.high == 1
    return one and (a.firm or b.firm) and comparable(a, b)


def owned_up(a: Answer, b: Answer) -> bool:
    """Say whether the later of two owns up to what the earlier put on it or on its people."""
    own = b.voice is not None and b.value == b.voice.name and b.explicit and b.firm
    camp = a.camp is not None and a.camp == b.camp
    return own and not (a.denied or b.denied) and (camp or a.value == b.value)


def moved(a: Answer, b: Answer) -> bool:
    """Say whether a later count says something else than an earlier one."""
    if not fits(a, b):
        return True
    if a.bound in _VAGUE or b.bound in _VAGUE or a.low is None or b.low is None:
        return False
    if b.low < a.low and b.bound in ("at_least", "more_than"):
        return False
    firm = a.bound == b.bound == "exact"
    return abs(a.low - b.low) > (_ROUNDING if firm else _LOOSE) * max(a.low, b.low)


def same_value(a: Answer, b: Answer, *, side: bool = False) -> bool:
    """Say whether two answers name the same doer or holder, or two offices of one side."""
    if a.value == b.value or ASSERTED in (a.value, b.value):
        return a.value == b.value
    if side and a.camp is not None and a.camp == b.camp:
        return True
    return same_name(a.value or "", b.value or "")


def same_names(a: Answer, b: Answer) -> bool:
    """Say whether all doers that one answer names are among the other's."""
    if not same_value(a, b) or a.value == ASSERTED:
        return a.value == b.value
    few, many = sorted(((x.value or "").split(", ") for x in (a, b)), key=len)
    return all(any(same_name(name, other) for other in many) for name in few)


def tells_alike(a: Answer, b: Answer) -> bool:
    """Say whether two answers tell it in words that have one in common; a doer is named anyway."""
    return a.value != ASSERTED or not stems(a.text).isdisjoint(stems(b.text))


def same_name(a: str, b: str) -> bool:
    """Say whether two names may be of one doer; of two known bodies one must hold the other."""
    x, y = one_name(a), one_name(b)
    if _acronyms(x) & _acronyms(y) or fold(x) in fold(y) or fold(y) in fold(x):
        return True
    known = is_known(a) and is_known(b)
    return not known and containment(stems(x), stems(y)) >= 0.5


def _acronyms(name: str) -> set[str]:
    return {w for w in re.split(r"[\s'’-]+", name) if len(w) > 1 and w.isupper()}


def _low(a: Answer) -> float:
    low = a.low or 0
    return low * (1 - _ROUNDING) if a.bound != "exact" or low >= 100 else low


def _high(a: Answer) -> float:
    if a.high is None:
        return float("inf")
    return a.high * (1 + _ROUNDING) if a.bound != "exact" or a.high >= 100 else a.high
