"""Drafts with tags written by hand, so that the rules of actors run without a model."""

from __future__ import annotations

from selon.dispatch import anatomy
from selon.language.pack import load
from selon.reading.actors.describe import describe
from selon.reading.actors.names import Names
from selon.reading.draft import Draft, Token, Unit
from selon.sources import Item

PACK = load("fr")
_GLUED = ("'", "’")


def drafted(tagged: str) -> Draft:
    """Make a draft of one unit from `word/POS` pairs; a `~` before a word leaves out the space."""
    pairs = [item.rsplit("/", 1) for item in tagged.split()]
    text, starts = "", []
    for word, _ in pairs:
        bare = word.removeprefix("~")
        close = not text or text.endswith(_GLUED) or word != bare or bare in {",", ".", ")"}
        text += ("" if close or text.endswith("(") else " ") + bare
        starts.append(len(text) - len(bare))
    draft = Draft(Item(text), anatomy(text, PACK), PACK)
    draft.units.append(Unit(0, 0, speech=False))
    readings = PACK.morphology.readings
    for i, ((word, pos), start) in enumerate(zip(pairs, starts, strict=True)):
        bare = word.removeprefix("~")
        draft.units[0].tokens.append(i)
        draft.tokens.append(
            Token(
                i, bare, bare.lower(), start, start + len(bare), 0, 0, pos=pos,
                tags=PACK.morphology.verb_tags(bare.lower()),
                common=bare[0].isupper() and bool(readings(bare.lower())), initial=i == 0,
            )
        )  # fmt: skip
    draft.finish()
    return draft


def described(tagged: str):
    """Describe the whole of a tagged phrase."""
    draft = drafted(tagged)
    names = Names(draft)
    return describe(names, names.words(0, len(draft.text)))
