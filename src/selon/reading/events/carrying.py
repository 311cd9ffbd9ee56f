"""Places that an event takes from the rest of its sentence, or from the happening it goes on with.

Written for `Dans la ville de Sarvo, « des hommes ont attaqué »`, `…, a dit la police de Sarvo`, and
`Une bombe a explosé à Sarvo. Dix personnes ont été arrêtées`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.clauses import clause_of
from selon.reading.events.locating import PLAIN, bracketed, is_label, seated, standing, tells_where
from selon.reading.events.model import SPOKEN_ACTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from selon.reading.events.apart import Apart
    from selon.reading.events.circumstances import Here, PlaceMention
    from selon.reading.events.model import RawEvent, Slot
    from selon.reading.events.scene import Scene

# what happens about one protest or fight happens in one place
_LINKED = frozenset({"PROTEST", "COERCE", "ASSAULT", "MOBILIZE"})
_OPENING = 2  # sentences from the first event on that tell what a dispatch is about
_CARRY = 2  # sentences over which a place carries over


class Carrying:
    """The places of each sentence that frame it, and those whose offices speak or act in it."""

    def __init__(self, cues: list[Slot]) -> None:
        self.cues = sorted(cues)
        self.framing: dict[int, list[tuple[int, PlaceMention]]] = {}
        self.seats: dict[int, list[PlaceMention]] = {}

    def note(self, scene: Scene, here: Here, apart: Apart, spoken: Collection[int]) -> None:
        """Note the places of one unit; `spoken` are the positions of its acts of speech."""
        sentence = scene.tokens[0].sentence
        framing = self.framing.setdefault(sentence, [])
        framing += [(scene.unit, m) for k, m in here if self._frames(scene, k, apart, spoken)]
        self.seats.setdefault(sentence, []).extend(m for k, m in here if seated(scene, k, m))

    def _frames(self, scene: Scene, at: int, apart: Apart, spoken: Collection[int]) -> bool:
        """Whether a place stands behind a preposition of place, or before a headline's colon."""
        if is_label(scene, at):
            return True
        if apart.inside(at):
            return False
        if not scene.case(at) or tells_where(scene, at, -1) != PLAIN or bracketed(scene, at):
            return False
        group = clause_of(scene, standing(scene, at))
        if group < 0:
            return True
        main = scene.groups[group].main
        return main not in spoken and not self._said(scene.tokens[main].start)

    def _said(self, start: int) -> bool:
        """Whether the cue of a statement stands there: `a dit à Sarvo`."""
        return any(s <= start < e for s, e in self.cues)

    def frame(self, events: list[RawEvent]) -> None:
        """Give events without a place that of the rest of their sentence."""
        for event in events:
            if event.place is None and event.type not in SPOKEN_ACTS and not event.retold:
                event.place = self._around(event)

    def _around(self, event: RawEvent) -> str | None:
        """The place that frames the event's sentence: one alone, or the nearest of other units."""
        framing = self.framing.get(event.sentence, [])
        here = [m for unit, m in framing if unit != event.unit]
        if not here and event.type in _LINKED:
            here = [m for _, m in framing] or self.seats.get(event.sentence, [])
            if len({m.place for m in here}) > 1:
                return None
        if not here:
            return None
        return min(here, key=lambda m: (abs(m.start - event.start), m.start)).place


def go_on(events: list[RawEvent], bygone: Collection[str] = ()) -> None:
    """Give events without a place that of the happening they go on with.

    `bygone` are the times of background: what happened then goes on with nothing of today
    (`un avion envoyé à Sarvo … la junte qui a renversé en mai`).
    """
    first = events[0].sentence if events else 0
    lead = {e.place for e in events if e.place and e.sentence <= first + _OPENING}
    for n, event in enumerate(events):
        summed = _summed(events, n)
        if summed is not None:
            event.place = event.place or summed.place
            event.time = event.time or summed.time
        if event.place is None and event.type not in SPOKEN_ACTS:
            event.place = _before(events, n, lead, bygone)


def _summed(events: list[RawEvent], n: int) -> RawEvent | None:
    """The attack that a noun sums up at the end of its sentence (`…, un attentat revendiqué`)."""
    event = events[n]
    if event.type != "ASSAULT" or not event.nominal:
        return None
    for other in reversed(events[:n]):
        if other.sentence != event.sentence:
            break
        if other.type == event.type and not (
            (event.place and other.place and event.place != other.place)
            or (event.time and other.time and event.time != other.time)
        ):
            return other
    return None


def _before(events: list[RawEvent], n: int, lead: set[str], bygone: Collection[str]) -> str | None:
    """The place of what an event goes on with.

    Of the same type or about one protest or fight, not told as new (`une attaque`), in the
    sentence before, or not farther than two where the lead is.
    """
    event = events[n]
    for other in reversed(events[:n]):
        apart = event.sentence - other.sentence
        if apart > _CARRY:
            return None
        if event.time is not None and other.time is not None and event.time != other.time:
            continue
        if event.time in bygone and other.time not in bygone:
            continue
        if not other.place or not (other.type == event.type or {event.type, other.type} <= _LINKED):
            continue
        if event.nominal and not event.definite:
            continue
        if other.place in lead or (apart <= 1 and other.type in _LINKED):
            return other.place
    return None
