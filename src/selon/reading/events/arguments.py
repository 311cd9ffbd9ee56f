"""Subject, object, agent and complements of a verb group, by the parse and by word order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.reading.events.imputing import imputed
from selon.reading.events.subjects import SubjectFinder

if TYPE_CHECKING:
    from selon.reading.events.scene import Scene
    from selon.reading.verbs import VerbGroup

_NEAR = 6  # words behind a verb in which an object by the parse is believed


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
        self._subjects = SubjectFinder(scene, self.of)

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
        if surface_subject == args.object:
            surface_subject = -1
        if lender >= 0 and surface_subject < 0:
            subject = self._subjects.surface(lender)
        else:
            subject = self._subjects.subject(index, group, surface_subject)
        if args.passive:
            if subject >= 0:
                args.object = subject
            if group.lemma in scene.lexicon.carriers["to"]:
                self._impute(group, args)
        else:
            args.subject = subject
        return args

    def _impute(self, group: VerbGroup, args: Arguments) -> None:
        """Tell who puts a deed on whom apart where the parse makes one phrase of them."""
        by, to, _ = imputed(self.scene, group)
        args.by = by if by >= 0 else args.by
        if to >= 0:
            args.relations["to"] = to

    def _shared_auxiliary(self, index: int, group: VerbGroup) -> int:
        """The group whose auxiliary a bare participle shares (`ont brûlé des pneus et pillé`)."""
        scene = self.scene
        bare = group.mood == "K" or (
            group.mood == "J" and any(tag[0] == "K" for _, tag in scene.tokens[group.main].tags)
        )
        if not bare or group.compound or index == 0:
            return -1
        if scene.tokens[group.main].dep != "conj":
            return self._before_object(index, group) if group.mood == "K" else -1
        if group.mood == "J" and scene.child(group.main, "nsubj") >= 0:
            return -1
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
                elif dep == "obj" and tokens[k].lower in scene.words.that:
                    if args.object < 0:
                        args.object = self._subjects.antecedent(k, group)
                elif dep == "obj" and scene.time(k):
                    continue
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
        start = k
        phrase = False  # whether a prepositional phrase is being passed, so that `de` belongs to it
        far = args.object > k + _NEAR
        open_object = (args.object < 0 or far) and not args.passive
        while k < end:
            token = tokens[k]
            relation = scene.lexicon.relations.get(token.lower)
            if token.pos == "ADV" or token.lower in scene.words.between_words:
                k += 1
                continue
            partitive = open_object and (self._article(k, start) or self._bare(k, start, group))
            if not partitive and (relation or token.pos == "ADP"):
                toward = self._direction(k)
                head = scene.noun_after(toward or k + 1)
                if head < 0 or head >= end:
                    break
                if toward:
                    args.relations.setdefault("toward", head)
                elif relation == "by":
                    args.by = head if args.by < 0 or self._means(args.by) else args.by
                elif relation and relation != "of":
                    args.relations.setdefault(relation, head)
                open_object = open_object and (phrase or relation != "of")
                phrase = True
                k = self._past_name(head)
                continue
            phrase = False
            if open_object and token.text == ",":
                open_object = False
            elif open_object and (token.pos in {"DET", "NUM", "NOUN", "PROPN", "ADJ"} or partitive):
                head = scene.noun_after(k)
                if 0 <= head < end and not scene.time(head) and (not far or head < args.object):
                    args.object = head
                    open_object = False
                k = max(head, k)
            k += 1

    def _means(self, at: int) -> bool:
        """Whether what stands behind "by" is what was used (`par balles`), not who used it."""
        return self.scene.tokens[at].lower in self.scene.lexicon.clitics["means"]

    def _past_name(self, head: int) -> int:
        """Position behind a noun and the name or adjectives that go on with it."""
        tokens = self.scene.tokens
        k = head + 1
        while k < len(tokens) and tokens[k].pos in {"PROPN", "ADJ"}:
            k += 1
        return k

    def _article(self, at: int, start: int) -> bool:
        """Whether `des` or `de` opens an object (`contrôlent de vastes zones`).

        Behind a verb and its day `des` does, whatever the parse: `a mené jeudi des frappes`.
        """
        scene = self.scene
        tokens = scene.tokens
        if tokens[at].lower not in scene.lexicon.clitics["articles"]:
            return False
        if tokens[at].pos == "DET" or (at + 1 < len(tokens) and tokens[at + 1].pos == "ADJ"):
            return True
        between = range(start, at)
        return (
            tokens[at].lower in scene.lexicon.clitics["plural_article"]
            and any(scene.time(k) for k in between)
            and all(self._of_date(k) for k in between)
        )

    def _of_date(self, at: int) -> bool:
        """Whether a word may belong to a date, or to adverbs beside it (`en janvier`)."""
        scene = self.scene
        token = scene.tokens[at]
        if scene.time(at) or token.pos in {"ADJ", "ADV", "NUM"}:
            return True
        behind = range(at + 1, min(len(scene.tokens), at + 3))
        return token.pos in {"ADP", "DET"} and any(scene.time(k) for k in behind)

    def _bare(self, at: int, start: int, group: VerbGroup) -> bool:
        """Whether `des` right behind a verb that takes an object, and nothing with `de`, opens it.

        `disperse (violemment) des manifestants`, which some parses read as `disperse de…`.
        """
        scene = self.scene
        apart = any(scene.tokens[k].pos != "ADV" for k in range(start, at))
        if apart or scene.tokens[at].lower not in scene.lexicon.clitics["plural_article"]:
            return False
        entries = scene.lexicon.verbs.get(group.lemma, ())
        frames = [scene.lexicon.verb_frames[e.frame] for e in entries]
        return bool(frames) and all("object" in f and "of" not in f for f in frames)

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
            imputes = nxt.lemma in scene.lexicon.carriers["to"]
            if nxt.mood != "K" or nxt.first - start > 14 or comma or imputes:
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
