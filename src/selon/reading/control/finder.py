"""Where a unit says who holds a place: words of control with the heads of place and holder.

Written for `les rebelles ont repris l'aéroport`, `le quartier est tombé aux mains des milices`,
`les zones tenues par la junte`, `l'offensive sur la capitale`, `une attaque repoussée à Bunia`, `la
ville assiégée`, `dernier bastion des séparatistes`, `tentaient de reprendre l'hôtel`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.reading.control.compounds import held_at
from selon.reading.control.places import PlaceFinder
from selon.reading.events.lexicon import Entry
from selon.reading.events.model import Trigger
from selon.reading.events.nominal_status import nominal_status
from selon.reading.events.scene import MARKS
from selon.reading.events.status import Climber

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.reading.control.lexicon import ControlEntry, ControlLexicon, ControlPhrase
    from selon.reading.events.arguments import ArgumentFinder
    from selon.reading.events.scene import Scene
    from selon.reading.events.status_words import StatusWords

_GAP = 3
_ANY = Entry("", None, "")


@dataclass(slots=True)
class Found:
    """A word of control: positions of the word, heads of its places and its holder (-1: none)."""

    first: int
    last: int
    change: str
    pattern: str
    places: list[int] = field(default_factory=list)
    holder: int = -1
    holder_at: tuple[int, int] | None = None
    """Characters of a holder that is no word by itself (`rebel` of `rebel-held`)."""


class ControlFinder:
    """Finds the words of control of one unit."""

    def __init__(
        self,
        scene: Scene,
        arguments: ArgumentFinder,
        lexicon: ControlLexicon,
        words: StatusWords,
    ) -> None:
        self.scene = scene
        self.arguments = arguments
        self.lexicon = lexicon
        self.places = PlaceFinder(scene, arguments, lexicon)
        self.climber = Climber(scene, words, arguments, [])

    def find(self) -> Iterator[Found]:
        """Yield what the unit says, in no set order."""
        taken: set[int] = set()
        for n in range(len(self.scene.groups)):
            yield from self._verb(n, taken)
        for k in range(len(self.scene.tokens)):
            held = held_at(self.scene, self.lexicon, k)
            if held is not None and self.places.holdable(held.place):
                yield Found(
                    held.first, held.last, held.change, "noun", [held.place], -1, held.holder
                )
            elif k not in taken and k not in self.scene.group_at:
                yield from self._noun(k)

    def _verb(self, index: int, taken: set[int]) -> Iterator[Found]:
        scene = self.scene
        group = scene.groups[index]
        for phrase in self.lexicon.verb_phrases.get(group.lemma, ()):
            last = self._match(max(group.main, group.last) + 1, phrase, gap=_GAP)
            if last >= 0:
                taken.update(range(group.main, last + 1))
                yield from self._of_verb(index, phrase.entry, last)
                return
        key = scene.key(index)
        entry = self.lexicon.verbs.get(key)
        if entry is not None:
            yield from self._of_verb(index, entry, group.main)

    def _of_verb(self, index: int, entry: ControlEntry, last: int) -> Iterator[Found]:
        scene = self.scene
        group = scene.groups[index]
        args = self.arguments.of(index)
        change = self._change(index, entry)
        if change is None:
            return
        holder = -1
        if entry.holder == "subject":
            holder = args.by if args.passive else args.subject
        elif entry.holder == "of":
            holder = self.places.complement(last)
        if entry.by_force and group.mood == "K" and scene.head(group.main) > group.main:
            return  # `a deserted street`
        if entry.by_force and not self._forced(args.by if args.passive else args.subject):
            return
        if entry.holder == "subject" and not args.passive and not self._forced(holder):
            return
        places = self.places.of_verb(index, entry, last)
        if places:
            pattern = "passive" if args.passive else "active"
            if change != entry.change:
                holder = -1
            if change == "contested" and entry.change == "captured":
                first = self._offensive(group.first)
                if first >= 0:
                    yield Found(first, first, change, "noun", places, -1)
                    return
            yield Found(group.first, max(last, group.main), change, pattern, places, holder)

    def _change(self, index: int, entry: ControlEntry) -> str | None:
        """The change as mood, negation and governing verbs leave it; None when nothing is told."""
        scene = self.scene
        group = scene.groups[index]
        status = self.climber.own(index)
        restricted = group.negated and self._restricted(index)
        if status == "denied" and not restricted:
            return "lost" if entry.change == "holds" else None
        if status in {"planned", "hypothetical"}:
            return None
        if group.mood == "K" and entry.change == "holds" and self._formerly(index):
            return "lost"
        if group.mood != "W":
            return entry.change
        if self.climber.ready(group.first):
            return None
        above = self.climber.above(index)
        before = [scene.tokens[k].lower for k in range(max(0, group.first - 2), group.first)]
        tries = above >= 0 and not self.lexicon.trying.isdisjoint(
            {scene.groups[above].lemma, scene.key(above)}
        )
        achieved = above >= 0 and scene.groups[above].lemma in self.lexicon.achieving
        if achieved and scene.groups[above].compound:
            return entry.change  # `il a fallu deux jours à l'armée pour reprendre`
        if tries or any(w in self.lexicon.trying_markers for w in before):
            return "contested" if entry.change == "captured" else None
        if above >= 0 and self.climber.climb(above, perfect=self.climber.perfect(index)):
            return None
        return entry.change

    def _formerly(self, index: int) -> bool:
        """`les zones occupées jusque-là par les rebelles`."""
        group = self.scene.groups[index]
        behind = self.scene.tokens[group.main + 1 : group.main + 3]
        return any(t.lower in self.lexicon.prepositions["formerly"] for t in behind)

    def _restricted(self, index: int) -> bool:
        """`ne contrôlent plus qu'une partie`: a restriction, no denial."""
        group = self.scene.groups[index]
        behind = self.scene.tokens[group.main + 1 : group.main + 4]
        return any(t.lower in self.scene.words.restrictive for t in behind)

    def _offensive(self, before: int) -> int:
        """Position of the offensive whose purpose a taking is (`une offensive pour prendre`)."""
        for k in range(before - 1, -1, -1):
            entries = self.lexicon.nouns.get(self.scene.tokens[k].lemma, ())
            if any(e.place == "target" for e in entries):
                return -1 if self.places.of_noun(k, k, entries[0]) else k
        return -1

    def _forced(self, head: int) -> bool:
        """Whether a holder is a force, a state or a body, or is not told."""
        return head < 0 or self.scene.kinds.party(self.scene.tokens[head])

    def _noun(self, at: int) -> Iterator[Found]:
        scene = self.scene
        token = scene.tokens[at]
        for phrase in (
            *self.lexicon.noun_phrases.get(token.lower, ()),
            *self.lexicon.noun_phrases.get(token.lemma, ()),
        ):
            last = self._match(at + 1, phrase)
            if last >= 0:
                yield from self._of_noun(at, last, phrase.entry)
                return
        if token.pos not in {"NOUN", "PROPN", "X", "ADJ", ""}:
            return
        for entry in self.lexicon.nouns.get(token.lemma, ()):
            hit = list(self._of_noun(at, at, entry))
            if hit:
                yield from hit
                return

    def _of_noun(self, first: int, last: int, entry: ControlEntry) -> Iterator[Found]:
        places = self.places.of_noun(first, last, entry)
        if not places:
            return
        holder = -1
        if entry.holder == "by":
            holder = self.places.agent(last)
            if holder < 0:
                holder = self.places.owner(first, last)
        elif entry.holder == "of":
            holder = self.places.complement(last)
            if holder < 0:
                holder = self.places.adjective(last)
        elif entry.holder == "of_before":
            holder = self.places.owning(first)
        elif entry.holder == "own":
            holder = self.places.owner(first, last)
        elif entry.holder == "before":
            holder = self.places.before(first)
        if self._unreal(first, last):
            return
        if holder >= 0 and holder in places:
            holder = -1
        if entry.holder in {"of", "before"} and (holder < 0 or not self._forced(holder)):
            return
        found = Found(first, last, entry.change, "noun", places, holder)
        if entry.holder == "of_before" and holder >= 0:
            word = self.scene.tokens[holder]
            found.holder_at = (word.start, word.end)
        yield found

    def _unreal(self, first: int, last: int) -> bool:
        """Whether a noun tells what is planned, feared or denied (`un projet d'annexion`)."""
        trigger = Trigger(first, last, first, _ANY, "noun")
        carrier = self.scene.governor(first)
        return nominal_status(self.climber, trigger, carrier) != "actual"

    def _match(self, at: int, phrase: ControlPhrase, *, gap: int = 0) -> int:
        """Position where an expression ends whose second word stands at or near a position."""
        tokens = self.scene.tokens
        k = at
        while (
            gap
            and k < len(tokens)
            and tokens[k].lower != phrase.rest[0]
            and (
                tokens[k].pos == "ADV"
                or tokens[k].text in MARKS
                or self.scene.dated(k)
                or (tokens[k].pos == "ADP" and self.scene.dated(min(k + 1, len(tokens) - 1)))
            )
        ):
            k += 1
            gap -= 1
        for word in phrase.rest:
            while k < len(tokens) and tokens[k].text in {'"', "«", "“", "»", "”"}:
                k += 1
            if k >= len(tokens) or tokens[k].lower != word:
                return -1
            k += 1
        return k - 1
