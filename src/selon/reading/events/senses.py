"""Whether a word means the event here: the conditions of its lexicon entry, asked of the words
around it (`une attaque` in sport, `un mandat` of arrest, `lever` a curfew and not a glass).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.scene import OWNING

if TYPE_CHECKING:
    from selon.reading.events.arguments import ArgumentFinder
    from selon.reading.events.lexicon import Condition
    from selon.reading.events.model import Trigger
    from selon.reading.events.scene import Scene

_REACH = 12  # tokens after a verb of asking in which what is asked for begins


def fits(scene: Scene, trigger: Trigger, arguments: ArgumentFinder) -> bool:
    """Whether every condition of a trigger's entry holds."""
    entry = trigger.entry
    return all(_holds(scene, trigger, arguments, c) for c in entry.conditions) and all(
        _needs(scene, trigger, arguments, need) for need in entry.needs
    )


def _holds(scene: Scene, trigger: Trigger, arguments: ArgumentFinder, condition: Condition) -> bool:
    if condition.place == "near":
        return scene.sentence_near(_words(scene, condition)) is condition.wanted
    verbal = trigger.group >= 0
    if condition.place in {"object", "subject"} and not verbal:
        return True
    if condition.place in {"of", "governor"} and verbal:
        return True
    heads = _heads(scene, trigger, arguments, condition.place)
    found = any(is_a(scene, k, name) for k in heads for name in condition.classes)
    return found is condition.wanted


def _heads(scene: Scene, trigger: Trigger, arguments: ArgumentFinder, place: str) -> list[int]:
    """Positions of the words that a condition asks about."""
    if place == "governor":
        k = scene.head(trigger.head)
        return [k] if k >= 0 else []
    if place == "of":
        return _of(scene, trigger)
    if place == "after":
        return _after(scene, trigger)
    args = arguments.of(trigger.group)
    doer = args.by if args.passive else args.subject
    k = args.object if place == "object" else doer
    return [k, *_counted(scene, k)] if k >= 0 else []


def _counted(scene: Scene, at: int) -> list[int]:
    """What an amount counts: `un millier de soldats`, `des dizaines de milliers de soldats`."""
    tokens = scene.tokens
    found: list[int] = []
    while tokens[at].lemma in scene.kinds.amounts and at + 1 < len(tokens):
        if scene.lexicon.relations.get(tokens[at + 1].lower) != "of":
            break
        at = scene.noun_after(at + 2)
        if at < 0 or at in found:
            break
        found.append(at)
    return found


def _after(scene: Scene, trigger: Trigger) -> list[int]:
    """Head of the first prepositional phrase behind a word, past adverbs."""
    tokens = scene.tokens
    k = trigger.last + 1
    while k < len(tokens) and (
        tokens[k].pos in {"ADV", "ADJ"} or tokens[k].lower in scene.words.time_words
    ):
        k += 1
    if k < len(tokens) and (tokens[k].pos == "ADP" or tokens[k].lower in scene.lexicon.relations):
        head = scene.noun_after(k + 1)
        return [head, *_counted(scene, head)] if head >= 0 else []
    return []


def _of(scene: Scene, trigger: Trigger) -> list[int]:
    """Adjectives of a noun and the head of its complement with `de`."""
    tokens = scene.tokens
    found = [k for k in scene.children(trigger.head) if tokens[k].dep in {"amod", "compound"}]
    for step in (-1, 1):
        k = trigger.head + step if step < 0 else trigger.last + 1
        if 0 <= k < len(tokens) and tokens[k].pos == "ADJ" and k not in found:
            found.append(k)
    k = trigger.last + 1
    while k < len(tokens) and (
        tokens[k].pos in {"ADJ", "ADV"} or tokens[k].text in {'"', "»", "”"}
    ):
        k += 1
    if k < len(tokens) and scene.lexicon.relations.get(tokens[k].lower) == "of":
        head = scene.noun_after(k + 1)
        while head >= 0:
            found.append(head)
            nxt = head + 1
            if (
                tokens[head].lemma in scene.kinds.amounts
                and nxt < len(tokens)
                and scene.lexicon.relations.get(tokens[nxt].lower) == "of"
            ):
                head = scene.noun_after(nxt + 1)
            else:
                break
    return found


def is_a(scene: Scene, at: int, name: str) -> bool:
    """Whether a word belongs to a class, a listed or a worked out one."""
    if name == "place":
        return bool(scene.place(at))
    token = scene.tokens[at]
    listed = scene.lexicon.classes.get(name)
    if listed is not None:
        return token.lemma in listed or token.lower in listed
    kinds = scene.kinds
    return any(bool(getattr(kinds, part)(token)) for part in name.split("_or_"))


def _words(scene: Scene, condition: Condition) -> frozenset[str]:
    return frozenset().union(*(scene.lexicon.classes[name] for name in condition.classes))


def _needs(scene: Scene, trigger: Trigger, arguments: ArgumentFinder, need: str) -> bool:
    if need == "owned":
        return _owner(scene, trigger)
    if need == "given":
        return _owner(scene, trigger) or _given(scene, trigger)
    if trigger.group < 0:
        return need != "asking" or _asks(scene, trigger)
    group = scene.groups[trigger.group]
    args = arguments.of(trigger.group)
    match need:
        case "agent":
            doer = args.by if args.passive else args.subject
            return doer >= 0 and scene.kinds.actor(scene.tokens[doer])
        case "armed":
            relations = args.relations
            arms = [args.by, relations.get("of", -1), relations.get("to", -1)]
            arms += _after(scene, trigger)  # before who did it: "par balles par un policier"
            return any(k >= 0 and is_a(scene, k, "bullet") for k in arms)
        case "asking":
            return _asks(scene, trigger)
        case "negated":
            return group.negated
        case "passive":
            return args.passive
        case "clause":
            return group.mood != "K" or group.compound
        case "goal" | "no_goal":
            return _has_goal(scene, trigger) is (need == "goal")
        case "with":
            return "with" in args.relations
        case "no_clause":
            return not _next_is(scene, trigger, scene.words.that)
    return True


def _given(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun hangs from a verb of giving."""
    group = scene.governor(trigger.head)
    return group >= 0 and scene.groups[group].lemma in scene.lexicon.carriers["giving"]


def _has_goal(scene: Scene, trigger: Trigger) -> bool:
    """`se rendre à Kiev`, `s'y rendre`, not `se rendre` alone."""
    group = scene.groups[trigger.group]
    tokens = scene.tokens
    if any(
        tokens[k].lower in scene.words.object_clitics
        and tokens[k].lower not in scene.words.reflexive
        for k in range(group.first, group.main)
    ):
        return True
    return _next_is(scene, trigger, scene.words.prepositions)


def _next_is(scene: Scene, trigger: Trigger, words: frozenset[str]) -> bool:
    """Whether one of these words follows a verb, past adverbs and dates."""
    tokens = scene.tokens
    group = scene.groups[trigger.group]
    k = max(group.main, group.last) + 1
    while k < len(tokens) and (
        tokens[k].pos == "ADV"
        or tokens[k].lower in scene.words.time_words
        or tokens[k].lower in scene.words.between_words
    ):
        k += 1
    return k < len(tokens) and tokens[k].lower in words


def _asks(scene: Scene, trigger: Trigger) -> bool:
    """`appelle à la retenue`, `demande aux rebelles de partir`, not `s'appelle`, `appelé Ali`."""
    start = trigger.last + 1
    if trigger.group >= 0:
        group = scene.groups[trigger.group]
        start = max(group.main, group.last) + 1
    for k in range(start, min(len(scene.tokens), start + _REACH)):
        token = scene.tokens[k]
        if token.lower in scene.lexicon.asking:
            return True
        if token.text in {".", ";", ","} or k in scene.group_at:
            return False
    return False


def _possessor(scene: Scene, at: int) -> bool:
    """Whether an owner stands before a noun (`the army's threat`)."""
    return scene.lexicon.modifiers_before and any(
        k < at and scene.tokens[k].dep in OWNING for k in scene.children(at)
    )


def _owner(scene: Scene, trigger: Trigger) -> bool:
    tokens = scene.tokens
    before = tokens[trigger.first - 1].lower if trigger.first else ""
    if before in scene.words.possessives or _possessor(scene, trigger.head):
        return True
    return any(scene.kinds.actor(tokens[k]) for k in _of(scene, trigger))
