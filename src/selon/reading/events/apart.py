"""Stretches of a sentence that tell of another time or place than the rest of it.

Written for `les marches depuis la mort d'un passant en mai`, `tué mardi avant la visite du ministre
à Sarvo`, `comme à Sarvo en mars`, and against `depuis lundi`, `après minuit`, `depuis Sarvo`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.events.locating import is_spot

if TYPE_CHECKING:
    from collections.abc import Collection

    from selon.reading.events.scene import Scene

_OPENING = 2  # words of a unit before which a stretch that opens it begins
_CLOSING = frozenset({";", ":", "--", "–", "—", ")"})
_AHEAD = 6  # words from a coordinator to the verb of the clause that it begins
_PRONOUN = 2  # words between a relative pronoun and its verb


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last position in the unit of what stands behind such a word, and its kind.

    `since`, `after`, `before`: of another time; `like`: what is compared; `occasion`: of the same
    time at another place.
    """

    first: int
    last: int
    kind: str


class Apart:
    """The stretches of one unit; `events` are the positions of its event words."""

    def __init__(self, scene: Scene, events: Collection[int]) -> None:
        self._scene = scene
        self._events = events
        self.stretches = list(self._find())

    def between(self, one: int, other: int) -> str:
        """The kind of the stretch that holds the first position and not the second, or empty."""
        for s in self.stretches:
            if s.first <= one <= s.last and not s.first <= other <= s.last:
                return s.kind
        return ""

    def inside(self, at: int) -> bool:
        """Whether a position stands in a stretch."""
        return any(s.first <= at <= s.last for s in self.stretches)

    def _find(self) -> list[Stretch]:
        found: list[Stretch] = []
        k = 0
        tokens = self._scene.tokens
        while k < len(tokens):
            kind, behind = self._opened(k)
            if kind and behind < len(tokens) and not self._own(kind, behind):
                found.append(Stretch(behind, self._end(k, behind, kind), kind))
            k = max(k + 1, behind)
        return found

    def _opened(self, at: int) -> tuple[str, int]:
        """The kind of stretch that the words at a position open, and where it begins."""
        tokens = self._scene.tokens
        relations = self._scene.lexicon.relations
        for kind, phrases in self._scene.lexicon.apart.items():
            for words in phrases:
                there = [t.lower.replace("’", "'") for t in tokens[at : at + len(words)]]
                if len(there) < len(words) or there[:-1] != list(words[:-1]):
                    continue
                same = relations.get(there[-1]) == relations.get(words[-1]) is not None
                if there[-1] == words[-1] or (len(words) > 1 and same):
                    return kind, at + len(words)
        return "", at

    def _own(self, kind: str, at: int) -> bool:
        """Whether only a time or a place to come from stands there (`depuis lundi`)."""
        scene = self._scene
        if scene.dated(at) or (kind == "before" and self._goes_on(at)):
            return True
        head = scene.noun_after(at)
        if head < 0:
            return False
        if scene.place(head) or is_spot(scene, head):
            return kind == "since"
        follows = scene.tokens[head + 1].lower if head + 1 < len(scene.tokens) else ""
        return scene.time(head) and scene.lexicon.relations.get(follows) != "of"

    def _goes_on(self, at: int) -> bool:
        """Whether an infinitive goes on with what is told (`a tiré avant d'être abattu`)."""
        scene = self._scene
        of = scene.lexicon.relations.get(scene.tokens[at].lower) == "of"
        group = scene.group_at.get(at + 1, -1) if of else -1
        return group >= 0 and scene.groups[group].mood == "W"

    def _end(self, opened: int, begin: int, kind: str) -> int:
        """Where a stretch ends: with its subtree, or what goes on without a new clause."""
        scene = self._scene
        opening = opened <= _OPENING
        parsed = self._subtree(opened, begin)
        event = False
        last = comma = begin
        for k in range(begin, len(scene.tokens)):
            if self._closes(k, begin, opening=opening or kind == "like"):
                if k in scene.group_at:  # the subject of a new clause stands before its verb
                    last = comma if comma > begin else last
                    parsed = min(parsed, last)
                break
            comma = k - 1 if scene.tokens[k].text == "," else comma
            event = event or k in self._events
            last = k
        far = kind in {"since", "like"} or event
        return max(parsed, last if far else begin)

    def _closes(self, at: int, begin: int, *, opening: bool) -> bool:
        """Whether a stretch ends before a word."""
        scene = self._scene
        token = scene.tokens[at]
        if token.text in _CLOSING or (token.text == "," and opening):
            return True
        group = scene.group_at.get(at, -1)
        if group >= 0 and scene.groups[group].finite and scene.group_at.get(at - 1) != group:
            before = [
                t.lower for t in scene.tokens[max(begin, scene.groups[group].first - _PRONOUN) : at]
            ]
            clause = scene.words.relatives | scene.words.that | scene.lexicon.clitics["where"]
            opened = scene.tokens[begin].lower in scene.words.that
            first = not any(
                begin < k < at and scene.groups[g].finite for k, g in scene.group_at.items()
            )
            return clause.isdisjoint(before) and not (opened and first)
        if token.lower in scene.words.coordinators:
            ahead = range(at + 1, min(len(scene.tokens), at + _AHEAD))
            return any(
                k in scene.group_at and scene.groups[scene.group_at[k]].finite for k in ahead
            )
        return False

    def _subtree(self, opened: int, begin: int) -> int:
        """Last position of what hangs from the head behind the word, as parsed."""
        scene = self._scene
        head = scene.head(begin - 1)
        if head < begin:
            head = scene.noun_after(begin)
        if head < begin:
            return begin
        last, todo, seen = head, [head], {head}
        while todo:
            for k in scene.children(todo.pop()):
                if k > opened and k not in seen:
                    seen.add(k)
                    todo.append(k)
                    last = max(last, k)
        while last > head and scene.tokens[last].pos == "PUNCT":
            last -= 1
        return last
