"""What was told since: of two happenings that a mention may be of, the one told last stands nearer.

`Une bombe a explosé à Sarvo. A Brelle, des tirs ont éclaté. L'attaque …` is that at Brelle, unless
more speaks for the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.kinship import akin

if TYPE_CHECKING:
    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Sighting

_SINCE = 0.125  # what each happening of kin kind that was told since speaks against one
_MANY = 3  # such happenings beyond which more say no more
_ONLY = 0.25  # what it speaks for one happening that no other of kin kind is told


def recency(s: Sighting, h: Happening, told: list[Happening]) -> float:
    """How much speaks for a mention being of a happening, of all that were told, the last last."""
    at = next(n for n, g in enumerate(told) if g is h)
    since = sum(akin(s.family, g.family) for g in told[at + 1 :])
    if since:
        return -_SINCE * min(since, _MANY)
    only = not any(akin(s.family, g.family) for g in told[:at])
    return _ONLY if only and akin(s.family, h.family) else 0.0
