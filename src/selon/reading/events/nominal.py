"""What hangs from an event noun: complements behind it, adjectives, possessives.

Written for `une attaque contre un poste menée par des rebelles`, `les frappes russes sur la ville`,
`leurs attaques`, `l'attentat attribué aux séparatistes`, `une attaque qui visait un convoi`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.carriers import by_object, carrier
from selon.reading.events.imputing import imputed
from selon.reading.events.scene import MARKS, OWNING

if TYPE_CHECKING:
    from selon.reading.events.arguments import ArgumentFinder
    from selon.reading.events.model import Function, Trigger
    from selon.reading.events.scene import Scene

_FAR = 30  # tokens behind a noun in which its complements stand


def noun_functions(
    scene: Scene, trigger: Trigger, arguments: ArgumentFinder
) -> tuple[list[Function], int, bool]:
    """Give the functions around an event noun, its carrying verb group, whether that verb carries.

    A function is a relation of event_frames.toml with a head, or a role straight away.
    """
    found: list[Function] = []
    _before(scene, trigger, found)
    _behind(scene, trigger, arguments, found)
    group, carried = carrier(scene, trigger, arguments, found)
    doers = {k for f, k in found if f == "actor"}
    return [(f, k) for f, k in found if f == "actor" or k not in doers], group, carried


def _before(scene: Scene, trigger: Trigger, found: list[Function]) -> None:
    """Possessives and adjectives."""
    tokens = scene.tokens
    k = trigger.first - 1
    while k >= 0 and tokens[k].pos in {"ADJ", "NUM"}:
        k -= 1
    if k >= 0 and tokens[k].lower in scene.words.possessives:
        found.append(("own", k))
    if scene.lexicon.modifiers_before:
        _modifiers(scene, trigger, found)
    k = trigger.last + 1
    while k < len(tokens) and (tokens[k].pos in {"ADJ", "ADV"} or scene.kinds.adjective(tokens[k])):
        if scene.kinds.adjective(tokens[k]):
            found.append(("adjective", k))
        k += 1


def _modifiers(scene: Scene, trigger: Trigger, found: list[Function]) -> None:
    """What stands before a noun: its owner, states and groups, other nouns (`rebel attack`)."""
    tokens = scene.tokens
    inside = [k for k in range(trigger.first, trigger.last + 1) if scene.nominal(k)]
    for k in sorted(c for head in {trigger.head, *inside} for c in scene.children(head)):
        token = tokens[k]
        if trigger.first <= k <= trigger.last or k > trigger.head:
            continue
        if token.dep in OWNING:
            if token.lower not in scene.words.possessives:
                found.append(("own", k))
        elif token.dep in {"amod", "compound"} and not scene.place(k):
            if scene.kinds.adjective(token) or scene.kinds.named(token):
                found.append(("adjective", k))
            elif token.dep == "compound":
                found.append(("compound", k))


def _behind(
    scene: Scene, trigger: Trigger, arguments: ArgumentFinder, found: list[Function]
) -> None:
    """Walk the words behind a noun: prepositional phrases and participles."""
    tokens = scene.tokens
    relations = scene.lexicon.relations
    carriers = scene.lexicon.carriers
    k = trigger.last + 1
    end = min(len(tokens), k + _FAR)
    commas = 0
    closed = False  # behind a first complement a `de` belongs to that
    while k < end:
        token = tokens[k]
        group = scene.group_at.get(k, -1)
        relation = relations.get(token.lower)
        if group >= 0 and scene.groups[group].main == k and scene.groups[group].mood in "KG":
            lemma = scene.groups[group].lemma
            if _participle(scene, arguments, group, lemma, found):
                imputes = lemma in carriers["to"]
                k = imputed(scene, scene.groups[group])[2] if imputes else k + 1
                continue
            if token.pos != "ADJ":
                return
        elif group >= 0 or token.lower in scene.words.relatives:
            _relative(scene, arguments, k, found)
            return
        elif relation:
            head = scene.noun_after(k + 1)
            if head < 0:
                return
            if _is_time(scene, head):
                k = head + 1
                continue
            apart = closed and scene.head(head) != trigger.head
            if (relation == "of" and apart) or _of_verb(scene, trigger, relation, head):
                k = head + 1
                continue
            closed = closed or relation != "by"
            found += _armed_with(scene, head) if relation == "of" else [(relation, head)]
            if relation == "between":
                _both_sides(scene, head, found)
            k = head + 1
            continue
        elif token.text == ",":
            aside = _aside_end(scene, k)
            if aside:
                k = aside
                continue
            commas += 1
            if commas > 1 or not _goes_on(scene, k + 1, carriers["claimed"] | carriers["to"]):
                return
        elif token.pos == "ADP":
            head = scene.noun_after(k + 1)
            closed = closed or head < 0 or not scene.time(head)
            k = head if head >= 0 else k
        elif (
            token.pos in {"CCONJ", "SCONJ"}
            or token.text in {";", ":", "."}
            or (token.text in MARKS and token.text not in {'"', "«", "»", "“", "”"})
        ):
            return
        k += 1


def _armed_with(scene: Scene, head: int) -> list[Function]:
    """What a weapon behind `de` leaves to say: whose it is (`frappe de drone israélienne`)."""
    if scene.tokens[head].lemma not in scene.lexicon.classes["weapon"]:
        return [("of", head)]
    k = head + 1
    if k < len(scene.tokens) and scene.kinds.adjective(scene.tokens[k]):
        return [("adjective", k)]
    return []


def _of_verb(scene: Scene, trigger: Trigger, relation: str, head: int) -> bool:
    """Whether an agent is that of a verb before (`exécutés après la guerre par`)."""
    if relation != "by":
        return False
    above = scene.head(head)
    return above in scene.group_at and above < trigger.first


def _aside_end(scene: Scene, at: int) -> int:
    """Position behind a short aside of time between commas (`l'exécution, jeudi, de …`), or 0."""
    for k in range(at + 1, min(len(scene.tokens), at + 5)):
        token = scene.tokens[k]
        if token.text == ",":
            return (
                k + 1
                if any(scene.time(m) for m in range(at + 1, k))
                or (k - at <= 4 and scene.tokens[at + 1].lower in scene.lexicon.relations)
                else 0
            )
        if k in scene.group_at or token.text in {".", ";"}:
            return 0
    return 0


def _goes_on(scene: Scene, at: int, verbs: frozenset[str]) -> bool:
    """Whether a participle of committing or claiming follows a comma (`, revendiqué par …`)."""
    for k in range(at, min(len(scene.tokens), at + 4)):
        group = scene.group_at.get(k, -1)
        if group >= 0:
            return scene.groups[group].mood in "KG" and scene.groups[group].lemma in verbs
    return False


def _is_time(scene: Scene, head: int) -> bool:
    token = scene.tokens[head]
    return (
        token.lower in scene.words.time_words or token.lemma in scene.lexicon.classes["time_noun"]
    )


def _both_sides(scene: Scene, head: int, found: list[Function]) -> None:
    """`entre X et Y`: the second side, when the parse does not coordinate it."""
    tokens = scene.tokens
    for k in range(head + 1, min(len(tokens), head + 14)):
        if tokens[k].lower in scene.words.coordinators:
            other = scene.noun_after(k + 1)
            if other >= 0:
                found.append(("between", other))
            return
        if k in scene.group_at or tokens[k].text in {".", ";"}:
            return


def _participle(
    scene: Scene, arguments: ArgumentFinder, group: int, lemma: str, found: list[Function]
) -> bool:
    """`menée par`, `attribuée à`, `visant`: gives roles; false for a verb of another clause."""
    args = arguments.of(group)
    carriers = scene.lexicon.carriers
    mood = scene.groups[group].mood
    if mood == "K" and lemma in carriers["claimed"]:
        if args.by >= 0:
            found.append(("actor" if lemma != "subir" else "recipient", args.by))
        return True
    if mood == "K" and lemma in carriers["to"]:
        if args.relations.get("to", -1) >= 0:
            found.append(("actor", args.relations["to"]))
        return True
    if mood == "G" and lemma in carriers["by_object"]:
        if lemma in carriers["opposing"]:
            found.append(("actor", args.object))
        else:
            found.append(("recipient", args.object))
        return True
    return False


def _relative(scene: Scene, arguments: ArgumentFinder, at: int, found: list[Function]) -> None:
    """`une attaque qui visait un convoi`: the object of the relative clause."""
    token = scene.tokens[at]
    as_object = token.lower in scene.words.that
    if token.lower not in scene.words.subject_relative and not as_object:
        return
    for k in range(at + 1, min(len(scene.tokens), at + 9)):
        group = scene.group_at.get(k, -1)
        if group < 0:
            continue
        if not as_object:
            by_object(scene, arguments, group, found)
        elif scene.groups[group].lemma in scene.lexicon.carriers["actor"]:
            args = arguments.of(group)
            found.append(("actor", args.subject))
        return
