"""Whom pronouns and possessives of an event mean: the nearest fitting subject before them.

Written for `Les rebelles ont fui. Ils avaient attaqué un poste`, `l'armée et ses alliés
redoublaient leurs attaques`, `Le ministre a promis … il rencontrera`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.reading.events.arguments import ArgumentFinder
    from selon.reading.events.scene import Scene

_BACK = 3  # units before the one with the pronoun
_PLURAL = frozenset("p")


class Antecedents:
    """Looks back over the units of a dispatch; each is a scene with its arguments."""

    def __init__(self, units: list[tuple[Scene, ArgumentFinder]]) -> None:
        self.units = units
        self._subjects: dict[int, list[int]] = {}

    def of(self, unit: int, at: int) -> tuple[Scene, int] | None:
        """Give the scene and head that a pronoun or possessive at a position means."""
        scene, _ = self.units[unit]
        token = scene.tokens[at]
        number, gender = self._features(scene, at)
        for n in range(unit, max(-1, unit - 1 - _BACK), -1):
            other, _ = self.units[n]
            limit = token.start if n == unit else None
            for rank in (self._candidates(n), self._mentioned(n)):
                heads = [k for k in rank if limit is None or other.tokens[k].start < limit]
                for k in reversed(heads) if n == unit else heads:
                    if agrees(other, k, number, gender):
                        return other, k
        return None

    def _features(self, scene: Scene, at: int) -> tuple[str, str]:
        token = scene.tokens[at]
        words = scene.words
        if token.lower in words.possessives:
            return ("p" if token.lower.startswith("leur") else "s"), ""
        features = words.pronouns.get(token.lower) or words.pronouns.get("-" + token.lower, "")
        return features[-1:], features[:-1]

    def _candidates(self, n: int) -> list[int]:
        """Heads of subjects that can act, in text order."""
        found = self._subjects.get(n)
        if found is None:
            found = self._subjects[n] = sorted(set(self._scan(n)))
        return found

    def _mentioned(self, n: int) -> list[int]:
        """Heads of the other words of a unit that name a state, body, group or office holder."""
        scene, _ = self.units[n]
        return [
            k for k, token in enumerate(scene.tokens)
            if token.pos in {"NOUN", "PROPN"}
            and not scene.place(k)
            and scene.kinds.party(token)
            and token.dep not in {"flat:name", "amod"}
        ]  # fmt: skip

    def _scan(self, n: int) -> Iterator[int]:
        scene, arguments = self.units[n]
        for index, group in enumerate(scene.groups):
            if group.mood == "K":
                continue
            args = arguments.of(index)
            subject = args.object if args.passive else args.subject
            if (
                subject >= 0
                and scene.place(subject) in {"", "country"}
                and scene.nominal(subject)
                and scene.kinds.actor(scene.tokens[subject])
            ):
                yield subject


def agrees(scene: Scene, at: int, number: str, gender: str) -> bool:
    """Whether nothing in a noun speaks against a number and gender."""
    token = scene.tokens[at]
    plural = _number(scene, at)
    if number and plural and number != plural:
        return False
    if gender:
        tags = {
            tag for r in scene.draft.pack.morphology.readings(token.lower)
            if r.category == "n" for tag in r.tags
        }  # fmt: skip
        genders = {t[0] for t in tags if t[:1] in "mf"}
        if genders and gender not in genders:
            return False
    return True


def _number(scene: Scene, at: int) -> str:
    token = scene.tokens[at]
    if any(scene.tokens[k].dep == "conj" for k in scene.children(at)):
        return ""
    if scene.kinds.named(token):
        return "s" if not token.lower.endswith("s") else ""
    tags = {
        tag for r in scene.draft.pack.morphology.readings(token.lower)
        if r.category == "n" for tag in r.tags
    }  # fmt: skip
    numbers = {t[-1] for t in tags if t[-1:] in "sp"}
    if len(numbers) == 1:
        return numbers.pop()
    return scene.number(at)
