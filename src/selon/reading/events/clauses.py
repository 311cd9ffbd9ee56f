"""Whether what stands in one clause holds for an event in another.

Written for `a attaqué mardi le marché de Sarvo, tuant dix civils` (the clause above lends to a
gerund), `l'attaque, qui a eu lieu mardi à Sarvo` (a relative tells of its noun), and against
`l'accord prévoit le retrait, après l'attaque commise à Sarvo` (another clause's place).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.events.scene import Scene

_UP = 4  # clauses above an event that lend to it at most
_HANGING = frozenset({"W", "G", "K"})  # moods that have no time or place of their own
_ADVERBIAL = frozenset({"advcl", "xcomp"})
_GOING_ON = frozenset({"xcomp", "advcl", "acl", "obl:mod", "obl:arg"})
_COMPLEMENTS = frozenset({"obj", "obl:arg", "obl", "dobj", "pobj"})
_SOON = 6  # words between a verb of harm and the noun of what did it
_DEEP = 6  # nouns that hang from one another
_RELATIVE = frozenset({"acl:relcl", "relcl"})
_LASTING = frozenset({"I", "J"})  # the mood of what went on at the time
_OPENING = 4  # words between the conjunction of a clause and its verb
_CLOSE = 5  # words behind a noun within which its relative clause begins


def clause_of(scene: Scene, at: int) -> int:
    """Index of the verb group that a word belongs to or hangs from, -1 at the top."""
    group = scene.group_at.get(at)
    if group is not None:
        return group
    suffered = _suffered(scene, at)
    return suffered if suffered >= 0 else scene.governor(at)


def _suffered(scene: Scene, at: int) -> int:
    """The verb of harm right before a noun of what did it (`tués jeudi dans l'attaque`), or -1."""
    if scene.case(at) not in scene.lexicon.clitics["during"]:
        return -1
    for k in range(at - 1, max(-1, at - _SOON), -1):
        group = scene.group_at.get(k)
        if group is not None:
            return group if scene.groups[group].lemma in scene.lexicon.carriers["harm"] else -1
        if scene.tokens[k].text in {",", ";"}:
            break
    return -1


def belongs(scene: Scene, at: int, head: int, others: Sequence[int]) -> bool:
    """Whether a word hangs from the noun of another event (`malgré une trêve à Sarvo`)."""
    k = scene.head(at)
    for _ in range(_DEEP):
        if k < 0 or k == head or k in scene.group_at:
            return False
        if k in others:
            return not _inside(scene, head, k) and not _done(scene, head, k, others)
        k = scene.head(k)
    return False


def _inside(scene: Scene, head: int, above: int) -> bool:
    """Whether an event noun is itself a part of another (`une vague d'attaques`)."""
    k = scene.head(head)
    for _ in range(_DEEP):
        if k < 0 or k == above:
            return k == above
        k = scene.head(k)
    return False


def _done(scene: Scene, head: int, noun: int, others: Sequence[int]) -> bool:
    """Whether an event noun is what the verb at `head` is done to (`ont quitté la réunion`)."""
    while scene.head(noun) in others and scene.head(noun) != noun:
        noun = scene.head(noun)
    return scene.tokens[noun].dep in _COMPLEMENTS and scene.head(noun) == head


def lends(scene: Scene, head: int, other: int) -> int | None:
    """How far the clause of group `other` is from the event at `head`; None when it lends nothing.

    0 is the event's own clause or one that tells more of it, 1 a clause above that the event
    shares, 2 one below that goes on with it.
    """
    own = clause_of(scene, head)
    if own == other:
        return 0
    if own < 0 or other < 0:
        return 1
    main = scene.groups[other].main
    if head not in scene.group_at and (scene.head(main) == head or _relative(scene, head) == other):
        return 0
    if _above(scene, head, own, other):
        return 1
    return 2 if _below(scene, own, other) else None


def _below(scene: Scene, own: int, other: int) -> bool:
    """Whether a clause hangs right below the event's and goes on with it.

    `ont tenté d'entrer à Sarvo`, `… une offensive pour reprendre Sarvo`, `…, touchant Sarvo`,
    `ont été tués alors qu'ils visitaient Sarvo`, `ont tué des fidèles qui priaient mardi`.
    """
    verb = scene.groups[other]
    dep = scene.tokens[verb.main].dep
    if scene.governor(verb.main) != own:
        return False
    if dep in _RELATIVE and verb.mood in _LASTING:
        return True
    if dep not in _GOING_ON:
        return False
    if verb.mood in "WG":
        return True
    return verb.mood == "I" and any(
        scene.tokens[k].lower in scene.lexicon.clitics["while"]
        for k in range(max(0, verb.first - _OPENING), verb.first)
    )


def _relative(scene: Scene, head: int) -> int:
    """The verb group of the relative clause right behind a noun (`l'attaque, qui a eu lieu`)."""
    for k in range(head + 1, min(len(scene.tokens), head + _CLOSE)):
        token = scene.tokens[k]
        if token.lower in scene.words.relatives:
            return next((n for n, g in enumerate(scene.groups) if g.first > k and g.finite), -1)
        if token.pos != "ADJ" and token.text != ",":
            break
    return -1


def frames(scene: Scene, head: int, other: int) -> bool:
    """Whether a clause stands anywhere over the event's, so that its day is the sentence's.

    Or a participle of an adjunct has taken that day (`descendus en ordre dispersé lundi`).
    """
    own = clause_of(scene, head)
    if other in _over(scene, own):
        return True
    verb = scene.groups[other]
    owner = scene.head(verb.main)
    return (
        verb.mood == "K"
        and scene.governor(verb.main) == own
        and owner >= 0
        and scene.tokens[owner].dep.startswith("obl")
    )


def aside(scene: Scene, head: int, other: int) -> bool:
    """Whether a clause only tells more of a noun (`un accord dont il s'est retiré en 2018`).

    Not of the event itself: `l'attaque de Sarvo qui a fait dix morts lundi`.
    """
    if other < 0:
        return False
    verb = scene.groups[other]
    if scene.tokens[verb.main].dep in _RELATIVE:
        k = scene.head(verb.main)
        for _ in range(_DEEP):
            if k < 0 or k == head or k in scene.group_at:
                break
            k = scene.head(k)
        return k != head
    pronouns = scene.words.relatives - scene.words.that
    k = verb.first - 1
    while k >= max(1, verb.first - _OPENING) and scene.tokens[k].lower not in pronouns:
        k -= 1
    if k < max(1, verb.first - _OPENING):
        return False
    while k > 0 and (not scene.nominal(k) or scene.place(k)):
        k -= 1
    return k != head


def _over(scene: Scene, group: int) -> list[int]:
    """The clauses over a clause with those coordinated with them, nearest first."""
    first = group
    found: list[int] = []
    while group >= 0 and len(found) < _UP:
        group = scene.governor(scene.groups[group].main)
        if group < 0 or group in found:
            break
        found.append(group)
    joined = [
        n for n, verb in enumerate(scene.groups)
        if scene.tokens[verb.main].dep == "conj"
        and (
            scene.governor(verb.main) in found
            or (
                scene.governor(verb.main) == first
                and scene.child(verb.main, "nsubj", "nsubj:pass") < 0
            )
        )
    ]  # fmt: skip
    return [*found, *joined]


def _above(scene: Scene, head: int, own: int, other: int) -> bool:
    """Whether a clause stands over the event's, with only hanging clauses between."""
    group = own
    for _ in range(_UP):
        verb = scene.groups[group]
        dep = scene.tokens[verb.main].dep
        if verb.mood == "W" and not verb.compound and head not in scene.group_at:
            return False  # `réunis à Sarvo pour examiner un retrait`
        if not (verb.mood in _HANGING or dep in _ADVERBIAL or dep == "conj"):
            return False
        above = scene.governor(verb.main)
        if above < 0 or above == group:
            return False
        if above == other:
            return True
        group = above
    return False
