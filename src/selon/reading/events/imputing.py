"""Who puts a deed on whom: `imputée mardi par la police à des rebelles`, in either order.

A parse often takes the second phrase as part of the first (`par les autorités aux rebelles`), so
they are read in the order of the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.events.scene import Scene
    from selon.reading.verbs import VerbGroup

_FAR = 14  # words behind the verb in which both are looked for
_INSIDE = frozenset({"ADJ", "PROPN", "NUM", "NOUN", "DET", "ADP"})


def imputed(scene: Scene, group: VerbGroup) -> tuple[int, int, int]:
    """Give the heads of who imputes a deed and of whom it is imputed to, and where that is over.

    A head is -1 where nothing tells it.

    Method: behind a participle of the carriers `to`, the first phrase of each of the relations
    `by` and `to`; each goes on over its complements with `of`, times are passed over.
    """
    tokens = scene.tokens
    found = {"by": -1, "to": -1}
    k = max(group.main, group.last) + 1
    end = min(len(tokens), k + _FAR)
    inside = False
    while k < end:
        token = tokens[k]
        relation = scene.lexicon.relations.get(token.lower)
        if relation in found and found[relation] < 0 and not scene.time(k + 1):
            head = scene.noun_after(k + 1)
            if head < 0 or head >= len(tokens):
                break
            found[relation] = head
            k, inside = head + 1, True
            continue
        passed = scene.time(k) or token.pos == "ADV" or token.lower in scene.words.between_words
        belongs = inside and (relation == "of" or (token.pos in _INSIDE and token.pos != "ADP"))
        if not passed and not belongs:
            break
        k += 1
    return found["by"], found["to"], k
