"""The verb that carries an event noun, and whom it gives: who does it, whom it befalls.

Written for `l'armée a lancé une offensive`, `le poste a été la cible d'une attaque`, `l'attaque a
fait des victimes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.events.arguments import ArgumentFinder, Arguments
    from selon.reading.events.model import Function, Trigger
    from selon.reading.events.scene import Scene
    from selon.reading.verbs import VerbGroup

_PENALTIES = frozenset({"SANCTION", "COERCE"})


def carrier(
    scene: Scene, trigger: Trigger, arguments: ArgumentFinder, found: list[Function]
) -> tuple[int, bool]:
    """Give the verb group that an event noun hangs from, and whether that verb carries it.

    The group is -1 for none; what it gives is added to `found`.
    """
    group = scene.governor(trigger.head)
    if group < 0:
        victim = _target(scene, trigger, -1)
        subject = scene.child(trigger.head, "nsubj")
        if victim >= 0:
            found.append(("recipient", victim))
        elif subject >= 0 and (trigger.entry.type == "PROTEST" or trigger.entry.frame == "fight"):
            found.append(("agent", subject))
        return -1, False
    verb = scene.groups[group]
    args = arguments.of(group)
    carriers = scene.lexicon.carriers
    chain = scene.chain(trigger.head)
    as_object = args.object in chain
    as_subject = not args.passive and args.subject in chain
    by_agent = args.passive and args.by in chain
    complement = not as_object and not as_subject and not by_agent
    lemma = verb.lemma
    if as_object and lemma in carriers["to"]:
        _impute(args.relations.get("to", -1), verb, found)
        return group, True
    if (as_object or (complement and lemma in carriers["by_preposition"])) and lemma in carriers[
        "actor"
    ]:
        doer = -1 if _disowned(scene, verb) else args.by if args.passive else args.subject
        if doer >= 0 and not any(f == "actor" for f, _ in found):
            found.append(("actor", doer))
        if args.passive or verb.main > trigger.head:
            _extend(args, found)
        return group, True
    if complement and lemma in carriers["falling_into"] and not args.passive:
        found.append(("recipient", args.subject))
        return group, True
    if as_object and lemma in carriers["recipient"] and not args.passive:
        found.append(("recipient", args.subject))
        return group, True
    if as_object and lemma in carriers["receive"] and not args.passive:
        found.append(("recipient", args.subject))
        return group, True
    if as_subject and by_object(scene, arguments, group, found):
        return group, True
    if as_subject and lemma in carriers["victims"] and args.object >= 0:
        found.append(("recipient", args.object))
        return group, True
    if by_agent and lemma in carriers["victims"] and args.object >= 0:
        found.append(("recipient", args.object))
        return group, True
    surface = args.object if args.passive else args.subject
    victim = _target(scene, trigger, surface)
    if victim >= 0:
        found.append(("recipient", victim))
        return group, True
    if complement and args.passive and lemma in carriers["by_object"] and _of(scene, trigger):
        found.append(("recipient", args.object))
        return group, True
    if complement and surface >= 0 and _is_doer(scene, trigger, verb.lemma, found):
        found.append(("agent", surface))
        return group, True
    return group, False


def _impute(blamed: int, verb: VerbGroup, found: list[Function]) -> None:
    """Make a doer of whom a deed is put on; where that is denied, they have no part in it."""
    if blamed >= 0 and verb.negated:
        found[:] = [(f, k) for f, k in found if k != blamed]  # "n'impute pas le raid à X"
    elif blamed >= 0:
        found.append(("actor", blamed))


def _disowned(scene: Scene, verb: VerbGroup) -> bool:
    """Whether nobody is said to have done it: `n'a pas revendiqué`, `n'accuse pas d'avoir mené`."""
    carriers = scene.lexicon.carriers
    if verb.negated and verb.lemma in carriers["owning"]:
        return True
    above = scene.group_at.get(scene.head(verb.main), -1)
    return (
        verb.mood == "W"
        and above >= 0
        and scene.groups[above].negated
        and scene.groups[above].lemma in carriers["blaming"]
    )


def by_object(scene: Scene, arguments: ArgumentFinder, group: int, found: list[Function]) -> bool:
    """Say whether a verb has for its object whom an event befalls or who does it; that is added."""
    lemma = scene.groups[group].lemma
    carriers = scene.lexicon.carriers
    if lemma not in carriers["by_object"]:
        return False
    args = arguments.of(group)
    if args.passive or args.object < 0:
        return False
    if lemma in carriers["opposing"]:
        found.append(("actor", args.object))
        if args.relations.get("to", -1) >= 0:
            found.append(("actor", args.relations["to"]))
    else:
        found.append(("recipient", args.object))
    return True


def _of(scene: Scene, trigger: Trigger) -> bool:
    """Whether a penalty hangs from its verb by `de` (`frappé de sanctions`)."""
    return (
        trigger.entry.type in _PENALTIES
        and scene.head(trigger.head) in scene.group_at
        and scene.lexicon.relations.get(scene.case(trigger.head)) == "of"
    )


def _extend(args: Arguments, found: list[Function]) -> None:
    """Complements that stand behind the carrying verb (`une attaque a été menée contre …`)."""
    for relation in ("against", "on"):
        head = args.relations.get(relation, -1)
        if head >= 0 and not any(h == head for _, h in found):
            found.append((relation, head))


def _target(scene: Scene, trigger: Trigger, subject: int) -> int:
    """Who `a été la cible d'une attaque`, `fait l'objet de`, is `victime de`; -1 for none."""
    k = scene.head(trigger.head)
    if k < 0 or scene.tokens[k].lemma not in scene.lexicon.carriers["target_nouns"]:
        return -1
    own = scene.child(k, "nsubj", "nsubj:pass")
    if own >= 0:
        return own
    above = scene.head(k)
    if (
        scene.tokens[k].dep in {"amod", "acl", "appos", "nmod"}
        and above >= 0
        and scene.nominal(above)
    ):
        return above
    return subject


def _is_doer(scene: Scene, trigger: Trigger, lemma: str, found: list[Function]) -> bool:
    """Whether the subject of the clause does what a noun in an adjunct names.

    `X et Y étaient au bord de la guerre`; `a promis, après un entretien avec Y`; `ont péri dans un
    accrochage avec Y`.
    """
    if any(f in {"actor", "between", "own", "by"} for f, _ in found):
        return False
    frame = trigger.entry.frame
    if trigger.entry.type == "PROTEST" and lemma in scene.lexicon.carriers["copular"]:
        return True
    if frame == "fight":
        return lemma in scene.lexicon.carriers["copular"] or (
            lemma in scene.lexicon.carriers["harm"] and any(f == "with" for f, _ in found)
        )
    return (
        frame in {"meet", "visit"} and scene.case(trigger.head) in scene.lexicon.clitics["meeting"]
    )
