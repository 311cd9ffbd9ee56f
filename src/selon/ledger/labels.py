"""What an incident is called in lists: its word, who says or does it, its place and day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from selon.ledger.calendar import Days, interval, iso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.ledger.model import Spot
    from selon.ledger.sightings import Sighting

_LABEL = 90  # characters
_DOER = 40  # characters of a name
_NEAR = 3  # days that are told by the first
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", None})
_MARKS = (('"', '"'), ("«", "»"), ("“", "”"), ("(", ")"))


def label_of(
    sighted: Sequence[Sighting], spot: Spot | None, days: Days | None, actors: Sequence[str]
) -> str:
    """Call an incident by its commonest word, with place and day.

    What somebody says to somebody, and what has no place, is told by who does it too:
    `a exhorté (Samir Oud)`.
    """
    chosen = _best(sighted)
    word = _whole(chosen.text)
    if actors and (spot is None or chosen.type not in _DEEDS) and len(actors[0]) <= _DOER:
        word = f"{word} ({_whole(actors[0])})"
    words = [word]
    if spot is not None:
        words.append(_whole(spot.name))
    if days is not None:
        words.append(_told(days))
    return ", ".join(words)[:_LABEL]


def _best(sighted: Sequence[Sighting]) -> Sighting:
    """The mention whose word is the commonest in the incident; nouns told as facts first."""
    if len(sighted) == 1:
        return sighted[0]
    seen = Counter(s.core for s in sighted)
    return min(sighted, key=lambda s: (s.status != "actual", -seen[s.core], len(s.text)))


def _whole(text: str) -> str:
    """Leave out marks that open or close nothing in the words (`ont été "libérés`)."""
    for one, other in _MARKS:
        if text.count(one) != text.count(other) or (one == other and text.count(one) % 2):
            text = text.replace(one, "").replace(other, "")
    return " ".join(text.split())


def _told(days: Days) -> str:
    """Write days in short: a day, a month, a year, or from when to when."""
    first, last = iso(days.first), iso(days.last)
    if days.length <= _NEAR:
        return first
    for part in (first[:4], first[:7]):
        if interval(part, part) == days:
            return part
    return f"{first}/{last}"
