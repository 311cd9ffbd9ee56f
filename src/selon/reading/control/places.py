"""The place that a word of control is about: named, or a common noun that can be held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.spans import conjuncts

if TYPE_CHECKING:
    from selon.reading.control.lexicon import ControlEntry, ControlLexicon
    from selon.reading.events.arguments import ArgumentFinder, Arguments
    from selon.reading.events.scene import Scene

_FAR = 14  # words behind a noun of fighting in which its purpose stands
_NEAR = 8  # words behind a noun of fighting in which its place stands


class PlaceFinder:
    """Finds heads of places and holders around a word of control in one unit."""

    def __init__(self, scene: Scene, arguments: ArgumentFinder, lexicon: ControlLexicon) -> None:
        self.scene = scene
        self.arguments = arguments
        self.lexicon = lexicon

    def of_verb(self, index: int, entry: ControlEntry, last: int) -> list[int]:
        """Heads of the places of a verb or verb expression that ends at `last`."""
        args = self.arguments.of(index)
        match entry.place:
            case "object":
                head = args.object
            case "subject":
                head = args.object if args.passive else args.subject
            case "of":
                head = self._behind(last, "from")
                if head < 0:
                    head = self._relative(index)
            case "attacked":
                return self._attacked(index, last)
            case "from_place":
                return self._from_place(args)
            case "from":
                return self._from(last)
            case place:
                head = self._behind(last, place)
        held = self._held(head, named=entry.named)
        if not held and entry.place == "object" and not args.passive:
            held = self._held(self._right_behind(last), named=entry.named)
        return held

    def _right_behind(self, last: int) -> int:
        """A place without a preposition right behind a verb, past a date (`pris en mai Kandar`).

        Written for names that the parse does not take for objects.
        """
        tokens = self.scene.tokens
        k = last + 1
        while k < len(tokens) and (
            tokens[k].pos in {"ADV", "DET"}
            or self.scene.dated(k)
            or (tokens[k].pos == "ADP" and k + 1 < len(tokens) and self.scene.dated(k + 1))
        ):
            k += 1
        return k if k < len(tokens) and self.scene.place(k) else -1

    def of_noun(self, first: int, last: int, entry: ControlEntry) -> list[int]:
        """Heads of the places of a noun or noun expression."""
        match entry.place:
            case "of":
                head = self._behind(last, "from")
                if head < 0:
                    head = self._past_agent(last)
            case "of_town":
                head = self._behind(last, "from")
                if head < 0 or not self._town(head):
                    return []
            case "prize":
                head = self._prize(last)
            case "stricken":
                return self._stricken(last)
            case "from":
                return self._from(last)
            case "target":
                return self._target(last)
            case "near":
                return self._held(self._behind(last, "near"), named=True)
            case "in":
                head = self._behind(last, "in")
            case "before":
                head = self.before(first)
                if head < 0:
                    head = self._subject(first)
            case "apposed":
                head = self.before(first)
            case "named_by":
                head = self._behind(last, "from")
                if head < 0:
                    head = self._apposed_to(first)
            case _:
                head = -1
        return self._held(head, named=entry.named)

    def _from_place(self, args: Arguments) -> list[int]:
        """`drove them from the capital`, `withdrew from Dorna`: where a force left from."""
        return self._held(args.relations.get("from", -1), named=False)

    def _apposed_to(self, first: int) -> int:
        """`Dorna, a rebel stronghold`, `the rebel stronghold Dorna`: the named place beside."""
        scene = self.scene
        head = next((k for k in range(first, len(scene.tokens)) if scene.nominal(k)), first)
        beside = [scene.head(head), *scene.children(head)]
        return next((k for k in beside if k >= 0 and scene.place(k)), -1)

    def holdable(self, at: int) -> bool:
        """Whether a noun is a named place or a common one that can be held."""
        return self._named(at) or self._common_noun(at)

    def complement(self, last: int) -> int:
        """Head of the complement with `de` right behind a word, past adjectives."""
        return self._behind(last, "from")

    def agent(self, last: int) -> int:
        """Head of the agent with `par` behind a noun."""
        tokens = self.scene.tokens
        for k in range(last + 1, min(len(tokens), last + 12)):
            if self.scene.lexicon.relations.get(tokens[k].lower) == "by":
                return self.scene.noun_after(k + 1)
            if k in self.scene.group_at or tokens[k].text in {".", ";"}:
                return -1
        return -1

    def adjective(self, last: int) -> int:
        """Position of an adjective that names a state or group, behind a word."""
        tokens = self.scene.tokens
        k = last + 1
        while k < len(tokens) and tokens[k].pos in {"ADJ", "ADV"}:
            if self.scene.kinds.adjective(tokens[k]):
                return k
            k += 1
        return -1

    def owning(self, first: int) -> int:
        """Position of the state or group named right before a noun (`rebel stronghold`), or -1."""
        scene = self.scene
        for k in reversed([c for c in scene.children(first) if c < first]):
            token = scene.tokens[k]
            if not scene.place(k) and (scene.kinds.adjective(token) or scene.kinds.party(token)):
                return k
        return -1

    def owner(self, first: int, last: int) -> int:
        """Position of a possessive inside or before a word."""
        tokens = self.scene.tokens
        for k in range(max(0, first - 1), last + 1):
            if tokens[k].lower in self.scene.words.possessives:
                return k
        return -1

    def before(self, first: int) -> int:
        """Head of the noun phrase right before a word, past commas and marks."""
        tokens = self.scene.tokens
        k = first - 1
        while k >= 0 and (
            tokens[k].text in {",", '"', "»", "(", "-", "--"}
            or tokens[k].pos in {"ADJ", "ADV", "DET"}
            or self.scene.time(k)
        ):
            k -= 1
        best = -1
        while k >= 0 and first - k < 12:
            token = tokens[k]
            if k in self.scene.group_at or token.text in {",", ";", ":"}:
                break
            if self.scene.nominal(k):
                best = k
                if self.scene.case(k) not in self.scene.words.complement_prepositions:
                    break
            k -= 1
        return best

    def _subject(self, at: int) -> int:
        """Subject of the verb that a word hangs from (`la ville est aux mains de …`)."""
        for k in range(at, min(len(self.scene.tokens), at + 4)):
            own = self.scene.child(k, "nsubj", "nsubj:pass")
            if own >= 0:
                return own
        group = self.scene.governor(at)
        if group < 0:
            return -1
        args = self.arguments.of(group)
        return args.object if args.passive else args.subject

    def _relative(self, index: int) -> int:
        """`dont ils ont pris le contrôle`: what the relative stands for."""
        group = self.scene.groups[index]
        token = self.scene.tokens[group.main]
        head = self.scene.head(group.main)
        return head if token.dep == "acl:relcl" and head >= 0 else -1

    def _past_agent(self, last: int) -> int:
        """`la prise de contrôle par les milices de la ville`: a named place behind the agent."""
        tokens = self.scene.tokens
        if self.agent(last) < 0 and not any(t.text == "," for t in tokens[last + 1 : last + 2]):
            return -1
        for k in range(last + 1, min(len(tokens), last + 14)):
            if self.scene.place(k) and self.scene.case(k) in self.lexicon.prepositions["from"]:
                return k
            if tokens[k].text in {".", ";"}:
                return -1
            if self._common_noun(k) and self.scene.case(k) in self.lexicon.prepositions["from"]:
                return k
        return -1

    def _behind(self, last: int, kind: str) -> int:
        """Head of a complement with a preposition of a kind behind a word, past adjectives."""
        tokens = self.scene.tokens
        prepositions = self.lexicon.prepositions.get(kind, frozenset())
        for k in range(last + 1, min(len(tokens), last + _NEAR)):
            token = tokens[k]
            if token.lower in prepositions:
                return self.scene.noun_after(k + 1)
            if (
                token.text in {".", ";", ",", ":"}
                or token.pos in {"NOUN", "PROPN", "CCONJ", "SCONJ"}
                or (k in self.scene.group_at and self.scene.groups[self.scene.group_at[k]].finite)
            ):
                if self.scene.time(k) or (token.pos == "NOUN" and kind == "near"):
                    continue
                return -1
        return -1

    def _target(self, last: int) -> list[int]:
        """Place of an offensive: the first complement that is a named place or a held one.

        Who fights may stand between (`une offensive de l'armée contre la ville`); any other thing
        is the target itself, and no place that can be held (`l'assaut d'un hôtel à Bunia`).
        """
        tokens = self.scene.tokens
        targets = self.lexicon.prepositions["target"]
        of = self.lexicon.prepositions["from"]
        k = last + 1
        while k < min(len(tokens), last + 18):
            token = tokens[k]
            if token.lower in targets:
                head = self.scene.noun_after(k + 1)
                if head < 0:
                    return []
                held = self._held(head, named=token.lower in of)
                if held and self.scene.place(head) != "country":
                    return held
                if not self.scene.kinds.actor(tokens[head]) and not self.scene.time(head):
                    return []
                k = head + 1
                continue
            if token.text in {".", ";", ":"} or (
                k in self.scene.group_at and self.scene.groups[self.scene.group_at[k]].finite
            ):
                return []
            k += 1
        return []

    def _town(self, at: int) -> bool:
        """Whether a place can be besieged: a named one, or `la ville`; no firm's seat."""
        if self.scene.place(at):
            return self.scene.place(at) in {"city", "capital", "quarter", "admin", "area"}
        return self.scene.tokens[at].lemma in self.lexicon.prepositions["towns"]

    def _prize(self, last: int) -> int:
        """Head of what is fought over behind a noun: `les combats pour le contrôle du port`."""
        tokens = self.scene.tokens
        for k in range(last + 1, min(len(tokens), last + _FAR)):
            if tokens[k].text in {".", ";"}:
                break
            if tokens[k].lower not in self.lexicon.prepositions["for"]:
                continue
            head = self.scene.noun_after(k + 1)
            if head >= 0 and tokens[head].lemma in self.lexicon.prepositions["prize"]:
                return self.complement(head)
        return -1

    def _stricken(self, last: int) -> list[int]:
        """Named town, quarter or region right behind `attaques sur`, or quarters of one."""
        tokens = self.scene.tokens
        k = last + 1
        while k < len(tokens) and (tokens[k].pos in {"ADJ", "ADV"} or self.scene.time(k)):
            k += 1
        if k >= len(tokens):
            return []
        head = self.scene.noun_after(k + 1)
        if head < 0 or self.scene.place(head) in {"country", "feature"}:
            return []
        if tokens[k].lower in self.lexicon.prepositions["stricken"]:
            return self._held(head, named=True)
        inner = tokens[head].lemma in self.lexicon.prepositions["inner"]
        if inner and tokens[k].lower in self.lexicon.prepositions["in"]:
            return self._held(self.complement(head), named=True)
        return []

    def _from(self, last: int) -> list[int]:
        """`le retrait des troupes de la ville`: the complement that can be held."""
        tokens = self.scene.tokens
        k = last + 1
        while k < min(len(tokens), last + 14):
            token = tokens[k]
            if token.lower in self.lexicon.prepositions["from"]:
                head = self.scene.noun_after(k + 1)
                if head < 0:
                    return []
                held = self._held(head, named=False)
                if held:
                    return held
                k = head + 1
                continue
            if token.text in {".", ";", ","} or k in self.scene.group_at:
                return []
            k += 1
        return []

    def _attacked(self, index: int, last: int) -> list[int]:
        """Place of what was beaten back: of the attack, or where it was beaten back."""
        args = self.arguments.of(index)
        tokens = self.scene.tokens
        attack = args.object
        if attack >= 0:
            violent = self.scene.lexicon.classes["violent_thing"]
            if tokens[attack].lemma in violent:
                found = self._target(attack)
                if found:
                    return found
            elif not self.scene.kinds.force(tokens[attack]):
                return []
        for k in range(last + 1, min(len(tokens), last + 14)):
            if self.scene.place(k) and self.scene.case(k):
                return self._held(k, named=True)
            if tokens[k].text in {".", ";"}:
                break
        return []

    def _held(self, head: int, *, named: bool) -> list[int]:
        """The head and its coordinates, if they are places; parts lead to what they are part of.

        What is the first one's own (`Kandar et sa banlieue`) is no further place.
        """
        if head < 0:
            return []
        return [
            k
            for k in conjuncts(self.scene, head)
            if self._named(k) or (not named and self._common(k) and not (k > head and self._own(k)))
        ]

    def _own(self, at: int) -> bool:
        """Whether a common noun is told as belonging to what was named before it."""
        before = self.scene.tokens[max(0, at - 2) : at]
        return any(t.lower in self.scene.words.possessives for t in before)

    def _named(self, at: int) -> bool:
        return bool(self.scene.place(at))

    def _common(self, at: int) -> bool:
        token = self.scene.tokens[at]
        if token.lemma in self.lexicon.parts or token.lower in self.lexicon.parts:
            inside = self.complement(at)
            return inside >= 0 and (self._named(inside) or self._common_noun(inside))
        return self._common_noun(at)

    def _common_noun(self, at: int) -> bool:
        token = self.scene.tokens[at]
        return token.lemma in self.lexicon.places or token.lower in self.lexicon.places
