"""What else a sentence tells, seen from one of its events, and what is only told of once more.

Written for `a dénoncé lundi à Sarvo l'attaque`, whose day and place are those of denouncing, for
`le procès des attaques s'ouvre lundi`, `arrêtés lundi pour le meurtre d'un passant`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.events.apart import Apart
    from selon.reading.events.scene import Scene

_DEEP = 3  # nouns that hang from one another (`le procès des auteurs des attaques`)


@dataclass(frozen=True, slots=True)
class Around:
    """Positions in the unit of an event, of its other events, of its acts of speech.

    `speaking` are those acts whose place is that of the speaker: who inquires into an attack may
    stand where it was. `retold` is whether a trial, a tribute or a charge is about the event.
    """

    head: int
    others: list[int]
    tellings: list[int]
    speaking: frozenset[int]
    apart: Apart
    retold: bool = False

    def telling(self, scene: Scene, group: int) -> bool:
        """Whether a verb group is an act of speech: its day and place are those of speaking."""
        return group >= 0 and scene.groups[group].main in self.speaking


def retold(scene: Scene, head: int) -> bool:
    """Whether an event noun is what a noun or verb of courts or of memory is about."""
    if head in scene.group_at:
        return False
    classes = scene.lexicon.classes
    k = min(scene.chain(head))
    case = scene.case(k)
    nested = False
    for _ in range(_DEEP):
        above = scene.head(k)
        if above < 0 or above in scene.group_at:
            break
        owned = above == k - 1 or scene.lexicon.relations.get(scene.case(k)) == "of"
        if owned and scene.tokens[above].lemma in classes["retelling"]:
            return True
        person = scene.tokens[above].pos == "NOUN" and scene.kinds.person(scene.tokens[above])
        nested = nested or (owned and person)
        k = above
    group = scene.governor(head)
    if group < 0 or not (nested or case in scene.lexicon.clitics["charged_with"]):
        return False
    verb = scene.groups[group]
    subject = scene.child(verb.main, "nsubj", "nsubj:pass")
    inquiry = subject >= 0 and scene.tokens[subject].lemma in classes["retelling"]
    return inquiry or verb.lemma in classes["prosecuting"]
