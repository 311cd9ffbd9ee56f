"""What a phrase says of an actor, as the rules of phrases hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.actor_words import Body
    from selon.reading.actors.names import Names
    from selon.reading.draft import Token


@dataclass(slots=True)
class Description:
    """An actor as one phrase describes it.

    `label` is what it is called: the person's or body's name, else the head noun with its
    complement. `head` is the head noun's lemma ("" for a bare name), `words` the content words of
    the describing phrase. `reference` is how it points: name, definite, indefinite, demonstrative,
    possessive. `bare` is a name of which nothing tells whether a person or a body bears it.
    """

    label: str
    kind: str
    span: tuple[int, int]
    head: str = ""
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str = ""
    number: str = ""
    reference: str = "name"
    aliases: list[str] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    titled: bool = False
    bare: bool = False
    body: Body | None = None
    inner: list[Description] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the determiners before a head say, and where the head's own words begin."""

    at: int
    reference: str = "name"
    number: str = ""
    gender: str = ""
    part: bool = False


def content(names: Names, tokens: list[Token]) -> frozenset[str]:
    """Give the words of a phrase that tell it from others: lemmas, names lower-case."""
    return frozenset(
        t.lower if t.text[0].isupper() else names.known.noun(t)
        for t in tokens
        if t.pos not in {"DET", "ADP", "PUNCT", "CCONJ", "PRON"} and len(t.text) > 1
    )
