"""Whether an event happened: actual, denied, planned, hypothetical or demanded.

Mood and negation of the event's own verb come first; then what governs it is climbed, verb by verb
and noun by noun, until something speaks or the sentence's top is reached. Written for `n'ont pas
attaqué`, `aucun tir`, `l'armée va se retirer`, `doit rencontrer lundi`, `a promis d'indemniser`,
`auraient tué`, `pourrait bombarder`, `craint une offensive`, `a appelé à un cessez-le-feu`,
`la libération devrait être achevée`, `sans tirer`, `en cas d'attaque`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.nominal_status import nominal_status
from selon.reading.events.status_words import status_words

if TYPE_CHECKING:
    from selon.reading.events.arguments import ArgumentFinder
    from selon.reading.events.model import Trigger
    from selon.reading.events.scene import Scene
    from selon.reading.events.status_words import StatusWords

_STEPS = 6
_CLOSE = 2  # words from a verb to the infinitive that it leads
_REACH = 6  # words between an infinitive and the verb or adjective before it


def status_of(
    scene: Scene,
    trigger: Trigger,
    carrier: int,
    arguments: ArgumentFinder,
    asking: list[Trigger],
) -> str:
    """Give the status of an event.

    `carrier` is the verb group that an event noun depends on, `asking` are the unit's triggers of
    demands, under which other events are demanded.
    """
    climber = Climber(scene, status_words(scene.draft.pack), arguments, asking)
    if trigger.group < 0:
        return nominal_status(climber, trigger, carrier)
    return _verbal(climber, trigger)


def _verbal(climber: Climber, trigger: Trigger) -> str:
    scene, words = climber.scene, climber.words
    group = scene.groups[trigger.group]
    if _conditional_clause(scene, group.first, words):
        return "hypothetical"
    own = climber.own(trigger.group, negatable="negated" not in trigger.entry.needs)
    if own:
        return own
    if any(
        scene.tokens[k].lower in words.none for k in range(max(0, group.first - 2), group.first)
    ):
        return "denied"
    lender = climber.arguments.lender(trigger.group)
    if lender >= 0:
        return climber.own(lender) or climber.climb(lender) or "actual"
    if group.mood == "W":
        return _infinitive(climber, trigger)
    if group.mood == "G" or (group.mood == "K" and not group.compound):
        above = scene.governor(group.main)
        if group.mood == "G" and scene.tokens[group.first - 1].lower in words.adverbial:
            return "actual"
        if group.mood == "G" and above >= 0:
            return climber.climb(above) or "actual"
        return "actual"
    above = climber.clause_above(group.main)
    return (climber.reported(above) if above >= 0 else "") or "actual"


def _infinitive(climber: Climber, trigger: Trigger) -> str:
    scene, words = climber.scene, climber.words
    group = scene.groups[trigger.group]
    before = [scene.tokens[k].lower for k in range(max(0, group.first - 2), group.first)]
    if any(w in words.adverbial for w in before):
        return "actual"
    ready = climber.ready(group.first)
    if ready:
        return ready
    if any(
        scene.tokens[k].lower in words.purpose for k in range(max(0, group.first - 2), group.first)
    ):
        done = trigger.entry.type in words.performed or climber.perfect(trigger.group)
        return "actual" if done else "planned"
    above = climber.above(trigger.group)
    if scene.lexicon.modifiers_before and scene.tokens[group.main].dep == "advcl":
        done = trigger.entry.type in words.performed or climber.perfect(trigger.group)
        return "actual" if done else "planned"
    if above >= 0:
        found = climber.climb(above, perfect=climber.perfect(trigger.group))
        if found:
            return found
    found = climber.noun_above(group.main)
    alone = above < 0 and not any(g.finite for g in scene.groups)
    return found or (words.alone if alone else "") or "actual"


def _conditional_clause(scene: Scene, first: int, words: StatusWords) -> bool:
    """Whether a clause opens with `si`."""
    for k in range(first - 1, max(-1, first - 10), -1):
        token = scene.tokens[k]
        if token.lower in words.conditions and (token.pos != "PRON" or token.lower == "si"):
            return True
        if k in scene.group_at or token.text in {",", ";", ":", "."}:
            return False
    return False


class Climber:
    """Climbs from an event to what governs it, within one unit."""

    def __init__(
        self,
        scene: Scene,
        words: StatusWords,
        arguments: ArgumentFinder,
        asking: list[Trigger],
    ) -> None:
        self.scene = scene
        self.words = words
        self.arguments = arguments
        self.asking_groups = {t.group for t in asking if t.group >= 0}
        self.asking_nouns = {t.head for t in asking}

    def perfect(self, index: int) -> bool:
        """Whether a group tells something done (`avoir tué`, `avoir été arrêté`)."""
        group = self.scene.groups[index]
        if not group.compound:
            return False
        if not group.passive and not self.words.auxiliaries:
            return True
        return any(
            self.scene.tokens[k].lemma in self.scene.words.have
            for k in range(group.first, group.main)
        )

    def own(self, index: int, *, negatable: bool = True) -> str:
        """What mood and negation of a verb group say of its own event."""
        group = self.scene.groups[index]
        if negatable and (group.negated or self._nobody(group.first) or self._closed_behind(index)):
            return "denied"
        if group.lemma in self.words.able and group.mood in "FC":
            return "planned" if group.mood == "F" else "hypothetical"
        if self.words.auxiliaries:
            return self._auxiliary(index)
        return {"F": "planned", "C": "hypothetical"}.get(group.mood, "")

    def _auxiliary(self, index: int) -> str:
        """What the auxiliaries and adverbs of a verb group say (`would meet`, `reportedly killed`).

        Something done under one is supposed: `would have killed`.
        """
        scene, words = self.scene, self.words
        group = scene.groups[index]
        inside = scene.tokens[group.first : group.main]
        status = next((s for t in inside if (s := words.auxiliaries.get(t.lower))), "")
        if status and self.perfect(index):
            return "hypothetical"
        near = scene.tokens[max(0, group.first - 1) : group.main + 2]
        if not status and any(t.lower in words.hearsay for t in near):
            return "hypothetical"
        return status

    def _nobody(self, first: int) -> bool:
        """`Aucune balle n'a été tirée`: the subject denies; not so `une personne a été tuée`."""
        tokens = self.scene.tokens
        for k in range(first - 1, max(-1, first - 8), -1):
            if tokens[k].lower in self.words.nobody and not self._told_of(k):
                return True
            if (
                k in self.scene.group_at
                or tokens[k].text in {",", ";", ":", "."}
                or tokens[k].lower in self.scene.words.that
            ):
                return False
        return False

    def _told_of(self, at: int) -> bool:
        """Whether a word is a noun: an article, number or adjective stands before it."""
        before = self.scene.tokens[at - 1] if at else None
        return before is not None and (
            before.lower in self.scene.words.determiners or before.pos in {"ADJ", "NUM"}
        )

    def _closed_behind(self, index: int) -> bool:
        """`n'ont exécuté personne`, `n'avoir envoyé aucun renfort`."""
        main = self.scene.groups[index].main
        behind = self.scene.tokens[main + 1 : main + 4]
        return self._opened(index) and any(t.lower in self.words.nobody for t in behind)

    def _opened(self, index: int) -> bool:
        """Whether the first half of a negation stands in a verb group."""
        group = self.scene.groups[index]
        return any(
            t.lower in self.scene.words.negation_opening
            for t in self.scene.tokens[group.first : group.main]
        )

    def climb(self, index: int, depth: int = 0, *, perfect: bool = False) -> str:
        """What a governing verb says of what hangs from it; looks on above transparent ones.

        `perfect` tells that something done hangs from it (`accusé d'avoir tué`). What a plan or
        fear is denied of is denied (`nie préparer un assaut`).
        """
        found = self._climb(index, depth, perfect=perfect)
        group = self.scene.groups[index]
        if found in {"planned", "hypothetical"}:
            if group.mood == "C":
                return "hypothetical"
            above = self.above(index) if group.mood == "W" else -1
            if above >= 0 and self._climb(above, _STEPS, perfect=False) == "denied":
                return "denied"
        return found

    def _climb(self, index: int, depth: int, *, perfect: bool) -> str:
        scene, words = self.scene, self.words
        group = scene.groups[index]
        lemma = scene.key(index)
        if group.lemma in words.going and group.mood in "PI" and not group.compound:
            return "denied" if group.negated else "planned"
        if self._came_about(index):
            return ""
        if group.lemma in words.obliged and self.leads(index):
            if group.negated:
                return "denied"
            return "demanded" if group.mood == "C" and not group.compound else "planned"
        if group.lemma in words.able:
            if group.negated or self._opened(index):  # "n'a pu fuir"
                return "denied"
            return "planned" if group.mood == "F" else "hypothetical"
        if group.lemma in words.alleging:
            args = self.arguments.of(index)
            return "hypothetical" if args.passive and args.by < 0 else ""
        status = words.verbs.get(lemma) or words.verbs.get(group.lemma, "")
        if status and perfect and status != "denied":
            status = ""
        if group.negated:
            return words.negated(lemma, status)
        if status:
            return status
        own = self.own(index)
        if own:
            return own
        if depth < _STEPS and (group.mood in "WG" or lemma in words.transparent):
            ready = self.ready(group.first) if group.mood == "W" else ""
            if ready:
                return ready
            above = self.above(index)
            if above >= 0:
                return self.climb(above, depth + 1)
            return self.noun_above(group.main)
        return ""

    def _came_about(self, index: int) -> bool:
        """Whether what one had to or could do was done (`a dû fuir`, `a pu fuir`)."""
        group = self.scene.groups[index]
        if self.words.auxiliaries or group.lemma not in self.words.obliged | self.words.able:
            return False
        return group.compound and group.mood in "PI" and not self._opened(index)

    def leads(self, index: int) -> bool:
        """Whether an infinitive follows a verb that only tells its mood (`is to begin`).

        Where auxiliaries stand inside the group of their verb, such a verb may be a copula.
        """
        if not self.words.auxiliaries:
            return True
        groups = self.scene.groups
        following = groups[index + 1] if index + 1 < len(groups) else None
        return (
            following is not None
            and following.mood == "W"
            and following.first - groups[index].main <= _CLOSE
        )

    def above(self, index: int) -> int:
        """The verb group that a group hangs from, by the parse, else the one right before it."""
        scene = self.scene
        group = scene.groups[index]
        found = scene.governor(group.main)
        if found >= 0 and found != index:
            return found
        if index > 0 and group.mood == "W":
            before = scene.groups[index - 1]
            if group.first - before.main <= _REACH:
                return index - 1
        return -1

    def ready(self, first: int) -> str:
        """An adjective right before an infinitive (`se dit prêt à négocier`)."""
        tokens = self.scene.tokens
        for k in range(first - 1, max(-1, first - 4), -1):
            if k in self.scene.group_at and self.scene.groups[self.scene.group_at[k]].finite:
                return ""
            status = self.words.ready.get(tokens[k].lower)
            if status:
                return status
        return ""

    def noun_above(self, at: int) -> str:
        """What the nouns say that a word hangs from (`la menace d'une attaque`)."""
        scene, words = self.scene, self.words
        k = at
        for _ in range(3):
            head = scene.head(k)
            if head < 0 or head in scene.group_at or head > k:
                return ""
            token = scene.tokens[head]
            if scene.tokens[k].dep == "conj":
                k = head  # `an attempt on a palace and assaults on hotels`
                continue
            status = words.nouns.get(token.lemma, "")
            if head in self.asking_nouns:
                status = "demanded"
            case = scene.case(k) if k not in scene.group_at else ""
            if status and (
                not case or case in words.topic or (status == "demanded" and case in words.call)
            ):
                return status
            if token.lemma not in scene.lexicon.classes["series"]:
                return ""
            k = head
        return ""

    def clause_above(self, at: int) -> int:
        """The verb group that a finite clause is the content of."""
        return self.scene.governor(at) if self.scene.tokens[at].dep == "ccomp" else -1

    def reported(self, above: int) -> str:
        """What a verb says of the clause that hangs from it by a complementizer."""
        group = self.scene.groups[above]
        lemma = self.scene.key(above)
        if lemma not in self.words.of_clauses:
            return ""
        status = self.words.verbs.get(lemma, "")
        return "" if group.negated and status == "denied" else status
