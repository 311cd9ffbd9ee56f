"""Whether a named place stands in a sentence as where something happens, or for who acts there.

Written for `à Sarvo`, `dans le sud de la Lurie`, `bombarder Sarvo`, and against `selon Sarvo`,
`les autorités de Sarvo`, `Sarvo a démenti`, `l'accord de Sarvo`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.clauses import clause_of

if TYPE_CHECKING:
    from selon.reading.events.circumstances import PlaceMention
    from selon.reading.events.scene import Scene

NOWHERE, BY_THE_WAY, PLAIN = 0, 1, 2
"""BY_THE_WAY is the place of a thing that is named with it: `la route de Sarvo`."""
_LOCAL = frozenset({"admin", "city", "capital", "quarter"})
_OWNED = 3  # nouns that own one another before a place: `le sud de la province de Sarvo`
_NEXT = 4  # words behind a place within which its relative clause begins
_LABEL = 4  # words before the colon of a headline's label


def is_label(scene: Scene, at: int) -> bool:
    """Whether a place opens a headline before a colon."""
    return at == 0 and any(t.text == ":" for t in scene.tokens[1 : _LABEL + 1])


def seated(scene: Scene, at: int, mention: PlaceMention) -> bool:
    """Whether an office is named after a town or province; what it tells of mostly happened there.

    `le chef de la police de Sarvo`.
    """
    return mention.kind in _LOCAL and any(_office(scene, o) for o in _owners(scene, at))


def tells_where(scene: Scene, at: int, head: int) -> int:
    """How a place at a position tells where the event at `head` was."""
    owners = _owners(scene, at)
    if head in owners:
        return PLAIN
    top = standing(scene, at)
    things = [o for o in owners if not scene.place(o)]
    acts = any(_office(scene, o) for o in things)
    case, clitics = scene.case(top), scene.lexicon.clitics
    if case:
        if case not in clitics["locative"] or (acts and case in clitics["facing"]):
            return NOWHERE
    elif acts or (scene.tokens[top].dep.startswith("nsubj") and not _befallen(scene, top)):
        return NOWHERE
    if _far_from(scene, top) or (things and not is_spot(scene, things[-1])):
        return BY_THE_WAY
    return PLAIN


def _far_from(scene: Scene, at: int) -> bool:
    """Whether a distance stands before: `à 60 km au sud-est de Sarvo` is not at Sarvo."""
    return any(
        scene.tokens[k].lower in scene.lexicon.clitics["distance"]
        for k in range(max(0, at - _NEXT), at)
    )


def _owners(scene: Scene, at: int) -> list[int]:
    """The nouns that a place hangs from by `de`, nearest first."""
    found: list[int] = []
    k = at
    while len(found) < _OWNED:
        named = scene.head(k)
        if k > 0 and named == k - 1 and is_spot(scene, named):
            k = named  # `la capitale Sarvo`
            found.append(k)
        case, k = scene.case(k), scene.head(k)
        of = scene.lexicon.relations.get(case)
        if of != "of" and not (of == "with" and k >= 0 and is_spot(scene, k)):
            break  # `la frontière avec la Lurie`
        if k in scene.group_at and scene.groups[scene.group_at[k]].mood == "K":
            k = scene.head(k)  # `une école désaffectée de Sarvo`
        if k < 0 or k in scene.group_at or not scene.nominal(k):
            break
        found.append(k)
    return found


def _office(scene: Scene, at: int) -> bool:
    return scene.kinds.actor(scene.tokens[at]) and not is_spot(scene, at)


def bracketed(scene: Scene, at: int) -> bool:
    """Whether a place only tells where the one before its bracket is: `Sarvo (Lurie)`."""
    for k in range(at - 1, max(0, at - _NEXT - 1), -1):
        if scene.tokens[k].text == "(":
            return bool(scene.place(k - 1))
    return False


def standing(scene: Scene, at: int) -> int:
    """Position of the noun that a place stands with in its clause (`le nord` of Sarvo)."""
    owners = _owners(scene, at)
    return owners[-1] if owners else at


def relative_where(scene: Scene, at: int) -> int:
    """The verb group of `Sarvo, où des hommes ont attaqué`, -1 without one."""
    last = at
    while last + 1 < len(scene.tokens) and scene.place(last + 1):
        last += 1
    for k in range(last + 1, min(len(scene.tokens), last + _NEXT)):
        if scene.tokens[k].lower in scene.lexicon.clitics["where"]:
            return next((n for n, g in enumerate(scene.groups) if g.first > k and g.finite), -1)
    return -1


def is_spot(scene: Scene, at: int) -> bool:
    """Whether a noun is a part or kind of place (`le nord`, `la ville`, `l'aéroport`)."""
    lemma = scene.tokens[at].lemma
    classes = scene.lexicon.classes
    return (
        lemma in scene.lexicon.place_nouns
        or lemma in classes["whereabouts"]
        or lemma in classes["building"]
        or lemma in classes["spot"]
    )


def _befallen(scene: Scene, at: int) -> bool:
    """Whether a place is the subject of what befalls it (`Sarvo a connu`, `a été frappée`)."""
    if scene.tokens[at].dep.endswith(":pass"):
        return True
    group = clause_of(scene, at)
    return group >= 0 and scene.groups[group].lemma in scene.lexicon.carriers["undergoing"]
