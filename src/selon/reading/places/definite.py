"""Places without a name of their own: `l'est du pays`, `la partie orientale de la ville`.

Also names that are written without a capital (`la péninsule arabique`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.places.evidence import Level
from selon.reading.places.model import Query, Spot

if TYPE_CHECKING:
    from selon.reading.places.lexicon import PlaceWords
    from selon.reading.places.words import Words

_ANCHORS = ("country", "city", "capital")


def definite_spots(words: Words, lexicon: PlaceWords, spots: list[Spot]) -> list[Spot]:
    """Give the spots of a dispatch that no name marks; those inside other spots are left out."""
    taken = [(s.start, s.end) for s in spots]
    found: list[Spot] = []
    for at, word in enumerate(words.lowers):
        spot = None
        if word in lexicon.lower:
            spot = _lower(words, lexicon, at)
        if word in lexicon.definite:
            spot = _definite(words, lexicon, at)
        if spot is None and word in lexicon.directions:
            spot = _direction(words, lexicon, at)
        if spot is None and word in lexicon.direction_words["parts"]:
            spot = _part(words, lexicon, at)
        if spot is not None and not any(a < spot.end and spot.start < b for a, b in taken):
            found.append(spot)
            taken.append((spot.start, spot.end))
    return found


def _spot(words: Words, first: int, last: int, rule: str) -> Spot:
    return Spot(
        words.starts[first], words.ends[last], words.sentences[first], words.span(first, last),
        int(Level.PLACE), rule, first=first, last=last,
    )  # fmt: skip


def _lower(words: Words, lexicon: PlaceWords, at: int) -> Spot | None:
    for phrase in lexicon.lower[words.lowers[at]]:
        end = at + len(phrase)
        if tuple(words.lowers[at:end]) == phrase and words.names[at : at + 1] == [False]:
            spot = _spot(words, at, end - 1, "lower_case")
            spot.query = Query(spot.name)
            return spot
    return None


def _definite(words: Words, lexicon: PlaceWords, at: int) -> Spot | None:
    """`la vieille ville`, when no name follows that it belongs to."""
    for phrase, kind in lexicon.definite[words.lowers[at]]:
        last = at + len(phrase) - 1
        if tuple(words.lowers[at : last + 1]) == phrase and last < len(words):
            spot = _spot(words, at, last, "definite")
            spot.kind, spot.anchor_word = kind, "city"
            return spot
    return None


def _direction(words: Words, lexicon: PlaceWords, at: int) -> Spot | None:
    """`l'est du pays`, `l'est libyen`, `dans le Nord`."""
    bearing = lexicon.directions[words.lowers[at]]
    last, anchor = _complement(words, lexicon, at + 1)
    if not anchor and _stands_alone(words, lexicon, at):
        last, anchor = at, "country"
    if not anchor or bearing < 0:
        return None
    before = at - 2 if at > 1 and words.lowers[at - 1] in lexicon.articles else at - 1
    outside = before >= 0 and words.lowers[before] in lexicon.uses["outside"]
    if outside and anchor in {"city", "capital"}:
        return None
    opener = words.lowers[at - 1] if at and words.joined(at) else ""
    if opener not in lexicon.direction_words["before"]:
        return None
    first = at - 1 if opener in lexicon.direction_words["extreme"] else at
    spot = _spot(words, first, last, "direction")
    spot.kind, spot.anchor_word, spot.bearing = "area", anchor, bearing
    return spot


def _part(words: Words, lexicon: PlaceWords, at: int) -> Spot | None:
    """`la partie orientale de la ville`, `la banlieue sud de la capitale`."""
    if at + 1 >= len(words) or not words.joined(at + 1):
        return None
    word = words.lowers[at + 1]
    bearing = lexicon.direction_adjectives.get(word, lexicon.directions.get(word))
    if bearing is None:
        return None
    last, anchor = _complement(words, lexicon, at + 2)
    if not anchor:
        return None
    spot = _spot(words, at, last, "direction")
    spot.kind, spot.anchor_word, spot.bearing = "area", anchor, bearing
    return spot


def _complement(words: Words, lexicon: PlaceWords, at: int) -> tuple[int, str]:
    """Read what a direction is of: last word and kind of anchor, or the code of a country."""
    if at >= len(words) or not words.joined(at):
        return -1, ""
    country = words.demonyms.get(words.lowers[at])
    if country:
        return at, country
    if words.lowers[at] not in lexicon.of:
        return -1, ""
    at += 1
    if at < len(words) and words.joined(at) and words.lowers[at] in lexicon.articles:
        at += 1
    if at >= len(words) or not words.joined(at):
        return -1, ""
    following = at + 1 < len(words) and words.joined(at + 1)
    for anchor in _ANCHORS:
        if words.lowers[at] in lexicon.direction_words[anchor]:
            if following and (
                words.lowers[at + 1] in lexicon.of
                or words.names[at + 1]
                or words.lowers[at + 1] in words.demonyms
            ):
                return -1, ""
            return at, anchor
    return -1, ""


def _stands_alone(words: Words, lexicon: PlaceWords, at: int) -> bool:
    """Whether a capitalised direction stands for a part of the country: `dans le Nord`."""
    if not words.names[at] or at < 2 or words.lowers[at - 1] not in lexicon.articles:
        return False
    if not (words.joined(at) and words.joined(at - 1)):
        return False
    if words.lowers[at - 2] not in lexicon.direction_words["alone"]:
        return False
    after = at + 1
    return (
        after >= len(words)
        or not words.joined(after)
        or (words.lowers[after] not in lexicon.of and not words.names[after])
    )
