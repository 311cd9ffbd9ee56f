"""Where and when an event was: from its own clause, then its sentence, then what carries over."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.events.model import RawEvent
    from selon.reading.events.scene import Scene
    from selon.record import Place


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place row."""

    start: int
    end: int
    place: str
    kind: str


def place_mentions(places: Sequence[Place]) -> list[PlaceMention]:
    """List the mentions of all places in text order."""
    found = [
        PlaceMention(m.start, m.end, place.id, place.kind) for place in places for m in place.mentions
    ]
    return sorted(found, key=lambda m: (m.start, -m.end, m.place))


def places_by_unit(scene: Scene, mentions: list[PlaceMention]) -> list[tuple[int, PlaceMention]]:
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
        if k is not None:
            found.append((k, mention))
    return found


def place_of(
    scene: Scene,
    event: RawEvent,
    head: int,
    here: list[tuple[int, PlaceMention]],
    others: list[int],
) -> str | None:
    """Give the place of an event from its own unit.

    `here` are the unit's places, `others` the heads of the other events in the unit. Nearest wins;
    what stands in the clause of another event, names an actor, or stands before the verb of another
    clause comes later or not at all.
    """
    best: tuple[int, int, str] | None = None
    named = {*event.actors, *event.recipients}
    own_clause = _clause(scene, head)
    for k, mention in here:
        if any(s == mention.start and e <= mention.end + 1 for s, e in named):
            continue
        inside = any(s <= mention.start and mention.end <= e for s, e in event.recipients)
        if any(s <= mention.start and mention.end <= e for s, e in event.actors) and not inside:
            continue
        rank = 2
        if inside:
            rank = 0
        elif _behind(scene, head, k):
            rank = 0
        elif _clause(scene, k) == own_clause:
            rank = 1
        away = abs(k - head)
        between = [o for o in others if min(k, head) < o < max(k, head)]
        rank += len(between)
        if not scene.case(k) and rank:
            rank += 1
        if best is None or (rank, away) < best[:2]:
            best = (rank, away, mention.place)
    return best[2] if best else None


def _behind(scene: Scene, head: int, at: int) -> bool:
    """Whether a place follows an event word with no verb or comma between."""
    if not head < at <= head + 12:
        return False
    return not any(
        k in scene.group_at and scene.groups[scene.group_at[k]].finite for k in range(head + 1, at)
    )


def _clause(scene: Scene, at: int) -> int:
    """Index of the verb group that a word belongs to or hangs from."""
    group = scene.group_at.get(at)
    return group if group is not None else scene.governor(at)
