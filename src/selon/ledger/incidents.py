"""Happenings of several dispatches told as one incident: label, place, days, mentions, claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from selon.ledger.assess import assess
from selon.ledger.calendar import Days, iso
from selon.ledger.labels import label_of
from selon.ledger.model import Incident, IncidentMention, Spot
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.weighing import About

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.ledger.builder import Chapter
    from selon.ledger.happenings import Happening
    from selon.ledger.model import DispatchRef, MentionKey
    from selon.ledger.sightings import Site
    from selon.ledger.telling import Answer

_SHORT = 2  # days of one gathering
_SEVERAL = 2  # below it nothing is to be chosen
_AGAIN, _ABOVE_ALL = 2, 6  # words of an epidemic in a dispatch on deaths, on anything
_ILL = frozenset({"accident", "death", "toll"})


def incident_of(parts: Sequence[tuple[Chapter, int]], *, name: str | None = None) -> Incident:
    """Make the incident of some happenings, given in the order of their dispatches."""
    told = [(c, c.happenings[n]) for c, n in parts]
    mentions = tuple(
        IncidentMention(
            c.ref.item, s.event, s.start, s.end, s.text, s.status, s.statement, c.ref.id
        )
        for c, h in told
        for s in h.sightings
    )
    sighted = [s for _, h in told for s in h.sightings]
    lasting = _lasting([h for _, h in told])
    site = _site([x for _, h in told for x in h.sites], lasting=lasting)
    days = _days([h for _, h in told])
    wanted = {(c.ref.id, n) for c, n in parts}
    said = [(a, c.ref) for c, _ in parts for a in c.answers if (c.ref.id, a.happening) in wanted]
    type_ = _commonest([s.type for s in sighted if s.type])
    spot = _spot(site) if site else None
    actors = _participants(parts, "actors")
    return Incident(
        id=_named_after(mentions[0].key, *parts[0]),
        label=name or label_of(sighted, spot, days, actors),
        type=type_,
        mode=_commonest([s.mode for s in sighted if s.mode]),
        place=spot,
        start=iso(days.first) if days else None,
        end=iso(days.last) if days else None,
        mentions=mentions,
        assessments=assess(
            _distinct(said),
            About(
                lasting=lasting,
                spreading=_spreading(told),
                long=days is not None and days.length > _SHORT,
                home=spot.country if spot else None,
                until=days.last if days else None,
            ),
        ),
        actors=actors,
        recipients=_participants(parts, "recipients"),
    )


def _distinct(said: list[tuple[Answer, DispatchRef]]) -> list[tuple[Answer, DispatchRef]]:
    """Take each answer once. Few are equal, and to tell them apart whole takes long."""
    spans = {(ref.id, a.start, a.end, a.question) for a, ref in said}
    return said if len(spans) == len(said) else list(dict.fromkeys(said))


def _named_after(first: MentionKey, chapter: Chapter, number: int) -> str:
    """Name an incident after its first mention; of two that begin at one word, the later otherwise.

    A word may tell of a deed and of who holds a place by it, and each of these be an incident.
    """
    before = (s for h in chapter.happenings[:number] for s in h.sightings)
    twin = any(s.start == first.start for s in before)
    return (
        replace(first, dispatch=f"{first.dispatch} {number}").incident if twin else first.incident
    )


def _lasting(told: list[Happening]) -> bool:
    """Whether most of it is told as what goes on, not as a deed."""
    return 2 * sum(CAMPAIGN in h.family for h in told) > len(told)


def _spreading(told: Sequence[tuple[Chapter, Happening]]) -> bool:
    """Whether it is deaths and cases that dispatches on an epidemic tell of."""
    ill = sum(c.epidemic >= (_AGAIN if h.family in _ILL else _ABOVE_ALL) for c, h in told)
    return 2 * ill >= len(told)


def _site(sites: list[Site], *, lasting: bool) -> Site | None:
    """The narrowest place that is named most, places of the mention's own sentence first.

    It lies in the country that most of them lie in: a coup is not where its victim went to.
    What lasts (a war, a movement) goes on in the widest, wherever one of its days is told.
    """
    if len(sites) < _SEVERAL:
        return sites[0] if sites else None
    votes: Counter[str] = Counter()
    lands: Counter[str | None] = Counter()
    for s in sites:
        votes[_name(s)] += 3 if s.own else 1
        lands[s.country] += 0 if s.country is None else 3 if s.own else 1

    def rank(s: Site) -> tuple[int, bool, int, str]:
        fits = s.country is not None and not s.narrow if lasting else s.narrow
        return -lands[s.country], not fits, -votes[_name(s)], _name(s)

    return min(sites, key=rank)


def _name(site: Site) -> str:
    p = site.place
    return str(p.geonames_id) if p.geonames_id is not None else p.name


def _days(happenings: list[Happening]) -> Days | None:
    dated = [h for h in happenings if h.days is not None and h.own_time]
    dated = dated or [h for h in happenings if h.days is not None]
    if not dated:
        return None
    shortest = min(dated, key=lambda h: (h.days.length if h.days else 0, h.days or Days(0, 0)))
    return shortest.days


def _spot(site: Site) -> Spot:
    p = site.place
    return Spot(p.name, p.latitude, p.longitude, p.radius_km, p.country, p.admin1, p.geonames_id)


def _commonest(values: list[str]) -> str | None:
    if len(values) < _SEVERAL:
        return values[0] if values else None
    seen = Counter(values)
    return min(seen, key=lambda v: (-seen[v], v))


def _participants(
    parts: Sequence[tuple[Chapter, int]], role: Literal["actors", "recipients"]
) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    for c, n in parts:
        for event in {s.event for s in c.happenings[n].sightings if s.event}:
            parties = c.parties[event]
            for name in parties.actors if role == "actors" else parties.recipients:
                seen[name] = seen.get(name, 0) + 1
    return tuple(sorted(seen, key=lambda v: (-seen[v], v)))
