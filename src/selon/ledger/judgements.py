"""What people decide about incidents, kept for good and stronger than any rule.

Judgements name mentions, not incidents: a mention (dispatch and start of its span) stays when
incidents are built anew, whatever ids they then have. A dispatch that is read again may have it a
word off, or no more: then it is the only one of its kind that overlaps with what it was, or none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from selon.ledger.happenings import Happening
    from selon.ledger.model import Incident, MentionKey

_T = TypeVar("_T")
EVENT, OTHER = "event", "other"


@dataclass(frozen=True, slots=True)
class Judgements:
    """Merges and splits as pairs of mentions, names as a label for the incident of a mention.

    The later of two judgements on the same pair counts: give a pair in `merges` or in `splits`.
    """

    merges: tuple[tuple[MentionKey, MentionKey], ...] = ()
    splits: tuple[tuple[MentionKey, MentionKey], ...] = ()
    names: Mapping[MentionKey, str] = field(default_factory=dict)


def standing_in(key: MentionKey, told: Sequence[Happening]) -> list[tuple[int, int]]:
    """Give in which happenings of its dispatch a mention stands, each with its place there."""
    there = [
        (n, at, s)
        for n, h in enumerate(told)
        for at, s in enumerate(h.sightings)
        if key.kind in ("", EVENT if s.event else OTHER)
    ]
    found = [x for x in there if x[2].start == key.start]
    if not key.kind:  # of two that begin at one word the event is the one that lists show
        found = [x for x in found if x[2].event] or found
    if not found and key.end is not None:
        found = [x for x in there if x[2].start < key.end and key.start < x[2].end]
        if len({n for n, _, _ in found}) > 1:
            return []
    return [(n, at) for n, at, _ in found]


def joined(
    merges: Iterable[tuple[MentionKey, MentionKey]], find: Callable[[MentionKey], _T | None]
) -> list[tuple[_T, _T]]:
    """Give the pairs that merges come to, of what `find` knows mentions by.

    All that was merged with one mention is one, even when that mention itself is there no more.
    """
    first: dict[MentionKey, _T] = {}
    found: list[tuple[_T, _T]] = []
    for one, other in merges:
        for mention in (one, other):
            at = find(mention)
            if at is None:
                continue
            if one in first and first[one] != at:
                found.append((first[one], at))
            first.setdefault(one, at)
    return found


def merge(first: Incident, second: Incident) -> tuple[tuple[MentionKey, MentionKey], ...]:
    """Give the pairs that say two incidents are one: all their mentions, each with the first."""
    anchor = first.key
    return tuple((anchor, m.key) for m in (*first.mentions[1:], *second.mentions))


def split(
    incident: Incident, away: Iterable[MentionKey]
) -> tuple[tuple[MentionKey, MentionKey], ...]:
    """Give the pairs that take some mentions out of an incident."""
    out = set(away)
    return tuple(
        (m.key, other) for m in incident.mentions if m.key not in out for other in sorted(out)
    )
