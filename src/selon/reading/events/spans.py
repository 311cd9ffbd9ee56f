"""Noun phrases of actors and recipients: where the words that name them begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.kinds import kinds
from selon.reading.events.lexicon import event_lexicon
from selon.reading.events.scene import BEFORE, NOMINAL

if TYPE_CHECKING:
    from selon.reading.draft import Draft
    from selon.reading.events.model import Slot
    from selon.reading.events.scene import Scene

_INSIDE = frozenset(
    {"amod", "nummod", "flat:name", "flat:foreign", "flat", "fixed", "det", "compound"}
)
_OPENING = frozenset({"det", "det:predet", "flat", "advmod"})
_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_LEFT = frozenset({"DET", "ADJ", "NUM"})
_TWINS = frozenset({"nsubj", "nsubj:pass", "obj"})


def phrase(scene: Scene, head: int) -> tuple[int, int]:
    """Give first and last position of the noun phrase around a head, without its coordinates."""
    if scene.lexicon.modifiers_before:
        modifier = scene.tokens[head].dep in {"compound", "amod"} and scene.head(head) > head
        return _before(scene, head), head if modifier else _right(scene, head)
    return _left(scene, head), _right(scene, head)


def conjuncts(scene: Scene, head: int) -> list[int]:
    """Give a head and the heads coordinated with it, in text order."""
    tokens = scene.tokens
    first = _twin_before(scene, head)
    found = [first, head] if first >= 0 else [head]
    for k in found:
        for child in scene.children(k):
            token = tokens[child]
            if (
                child > k
                and token.dep == "conj"
                and (token.pos in NOMINAL or scene.nominal(child))
                and child not in scene.group_at
                and child not in found
                and len(found) < 6
                and not any(t.lower in scene.words.that for t in tokens[k + 1 : child])
            ):
                found.append(child)
        twin = _twin(scene, k)
        if twin >= 0 and twin not in found:
            found.append(twin)
    return found


def _twin(scene: Scene, head: int) -> int:
    """A second subject or object that the parse hangs beside the first, behind `et`; or -1."""
    dep = scene.tokens[head].dep
    if dep not in _TWINS:
        return -1
    for other in scene.children(scene.head(head)):
        if (
            head < other
            and scene.tokens[other].dep == dep
            and scene.child(other, "cc") >= 0
            and not any(k in scene.group_at for k in range(head + 1, other + 1))
        ):
            return other
    return -1


def _twin_before(scene: Scene, head: int) -> int:
    """The first of two subjects that the parse leaves apart (`l'armée et le Front`), or -1."""
    tokens = scene.tokens
    if tokens[head].dep not in _TWINS or tokens[head].dep == "obj":
        return -1
    k = _left(scene, head) - 1
    if k < 1 or tokens[k].lower not in scene.words.coordinators:
        return -1
    other = k - 1
    alone = tokens[other].dep == "ROOT" or (
        tokens[other].dep == tokens[head].dep and scene.head(other) == scene.head(head)
    )
    return other if alone and tokens[other].pos in NOMINAL else -1


def _before(scene: Scene, head: int) -> int:
    """First position of the determiners, adjectives, nouns and owners that stand before a noun."""
    first = head
    for k in scene.children(head):
        if k < head and scene.tokens[k].dep in BEFORE | _OPENING:
            first = min(first, _before(scene, k))
    return first


def _left(scene: Scene, head: int) -> int:
    tokens = scene.tokens
    words = scene.words
    governed = tokens[head].dep.startswith(("nmod", "obl"))
    k = head
    while k > 0:
        token = tokens[k - 1]
        if k - 1 in scene.group_at and tokens[k].pos == "DET":
            break
        if token.pos in _LEFT or token.lower in words.determiners:
            if token.lower in words.contracted and governed:
                break
            if token.pos == "NUM" and tokens[k].pos == "DET":
                break
            if token.pos == "ADJ" and k - 2 >= 0 and tokens[k - 2].pos in {"NOUN", "PROPN"}:
                break
            k -= 1
        elif k == head and _same_name(scene, k):
            k -= 1
            head = k
        elif (token.pos == "ADV" and k < head and tokens[k].pos == "NUM") or (
            token.text in _QUOTES and k - 2 >= 0 and tokens[k - 2].pos == "DET"
        ):
            k -= 1
        else:
            break
    if tokens[k].lower in scene.lexicon.clitics["least"] and k and _at_least(scene, k):
        return k - 1
    while k < head and tokens[k].lower in words.complement_prepositions and tokens[k].pos == "ADP":
        k += 1
    return k


def _same_name(scene: Scene, at: int) -> bool:
    """Whether a name goes on to the left of one of its words."""
    tokens = scene.tokens
    if tokens[at].pos != "PROPN" or tokens[at - 1].pos != "PROPN":
        return False
    return (
        scene.head(at) == at - 1
        or scene.head(at - 1) == at
        or (scene.head(at) == scene.head(at - 1) and tokens[at].dep == "flat:name")
    )


def _at_least(scene: Scene, at: int) -> bool:
    """`au moins trois`: the word before a bound belongs to the amount."""
    return scene.tokens[at - 1].lower in scene.words.contracted and at + 1 < len(scene.tokens)


def _right(scene: Scene, head: int) -> int:
    tokens = scene.tokens
    words = scene.words
    size = len(tokens)
    inner = set()
    for child in scene.children(head):
        if tokens[child].dep in _INSIDE:
            inner.add(child)
    k = head
    while k + 1 < size:
        nxt = tokens[k + 1]
        if k + 1 in scene.group_at and scene.groups[scene.group_at[k + 1]].finite:
            break
        if (
            ((nxt.pos == "PROPN" or scene.kinds.named(nxt)) and nxt.dep != "conj")
            or (nxt.pos == "NUM" and k + 1 in inner)
            or (nxt.pos == "ADJ" and nxt.lower not in words.time_words)
            or ((k + 1) in inner and nxt.pos not in {"VERB", "AUX", "ADP"})
            or (
                nxt.pos == "NOUN"
                and (
                    nxt.start == tokens[k].end
                    or (k in (scene.head(k + 1), head) and scene.head(k) == k + 1)
                )
            )
        ):
            k += 1
        elif nxt.lower in words.complement_prepositions and nxt.pos in {"ADP", "DET"}:
            inside = (
                scene.noun_after(k + 2, 8) if k + 2 < size and tokens[k + 2].pos != "ADV" else -1
            )
            if (
                inside < 0
                or tokens[inside].lower in words.time_words
                or _leaves(scene, inside, head)
                or (inside == k + 2 and _charged(scene, head))
                or _of_verb(scene, nxt.lower, head)
            ):
                break
            k = inside
        elif nxt.text == "(":
            close = next((m for m in range(k + 2, min(size, k + 6)) if tokens[m].text == ")"), -1)
            if close < 0 or not tokens[k + 2].text[:1].isupper():
                break
            k = close
        elif nxt.text in _QUOTES and k + 2 < size and tokens[k + 2].text[:1].isupper():
            close = next(
                (m for m in range(k + 3, min(size, k + 8)) if tokens[m].text in _QUOTES), -1
            )
            if close < 0:
                break
            k = close
        elif (
            nxt.text == ","
            and k + 2 < size
            and tokens[k + 2].pos == "PROPN"
            and _apposed(scene, head, k + 2)
        ):
            k += 2
        else:
            break
    return k


def _of_verb(scene: Scene, preposition: str, head: int) -> bool:
    """Whether a complement belongs to the verb of an object (`drove them from the capital`)."""
    if not scene.lexicon.modifiers_before or scene.tokens[head].dep != "obj":
        return False
    return scene.lexicon.relations.get(preposition) != "of"


def _charged(scene: Scene, head: int) -> bool:
    """Whether a bare `de` complement is the verb's (`a menacé le maire de représailles`)."""
    above = scene.group_at.get(scene.head(head), -1)
    return above >= 0 and scene.groups[above].lemma in scene.lexicon.clitics["charging"]


def _leaves(scene: Scene, inside: int, head: int) -> bool:
    """Whether the parse hangs a `de` complement from something other than the phrase."""
    k = scene.head(inside)
    for _ in range(6):
        if k < 0:
            return False
        if k == head:
            return False
        if k in scene.group_at and k < head:
            return inside - head > 8
        k = scene.head(k)
    return False


def _apposed(scene: Scene, head: int, at: int) -> bool:
    """`le Premier ministre arménien, Nikol Pachinian`: a name set off behind its role."""
    token = scene.tokens[at]
    return token.dep in {"appos", "flat:name"} and scene.head(at) == head


def counted(draft: Draft, start: int, end: int) -> Slot | None:
    """Give what an amount counts (`manifestants` of `des centaines de manifestants`)."""
    amounts = kinds(draft.pack).amounts
    of = event_lexicon(draft.pack).relations
    tokens = draft.tokens_between(start, end)
    for k, token in enumerate(tokens[:-2]):
        if token.lemma in amounts and of.get(tokens[k + 1].lower) == "of":
            return tokens[k + 2].start, end
    return None
