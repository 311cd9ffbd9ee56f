"""Victims told in the sentence of an attack: `sept policiers ont été tués dans l'attaque`,
`…, tuant cinq personnes`. They are its recipients when it has no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.events.arguments import ArgumentFinder
    from selon.reading.events.model import Trigger
    from selon.reading.events.roles import Roles
    from selon.reading.events.scene import Scene

_FAR = 30  # words between an attack and the verb that tells its victims


def add_victims(
    scene: Scene, arguments: ArgumentFinder, pairs: list[tuple[Trigger, Roles]]
) -> None:
    """Give attacks without recipients the victims that their sentence tells."""
    attacks = [
        (t, r) for t, r in pairs if t.entry.type == "ASSAULT" and t.entry.frame in _taking(scene)
    ]
    if not any(not r.recipients for _, r in attacks):
        return
    own = {t.group for t, _ in pairs if t.group >= 0}
    for index, group in enumerate(scene.groups):
        if (
            group.lemma not in scene.lexicon.carriers["harm"]
            or index in own
            or (group.mood == "W" and not group.compound)
        ):
            continue
        victim = _victim(scene, arguments, index)
        if victim < 0:
            continue
        nearest = min(attacks, key=lambda p: (abs(p[0].head - group.main), p[0].head))
        trigger, roled = nearest
        if (
            not roled.recipients
            and abs(trigger.head - group.main) <= _FAR
            and victim not in roled.actors
        ):
            roled.recipients.append(victim)


def _taking(scene: Scene) -> frozenset[str]:
    return scene.lexicon.carriers["victim_frames"]


def _victim(scene: Scene, arguments: ArgumentFinder, index: int) -> int:
    """Head of the people that a verb of harm tells of."""
    group = scene.groups[index]
    args = arguments.of(index)
    dying = group.lemma in scene.lexicon.carriers["dying"]
    head = args.subject if dying and not args.passive else args.object
    if head < 0:
        return -1
    token = scene.tokens[head]
    return head if scene.kinds.person(token) and not scene.place(head) else -1
