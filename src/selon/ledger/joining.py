"""Whether happenings of two dispatches are one: what forbids it, and how much speaks for it.

A common place name or a common title is never enough: a join needs a common date, count, sentence
or company besides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.bodies import one_name
from selon.ledger.calendar import Days, day_number, told_on
from selon.ledger.ground import same_ground, same_spot, sites_differ
from selon.ledger.happenings import times_differ
from selon.ledger.kinship import akin, fixed
from selon.ledger.sightings import CAMPAIGN, CONTROL
from selon.ledger.wording import wording
from selon.ledger.words import same_stem

if TYPE_CHECKING:
    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Site
    from selon.ledger.stories import Stories
    from selon.record import Place, Record

JOIN = 2.0
"""Evidence from which two happenings are one."""

_FIRM = 0.75  # evidence of date, count, sentence or company below which nothing else counts
_CORE = 0.5  # evidence of the same word
_DEAD = 12.0  # evidence of the same named person's death
_VICTIM = 2.0  # evidence of the same named victim
_ONCE = 0.5  # evidence that talks, a vote or a departure of one story are told of again
_OFTEN = frozenset({"accuse", "appeal", "inquiry", "reject", "request", "threaten"})
_ABROAD = 1.5  # what it costs that two are of different countries, in dispatches on others too
_OTHER_KIND = 1.0  # what it costs that their words name violence of different kinds
_OTHER_ACT = 3.0  # that one is an arrest and the other a ban, or the like
_MODE = 0.5  # evidence that they were done by the same means, or against it that they were not
_OTHERS = 1.0  # that it is others who accuse, ask or threaten
_STORY = 0.75  # evidence of two dispatches on one story
DATE = 3  # days: an interval up to this is a date
LATE = 5  # days: the day of a dispatch may be that of telling, not of happening
LASTING = 550  # days between two dates of one campaign
WEEK = 8  # days: "on Monday" copied into a dispatch of the next week
_SOON = 14  # days after which what has no date in common is one in dispatches on one story only
_NAMELESS = frozenset({"unnamed", "population", "document", "media"})
_NEARLY = 3.0  # evidence of sentences with most words in common
_SHARED = 3  # stems below which no two sentences can be alike
WORDS = 4  # stems below which sentences are too short to compare


@dataclass(slots=True, unsafe_hash=True)  # frozen, making one takes thrice as long
class Portrait:
    """A happening of one dispatch, as it is compared with those of others.

    `kinds` when words of it name a kind of violence (`tirs`), `special` when all do: none of them
    could be any attack.
    """

    dispatch: str
    number: int
    family: str
    published: int | None
    days: Days | None
    own_time: bool
    sites: tuple[Site, ...]
    own_sites: tuple[Site, ...]
    country: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    figures: frozenset[tuple[str, int | None, int | None]]
    cores: tuple[str, ...]
    modes: frozenset[str]
    sentences: tuple[tuple[str, frozenset[str], str], ...]
    words: frozenset[str]
    lead: bool
    happened: bool
    today: bool
    story: frozenset[str]
    names: frozenset[str]
    home: str | None = None
    victims: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()
    special: bool = False
    kinds: bool = False
    least: int = 0  # words of the shortest sentence that is compared

    @property
    def key(self) -> tuple[str, int]:
        """The happening's name while the ledger is built."""
        return self.dispatch, self.number


@dataclass(frozen=True, slots=True)
class Story:
    """What a whole dispatch is about: its words, its names, the country named most."""

    words: frozenset[str]
    names: frozenset[str]
    country: str | None


def story_of(record: Record) -> Story:
    """Take what a dispatch is about; `the police`, or its agency, are in dispatches on anything."""
    countries = Counter(p.country for p in record.places if p.country for _ in p.mentions)
    names = {
        fold(one_name(a.name))
        for a in record.actors
        if a.kind not in _NAMELESS and not a.name[:1].islower()
    }
    names |= {place_key(p) for p in record.places}
    country = min(countries, key=lambda c: (-countries[c], c)) if countries else None
    return Story(wording(record.dispatch.text).stems(), frozenset(names), country)


def portray(record: Record, number: int, h: Happening, about: Story) -> Portrait:
    """Sum a happening up; one without a place is looked for in its dispatch's country."""
    published = day_number(record.dispatch.published)
    told = h.sightings
    sites = tuple(_distinct(h.sites))
    return Portrait(
        dispatch=record.dispatch.id,
        number=number,
        family=h.family,
        published=published,
        days=h.days,
        own_time=h.own_time,
        sites=sites,
        own_sites=tuple(s for s in sites if s.own),
        country=next((s.country for s in sites if s.country), about.country),
        actors=in_all([s.actors for s in told]),
        recipients=in_all([s.recipients for s in told]),
        figures=frozenset(f for s in told for f in s.figures if (f[1] or 0) >= 2),
        cores=tuple(sorted({s.core for s in told})),
        modes=frozenset(s.mode for s in told if s.mode),
        sentences=tuple(dict.fromkeys((s.sentence_key, s.words, s.core) for s in told)),
        words=in_all([s.words for s in told]),
        lead=min(s.paragraph for s in told) <= 2,
        happened=h.happened,
        today=h.days is not None
        and h.days.length == 1
        and h.days.first in told_on(record.dispatch.published),
        story=about.words,
        names=about.names,
        home=about.country,
        victims=h.victims,
        dead=h.dead,
        special=h.family == "violence" and not any(s.general for s in told),
        kinds=h.family == "violence" and not all(s.general for s in told),
        least=min((len(s.words) for s in told if len(s.words) >= WORDS), default=0),
    )


def in_all(sets: list[frozenset[str]]) -> frozenset[str]:
    """Give all that stands in some sets; what several mentions have in common is kept once."""
    first = sets[0]
    return first if all(s is first for s in sets) else frozenset().union(*sets)


def evidence(a: Portrait, b: Portrait, stories: Stories) -> float:
    """How much speaks for two happenings being one; below zero when something forbids it.

    What is quickly seen is asked first: of a hundred pairs that meet some four are joined.
    """
    if a.dead and not a.dead.isdisjoint(b.dead):
        return _DEAD
    if _excluded(a, b):
        return -1.0
    common = len(a.words & b.words)
    firm = _dates(a, b)
    if common >= _SHARED:
        firm += _sentences(a, b, common)
    if firm < _FIRM and _late(a, b) and not stories.shared(a, b):
        return 0.0
    if not a.actors.isdisjoint(b.actors):
        firm += 0.75 * min(2, len(a.actors & b.actors))
    if not a.recipients.isdisjoint(b.recipients):
        firm += 0.75 * min(2, len(a.recipients & b.recipients))
    if not a.figures.isdisjoint(b.figures):
        firm += 1.0 * min(2, len(a.figures & b.figures))
    on_one = stories.shared(a, b)
    if on_one:
        firm += _STORY
    if a.victims and not a.victims.isdisjoint(b.victims):
        firm += _VICTIM
    if firm < _FIRM:
        return 0.0
    if _elsewhere(a, b):
        return -1.0
    score = _other_names(a, b) - (_OTHERS if _of_others(a, b) else 0.0)
    abroad = a.country != b.country and a.home != b.home
    shorter = min(len(a.words), len(b.words))
    if shorter >= WORDS and common / shorter >= 0.35:
        score += 1.0
    if a.days is not None and b.days is not None and not a.days.meets(b.days):
        score -= 1.0
    if a.family != b.family and "toll" not in (a.family, b.family):
        score -= 0.75
    if a.sites and b.sites and _at_one_spot(a, b):
        score += 1.25
        score += 1.0 if a.family == CONTROL else 0.0
    elif a.country is not None and a.country == b.country:
        score += 1.5 if CAMPAIGN in a.family and CAMPAIGN in b.family else 0.5
    elif abroad:
        score -= _ABROAD
    if _alike(a.cores, b.cores):
        score += _CORE
        often = fixed(a.family) or a.family in _OFTEN or abroad
        score += 0.0 if often or not on_one else _ONCE
    elif a.modes.isdisjoint(b.modes) and ((a.special and b.kinds) or (a.kinds and b.special)):
        score -= _OTHER_KIND
    if a.modes and b.modes:
        score += _modes(a, b)
    score += 0.75 if a.lead and b.lead else 0.0
    score += 0.5 if _apart(a, b) <= 2 else 0.0
    if not fixed(a.family) and sites_differ(a.own_sites, b.own_sites):
        score -= 1.0
    return score + firm


def _at_one_spot(a: Portrait, b: Portrait) -> bool:
    """Whether a town or smaller place of one may be one of the other's."""
    theirs = [y for y in b.sites if y.narrow]
    return bool(theirs) and any(same_spot(x, y) for x in a.sites if x.narrow for y in theirs)


@lru_cache(maxsize=65536)
def _alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether any two words of two happenings look like forms of one."""
    return any(same_stem(x, y) for x, y in product(ours, theirs))


def _of_others(a: Portrait, b: Portrait) -> bool:
    """Whether two tell of what others accuse somebody of, ask for or threaten with."""
    if a.family not in _OFTEN or not a.actors or not b.actors:
        return False
    return a.actors.isdisjoint(b.actors)


def _modes(a: Portrait, b: Portrait) -> float:
    """What their modes speak for two happenings being one, or against it."""
    if not a.modes.isdisjoint(b.modes):
        return _MODE
    return -_OTHER_ACT if a.family == b.family == "coercion" else -_MODE


def _late(a: Portrait, b: Portrait) -> bool:
    """Whether two are told weeks apart, and not of the same person."""
    return _apart(a, b) > _SOON and a.victims.isdisjoint(b.victims)


def _other_names(a: Portrait, b: Portrait) -> float:
    """What it costs that both name victims, but not the same ones."""
    if not a.victims or not b.victims or a.victims & b.victims:
        return 0.0
    return -2 * _VICTIM if a.dead and b.dead else -_VICTIM


def forbidden(a: Portrait, b: Portrait) -> bool:
    """Say whether type, time or place exclude that two happenings are one."""
    if a.dead and not a.dead.isdisjoint(b.dead):
        return False
    return _excluded(a, b) or _elsewhere(a, b)


def _excluded(a: Portrait, b: Portrait) -> bool:
    """Whether type or time exclude that two happenings are one."""
    if not akin(a.family, b.family) and a.victims.isdisjoint(b.victims):
        return True
    if a.days is None or b.days is None:
        return _foretold(a, b) or _foretold(b, a)
    if a.days.meets(b.days):
        return False
    lasting = CAMPAIGN in a.family or CAMPAIGN in b.family
    slack = LASTING if lasting else LATE if _told_late(a, b) else 0
    return times_differ(a.days, b.days, own=a.own_time and b.own_time, slack=slack) and not (
        _near_in_time(a, b) and a.sentences and _sentences(a, b, len(a.words & b.words)) >= _NEARLY
    )


def _elsewhere(a: Portrait, b: Portrait) -> bool:
    """Whether place excludes that two happenings are one."""
    if CONTROL in (a.family, b.family):
        if not a.sites or not b.sites:
            return _sentences(a, b, len(a.words & b.words)) < _NEARLY
        return not any(same_ground(x, y) for x, y in product(a.sites, b.sites))
    if not a.victims.isdisjoint(b.victims) and a.days is not None and b.days is not None:
        return not a.days.meets(b.days) and sites_differ(a.own_sites, b.own_sites)
    if not fixed(a.family) or not sites_differ(a.own_sites, b.own_sites):
        return False
    return a.home != b.home or not _namesakes(a, b)


def _namesakes(a: Portrait, b: Portrait) -> bool:
    """Whether both name a place alike: in stories on one country they mean the same."""
    return not {fold(s.place.name) for s in a.own_sites}.isdisjoint(
        fold(s.place.name) for s in b.own_sites if s.narrow or s.place.latitude is None
    )


def _foretold(a: Portrait, b: Portrait) -> bool:
    """Whether one without a date is told as a fact before the other's date has come."""
    if a.published is None or a.days is not None or b.days is None or not b.own_time:
        return False
    return a.happened and b.days.first > a.published + 1


def _near_in_time(a: Portrait, b: Portrait) -> bool:
    """Whether the same words may mean one day although they were dated a week apart."""
    if a.days is None or b.days is None or a.published == b.published:
        return False
    return a.days.meets(b.days, WEEK)


def _told_late(a: Portrait, b: Portrait) -> bool:
    """Whether the later of two dates is the day of telling, perhaps not that of happening."""
    if a.days is None or b.days is None:
        return a.today or b.today
    return a.today if a.days.first > b.days.first else b.today


def _sentences(a: Portrait, b: Portrait, shared: int) -> float:
    """Sentences that both dispatches have, or nearly: the copied background of wire copy.

    `shared` is how many stems theirs have in common: no two sentences have more, and alike by a
    quarter are those that share a fifth of both.
    """
    if shared < _SHARED or not (a.least and b.least) or 5 * shared < a.least + b.least:
        return 0.0
    best = 0.0
    for key, words, core in a.sentences:
        many = len(words)
        if many < WORDS:
            continue
        for other, others, core2 in b.sentences:
            if len(others) < WORDS or 5 * shared < many + len(others):
                continue
            if not same_stem(core, core2):
                continue
            if key == other:
                return 4.0
            common = len(words & others)
            best = max(best, common / (many + len(others) - common))
    return _NEARLY if best >= 0.7 else 1.5 if best >= 0.4 else 0.5 if best >= 0.25 else 0.0


def _dates(a: Portrait, b: Portrait) -> float:
    x, y = a.days, b.days
    if x is None or y is None or not x.meets(y):
        return 0.0
    length = max(x.length, y.length)
    if a.own_time and b.own_time:
        return 1.5 if length <= DATE else 1.0 if length <= 31 else 0.25
    return 0.75 if length <= DATE else 0.25


def _apart(a: Portrait, b: Portrait) -> int:
    if a.published is None or b.published is None:
        return 999
    return abs(a.published - b.published)


def place_key(place: Place) -> str:
    """Name a place alike in all languages where the gazetteer knows it."""
    return fold(place.name) if place.geonames_id is None else str(place.geonames_id)


def _distinct(sites: list[Site]) -> list[Site]:
    """Sites of different places, those named in the mention's own sentence first."""
    found: dict[str, Site] = {}
    for site in sorted(sites, key=lambda s: not s.own):
        found.setdefault(site.place.id, site)
    return list(found.values())
