"""Subject, object, agent and complements of a verb group, by the parse and by word order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.events.scene import Scene
    from selon.reading.verbs import VerbGroup

_NEAR = 6  # words behind a verb in which an object by the parse is believed
_MODIFIES = frozenset({"acl", "amod", "acl:relcl"})
_HANGS = frozenset({"xcomp", "ccomp", "advcl", "advcl:cleft", "obl:mod", "obl:arg", "acl", "obj"})


@dataclass(slots=True)
class Arguments:
    """Heads of a verb's complements as positions; `relations` by the names of event_frames.toml.

    `subject` is the deep subject of actives; of passives `object` is the surface subject and `by`
    the agent.
    """

    subject: int = -1
    object: int = -1
    by: int = -1
    passive: bool = False
    relations: dict[str, int] = field(default_factory=dict)


class ArgumentFinder:
    """Arguments of the verb groups of one unit, worked out when asked for."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._found: dict[int, Arguments] = {}
        self._active: set[int] = set()

    def of(self, index: int) -> Arguments:
        """Give the arguments of a verb group by its index."""
        found = self._found.get(index)
        if found is None:
            if index in self._active:
                return Arguments()
            self._active.add(index)
            found = self._found[index] = self._work_out(index)
            self._active.discard(index)
        return found

    def lender(self, index: int) -> int:
        """The verb group whose auxiliary a coordinated participle shares, -1 without one."""
        return self._shared_auxiliary(index, self.scene.groups[index])

    def _work_out(self, index: int) -> Arguments:
        scene = self.scene
        group = scene.groups[index]
        lender = self._shared_auxiliary(index, group)
        if lender >= 0:
            passive = self.of(lender).passive
        else:
            passive = group.passive or (
                group.mood == "K" and group.lemma not in scene.words.be_verbs
            )
        args = Arguments(passive=passive)
        surface_subject = self._dependents(group, args)
        self._by_order(index, group, args)
        if lender >= 0 and surface_subject < 0:
            subject = self._surface(lender)
        else:
            subject = self._subject(index, group, surface_subject)
        if args.passive:
            if subject >= 0:
                args.object = subject
        else:
            args.subject = subject
        return args

    def _shared_auxiliary(self, index: int, group: VerbGroup) -> int:
        """The group whose auxiliary a bare participle shares (`ont brûlé des pneus et pillé`)."""
        scene = self.scene
        if group.mood != "K" or group.compound or index == 0:
            return -1
        if scene.tokens[group.main].dep != "conj":
            return self._before_object(index, group)
        k = scene.head(group.main)
        other = scene.group_at.get(k, -1)
        if other < 0 or other >= index:
            return -1
        before = scene.groups[other]
        if before.compound:
            return other
        return self._shared_auxiliary(other, before) if before.mood == "K" else -1

    def _before_object(self, index: int, group: VerbGroup) -> int:
        """The compound group before a bare participle that has an object of its own behind it.

        `ont destitué le président, suspendu la Constitution`: what agrees with nothing before it
        and has a noun right behind it is no passive.
        """
        scene = self.scene
        tokens = scene.tokens
        k = group.main + 1
        joined = (
            tokens[group.main - 1].lower in scene.words.coordinators
            and k < len(tokens)
            and tokens[k].lower in scene.words.that
        )
        if not joined and (
            k >= len(tokens) or tokens[k].lower not in scene.words.definite | scene.words.indefinite
        ):
            return -1
        if tokens[k].pos == "ADP" or tokens[group.main - 1].pos in {"NOUN", "PROPN"}:
            return -1
        for n in range(index - 1, -1, -1):
            other = scene.groups[n]
            nested = joined and scene.tokens[other.main].dep == "acl:relcl"
            if other.compound and not other.passive and not nested:
                return n
            if other.finite and not nested:
                return -1
        return -1

    def _dependents(self, group: VerbGroup, args: Arguments) -> int:
        """Read off the parse; gives the surface subject."""
        scene = self.scene
        tokens = scene.tokens
        subject = -1
        heads = [group.main]
        heads += [k for k in range(group.first, group.main) if tokens[k].pos in {"AUX", "VERB"}]
        for k in range(group.first, group.main):
            form = tokens[k].lower
            if form in scene.words.object_clitics and tokens[k].pos in {"PRON", "DET"}:
                if form in scene.lexicon.clitics["object"]:
                    args.object = k
                elif form in scene.lexicon.clitics["to"]:
                    args.relations["to"] = k
        for head in heads:
            for k in scene.children(head):
                if group.first <= k <= group.main and tokens[k].pos != "PRON":
                    continue
                dep = tokens[k].dep
                if dep.startswith("nsubj"):
                    if subject < 0 and tokens[k].lower not in scene.words.that:
                        subject = k
                elif dep == "obj":
                    if args.object < 0 and not args.passive and tokens[k].pos != "VERB":
                        args.object = k
                elif dep == "iobj":
                    if tokens[k].lower not in scene.words.reflexive:
                        args.relations.setdefault("to", k)
                elif dep == "obl:agent":
                    args.by = k
                elif dep.startswith(("obl", "nmod")) and tokens[k].pos not in {"VERB", "ADV"}:
                    relation = scene.lexicon.relations.get(scene.case(k))
                    if relation == "by":
                        args.by = k if args.by < 0 else args.by
                    elif relation:
                        args.relations.setdefault(relation, k)
        return subject

    def _by_order(self, index: int, group: VerbGroup, args: Arguments) -> None:
        """Fill what the parse left open from the words right after the verb."""
        scene = self.scene
        tokens = scene.tokens
        end = self._clause_end(index)
        k = max(group.main, group.last) + 1
        far = args.object > k + _NEAR
        open_object = (args.object < 0 or far) and not args.passive
        while k < end:
            token = tokens[k]
            relation = scene.lexicon.relations.get(token.lower)
            if token.pos == "ADV" or token.lower in scene.words.between_words:
                k += 1
                continue
            partitive = open_object and self._article(k)
            if not partitive and (relation or token.pos == "ADP"):
                toward = self._direction(k)
                head = scene.noun_after(toward or k + 1)
                if head < 0 or head >= end:
                    break
                if toward:
                    args.relations.setdefault("toward", head)
                elif relation == "by":
                    args.by = head if args.by < 0 else args.by
                elif relation and relation != "of":
                    args.relations.setdefault(relation, head)
                open_object = open_object and relation != "of"
                k = self._past_name(head)
                continue
            if open_object and token.text == ",":
                open_object = False
            elif open_object and (token.pos in {"DET", "NUM", "NOUN", "PROPN", "ADJ"} or partitive):
                head = scene.noun_after(k)
                if 0 <= head < end and not scene.time(head) and (not far or head < args.object):
                    args.object = head
                    open_object = False
                k = max(head, k)
            k += 1

    def _past_name(self, head: int) -> int:
        """Position behind a noun and the name or adjectives that go on with it."""
        tokens = self.scene.tokens
        k = head + 1
        while k < len(tokens) and tokens[k].pos in {"PROPN", "ADJ"}:
            k += 1
        return k

    def _article(self, at: int) -> bool:
        """Whether `des` or `de` opens an object (`contrôlent de vastes zones`)."""
        tokens = self.scene.tokens
        if tokens[at].lower not in self.scene.lexicon.clitics["articles"]:
            return False
        if tokens[at].pos == "DET":
            return True
        return at + 1 < len(tokens) and tokens[at + 1].pos == "ADJ"

    def _direction(self, at: int) -> int:
        """Position behind `en direction de`, 0 when that does not stand here."""
        tokens = self.scene.tokens
        if at + 2 < len(tokens) and tokens[at + 1].lower in self.scene.lexicon.clitics["direction"]:
            return at + 3
        return 0

    def _clause_end(self, index: int) -> int:
        """Position where the clause of a verb must be over: the next verb, a stop, a relative."""
        scene = self.scene
        group = scene.groups[index]
        start = max(group.main, group.last) + 1
        end = len(scene.tokens)
        quote = scene.tokens[group.main].quote
        if index + 1 < len(scene.groups):
            nxt = scene.groups[index + 1]
            comma = any(t.text == "," for t in scene.tokens[start : nxt.first])
            if nxt.mood != "K" or nxt.first - start > 14 or comma:
                end = nxt.first
            elif index + 2 < len(scene.groups):
                end = scene.groups[index + 2].first
        for k in range(start, end):
            token = scene.tokens[k]
            if token.text in {";", ":", "."} or token.lower in scene.words.relatives:
                return k
            if quote >= 0 and token.quote != quote:
                return k
        return end

    def _subject(self, index: int, group: VerbGroup, found: int) -> int:
        """Give the surface subject, taken over from another clause where the own has none."""
        scene = self.scene
        tokens = scene.tokens
        if self._impersonal(group, found):
            return -1
        if found >= 0:
            if tokens[found].lower in scene.words.relatives:
                return self._antecedent(found, group)
            if not (group.passive or group.reflexive) or scene.agree(group.main, found):
                return found
        if group.clitic >= 0:
            return group.clitic
        main = tokens[group.main]
        if group.mood == "K":
            return self._modified(group)
        relative = self._relative_before(group)
        if relative >= 0:
            return self._antecedent(relative, group)
        if main.dep in _MODIFIES and group.mood == "G":
            return scene.head(group.main)
        lender = scene.governor(group.main)
        if main.dep == "conj" and lender >= 0:
            return self._surface(lender)
        if group.mood in "WG" and lender >= 0:
            return self._controller(lender, group)
        if group.finite:
            left = self._left(group)
            if left >= 0:
                return left
            if lender >= 0 and lender != index:
                return self._surface(lender)
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

    def _surface(self, index: int) -> int:
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
            if args.relations.get("to", group.first) < group.first:
                return args.relations["to"]
            return -1
        return args.object if args.passive else args.subject

    def _modified(self, group: VerbGroup) -> int:
        """The noun that a bare participle belongs to."""
        scene = self.scene
        tokens = scene.tokens
        k = scene.head(group.main)
        if (
            tokens[group.main].dep in _MODIFIES
            and k >= 0
            and tokens[k].pos in {"NOUN", "PROPN", "NUM", "PRON"}
        ):
            return k
        if tokens[group.main].dep == "conj" and k in scene.group_at:
            other = scene.group_at[k]
            if scene.groups[other].mood == "K" or scene.groups[other].passive:
                return self._surface(other)
            return self._surface(other)
        if tokens[group.main].dep == "advcl" and group.main < 3:
            above = scene.governor(group.main)
            if above >= 0:
                return self._surface(above)
        return self._left(group)

    def _left(self, group: VerbGroup) -> int:
        """Nearest noun to the left that is in no prepositional phrase and no other clause."""
        scene = self.scene
        tokens = scene.tokens
        bare = group.mood == "K"
        agreeing = bare or group.passive or group.reflexive
        k = group.first - 1
        best = -1
        while k >= 0 and group.first - k < 26:
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

    def _antecedent(self, relative: int, group: VerbGroup) -> int:
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
