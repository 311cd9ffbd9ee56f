"""The places of a dispatch, step by step: names, spots, queries, verdicts, rows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from selon.errors import MissingPart
from selon.gazetteer import Gazetteer
from selon.reading.places.lexicon import place_words
from selon.reading.places.model import Asked
from selon.reading.places.resolution import resolve
from selon.reading.places.rows import rows
from selon.reading.places.spots import Spotter
from selon.reading.places.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.draft import Draft
    from selon.reading.places.model import Query, Spot, Verdict
    from selon.record import Place


@lru_cache(maxsize=1)
def opened() -> Gazetteer | None:
    """Open the gazetteer once; None where its file is missing, which only lowers recall."""
    try:
        return Gazetteer.open()
    except MissingPart:
        return None


def read_places(draft: Draft, *, blocked: Sequence[tuple[int, int]] = ()) -> list[Place]:
    """Give the places of a dispatch, ids p1.. in order of first mention.

    `blocked` are spans of persons and organisations that are known otherwise.
    """
    gazetteer = opened()
    lexicon = place_words(draft.pack)
    words = Words(draft, lexicon)
    spots = Spotter(words, lexicon, gazetteer, blocked).find()
    verdicts = resolved(spots, gazetteer)
    return rows(draft, spots, verdicts)


def resolved(spots: Sequence[Spot], gazetteer: Gazetteer | None) -> list[Verdict | None]:
    """Resolve the queries of all spots together; None for a spot without a query."""
    if gazetteer is None:
        return [None] * len(spots)
    asked: list[Asked] = []
    index: dict[Query, int] = {}
    for spot in spots:
        if spot.query is None:
            continue
        if spot.query not in index:
            index[spot.query] = len(asked)
            asked.append(Asked(spot.query, 0))
        asked[index[spot.query]].mentions += 1
    verdicts = resolve(asked, gazetteer)
    return [verdicts[index[spot.query]] if spot.query is not None else None for spot in spots]
