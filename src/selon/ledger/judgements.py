"""What people decide about incidents, kept for good and stronger than any rule.

Judgements name mentions, not incidents: a mention (dispatch and start of its span) stays when
incidents are built anew, whatever ids they then have.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selon.ledger.model import Incident, MentionKey


@dataclass(frozen=True, slots=True)
class Judgements:
    """Merges and splits as pairs of mentions, names as a label for the incident of a mention.

    The later of two judgements on the same pair counts: give a pair in `merges` or in `splits`.
    """

    merges: tuple[tuple[MentionKey, MentionKey], ...] = ()
    splits: tuple[tuple[MentionKey, MentionKey], ...] = ()
    names: Mapping[MentionKey, str] = field(default_factory=dict)


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
