"""Who does an event and who suffers it: frames applied to what stands around the trigger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.reading.events.nominal import noun_functions
from selon.reading.events.scene import OWNING
from selon.reading.events.spans import conjuncts

if TYPE_CHECKING:
    from selon.reading.events.arguments import ArgumentFinder
    from selon.reading.events.model import Trigger
    from selon.reading.events.scene import Scene

_STRAIGHT = frozenset({"actor", "recipient", "agent"})
_BEFALLING = frozenset({"ASSAULT", "COERCE", "PROTEST", "AID", "CONCEDE", "SANCTION", "RETREAT"})
_OF_PEOPLE = frozenset(
    {"arrest", "abduct", "targeted", "release", "beat", "torture", "sexual", "convict"}
)
_OWNERS = OWNING | {"compound"}
_MODIFYING = ("building", "vehicle", "civilians")  # what a noun before an attack may befall
_MOVING = frozenset({"RETREAT", "MOBILIZE"})


@dataclass(slots=True)
class Roles:
    """Heads of actors and recipients as positions, the pattern that gave them, the governing verb.

    `carrier` is the verb group that an event noun depends on, -1 without one.
    """

    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    pattern: str = "bare"
    carrier: int = -1


def roles(scene: Scene, trigger: Trigger, arguments: ArgumentFinder) -> Roles:
    """Give the roles of an event by the frame of its entry."""
    found = Roles()
    if trigger.group >= 0:
        _verbal(scene, trigger, arguments, found)
    else:
        _nominal(scene, trigger, arguments, found)
    found.actors = _spread(scene, found.actors)
    found.recipients = [k for k in _spread(scene, found.recipients) if k not in found.actors]
    return found


def _verbal(scene: Scene, trigger: Trigger, arguments: ArgumentFinder, found: Roles) -> None:
    group = scene.groups[trigger.group]
    args = arguments.of(trigger.group)
    frame = scene.lexicon.verb_frames[trigger.entry.frame]
    if args.passive:
        found.pattern = "participle" if group.mood == "K" else "passive"
    elif group.mood == "W":
        found.pattern = "infinitive"
    elif group.mood == "G":
        found.pattern = "gerund"
    else:
        found.pattern = "reflexive" if group.reflexive else "active"
    if trigger.via == "verb_phrase":
        found.pattern = "expression"
    functions = [("subject", args.by if args.passive else args.subject)]
    target = args.object
    if (
        trigger.via == "verb_phrase"
        and not args.passive
        and (target < 0 or trigger.head < target <= trigger.last)
    ):
        target = _behind_phrase(scene, trigger)
    functions.append(("object", target))
    functions += [
        (name, k) for name, k in args.relations.items()
        if k > group.main or scene.tokens[k].pos == "PRON"
    ]  # fmt: skip
    if args.passive and trigger.entry.type in _MOVING and "moved" in frame and args.by < 0:
        functions = [("moved", args.object), *functions]
    for function, head in functions:
        _give(scene, found, frame.get(function, "none"), head, trigger, function)
    if trigger.entry.frame == "blame" and not found.recipients and args.object >= 0:
        _give(scene, found, "agent_suffers", _blamed(scene, args.object), trigger, "of")


def _blamed(scene: Scene, at: int) -> int:
    """Whose act is blamed (`dénonce une agression de la Lurie`); -1 when that is not told."""
    tokens = scene.tokens
    k = at + 1
    while k < len(tokens) and (tokens[k].pos == "ADJ" or tokens[k].text in {'"', "»", "”"}):
        k += 1
    relations = {"of", "by"} if scene.lexicon.modifiers_before else {"of"}
    if k < len(tokens) and scene.lexicon.relations.get(tokens[k].lower) in relations:
        return scene.noun_after(k + 1)
    if not scene.lexicon.modifiers_before:
        return -1
    return next((c for c in scene.children(at) if c < at and tokens[c].dep in _OWNERS), -1)


def _nominal(scene: Scene, trigger: Trigger, arguments: ArgumentFinder, found: Roles) -> None:
    frame = scene.lexicon.noun_frames[trigger.entry.frame]
    functions, carrier, carried = noun_functions(scene, trigger, arguments)
    found.carrier = carrier
    found.pattern = "noun"
    for function, head in functions:
        role = function if function in _STRAIGHT else frame.get(function, "none")
        _give(scene, found, role, head, trigger, function)
    if carried and found.actors:
        found.pattern = "carried_noun"
    elif not found.actors and not found.recipients:
        found.pattern = "bare"


def _give(
    scene: Scene, found: Roles, role: str, head: int, trigger: Trigger, function: str
) -> None:
    """Put a head into the slot that its role names, if the words can fill it."""
    if role == "none" or head < 0:
        return
    if trigger.first <= head <= trigger.last and not _clitic(scene, head, trigger):
        return
    token = scene.tokens[head]
    if scene.time(head) or (
        token.pos in {"VERB", "ADV", "AUX", "ADP"} and not scene.kinds.actor(token)
    ):
        return
    kinds = scene.kinds
    if role == "either":
        if _agentive(scene, head):
            role = "actor"
        elif scene.determined(head) or (
            function == "compound"
            and any(token.lemma in scene.lexicon.classes[c] for c in _MODIFYING)
        ):
            role = "recipient"
        else:
            return
    elif role == "agent":
        if not _agentive(scene, head):
            return
        role = "actor"
    elif role == "agent_suffers":
        if not _agentive(scene, head):
            return
        role = "recipient"
    elif role == "sufferer":
        if not kinds.actor(token) and not kinds.country(token):
            return
        role = "recipient"
    elif role == "actor" and token.lower in scene.words.expletive and not token.tags:
        role = "actor"
    if role == "recipient" and (
        _only_place(scene, head, trigger, function)
        or token.lemma in scene.lexicon.classes["whereabouts"]
        or (not kinds.actor(token) and not _target(scene, head, trigger, function))
    ):
        return
    if role == "weapon":
        return
    if role == "actor":
        if scene.lexicon.classes["nobody_acts"].intersection((token.lemma, token.lower)):
            return
        if head not in found.actors and head not in found.recipients:
            found.actors.append(head)
    elif role == "recipient" and head not in found.recipients and head not in found.actors:
        found.recipients.append(head)


def _clitic(scene: Scene, head: int, trigger: Trigger) -> bool:
    """Whether a head is an object pronoun inside the verb group (`les prennent pour cible`)."""
    return (
        trigger.group >= 0
        and head < trigger.head
        and (scene.tokens[head].lower in scene.lexicon.clitics["object"])
    )


def _behind_phrase(scene: Scene, trigger: Trigger) -> int:
    """Object behind a verb's expression (`ont roué de coups des reporters`), -1 without one."""
    tokens = scene.tokens
    k = trigger.last + 1
    while k < len(tokens) and (tokens[k].pos == "ADV" or scene.time(k)):
        k += 1
    if k < len(tokens) and tokens[k].pos in {"DET", "NUM", "PROPN"}:
        return scene.noun_after(k)
    return -1


def _only_place(scene: Scene, head: int, trigger: Trigger, function: str) -> bool:
    """Whether a place is where it happened rather than who suffers it (`bombarder Alep`)."""
    kind = scene.place(head)
    if not kind or kind == "feature":
        return False
    if kind == "country":
        return function in {"to", "of"} and trigger.entry.type in {"ASSAULT", "PROTEST", "CONSULT"}
    return True


def _target(scene: Scene, head: int, trigger: Trigger, function: str) -> bool:
    """Whether a thing can be what an event befalls (`un convoi`), not a topic or an instrument."""
    classes = scene.lexicon.classes
    token = scene.tokens[head]
    if trigger.entry.type not in _BEFALLING:
        return False
    if trigger.entry.mode in _OF_PEOPLE and (
        function not in {"of", "object"} or token.lemma in classes["thing"] | classes["building"]
    ):
        return False
    if function in {"with", "to", "between"}:
        return token.lemma in classes["building"]
    return token.lemma not in classes["violent_thing"] and token.lemma not in classes["not_target"]


def _agentive(scene: Scene, head: int) -> bool:
    token = scene.tokens[head]
    if scene.place(head):
        return scene.place(head) == "country"
    if token.lemma in scene.lexicon.classes["building"]:
        return False
    return scene.kinds.actor(token)


def _spread(scene: Scene, heads: list[int]) -> list[int]:
    """Add the heads coordinated with each, keep the order."""
    found: list[int] = []
    for head in heads:
        for k in conjuncts(scene, head):
            if k not in found:
                found.append(k)
    return found
