"""In whose place a statement, figure or event stands.

The place of its own clause; else the nearest of its sentence; else what the paragraph named last
before it; and, as the last resort, the dateline.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from selon.record import Contributor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.draft import Draft, Token
    from selon.record import Mention, Place

How = Literal["clause", "sentence", "paragraph", "dateline", "none"]

_FAR = 6  # steps in the parse beyond which two words share no clause
_SPECIFIC = {"quarter": 0, "feature": 0, "city": 0, "admin": 1, "area": 2, "country": 3}


def place_for(
    places: Sequence[Place], draft: Draft, start: int, end: int
) -> tuple[Place | None, How]:
    """Give the place in whose scope a span stands, and how it was told.

    A place inside the span comes first. Of two equally near, the more precise one is taken: `à
    Kandar, dans le nord du Tchad` is in Kandar.
    """
    sentence = _sentence(draft, start)
    if sentence is None:
        return None, "none"
    bounds = draft.anatomy.sentences[sentence]
    here = [(m, p) for m, p in _outermost(places) if bounds.start <= m.start < bounds.end]
    if here:
        anchor = _token(draft, start)
        ranked = []
        for order, (mention, place) in enumerate(here):
            steps = _steps(draft, anchor, mention)
            away = max(mention.start - end, start - mention.end, 0)
            inside = start <= mention.start and mention.end <= end
            behind = mention.start >= end
            near = 0 if inside else min(steps, _FAR)
            ranked.append(
                ((near, not behind, _SPECIFIC[place.kind], away, order), place, steps, inside)
            )
        _, place, steps, inside = min(ranked, key=lambda one: one[0])
        return place, "clause" if inside or steps < _FAR else "sentence"
    part = draft.paragraph(sentence)
    before = [
        (m, p)
        for m, p in _outermost(places)
        if m.start < bounds.start and _part_of(draft, m.start) == part
    ]
    if before:
        last = _sentence(draft, before[-1][0].start)
        of_last = [one for one in before if _sentence(draft, one[0].start) == last]
        return min(of_last, key=lambda one: (_SPECIFIC[one[1].kind], one[0].start))[1], "paragraph"
    line = dateline_places(places, draft)
    return (line[0], "dateline") if line else (None, "none")


def dateline_places(places: Sequence[Place], draft: Draft) -> list[Place]:
    """Give the places of the dateline in its order; countries written after a town left out."""
    found = []
    for line in draft.anatomy.datelines:
        for place in places:
            if any(m.start == line.mention.start for m in place.mentions):
                found.append(place)
                break
    return found


def contributors(places: Sequence[Place], draft: Draft) -> tuple[Contributor, ...]:
    """Give the contributors with the rows of the places that they worked from."""
    credited = [
        (m.text, place.id)
        for place in places
        for m in place.mentions
        if any(p.kind == "credit" and p.start <= m.start < p.end for p in draft.anatomy.parts)
    ]
    rows = dict(credited)
    return tuple(
        Contributor(one.name, rows.get(one.place) if one.place else None)
        for one in draft.anatomy.contributors
    )


def _outermost(places: Sequence[Place]) -> list[tuple[Mention, Place]]:
    """List all mentions in text order without those inside others (`Mali` in `nord du Mali`)."""
    mentions = [(m, p) for p in places for m in p.mentions]
    mentions.sort(key=lambda one: (one[0].start, -one[0].end))
    kept: list[tuple[Mention, Place]] = []
    for mention, place in mentions:
        if not kept or mention.end > kept[-1][0].end:
            kept.append((mention, place))
    return kept


def _sentence(draft: Draft, start: int) -> int | None:
    sentences = draft.anatomy.sentences
    at = bisect_right(sentences, start, key=lambda s: s.start) - 1
    return at if at >= 0 and start < sentences[at].end else None


def _part_of(draft: Draft, start: int) -> int | None:
    sentence = _sentence(draft, start)
    return None if sentence is None else draft.paragraph(sentence)


def _token(draft: Draft, start: int) -> Token | None:
    at = draft.starts.get(start)
    if at is None:
        at = bisect_right(draft.tokens, start, key=lambda t: t.end)
    return draft.tokens[at] if at < len(draft.tokens) else None


def _steps(draft: Draft, anchor: Token | None, mention: Mention) -> int:
    """Count the steps from word to word over their common head, `_FAR` if they share none."""
    other = _token(draft, mention.start)
    if anchor is None or other is None or anchor.unit != other.unit:
        return _FAR
    if draft.text[mention.end : mention.end + 2].strip().startswith(":"):
        return _FAR  # the scene that opens a headline (`Mali: deux soldats tués à Gao`)
    up = {i: n for n, i in enumerate(_heads(draft, anchor))}
    for n, i in enumerate(_heads(draft, other)):
        if i in up:
            return n + up[i]
    return _FAR


def _heads(draft: Draft, token: Token) -> list[int]:
    found = [token.i]
    while draft.tokens[found[-1]].head >= 0 and len(found) <= _FAR:
        found.append(draft.tokens[found[-1]].head)
    return found
