"""Mentions of one dispatch grouped into happenings, and what a happening knows of itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from selon.ledger.crowds import CROWDS, amid, arrests, of_crowd
from selon.ledger.ground import same_ground, same_spot, sites_differ
from selon.ledger.kinship import akin, fixed, kin
from selon.ledger.recency import recency
from selon.ledger.sightings import CAMPAIGN, CONTROL
from selon.ledger.strangers import strange
from selon.ledger.victims import by_name, mourned
from selon.ledger.words import same_stem

if TYPE_CHECKING:
    from selon.ledger.calendar import Days
    from selon.ledger.sightings import Sighting, Site

_JOIN = 1.75  # evidence from which a mention belongs to a happening told before
_OWN_TOLL = 1.0  # a toll in the sentence that names its cause
_FATE = 1.0  # who died or was hurt, without more, did so in what the dispatch is about
_HEADED = 1.0  # the first paragraph repeats the word of the headline
_ANAPHOR = 1.5  # "the tragedy" without more is what the dispatch is about
_OUTCOMES = frozenset({"toll", "death"})
_KINSHIP = 0.5  # what it costs that two mentions are of kin, not equal kinds
_SAME_SENTENCE = 2.0
_FEW = 3  # sentences that have a telling word
_CAUSE = 2.0  # what it costs that somebody's death is only what something else came after
_DEAD = 9.0  # a named person dies once: more than all else that speaks for another happening
_WORD = 0.4  # what one such word that two sentences share speaks for one happening
_WORDS = 3  # such words beyond which more say no more
_NAMED = 5.0  # more than all that speaks for another attack than the one named by its complement
_BROAD = 0.5  # a town that lies in a region named before
_OTHER_KIND = 1.5  # what it costs that two words name violence of different kinds
_OTHER_MODE = 1.0  # and that they were done by other means (shots, a bomb)
_LASTING = 550  # days between two dates of one campaign
_PAST = 30  # days before publication: background, told apart from what has no date
_NEXT = 1  # sentences over which a place that is not named again is understood
_LEAD = 2  # lines: headline, empty line, first paragraph
_LEFT = 1.5  # what speaks no more for the lead where the text has left it for an earlier day
_STAYS = 0.5  # and what speaks for that day instead
_NEWS = 3  # days before publication that are still news
_STILL = 2  # sentences over which what was told last is still told of
_HARMFUL = frozenset({"violence", "accident"})
_HARMS = _HARMFUL | _OUTCOMES | {"protest"}
_CLASH = frozenset({"protest", "violence"})
_NIGHT = 2  # days that a night is of
_LONG = 45  # days: a longer interval is a period, not a date


@dataclass(slots=True)
class Happening:
    """A group of mentions in one dispatch; `days` and `sites` are what its members agree on.

    `family` is its kind, empty before the first mention.
    """

    sightings: list[Sighting] = field(default_factory=list)
    days: Days | None = None
    own_time: bool = False
    sites: list[Site] = field(default_factory=list)
    family: str = ""

    def __post_init__(self) -> None:
        self.family = self.family or _family([s.family for s in self.sightings])

    def add(self, sighting: Sighting) -> None:
        """Take a mention in."""
        self.sightings.append(sighting)
        self.family = _family([s.family for s in self.sightings])
        if sighting.days is not None:
            if self.days is None or (sighting.own_time and not self.own_time):
                self.days = sighting.days
            elif sighting.own_time == self.own_time:
                self.days = _together(self.days, sighting.days)
            self.own_time = self.own_time or sighting.own_time
        if sighting.site is not None:
            self.sites.append(sighting.site)

    @property
    def victims(self) -> frozenset[str]:
        """The named persons whom it befell."""
        return frozenset().union(*(s.victims for s in self.sightings))

    @property
    def dead(self) -> frozenset[str]:
        """The named persons who died in it."""
        return frozenset().union(*(s.dead for s in self.sightings))

    @property
    def leads(self) -> bool:
        """Whether the dispatch opens with it."""
        return any(s.paragraph <= _LEAD for s in self.sightings)

    @property
    def dated(self) -> Days | None:
        """Its days when they are a date rather than a period."""
        return self.days if self.days is not None and self.days.length <= _LONG else None

    @property
    def happened(self) -> bool:
        """Whether a mention tells it as a fact or a denied fact."""
        return any(s.status in ("actual", "denied") for s in self.sightings)


def group(sightings: list[Sighting], published: int | None = None) -> list[Happening]:
    """Group the mentions of a dispatch, each joining the happening that most speaks for it."""
    past = published - _PAST if published is not None else None
    groups: list[Happening] = []
    told: list[Happening] = []  # the same, that told last at the end
    of_event: dict[str, Happening] = {}
    background = False
    last: Happening | None = None
    rare = _rare(sightings)
    for s in _in_turn(sightings):
        best, most = None, _JOIN
        own, telling = s.words & rare, s.behind & rare
        kinds = None if s.victims or s.dead else _kinds_of(s.family)
        for h in reversed(groups):
            if kinds is not None and h.family not in kinds:
                continue  # as most: nothing speaks for one happening, as `_fit` would say
            score = _fit(s, h, of_event, past)
            if score is not None:
                score += _company(s, h, own) + _complement(s, h, groups, telling)
                score += recency(s, h, told)
            if score is not None and s.fate and h.leads and not (s.own_time or background):
                score += _FATE
            if score is not None and _left(s, last, published):
                score += _STAYS if h is last else -_LEFT if h.leads else 0.0
            if score is not None and score >= most + (0.01 if best else 0):
                best, most = h, score
        if best is None:
            best = Happening()
            groups.append(best)
        best.add(s)
        told = [*(h for h in told if h is not best), best]
        background = past is not None and _before(best.days, past)
        last = best if best.family in _HARMFUL else last
        of_event[s.key] = best
    return groups


def _family(kinds: list[str]) -> str:
    """Give the kind of happening; tolls and deaths told with an event are of the event's kind.

    Arrests are of the kind of what they were made in.
    """
    found = next((k for k in kinds if k not in _OUTCOMES), kinds[0] if kinds else "")
    if "coercion" in kinds and "protest" in kinds:
        return "protest"
    return "violence" if found == "coercion" and "violence" in kinds else found


def _left(s: Sighting, last: Happening | None, published: int | None) -> bool:
    """Whether a toll or "the tragedy" stands behind what is told of an earlier day."""
    if last is None or last.days is None or not last.own_time or published is None:
        return False
    if s.own_time or not (s.family in _OUTCOMES or s.anaphor):
        return False
    near = any(0 <= s.sentence - m.sentence <= _STILL for m in last.sightings)
    return near and last.days.last < published - _NEWS


def _together(a: Days, b: Days) -> Days:
    """The days that two times share; a night is told of either of its days."""
    nights = [d for d in (a, b) if d.length == _NIGHT]
    return (
        nights[0] if nights and a.meets(b) and a != b and 1 in (a.length, b.length) else a.common(b)
    )


def _in_turns(s: Sighting, m: Sighting, *, same_as: bool = False) -> bool:
    """Whether one sentence tells two mentions as one after the other (`a riposté après l'attaque`).

    Who died is told so of one attack. What is compared is never one, even where both have a word.
    """
    if s.sentence == m.sentence and s.likened != m.likened:
        return True
    if same_as or s.sentence != m.sentence or s.apart == m.apart or s.fate or m.fate:
        return False
    return not {s.family, m.family} & _OUTCOMES and fixed(s.family) and fixed(m.family)


def _over(s: Sighting, h: Happening) -> bool:
    """Whether one sentence tells of a protest over a death (`manifestations après la mort de`)."""
    here = [m for m in h.sightings if m.sentence == s.sentence]
    if s.cause:
        return any(m.family.startswith("protest") and not m.cause for m in here)
    return s.family.startswith("protest") and bool(here) and all(m.cause for m in here)


def _in_turn(sightings: list[Sighting]) -> list[Sighting]:
    """Order mentions as in the text, but none before the event that it is known to speak of."""
    begins = {s.key: s.start for s in sightings}
    return sorted(sightings, key=lambda s: (max(s.start, begins.get(s.same_as or "", 0)), s.word))


def _rare(sightings: list[Sighting]) -> frozenset[str]:
    """Stems that few of a dispatch's sentences have."""
    sentences = {s.sentence: s.words for s in sightings}
    seen = Counter(chain.from_iterable(sentences.values()))
    return frozenset(w for w, n in seen.items() if n <= _FEW)


def _company(s: Sighting, h: Happening, own: frozenset[str]) -> float:
    """What words that two sentences share and few others have speak for one happening.

    What is brought in as new, or has a day of its own, is not what was told in like words.
    """
    if s.new or s.own_time or not own or not fixed(s.family):
        return 0.0
    told = (own & m.words for m in h.sightings if m.sentence != s.sentence)
    return _WORD * min(_WORDS, len(frozenset().union(*told)))


def _complement(
    s: Sighting, h: Happening, groups: list[Happening], telling: frozenset[str]
) -> float:
    """What it speaks for one happening that it alone is told with a mention's complement.

    `l'attaque pendant les funérailles` is that on the mourners, although another was told since.
    """

    def tells(g: Happening) -> bool:
        return any(m.sentence != s.sentence and m.words & telling for m in g.sightings)

    if not telling or not tells(h):
        return 0.0
    others = (g for g in groups if g is not h and akin(s.family, g.family))
    return 0.0 if any(tells(g) for g in others) else _NAMED


def _fit(
    s: Sighting, h: Happening, of_event: dict[str, Happening], past: int | None
) -> float | None:
    """How much speaks for a mention being of a happening; None when something forbids it."""
    same_as = s.same_as is not None and of_event.get(s.same_as) is h
    if s.dead and s.dead & h.dead:
        return _DEAD
    named = by_name(s, h) if s.victims else 0.0
    crowd = of_crowd(s, h)
    among = amid(s, h)
    if named <= 0 and not crowd and (not akin(s.family, h.family) or mourned(s, h)):
        return None
    if _parted(s, h, same_as=same_as):
        return None
    lasting = CAMPAIGN in s.family
    if times_differ(
        s.days, h.days, own=s.own_time and h.own_time, slack=_LASTING if lasting else 0
    ):
        return None
    if CONTROL in (s.family, h.family) and not same_as and not _same_ground(s, h):
        return None
    if (
        fixed(s.family)
        and s.site
        and s.site.own
        and sites_differ([s.site], [x for x in h.sites if x.own])
    ):
        return None
    vague = s.status in ("planned", "hypothetical")
    told = [m for m in h.sightings if m.status in ("planned", "hypothetical")]
    score = -1.0 if vague != (len(told) == len(h.sightings)) else 0.0
    score -= _CAUSE if s.dead and s.apart and not h.victims else 0.0
    score += named + (arrests(s, h) if crowd else 0.0)
    score -= _unlike(s.family, h.family, among=among)
    score += 3.0 if same_as else 0.0
    gap = min(s.sentence - m.sentence for m in h.sightings)
    score -= strange(s, h, gap, same_as=same_as)
    alike = any(same_stem(s.core, m.core) or _one_mode(s, m) for m in h.sightings)
    score += _SAME_SENTENCE if gap == 0 else 1.0 if gap <= 2 else 0.5 if gap <= 6 else 0.0
    special = not s.general and any(not m.general for m in h.sightings)
    if s.family == "violence" and special and not alike and not among:
        score -= _OTHER_KIND
    if past is not None and gap > 2 and _of_another_time(s, h, past):
        return None
    score += 1.0 if alike or (lasting and CAMPAIGN in h.family) else 0.0
    score += 0.5 if s.definite else 0.0
    score += 1.0 if s.pointing and gap <= 2 else 0.0
    score += 0.5 if _bare(s, h) else 0.0
    score += 1.0 if s.own_time and h.own_time and s.days and s.days.length <= 3 else 0.0
    spots = [x for x in h.sites if same_spot(s.site, x)] if s.site and s.site.narrow else []
    if spots:
        score += 1.0 if any(x.narrow for x in spots) else _BROAD
        score += 1.0 if s.family == CONTROL else 0.0
    score += 0.5 if any(s.actors & m.actors for m in h.sightings) else 0.0
    score += 0.5 if any(s.recipients & m.recipients for m in h.sightings) else 0.0
    score += 1.0 if any(s.figures & m.figures for m in h.sightings) else 0.0
    if h.leads and not s.pointing and ("toll" in (s.family, h.family) or s.definite):
        score += 0.75 if s.family != "toll" else 1.5
    if gap == 0 and not named and {s.family, h.family} in _TOLLS:
        score += _OWN_TOLL
    if (alike or s.family != "violence") and _headed(s, h):
        score += _HEADED
    if s.anaphor and h.leads and not s.own_time:
        score += _ANAPHOR
    modes = {m.mode for m in h.sightings if m.mode}
    if s.mode and modes and not crowd and not among:
        score += 0.5 if s.mode in modes else -_OTHER_MODE
    return score


def _unlike(a: str, b: str, *, among: bool) -> float:
    """What it costs that two mentions are of kin, not equal kinds.

    Crowds are mostly told of one protest; violence told beside it is another happening sooner.
    """
    if a == b:
        return -_KINSHIP if a == "protest" else 0.0
    if "toll" in (a, b):
        return 0.0
    return 2 * _KINSHIP if {a, b} == _CLASH and not among else _KINSHIP


def _bare(s: Sighting, h: Happening) -> bool:
    """Whether a mention has neither day nor place of its own.

    Harm that is told so below the lead is not of the lead for that.
    """
    if s.own_time or (s.site and s.site.own):
        return False
    return not (h.leads and s.family in _HARMS) or s.new or bool(s.victims)


def _one_mode(s: Sighting, m: Sighting) -> bool:
    """Whether two words name violence of one kind (`tirs`, `a ouvert le feu`)."""
    return s.family == m.family == "violence" and s.mode is not None and s.mode == m.mode


@cache
def _kinds_of(family: str) -> frozenset[str]:
    """Give the kinds of happening that a mention of a kind may be of, if it names no victim."""
    return kin(family) | {b for a, b in CROWDS if a == family}


def _parted(s: Sighting, h: Happening, *, same_as: bool) -> bool:
    """Whether the words of a mention say that it is of something else than a happening."""
    if any(_in_turns(s, m, same_as=same_as) for m in h.sightings):
        return True
    return not same_as and (_over(s, h) or _of_disease(s, h))


def _of_disease(s: Sighting, h: Happening) -> bool:
    """Whether one is a toll of a disease and the other no disease (`un typhon`), told apart."""
    if any(m.sentence == s.sentence for m in h.sightings):
        return False
    if s.family == "toll" and s.ill:
        return not any(m.ill for m in h.sightings)
    return not s.ill and all(m.ill and m.family == "toll" for m in h.sightings)


def _headed(s: Sighting, h: Happening) -> bool:
    """Whether one is of the first paragraph, the other of the headline, of one kind and turn."""
    if s.paragraph != _LEAD:
        return False
    return all(
        m.paragraph == 0 and m.apart == s.apart and m.family == s.family for m in h.sightings
    )


_TOLLS = (
    {"toll", "violence"}, {"toll", "accident"}, {"toll", "protest"}, {"death", "accident"},
)  # fmt: skip


def _before(days: Days | None, day: int) -> bool:
    """Whether something is dated before a day; what has no date is of the dispatch's own days."""
    return days is not None and days.last < day


def _of_another_time(s: Sighting, h: Happening, past: int) -> bool:
    """Whether one is dated before a day and the other is not.

    "The shooting" of a trial is that of years ago which the dispatch opens with.
    """
    if h.leads and s.definite and s.days is None:
        return False
    return _before(s.days, past) != _before(h.days, past)


def _same_ground(s: Sighting, h: Happening) -> bool:
    """Whether a change of control can be about a place that the happening names."""
    if s.site is None or not h.sites:
        return min(abs(s.sentence - m.sentence) for m in h.sightings) <= _NEXT
    return any(same_ground(s.site, x) for x in h.sites)


def times_differ(a: Days | None, b: Days | None, *, own: bool, slack: int = 0) -> bool:
    """Say whether two times exclude each other; inherited times need a gap of a month."""
    if a is None or b is None:
        return False
    return not a.meets(b, slack if own else 31)
