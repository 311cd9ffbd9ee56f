"""The units of a dispatch made ready once for all rules of events and control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.events.antecedents import Antecedents
from selon.reading.events.arguments import ArgumentFinder
from selon.reading.events.circumstances import place_mentions, places_by_unit
from selon.reading.events.kinds import kinds
from selon.reading.events.lexicon import event_lexicon
from selon.reading.events.scene import Scene
from selon.reading.events.spans import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.draft import Draft
    from selon.reading.events.circumstances import Here, PlaceMention
    from selon.reading.events.model import Slot
    from selon.record import Place


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A unit with its scene, its arguments and the places named in it."""

    index: int
    scene: Scene
    arguments: ArgumentFinder
    here: Here


class Units:
    """All units of a dispatch, with whom their pronouns mean."""

    def __init__(self, draft: Draft, places: Sequence[Place]) -> None:
        lexicon = event_lexicon(draft.pack)
        who = kinds(draft.pack)
        self.mentions: list[PlaceMention] = place_mentions(places, who.capitals)
        self.units: list[ReadUnit] = []
        for unit in draft.units:
            scene = Scene(draft, unit.index, lexicon, who)
            here = places_by_unit(scene, self.mentions)
            scene.mark_places(here)
            self.units.append(ReadUnit(unit.index, scene, ArgumentFinder(scene), here))
        self.antecedents = Antecedents([(u.scene, u.arguments) for u in self.units])

    def slots(self, unit: ReadUnit, head: int) -> list[Slot]:
        """Characters of the phrase of a head; pronouns give the phrase that they mean."""
        scene = unit.scene
        token = scene.tokens[head]
        words = scene.words
        if token.lower in words.first_person:
            return [(token.start, token.end)]
        if token.pos == "PRON" or token.lower in words.possessives or token.lower in words.pronouns:
            if (
                token.lower.lstrip("-") not in words.pronouns
                and token.lower not in words.possessives
            ):
                clitics = scene.lexicon.clitics
                if token.lower not in clitics["object"] | clitics["to"]:
                    return []
            meant = self.antecedents.of(unit.index, head)
            if meant is None:
                return []
            scene, head = meant
        first, last = phrase(scene, head)
        return [(scene.tokens[first].start, scene.tokens[last].end)]

    def place_in(self, unit: ReadUnit, first: int, last: int) -> str | None:
        """The place row named between two positions, None when none is."""
        return next((m.place for k, m in unit.here if first <= k <= last), None)


def prepare(draft: Draft, places: Sequence[Place]) -> Units:
    """Give the units of a draft; the same object for the same places."""
    known: tuple[Sequence[Place], Units] | None = draft.kept.get("units")
    if known is None or known[0] is not places:
        known = draft.kept["units"] = (places, Units(draft, places))
    return known[1]
