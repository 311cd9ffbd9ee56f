"""Candidates of a query: exact names first, spelling variants within the countries in play."""

from __future__ import annotations

from difflib import SequenceMatcher
from math import log10
from typing import TYPE_CHECKING

from selon.gazetteer import fold, is_telling, skeleton
from selon.reading.places.model import Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.gazetteer import Candidate, Gazetteer
    from selon.reading.places.model import Query

# Weights after the method measured on LGL and TR-News (Ritter-like linear score): see docs/quality.
_BASE = {"country": 6.0, "area": 3.0, "admin": 2.2, "city": 0.6, "quarter": -0.5, "feature": 1.5}
_SECOND_LEVEL = 0.3
_RENOWNED = {
    "area": 6.0,
    "feature": 3.5,
}  # places of the hand-made table stand there because the news names them
_UNIT_SIZE = 4.0  # of a first-level unit whose population is not known
_MAIN_NAME = 1.0
_CAPITAL = 3.0
_SEAT = 0.5
_UNIT_BESIDE_TOWN = -3.5
_UNIT_BESIDE_AREA = -4.0  # "au Sahel" is seldom the Sahel region of one country
_CUE = 4.0
_AGAINST_CUE = -5.0
_AGAINST_LOOSE_CUE = -1.5  # "la région de Kouré" may be the country around a village
_VARIANT = -1.0
_DWARFED = 50  # so many times smaller than its namesake in the same country
_IN_ITS_SHADOW = -2.0
_WORLD_CITY = 300_000
_NAMED_AFTER = -3.0  # Madrid, New York, needs more than an American dispatch
_ONLY_ALIAS = -4.0  # another place has the name as its own
_KEPT = 12
_VARIANTS = 4
_LEAST_LIKENESS = 0.6
_UNLIKE = 4.0
_ARTICLE = 3  # letters of the longest Arabic article in Latin letters
_STRAY_COUNTRY = -4.0

# Countries whose first-level units are meant by their bare name as often as towns are.
FEDERAL = frozenset({"USA", "CAN", "AUS"})


def options(query: Query, gazetteer: Gazetteer) -> list[Option]:
    """Give the places that bear a query's name, the likeliest without context first."""
    found = gazetteer.lookup(query.name)
    if not query.abbreviation:
        found = [one for one in found if one.matched != "abbreviation"]
    if query.demonym:
        iso3 = gazetteer.demonym(query.name)
        country = gazetteer.country(iso3) if iso3 else None
        if country and all(one.id != country.id for one in found):
            found = [country, *found]
    return weighed(query, found)


def weighed(query: Query, found: Iterable[Candidate]) -> list[Option]:
    """Give each candidate its score without context, the best first."""
    places = list(found)
    own_name = {one.country for one in places if one.matched in {"preferred", "exonym"}}
    towns = {
        one.country
        for one in places
        if one.kind == "city" and (one.capital or one.country not in FEDERAL)
    }
    largest: dict[str | None, int] = {}
    for one in places:
        if one.kind == "city":
            largest[one.country] = max(largest.get(one.country, 0), one.population)
    greatest = max(largest.values(), default=0)
    made = [Option(one, prior(query, one, towns=towns)) for one in places]
    if not query.kinds and any(one.kind == "area" and one.source == "selon" for one in places):
        for option in made:
            if option.candidate.kind == "admin":
                option.prior += _UNIT_BESIDE_AREA
    for option in made:
        if option.candidate.matched == "alias" and own_name - {option.candidate.country}:
            option.prior += _ONLY_ALIAS
    for option in made:
        one = option.candidate
        if one.kind != "city":
            continue
        if one.population < largest.get(one.country, 0) / _DWARFED:
            option.prior += _IN_ITS_SHADOW
        if greatest >= _WORLD_CITY and one.population < greatest / _DWARFED:
            option.prior += _NAMED_AFTER
    made.sort(key=lambda option: (-option.prior, option.candidate.id))
    return made


def prior(query: Query, one: Candidate, *, towns: set[str | None]) -> float:
    """Score a candidate without context: kind, population, kind of name, seat, cue."""
    second = one.kind == "admin" and one.feature_code != "ADM1"
    score = _SECOND_LEVEL if second else _BASE[one.kind]
    if one.kind == "admin" and not second and not one.population:
        score += _UNIT_SIZE
    score += 0.7 * log10(one.population + 1)
    if one.matched in {"preferred", "exonym"}:
        score += _MAIN_NAME
    elif one.matched == "skeleton":
        score += _VARIANT
    if one.kind == "country" and one.matched == "alias" and one.country in towns:
        score += _STRAY_COUNTRY  # Tunis is a name of Tunisia in some language
    if one.source == "selon":
        score += _RENOWNED.get(one.kind, 0.0)
    if one.capital:
        score += _CAPITAL
    elif one.seat:
        score += _SEAT
    if query.kinds:
        against = _AGAINST_LOOSE_CUE if "area" in query.kinds else _AGAINST_CUE
        if one.kind in query.kinds:
            score += _CUE
        elif one.kind != "country" or "area" not in query.kinds:
            score += against
    elif one.kind == "admin" and one.country in towns:
        score += _UNIT_BESIDE_TOWN
    return score


def kept(made: list[Option], countries: Iterable[str]) -> list[Option]:
    """Keep the likeliest candidates and those of the countries in play."""
    if len(made) <= _KEPT:
        return made
    wanted = set(countries)
    return made[:_KEPT] + [o for o in made[_KEPT:] if o.candidate.country in wanted]


def variants(query: Query, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Option]:
    """Give places of some countries that the name may be another spelling of (Soukkari, Sukkari).

    Only for names with three consonants or more: `Deraa` would find anything.
    """
    found: list[Option] = []
    key = _bare(query.name)
    for iso3 in countries:
        if not is_telling(skeleton(query.name, country=iso3)):
            continue
        near = gazetteer.similar(query.name, country=iso3)[:_VARIANTS]
        for option in weighed(query, near):
            likeness = max(_likeness(key, name) for name in _names(option.candidate))
            if likeness >= _LEAST_LIKENESS:
                option.prior -= _UNLIKE * (1 - likeness)
                found.append(option)
    return found


def _names(one: Candidate) -> tuple[str, ...]:
    return one.name, one.name_fr, one.name_en


def _bare(name: str) -> str:
    """Fold a name without an article before its first hyphen (`as-Sukkari`)."""
    head, dash, tail = name.partition("-")
    return fold(tail) if dash and len(head) <= _ARTICLE else fold(name)


def _likeness(key: str, name: str) -> float:
    return SequenceMatcher(None, _bare(name), key, autojunk=False).ratio()
