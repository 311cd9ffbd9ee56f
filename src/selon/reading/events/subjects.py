"""The subject of a verb group: its own, or the one that another clause lends it.

Written for `les rebelles qui ont attaqué`, `l'armée a tenté de reprendre`, `accusés d'avoir tué`,
`…, tuant cinq personnes`, `les civils évacués`, `Soutenu par Tarsa, il …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.reading.events.arguments import Arguments
    from selon.reading.events.scene import Scene
    from selon.reading.verbs import VerbGroup

_MODIFIES = frozenset({"acl", "amod", "acl:relcl", "nmod"})
_HEADS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_ADDRESSED = ("to", "on", "for")  # complements that name who is asked: `called on the rebels to`
_OPENING = 3  # words at most up to a participle that opens a sentence
_FRONTED = 16  # words from such a participle to the verb of its sentence
_FAR = 26  # words before a verb in which its subject is sought


class SubjectFinder:
    """Finds surface subjects as positions, -1 for none; `of` gives another group's arguments."""

    def __init__(self, scene: Scene, of: Callable[[int], Arguments]) -> None:
        self.scene = scene
        self.of = of

    def subject(self, index: int, group: VerbGroup, found: int) -> int:
        """Give the surface subject; `found` is the one that the parse gives, -1 without one."""
        scene = self.scene
        tokens = scene.tokens
        if self._impersonal(group, found):
            return -1
        if found >= 0:
            if tokens[found].lower in scene.words.relatives:
                return self.antecedent(found, group)
            if not (group.passive or group.reflexive) or scene.agree(group.main, found):
                return found
        if group.clitic >= 0:
            return group.clitic
        main = tokens[group.main]
        if group.mood == "K":
            return self._modified(group)
        relative = self._relative_before(group)
        if relative >= 0:
            return self.antecedent(relative, group)
        if main.dep in _MODIFIES and (
            group.mood == "G" or (group.mood == "W" and not any(g.finite for g in scene.groups))
        ):
            return scene.head(group.main)
        lender = scene.governor(group.main)
        if main.dep == "conj" and lender >= 0:
            return self.surface(lender)
        if group.mood in "WG" and lender >= 0:
            return self._controller(lender, group)
        if group.finite:
            left = self._left(group)
            if left >= 0:
                return left
            if found >= 0:
                return found  # copy in haste does not always agree: `personnes ont été arrêtés`
            if lender >= 0 and lender != index:
                return self.surface(lender)
        elif index > 0:
            return self._controller(index - 1, group)
        return -1

    def _impersonal(self, group: VerbGroup, subject: int) -> bool:
        """`il y a eu`, `il s'agit`, `il faut`: nobody is meant."""
        scene = self.scene
        k = subject if subject >= 0 else group.first - 1
        if k < 0 or scene.tokens[k].lower.lstrip("-") not in scene.words.expletive:
            return False
        if group.lemma in scene.lexicon.clitics["impersonal"]:
            return True
        return group.lemma in scene.words.have and any(
            scene.tokens[m].lower in scene.lexicon.clitics["there"]
            for m in range(max(0, group.first - 2), group.main)
        )

    def surface(self, index: int) -> int:
        """Surface subject of another group."""
        args = self.of(index)
        return args.object if args.passive else args.subject

    def _controller(self, lender: int, group: VerbGroup) -> int:
        """Who does what an infinitive or gerund says: subject or object of the verb above."""
        scene = self.scene
        args = self.of(lender)
        verb = scene.groups[lender]
        if group.mood == "W" and verb.lemma in scene.lexicon.object_control:
            if args.passive:
                return args.object
            target = args.object if args.object >= 0 else args.relations.get("to", -1)
            if target >= 0 and target < group.first:
                return target
            for name in _ADDRESSED:
                if args.relations.get(name, group.first) < group.first:
                    return args.relations[name]
            return -1
        return args.object if args.passive else args.subject

    def _modified(self, group: VerbGroup) -> int:
        """The noun that a bare participle belongs to: near by the parse, agreeing in features."""
        scene = self.scene
        tokens = scene.tokens
        dep = tokens[group.main].dep
        k = scene.head(group.main)
        if dep == "conj" and k in scene.group_at:
            return self.surface(scene.group_at[k])
        above = -1
        if dep == "advcl" and group.main < _OPENING:
            above = scene.governor(group.main)
        elif group.first == 0:
            above = self._after_comma(group)
        if above >= 0:
            return self.surface(above)
        if dep not in _MODIFIES:
            return self._left(group)
        for _ in range(3):
            if k < 0 or k in scene.group_at:
                break
            if tokens[k].pos in _HEADS and scene.agree(group.main, k):
                return self._holder(group, k)
            k = scene.head(k)
        left = self._left(group)
        if left >= 0:
            return left
        k = scene.head(group.main)
        return k if k >= 0 and k not in scene.group_at else -1

    def _after_comma(self, group: VerbGroup) -> int:
        """The finite verb behind an opening participle: `Attaqué mardi, le convoi a …`; or -1."""
        scene = self.scene
        comma = False
        for k in range(group.main + 1, min(len(scene.tokens), group.main + _FRONTED)):
            if scene.tokens[k].text == ",":
                comma = True
            at = scene.group_at.get(k, -1)
            if at >= 0 and scene.groups[at].finite:
                return at if comma else -1
        return -1

    def _holder(self, group: VerbGroup, at: int) -> int:
        """The person whose office a name belongs to (`le chef d'Al-Nour tué`), else the name."""
        scene = self.scene
        above = scene.head(at)
        if (
            above >= 0
            and scene.kinds.named(scene.tokens[at])
            and scene.tokens[above].lemma in scene.kinds.officials
            and scene.agree(group.main, above)
        ):
            return above
        return at

    def _left(self, group: VerbGroup) -> int:
        """Nearest noun to the left that is in no prepositional phrase and no other clause."""
        scene = self.scene
        tokens = scene.tokens
        bare = group.mood == "K"
        agreeing = bare or group.passive or group.reflexive
        k = group.first - 1
        best = -1
        while k >= 0 and group.first - k < _FAR:
            token = tokens[k]
            if k in scene.group_at and scene.groups[scene.group_at[k]].finite:
                break
            if token.text in {";", ":", "."} or token.lower in scene.words.that:
                break
            if token.pos == "PRON" and token.lower in scene.words.pronouns and best < 0:
                return k
            if (
                scene.nominal(k)
                and token.lower not in scene.words.time_words
                and (not agreeing or scene.agree(group.main, k))
            ):
                case = scene.case(k)
                if not case or (bare and case in scene.words.complement_prepositions):
                    return k
                best = k if best < 0 else best
            k -= 1
        return best if bare else -1

    def _relative_before(self, group: VerbGroup) -> int:
        scene = self.scene
        for k in range(group.first - 1, max(-1, group.first - 5), -1):
            token = scene.tokens[k]
            if token.lower in scene.words.subject_relative:
                return k
            if token.pos in {"NOUN", "PROPN", "VERB"} or token.text in {",", ";"}:
                break
        return -1

    def antecedent(self, relative: int, group: VerbGroup) -> int:
        """The noun before a relative pronoun, by the parse when it gives a near one."""
        scene = self.scene
        tokens = scene.tokens
        k = scene.head(group.main)
        if tokens[group.main].dep == "acl:relcl" and 0 <= k < relative:
            return k
        k = relative - 1
        while k >= 0 and (tokens[k].text in {",", ")", '"', "»"} or tokens[k].pos == "ADP"):
            k -= 1
        best = -1
        while k >= 0 and relative - k < 12:
            if k in scene.group_at or tokens[k].text in {",", ";"}:
                break
            if scene.nominal(k):
                best = k
                if scene.case(k) not in scene.words.complement_prepositions:
                    break
            k -= 1
        return best
