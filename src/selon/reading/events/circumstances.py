"""Where an event was by its own clause; `carrying.py` has what the rest of the text lends.

Nearest wins; what stands in the clause of another event comes later. A common noun (`la ville`,
`cet hôtel`) in the event's clause means the place named before that fits it. When an event was is
told by `moments.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.events.clauses import belongs, clause_of, lends
from selon.reading.events.locating import (
    BY_THE_WAY,
    bracketed,
    is_label,
    relative_where,
    standing,
    tells_where,
)
from selon.reading.events.model import SPOKEN_ACTS
from selon.reading.events.scene import BEFORE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from selon.reading.events.around import Around
    from selon.reading.events.model import RawEvent
    from selon.reading.events.scene import Scene
    from selon.record import Place

_BEHIND = 12  # words behind an event word that still tell its place
_APPOSED = 2  # words between a common noun and its name: `dans la capitale, Sarvo`
# what a place suffers happens there
_BEFALLING = frozenset({"ASSAULT", "PROTEST"})
_ELSEWHERE = frozenset({"since", "before", "like", "occasion"})  # stretches of other places
_AFTER = 3  # what comes after something is likely near it: worse than any place of its own
_NEAR = 150  # characters before `y` within which the place that it means is named
_SEAT = 3  # words before a place within which "based" stands


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place row; `words` are its lower-case words, a seat's kind is `capital`."""

    start: int
    end: int
    place: str
    kind: str
    words: frozenset[str]


Here = list[tuple[int, PlaceMention]]
"""Place mentions with the position, or with the unit, where they stand."""


def place_mentions(places: Sequence[Place], capitals: Collection[str]) -> list[PlaceMention]:
    """List the mentions of all places in text order; `capitals` are names in lower case."""
    found = [
        PlaceMention(
            m.start,
            m.end,
            place.id,
            "capital" if place.kind == "city" and m.text.lower() in capitals else place.kind,
            frozenset(m.text.lower().split()),
        )
        for place in places
        for m in place.mentions
    ]
    return sorted(found, key=lambda m: (m.start, -m.end, m.place))


def places_by_unit(scene: Scene, mentions: list[PlaceMention]) -> Here:
    """Give the place mentions of a unit with the positions where they start."""
    if not scene.tokens or not mentions:
        return []
    starts = {t.start: k for k, t in enumerate(scene.tokens)}
    low = bisect_left(mentions, scene.tokens[0].start, key=lambda m: m.start)
    found = []
    for mention in mentions[low:]:
        if mention.start >= scene.tokens[-1].end:
            break
        k = starts.get(mention.start)
        if k is not None and not _seat(scene, k):
            found.append((k, mention))
    return found


def _seat(scene: Scene, at: int) -> bool:
    """Whether a place is only where someone has their seat: `l'institut basé à …`."""
    seat = scene.lexicon.clitics["seat"]
    return any(scene.tokens[k].lower in seat for k in range(max(0, at - _SEAT), at))


def place_of(
    scene: Scene,
    event: RawEvent,
    around: Around,
    here: Here,
    mentions: list[PlaceMention],
) -> str | None:
    """Give the place of an event from its own unit.

    `here` are the unit's places, `mentions` all place mentions of the dispatch.
    """
    ranked: list[tuple[int, int, str]] = []
    head, others, apart = around.head, around.others, around.apart
    own = clause_of(scene, head)
    for k, mention in here:
        rank = _rank(scene, event, around, k, mention)
        away = apart.between(k, head)
        if rank is None or away in _ELSEWHERE or apart.between(head, k) == "like":
            continue
        rank += _AFTER * bool(away)
        between = sum(min(k, head) < o < max(k, head) for o in others)
        ranked.append((rank + between, abs(k - head), mention.place))
    common = _common(scene, head, own, here, mentions)
    if common:
        ranked.append(common)
    there = _there(scene, head, mentions)
    if there:
        ranked.append((0, 0, there))
    return min(ranked)[2] if ranked else None


def _rank(
    scene: Scene,
    event: RawEvent,
    around: Around,
    at: int,
    mention: PlaceMention,
) -> int | None:
    """How far a place is from an event: 0 in its phrase, 1 in its clause, 2 and more elsewhere."""
    head, others = around.head, around.others
    for start, end in event.actors:
        if start <= mention.start and mention.end <= end:
            if mention.start - start <= 4 or not scene.case(at):
                return None
            return 2
    if _holds_next(scene, at) or bracketed(scene, at):
        return None
    for start, end in event.recipients:
        if start <= mention.start and mention.end <= end:
            if _modifies(scene, at) or event.type in _BEFALLING:
                return 0
            return 0 if mention.start - start > 4 or mention.kind == "feature" else None
    where = relative_where(scene, at)
    if where >= 0 and where == clause_of(scene, head):
        return 1
    told = tells_where(scene, at, head)
    if not told or belongs(scene, at, head, others):
        return None
    if _behind(scene, head, at):
        return 0
    top = standing(scene, at)
    clause = clause_of(scene, top)
    if scene.head(at) != head and (around.retold or around.telling(scene, clause)):
        return None
    lent = 1 if is_label(scene, at) else lends(scene, head, clause)
    if lent is None or told == BY_THE_WAY:
        return None
    if lent and event.type in SPOKEN_ACTS and scene.groups[clause].main not in others:
        return None
    return 1 + lent + (not scene.case(top))


def _modifies(scene: Scene, at: int) -> bool:
    """Whether a place stands before the noun that it tells more of (`the Tarsa parliament`)."""
    token = scene.tokens[at]
    return scene.lexicon.modifiers_before and token.dep in BEFORE and scene.head(at) > at


def _holds_next(scene: Scene, at: int) -> bool:
    """Whether a narrower place follows its owner (`Luria's capital Orvo`)."""
    if not _modifies(scene, at) or scene.place(at) != "country":
        return False
    return any(
        scene.place(k) not in {"", "country"}
        for k in range(at + 1, min(len(scene.tokens), at + _APPOSED + 3))
    )


def _behind(scene: Scene, head: int, at: int) -> bool:
    """Whether a place follows an event word with no finite verb between."""
    if not head < at <= head + _BEHIND:
        return False
    return not any(
        k in scene.group_at and scene.groups[scene.group_at[k]].finite for k in range(head + 1, at)
    )


def _common(
    scene: Scene, head: int, own: int, here: Here, mentions: list[PlaceMention]
) -> tuple[int, int, str] | None:
    """`dans la ville`, `près de l'hôtel` in the event's clause: the place named before."""
    nouns = scene.lexicon.place_nouns
    tokens = scene.tokens
    best: tuple[int, int, str] | None = None
    for k in range(max(0, head - 25), min(len(tokens), head + 25)):
        kinds = nouns.get(tokens[k].lemma)
        if kinds is None or scene.place(k) or not _located(scene, k):
            continue
        if any(k < n <= k + _APPOSED for n, _ in here):
            continue
        rank = 0 if _behind(scene, head, k) else 1
        if rank and clause_of(scene, k) != own:
            continue
        place = _named_before(tokens[k].lemma, kinds, tokens[k].start, mentions)
        if place and (best is None or (rank, abs(k - head)) < best[:2]):
            best = (rank, abs(k - head), place)
    return best


def _there(scene: Scene, head: int, mentions: list[PlaceMention]) -> str | None:
    """`ils y ont tué`: the place named last before."""
    group = scene.group_at.get(head)
    if group is None:
        return None
    words = scene.lexicon.clitics["there"]
    verb = scene.groups[group]
    there = next(
        (
            k for k in range(max(0, verb.first - 1), verb.main)
            if scene.tokens[k].lower in words
        ),
        None,
    )  # fmt: skip
    if there is None:
        return None
    start = scene.tokens[there].start
    low = bisect_left(mentions, start, key=lambda m: m.start)
    if not low or start - mentions[low - 1].end > _NEAR:
        return None
    return mentions[low - 1].place


def _located(scene: Scene, at: int) -> bool:
    """Whether a noun is definite and stands behind a preposition of place."""
    before = scene.tokens[at - 1].lower if at else ""
    definite = before in scene.words.definite | scene.words.demonstratives | scene.words.contracted
    return definite and scene.case(at) in scene.lexicon.clitics["locative"]


def _named_before(
    noun: str, kinds: frozenset[str], start: int, mentions: list[PlaceMention]
) -> str | None:
    low = bisect_left(mentions, start, key=lambda m: m.start)
    for mention in reversed(mentions[:low]):
        if noun in mention.words:
            return mention.place
    for mention in reversed(mentions[:low]):
        if mention.kind in kinds:
            return mention.place
    return None
