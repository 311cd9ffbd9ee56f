"""Datelines: where a dispatch was filed, by whom, on which day.

Forms met in French copy: `VILLE, Pays/VILLE (Agence) - `, `VILLE, 4 novembre (Agence) - `,
`Ville (Pays), 10 juil 2024 (Agence) - `, `VILLE - ` and `2 novembre 2012. - ` without agency.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from selon.dispatch.lines import trim
from selon.dispatch.model import DatelinePlace
from selon.record import Mention

if TYPE_CHECKING:
    from selon.dispatch.lexicon import Lexicon

_WINDOW = 170
_DASH = re.compile(r"\s*(?<![-–—])[-–—]{1,2}\s+|\s+[-–—]{1,2}(?=[\w\"«“])")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_SPEECH_MARKS = re.compile(r"[!?;\"«»“”:]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline `start`..`end`; the paragraph goes on at `body`."""

    start: int
    end: int
    body: int
    places: tuple[DatelinePlace, ...] = ()
    agency: str | None = None
    on: str | None = None


def find(
    text: str, start: int, end: int, words: Lexicon, published: str | None = None
) -> Dateline | None:
    """Read the dateline that opens a paragraph, None when it has none."""
    limit = min(end, start + _WINDOW)
    agency = words.bracketed_agency.search(text, start, limit)
    if agency and _SPEECH_MARKS.search(text, start, agency.start()) is None:
        head_end = agency.start()
        follows = agency.end() >= end or not text[agency.end()].islower()
        alone = agency.end() >= end
        if (agency["dash"] or alone or follows) and (
            head_end == start or _looks_like_places(text, start, head_end, words)
        ):
            name = _agency(agency["agency"], words)
            return _made(text, (start, head_end, agency.end(), end), name, words, published)
    opening = words.opening_agency.match(text, start, limit)
    if opening:
        name = _agency(opening["agency"], words)
        return _made(text, (start, start, opening.end(), end), name, words, published)
    return _without_agency(text, start, end, words, published)


def day(text: str, words: Lexicon, published: str | None) -> str | None:
    """Give the ISO day named in a text when its year is known or can be told."""
    match = words.day.search(text)
    return _iso(match, words, published) if match else None


def _without_agency(
    text: str, start: int, end: int, words: Lexicon, published: str | None
) -> Dateline | None:
    dash = _DASH.search(text, start + 1, min(end, start + 90))
    if dash is None or dash.end() >= end or text[dash.end()].islower():
        return None
    head = text[start : dash.start()]
    if _SPEECH_MARKS.search(head):
        return None
    dated = words.day.search(head)
    shouted = head.isupper() and len(head) > 2 and len(head.split()) <= 6
    only_day = dated is not None and not head.replace(dated.group(), "").strip(" .,")
    named = dated is not None and _looks_like_places(text, start, dash.start(), words)
    if not (shouted or only_day or named):
        return None
    return _made(text, (start, dash.start(), dash.end(), end), None, words, published)


def _looks_like_places(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Tell names from prose: capitals everywhere but in the words that places are made with."""
    head = words.day.sub(" ", text[start:end])
    if len(head) > 120:
        return False
    found = _WORD.findall(head)
    if not found:
        return True
    small = [w for w in found if w[0].islower() and not _place_word(w, words)]
    return not small and not found[0][0].islower() and len(found) <= 14


def _place_word(word: str, words: Lexicon) -> bool:
    bare = word.replace("’", "'")
    head, mark, tail = bare.partition("'")
    return bare in words.place_words or (
        bool(mark) and head + mark in words.place_words and (not tail or not tail[0].islower()
        or tail in words.place_words)
    )  # fmt: skip


def _agency(written: str, words: Lexicon) -> str:
    """Give the usual spelling of an agency."""
    return words.agencies.get(written.casefold(), written)


def _made(
    text: str,
    bounds: tuple[int, int, int, int],
    agency: str | None,
    words: Lexicon,
    published: str | None,
) -> Dateline:
    start, head_end, sign_end, end = bounds
    match = words.day.search(text, start, head_end)
    on = _iso(match, words, published) if match else None
    place_end = match.start() if match else head_end
    _, stop = trim(text, start, sign_end)
    body, _ = trim(text, min(sign_end, end), end)
    return Dateline(start, stop, body, _places(text, start, place_end, words), agency, on)


def _places(text: str, start: int, end: int, words: Lexicon) -> tuple[DatelinePlace, ...]:
    """Cut `VILLE, Pays/VILLE (Pays)` into places and what they lie in."""
    found: list[DatelinePlace] = []
    for piece in re.finditer(r"[^/]+", text[start:end]):
        first, last = start + piece.start(), start + piece.end()
        cut = next((i for i in range(first, last) if text[i] in ",("), last)
        town = _mention(text, first, cut)
        if town is not None and town.text.casefold() not in words.no_places:
            found.append(DatelinePlace(town, _mention(text, cut, last)))
    return tuple(found)


def _mention(text: str, start: int, end: int) -> Mention | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Mention.of(text, start, end) if start < end else None


def _iso(match: re.Match[str], words: Lexicon, published: str | None) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        if match["d"]:
            shown = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
            return date(shown, int(match["m"]), int(match["d"])).isoformat()
        month = words.months[(match["month"] or match["month_led"]).lower()]
        named = match["day"] or match["day_led"]
        number = int(named) if named.isdigit() else 1
        year = match["year"] or match["year_led"]
        if year:
            return date(int(year), month, number).isoformat()
        return _nearest(number, month, published)
    except ValueError:
        return None


def _nearest(number: int, month: int, published: str | None) -> str | None:
    """Give the day of that name nearest to the publication."""
    if not published:
        return None
    known = date.fromisoformat(published[:10])
    candidates: list[date] = []
    for year in (known.year - 1, known.year, known.year + 1):
        try:
            candidates.append(date(year, month, number))
        except ValueError:
            continue
    best = min(candidates, key=lambda d: abs((d - known).days), default=None)
    return best.isoformat() if best else None
