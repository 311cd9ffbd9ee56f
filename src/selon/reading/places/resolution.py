"""From names to places: every query of a dispatch scored in the light of all others.

Three passes over a linear score. The first weighs names alone; the next two add what the dispatch
is about: the share of each country and first-level unit among its places. The method and most
weights were measured on LGL and TR-News.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from selon.gazetteer import distance_km
from selon.reading.places import candidates
from selon.reading.places.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.gazetteer import Candidate, Gazetteer
    from selon.reading.places.model import Asked, Option, Query

_COUNTRY_SHARE = 7.0
_UNIT_SHARE = 5.0
_CONTAINED = 6.0
_NOT_CONTAINED = -2.0
_HINTED = 8.0
_CLEAR = 8.0  # a lead beyond which nothing is gained
_SAME_KM = 50.0
_LEANING = 2.5
_PASSES = 3
_IN_PLAY = 0.12  # share from which a country's spelling variants are looked for
_QUARTER_SHARE = 0.5  # share of its country from which a quarter needs no mention of its city
_CITY_ABSENT = -2.0
_MOST_MENTIONS = 4
_DOMINATED = 0.4
_LEAST_ABROAD = 4.8
_LEAST = 2.2  # score below which a name is better left unknown


class Context:
    """How much of a dispatch lies in each country and first-level unit.

    Shares leave out what the asking name itself has added, so that no name confirms itself.
    """

    def __init__(self, seeds: Mapping[str, float]) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float, seeds)
        self.units: defaultdict[int, float] = defaultdict(float)
        self.places: set[int] = set()
        self._own: dict[int, tuple[str | None, int | None, float]] = {}

    def add(self, at: int, one: Candidate, weight: float) -> None:
        """Count the place that the query number `at` is taken for."""
        if one.country:
            self.countries[one.country] += weight
        unit = unit_of(one)
        if unit is not None:
            self.units[unit] += weight
        self.places.add(one.id)
        self._own[at] = (one.country, unit, weight)

    def shares(self, at: int) -> Shares:
        """Give the shares as the query number `at` sees them."""
        country, unit, weight = self._own.get(at, (None, None, 0.0))
        return Shares(self, country, unit, weight)

    def in_play(self) -> list[str]:
        """Give the countries that the dispatch is about, the first ones first."""
        total = sum(self.countries.values()) or 1.0
        ranked = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))
        return [iso3 for iso3, weight in ranked[:3] if weight / total >= _IN_PLAY]


def unit_of(one: Candidate) -> int | None:
    """Give the id of the first-level unit that a place is or lies in."""
    return one.id if one.feature_code == "ADM1" else one.admin1_id


class Shares:
    """Shares of countries and units without one query's own weight."""

    __slots__ = ("_all", "_all_units", "_context", "_country", "_unit", "_weight")

    def __init__(
        self, context: Context, country: str | None, unit: int | None, weight: float
    ) -> None:
        self._context, self._country, self._unit, self._weight = context, country, unit, weight
        own_country, own_unit = (weight if x is not None else 0.0 for x in (country, unit))
        self._all = max(sum(context.countries.values()) - own_country, 1.0)
        self._all_units = max(sum(context.units.values()) - own_unit, 1.0)

    def country(self, iso3: str | None) -> float:
        """Give the share of a country, 0 to 1."""
        if iso3 is None:
            return 0.0
        weight = self._context.countries.get(iso3, 0.0)
        return (weight - self._weight if iso3 == self._country else weight) / self._all

    def main(self) -> float:
        """Give the share of the country with the most."""
        codes = self._context.countries
        return max((self.country(code) for code in codes), default=0.0)

    def unit(self, unit: int | None) -> float:
        """Give the share of a first-level unit, 0 to 1."""
        if unit is None:
            return 0.0
        weight = self._context.units.get(unit, 0.0)
        return (weight - self._weight if unit == self._unit else weight) / self._all_units


@dataclass(frozen=True, slots=True)
class Resolution:
    """One verdict for each query, in order, and the context that they were found in."""

    verdicts: list[Verdict]
    context: Context

    @classmethod
    def empty(cls) -> Resolution:
        """Give the resolution of nothing."""
        return cls([], Context({}))

    def main_country(self, least: float) -> str | None:
        """Give the country with the greatest share of the dispatch, when that is enough."""
        countries = self.context.countries
        total = sum(countries.values())
        if not total:
            return None
        code, weight = min(countries.items(), key=lambda item: (-item[1], item[0]))
        return code if weight / total >= least else None


def resolve(
    asked: list[Asked], gazetteer: Gazetteer, *, seeds: Mapping[str, float] | None = None
) -> Resolution:
    """Resolve all names of a dispatch together; `seeds` are weights of countries known otherwise.

    The same input gives the same output.
    """
    seeds = seeds or {}
    made = [candidates.options(one.query, gazetteer) for one in asked]
    context = _first_context(asked, made, seeds)
    widened = [False] * len(asked)
    for number in range(_PASSES):
        playing = context.in_play()
        for at, one in enumerate(asked):
            if not widened[at] and number:
                widened[at] = True
                made[at] = _widen(one.query, made[at], gazetteer, playing)
            _score(one, made[at], context, context.shares(at), _containers(one, made), gazetteer)
        if number < _PASSES - 1:
            context = _next_context(asked, made, seeds)
    verdicts = [
        _verdict(one.query, options, context.shares(at))
        for at, (one, options) in enumerate(zip(asked, made, strict=True))
    ]
    return Resolution(verdicts, context)


def _widen(
    query: Query, options: list[Option], gazetteer: Gazetteer, playing: list[str]
) -> list[Option]:
    """Add spelling variants where no place of that very name lies in a country in play."""
    wanted = [query.country] if query.country else playing
    known = {o.candidate.country for o in options}
    missing = [iso3 for iso3 in wanted if iso3 not in known]
    if not missing or any(o.candidate.kind in {"country", "area"} for o in options):
        return candidates.kept(options, wanted)
    return candidates.kept(options, wanted) + candidates.variants(query, gazetteer, missing)


def _first_context(
    asked: list[Asked], made: list[list[Option]], seeds: Mapping[str, float]
) -> Context:
    context = Context(seeds)
    for at, (one, options) in enumerate(zip(asked, made, strict=True)):
        if not options:
            continue
        sure = options[0].candidate.kind == "country" or len(options) == 1
        context.add(
            at, options[0].candidate, min(one.weight, _MOST_MENTIONS) * (1.0 if sure else 0.5)
        )
    return context


def _next_context(
    asked: list[Asked], made: list[list[Option]], seeds: Mapping[str, float]
) -> Context:
    context = Context(seeds)
    for at, (one, options) in enumerate(zip(asked, made, strict=True)):
        if options and options[0].score >= _LEAST:
            best = options[0]
            sure = best.candidate.kind == "country" or len(options) == 1
            context.add(
                at, best.candidate, min(one.weight, _MOST_MENTIONS) * (1.0 if sure else 0.5)
            )
    return context


def _containers(one: Asked, made: list[list[Option]]) -> list[Candidate]:
    """Give what the places that are said to contain this one are taken for."""
    return [made[at][0].candidate for at in one.inside if made[at]]


def _score(
    one: Asked,
    options: list[Option],
    context: Context,
    shares: Shares,
    containers: list[Candidate],
    gazetteer: Gazetteer,
) -> None:
    for option in options:
        place = option.candidate
        score = option.prior
        reasons = [("prior", option.prior)]
        own = shares.country(place.country)
        if own:
            reasons.append(("country", _COUNTRY_SHARE * own))
        unit = unit_of(place)
        inside = shares.unit(unit)
        if inside:
            reasons.append(("unit", _UNIT_SHARE * inside))
        if containers:
            held = any(_holds(outer, place, gazetteer) for outer in containers)
            reasons.append(("contained", _CONTAINED if held else _NOT_CONTAINED))
        if one.leaning and not one.query.kinds and place.kind != "country":
            town = place.kind in {"city", "quarter"}
            reasons.append(("preposition", _LEANING if town == (one.leaning > 0) else -_LEANING))
        if one.query.country:
            same = place.country == one.query.country
            reasons.append(("adjective", _HINTED if same else -_HINTED))
        if place.kind == "quarter" and place.parent not in context.places:
            near = own >= _QUARTER_SHARE or (own >= _IN_PLAY and "quarter" in one.query.kinds)
            reasons.append(("city_absent", _CITY_ABSENT if near else -20.0))
        score = sum(points for _, points in reasons)
        option.score, option.reasons = score, reasons
    options.sort(key=lambda option: (-option.score, option.candidate.id))


def _holds(outer: Candidate, inner: Candidate, gazetteer: Gazetteer) -> bool:
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    return outer.id != inner.id and gazetteer.contains(outer.id, inner)


def _verdict(query: Query, options: list[Option], shares: Shares) -> Verdict:
    if not options or not _enough(options[0], shares):
        return Verdict(query, None, 0.0, options)
    best = options[0]
    return Verdict(query, best.candidate, confidence(options, shares), options)


def _enough(best: Option, shares: Shares) -> bool:
    """Whether a place is known well enough to be taken.

    More is asked outside the countries that the dispatch plainly is about, and there only the
    place itself counts: better not known than a wild guess.
    """
    one = best.candidate
    if best.score < _LEAST:
        return False
    if one.kind in {"country", "area", "feature"} or shares.main() < _DOMINATED:
        return True
    if shares.country(one.country) >= _IN_PLAY / 2:
        return True
    least = _LEAST_ABROAD
    if one.matched not in {"preferred", "exonym"}:
        least += 0.5
    return best.prior >= least


def confidence(options: list[Option], shares: Shares) -> float:
    """Give the chance that the best option is right, as fitted on TR-News (1,228 toponyms).

    It rests on the lead over the best option that lies elsewhere: between a town and the district
    of its name the point is nearly the same.
    """
    best = options[0]
    elsewhere = next((o for o in options[1:] if _apart(best.candidate, o.candidate)), None)
    lead = best.score - elsewhere.score if elsewhere else _CLEAR
    raw = -1.9 + 0.58 * min(lead, _CLEAR) + 0.1 * min(best.score, 15.0)
    raw += 0.86 * shares.country(best.candidate.country)
    if best.candidate.kind == "country":
        raw += 0.8
    if best.candidate.matched == "skeleton":
        raw -= 1.0
    return round(1 / (1 + exp(-raw)), 2)


def _apart(one: Candidate, other: Candidate) -> bool:
    """Whether two places are more than `_SAME_KM` apart, as far as their points are known."""
    if one.latitude is None or one.longitude is None:
        return True
    if other.latitude is None or other.longitude is None:
        return one.country != other.country
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude) > _SAME_KM
