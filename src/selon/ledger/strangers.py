"""What it costs that a mention is brought in as another thing than a happening told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.crowds import plural
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.words import same_stem

if TYPE_CHECKING:
    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Sighting

_WHOLE = 4.0  # what it costs that one is a movement and the other a day of it
_BYGONE = 2.0  # what it costs that one is told of years gone by and the other of its day
_MENTIONED = 1.5  # what it costs that something new is told where another was a cause only
_MANY = 0.5  # what it costs that several are brought in where one was told
_NEW = 0.25  # what an indefinite article below the lead costs: it brings in something new
_ABROAD = 1.75  # what it costs that a protest is told with another country than those before
_LEAD = 2  # lines: headline, empty line, first paragraph


def strange(s: Sighting, h: Happening, gap: int, *, same_as: bool) -> float:
    """What it costs that a mention is brought in as another thing than the happening."""
    cost = _WHOLE if (CAMPAIGN in s.family) != (CAMPAIGN in h.family) and not s.pointing else 0.0
    if same_as:
        return cost
    cost += _MENTIONED if _only_before(h) and s.new else 0.0
    cost += _BYGONE if s.bygone != all(m.bygone for m in h.sightings) and gap > 0 else 0.0
    cost += _NEW if s.new and s.paragraph > _LEAD else 0.0
    cost += _ABROAD if s.family == "protest" and _abroad(s, h) else 0.0
    return cost + (_MANY if _others(s, h) else 0.0)


def _abroad(s: Sighting, h: Happening) -> bool:
    """Whether a mention's own place is in none of the countries that the happening's own are in."""
    lands = {x.country for x in h.sites if x.own and x.country}
    own = s.site.country if s.site is not None and s.site.own else None
    return bool(own and lands) and own not in lands


def _only_before(h: Happening) -> bool:
    """Whether a happening is told of only as what something else came after."""
    return all(m.earlier for m in h.sightings)


def _others(s: Sighting, h: Happening) -> bool:
    """Whether several are brought in where one was told (`deux attaques ces derniers mois`)."""
    if not (s.new and s.paragraph > _LEAD and plural(s)):
        return False
    return not any(plural(m) for m in h.sightings if same_stem(s.core, m.core))
