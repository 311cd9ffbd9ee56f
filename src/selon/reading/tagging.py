"""Parts of speech from the lexicons alone, for languages whose pack names no model.

What the rules ask most of tags is where phrases begin and end: determiners, prepositions,
pronouns, conjunctions, numbers, verbs of the form lexicon, words for actors, capitals. The rest
are taken for nouns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token

_FINITE = frozenset("PIJFCST")


def tag(draft: Draft) -> None:
    """Give every token of a draft a part of speech."""
    for token in draft.tokens:
        token.pos = _part_of_speech(draft, token)
    for unit in draft.units:
        for before, token in zip(
            draft.unit_tokens(unit.index), draft.unit_tokens(unit.index)[1:], strict=False
        ):
            if token.pos == "VERB" and before.pos == "DET":
                token.pos = "NOUN"  # "la toma", "un informe"


def _part_of_speech(draft: Draft, token: Token) -> str:
    words, lower = syntax(draft.pack), token.lower
    if not any(c.isalnum() for c in token.text):
        return "PUNCT"
    if token.text[0].isdigit():
        return "NUM"
    for names, pos in (
        (words.that, "SCONJ"),
        (words.coordinators, "CCONJ"),
        (words.determiners, "DET"),
        (words.prepositions | words.by_agent, "ADP"),
        (words.pronouns, "PRON"),
        (words.object_clitics | words.relatives, "PRON"),
        (words.subordinators, "SCONJ"),
        (words.negation_closing, "ADV"),
        (words.between_words, "ADV"),
    ):
        if lower in names:
            return pos
    if any(lemma in words.be | words.have for lemma, _ in token.tags):
        return "AUX"
    if token.tags and token.text[0].islower():
        return "VERB"
    if actor_words(draft.pack).single(lower) is not None and token.text[0].islower():
        return "NOUN"
    if token.text[0].isupper() and not (token.initial and token.common):
        return "PROPN"
    return "NOUN"
