"""Mentions of actors outside the sources of statements: names, bodies, groups, roles.

A country or an unknown name behind a preposition of place is a location and no actor; capitals
act only where they speak, so that they are left to the sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words, is_name
from selon.reading.phrases import apposition_end, phrase_end
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.reading.actor_words import ActorWords
    from selon.reading.draft import Draft, Token
    from selon.reading.syntax import Syntax


@dataclass(frozen=True, slots=True)
class FoundMention:
    """The span of a mention and whether it is the subject of its clause."""

    start: int
    end: int
    subject: bool


def find_mentions(draft: Draft) -> list[FoundMention]:
    """Find the phrases that name actors, unit by unit, in text order."""
    known, words = actor_words(draft.pack), syntax(draft.pack)
    found: list[FoundMention] = []
    for unit in draft.units:
        tokens = draft.unit_tokens(unit.index)
        k = 0
        while k < len(tokens):
            if not _opens(tokens, k, known, words):
                k += 1
                continue
            first = _left(tokens, k, words)
            last = phrase_end(tokens, first, len(tokens), words, office=False)
            last = max(last, k)
            last = apposition_end(draft, tokens, first, last, len(tokens))
            subject = any(
                t.dep.startswith("nsubj") and not first <= t.head - tokens[0].i < 0
                for t in tokens[first : k + 1]
            )
            found.append(FoundMention(tokens[first].start, tokens[last].end, subject))
            k = last + 1
    return sorted(found, key=lambda m: m.start)


def _opens(tokens: list[Token], k: int, known: ActorWords, words: Syntax) -> bool:
    """Whether an actor's head stands at a position."""
    token = tokens[k]
    if token.lower in words.time_words or token.pos == "ADP":
        return False
    title = token.lower in known.titles and k + 1 < len(tokens) and is_name(tokens[k + 1])
    if title:
        return True
    if known.document(token) and not known.role(token):
        return False
    if known.role(token) or known.group(token) or known.population(token):
        return True
    if known.institution(token) or known.medium(token):
        return True
    if not is_name(token):
        return False
    if _located(tokens, k, words):
        return False
    body = known.body_at(tokens, k)
    if body is not None:
        return body[0].kind != "state" or body[0] not in known.capitals.values()
    return (
        token.lower in known.first_names
        or (token.text.isupper() and len(token.text) > 1)
        or (k + 1 < len(tokens) and is_name(tokens[k + 1]))
    )


def _located(tokens: list[Token], k: int, words: Syntax) -> bool:
    """Whether a preposition of place governs a name (`à Kandar`, `dans le Haut-Kemar`)."""
    j = k - 1
    while j >= 0 and (tokens[j].pos in {"DET", "ADJ"} or is_name(tokens[j])):
        j -= 1
    return j >= 0 and tokens[j].lower in words.place_prepositions


def _left(tokens: list[Token], k: int, words: Syntax) -> int:
    """Take in the determiner and adjectives before a head."""
    first = k
    while first > 0 and (
        tokens[first - 1].pos in {"DET", "NUM"}
        or (tokens[first - 1].pos == "ADJ" and tokens[first - 1].text not in {"“", "”"})
        or tokens[first - 1].lower in words.definite
    ):
        first -= 1
    return first
