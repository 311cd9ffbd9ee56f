"""All that is known of a dispatch's places before rows are made: spots, verdicts, anchors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.errors import MissingPart
from selon.gazetteer import Gazetteer
from selon.reading.places.definite import definite_spots
from selon.reading.places.evidence import Level
from selon.reading.places.lexicon import place_words
from selon.reading.places.model import Asked, Query, Spot
from selon.reading.places.relations import relate
from selon.reading.places.resolution import Resolution, resolve
from selon.reading.places.spots import Spotter
from selon.reading.places.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.gazetteer import Candidate
    from selon.reading.draft import Draft
    from selon.reading.places.model import Verdict

_WEIGHTS = {Level.PLACE: 1.0, Level.OPEN: 0.6, Level.ACTING: 0.25}
_DATELINE = 3.0
_CREDIT = 0.25
_HEADLINE = 1.0
_DEMONYM = 0.3
_MOST_DEMONYMS = 8


@dataclass(frozen=True, slots=True)
class Survey:
    """Spots in text order as found, the verdict of each (None without a query), the context."""

    draft: Draft
    gazetteer: Gazetteer | None
    spots: tuple[Spot, ...]
    verdicts: tuple[Verdict | None, ...]
    resolution: Resolution

    def choice(self, at: int) -> Candidate | None:
        """Give what a spot is taken for."""
        verdict = self.verdicts[at]
        return verdict.choice if verdict else None


@lru_cache(maxsize=1)
def opened() -> Gazetteer | None:
    """Open the gazetteer once; None where its file is missing, which only lowers recall."""
    try:
        return Gazetteer.open()
    except MissingPart:
        return None


def survey(draft: Draft, *, blocked: Sequence[tuple[int, int]] = ()) -> Survey:
    """Find and resolve the places of a dispatch; the same draft gives the same survey."""
    gazetteer = opened()
    lexicon = place_words(draft.pack)
    words = Words(draft, lexicon)
    spots = Spotter(words, lexicon, gazetteer, blocked).find()
    spots += definite_spots(words, lexicon, spots)
    relate(words, lexicon, spots)
    spots += _datelines(draft, len(spots))
    spots += _credits(draft)
    if gazetteer is None:
        return Survey(draft, None, tuple(spots), (None,) * len(spots), Resolution.empty())
    asked, index = _asked(draft, spots)
    resolution = resolve(asked, gazetteer, seeds=_seeds(words))
    verdicts = tuple(
        resolution.verdicts[index[s.query]] if s.query is not None else None for s in spots
    )
    return Survey(draft, gazetteer, tuple(spots), verdicts, resolution)


def _datelines(draft: Draft, before: int) -> list[Spot]:
    """Give the places of the dateline, each with the place written after it."""
    found: list[Spot] = []
    for place in draft.anatomy.datelines:
        mentions = [place.mention] + ([place.within] if place.within else [])
        for number, mention in enumerate(mentions):
            name = mention.text
            spot = Spot(mention.start, mention.end, -1, name, int(Level.PLACE), "dateline")
            spot.query = Query(name.title() if name.isupper() else name)
            if number:
                spot.level = int(Level.OPEN)
            elif place.within:
                spot.within = before + len(found) + 1
            found.append(spot)
    return found


def _credits(draft: Draft) -> list[Spot]:
    """Give the places that contributors worked from, where the credits name them."""
    found: list[Spot] = []
    names = {c.place for c in draft.anatomy.contributors if c.place}
    for part in draft.anatomy.parts:
        if part.kind != "credit":
            continue
        for name in sorted(names):
            start = draft.text.find(name, part.start, part.end)
            if start >= 0:
                spot = Spot(start, start + len(name), -2, name, int(Level.PLACE), "credit")
                spot.query = Query(name)
                found.append(spot)
    return found


def _asked(draft: Draft, spots: Sequence[Spot]) -> tuple[list[Asked], dict[Query, int]]:
    """Gather the queries of all spots with their weight in the dispatch."""
    headline = draft.anatomy.headline
    asked: list[Asked] = []
    index: dict[Query, int] = {}
    for spot in spots:
        if spot.query is None:
            continue
        if spot.query not in index:
            index[spot.query] = len(asked)
            asked.append(Asked(spot.query, 0.0))
        weight = _WEIGHTS[Level(spot.level)]
        if spot.sentence < 0:
            weight = _DATELINE if spot.rule == "dateline" else _CREDIT
        if headline is not None and spot.end <= headline.end:
            weight += _HEADLINE
        asked[index[spot.query]].weight += weight
        asked[index[spot.query]].leaning += spot.leaning
    for spot in spots:
        if spot.query is None or spot.within is None or spot.near:
            continue
        outer = spots[spot.within].query
        if outer is not None and outer != spot.query:
            inside = asked[index[spot.query]].inside
            if index[outer] not in inside:
                inside.append(index[outer])
    return asked, index


def _seeds(words: Words) -> dict[str, float]:
    """Weigh countries by the adjectives of nationality in the text."""
    counts: dict[str, int] = {}
    for word in words.lowers:
        country = words.demonyms.get(word)
        if country is not None:
            counts[country] = counts.get(country, 0) + 1
    return {iso3: _DEMONYM * min(n, _MOST_DEMONYMS) for iso3, n in counts.items()}
