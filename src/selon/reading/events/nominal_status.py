"""The status of an event told by a noun: words before it, adjectives, nouns and verbs above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.events.model import Trigger
    from selon.reading.events.scene import Scene
    from selon.reading.events.status import Climber
    from selon.reading.events.status_words import StatusWords


def nominal_status(climber: Climber, trigger: Trigger, carrier: int) -> str:
    """Give the status of an event noun that depends on the verb group `carrier`."""
    scene, words = climber.scene, climber.words
    found = (
        marked(scene, trigger.first, words)
        or _modified(scene, trigger, words)
        or climber.noun_above(trigger.head)
        or _ready(climber, trigger)
    )
    if found:
        return found
    if carrier < 0:
        return "actual"
    return _under_verb(climber, trigger, carrier) or "actual"


def _ready(climber: Climber, trigger: Trigger) -> str:
    """`se dit prêt à une trêve`: an adjective of readiness and a preposition before the noun."""
    k = trigger.first - 1
    tokens = climber.scene.tokens
    if k >= 0 and tokens[k].pos == "DET":
        k -= 1
    if k < 0 or tokens[k].lower not in climber.words.call:
        return ""
    return climber.ready(k)


def _under_verb(climber: Climber, trigger: Trigger, carrier: int) -> str:
    """What the verb says whose object, subject or topic the noun is."""
    scene, words = climber.scene, climber.words
    group = scene.groups[carrier]
    args = climber.arguments.of(carrier)
    chain = scene.chain(trigger.head)
    lemma = scene.key(carrier)
    as_object = args.object in chain
    as_subject = args.subject in chain and not args.passive
    topic = not as_object and not as_subject and _topic(scene, chain, carrier, words)
    if not (as_object or as_subject or topic):
        return ""
    leading = group.lemma in words.obliged | words.able | words.going
    if as_subject and leading and climber.leads(carrier):
        return climber.climb(carrier)
    if as_subject and group.finite:
        above = climber.clause_above(group.main)
        found = climber.reported(above) if above >= 0 else ""
        if found:
            return found
    if as_object or topic:
        if carrier in climber.asking_groups and trigger.entry.type != "REQUEST":
            return "demanded"
        status = words.objects.get(lemma) or words.objects.get(group.lemma, "")
        if status and (as_object or _case(scene, chain) in _prepositions(words, status)):
            if trigger.entry.type in words.standing and status == "denied":
                return ""
            if group.negated:
                return words.negated(lemma, status)
            if climber.perfect(carrier) and group.mood == "C":
                return "hypothetical"
            above = climber.above(carrier) if group.mood == "W" else -1
            if above >= 0 and climber.climb(above) == "denied":
                return "denied"
            told = climber.clause_above(group.main) if group.finite else -1
            if told >= 0 and climber.reported(told) == "denied":
                return "denied"
            return status
        if group.lemma in words.alleging:
            return "hypothetical" if args.passive and args.by < 0 else ""
    if group.lemma not in words.existing and lemma not in words.existing:
        return ""
    if as_object and group.lemma not in words.existing:
        return ""
    own = climber.own(carrier)
    if own:
        return own
    if group.mood in "WG" or group.passive:
        above = climber.above(carrier)
        ready = climber.ready(group.first) if group.mood == "W" else ""
        if ready:
            return ready
        if above >= 0 and group.mood in "WG":
            return climber.climb(above, perfect=climber.perfect(carrier))
        if group.mood == "W":
            return climber.noun_above(group.main)
    if group.finite:
        above = climber.clause_above(group.main)
        if above >= 0:
            return climber.reported(above)
    return ""


def _prepositions(words: StatusWords, status: str) -> frozenset[str]:
    return words.call if status == "demanded" else words.topic


def _case(scene: Scene, chain: set[int]) -> str:
    return next((c for k in sorted(chain) if (c := scene.case(k))), "")


def _topic(scene: Scene, chain: set[int], carrier: int, words: StatusWords) -> bool:
    """Whether a noun is a prepositional complement of its verb (`appelle à la fin des combats`)."""
    for k in chain:
        head = scene.head(k)
        if scene.group_at.get(head) == carrier and scene.tokens[k].dep.startswith("obl"):
            return scene.case(k) in words.topic | words.call
    return False


def marked(scene: Scene, at: int, words: StatusWords) -> str:
    """Words right before an event noun: `aucun`, `sans`, `en cas de`, `en vue d'un`."""
    tokens = scene.tokens
    k = at - 1
    while (
        k >= 0
        and at - k < 5
        and (tokens[k].pos in {"ADJ", "NUM", "DET"} or tokens[k].text in {'"', "«"})
        and tokens[k].lower not in words.topic
    ):
        if tokens[k].lower in words.none:
            return "denied"
        k -= 1
    if k >= 0 and tokens[k].lower in words.none:
        return "denied"
    for phrase, status in words.prospects:
        start = k + 1 - len(phrase)
        if start >= 0 and tuple(t.lower for t in tokens[start : k + 1]) == phrase:
            return status
    return ""


def _modified(scene: Scene, trigger: Trigger, words: StatusWords) -> str:
    """Adjectives and participles beside an event noun: `une éventuelle offensive`, `prévue`."""
    tokens = scene.tokens
    beside = [trigger.first - 1, trigger.last + 1]
    beside += [k for k in scene.children(trigger.head) if tokens[k].dep in {"amod", "acl"}]
    above = scene.head(trigger.head)
    if tokens[trigger.head].dep == "nsubj" and above >= 0 and tokens[above].pos == "ADJ":
        beside.append(above)
    for k in beside:
        if 0 <= k < len(tokens):
            status = words.adjectives.get(tokens[k].lower) or words.adjectives.get(tokens[k].lemma)
            if status:
                return status
    return ""
