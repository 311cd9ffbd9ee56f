"""Soldiers, fighters and police that are counted by number, not for what befell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.draft import Token
    from selon.reading.figures.counted import Count
    from selon.reading.figures.lexicon import FigureLexicon

STRENGTH = 10  # fewer police or protesters are persons in a scene, no strength or turnout
_REACH = 8  # tokens from the people to a verb of justice or office, and back to its noun
_BREAKS = frozenset({"PUNCT", "SCONJ", "PRON"})


def strength(count: Count, tokens: list[Token], lexicon: FigureLexicon) -> bool:
    """Tell whether forces are counted without being dead, or attackers by number."""
    if count.single or not count.known or count.numeral.form == "several":
        return False
    if _persons(count, tokens, lexicon):
        return False
    low = count.numeral.low or count.numeral.high or 0
    before = tokens[count.first - 1].lower if count.first else ""
    noun = tokens[count.noun].lower
    if lexicon.is_a(noun, "links.manned") and (
        before in lexicon.words["links.agent"] or _mustered(count, tokens, lexicon)
    ):
        return low >= STRENGTH  # "un assaut mené par 200 hommes", "le groupe compte 200 hommes"
    if lexicon.is_a(noun, "armed_if.ranks"):
        return False
    if count.info.armed:
        if count.info.who == "police" or _definite(count, tokens, lexicon):
            return low >= STRENGTH
        return low > 1
    if count.who not in {"military", "police", "combatant", "mixed"}:
        return False
    return low > 1 and lexicon.is_a(tokens[count.noun].lower, "armed_if.nouns")


def may_be_strength(count: Count, tokens: list[Token], lexicon: FigureLexicon) -> bool:
    """Tell whether people may be troops: `une troupe de 250 danseurs` is none."""
    if count.noun < 0 or count.info.armed or tokens[count.noun].text[:1].isupper():
        return True
    noun = tokens[count.noun].lower
    return lexicon.is_a(noun, "armed_if.nouns") or lexicon.is_a(noun, "links.troops")


def _persons(count: Count, tokens: list[Token], lexicon: FigureLexicon) -> bool:
    """Whether court or office deals with them as persons: `le renvoi de 21 soldats`."""
    before = tokens[max(0, count.first - 3) : count.first]
    if any(t.lower in lexicon.words["partitive.de"] for t in before) and any(
        lexicon.is_a(t.lower, "links.dealings") for t in before
    ):
        return True
    dealt = lexicon.words["links.dealt"]
    for token in tokens[count.last + 1 : count.last + _REACH]:
        if token.pos in _BREAKS:
            return False
        if any(lemma in dealt and tag[0] in {"K", "G"} for lemma, tag in token.tags):
            return True
    return False


def _mustered(count: Count, tokens: list[Token], lexicon: FigureLexicon) -> bool:
    """Whether a verb of strength stands before: `le groupe compte 200 hommes`."""
    muster = lexicon.words["links.muster"]
    before = tokens[max(0, count.first - 3) : count.first]
    return any(lemma in muster for t in before for lemma, _ in t.tags)


def _definite(count: Count, tokens: list[Token], lexicon: FigureLexicon) -> bool:
    """Whether the people were named before: `les deux soldats`."""
    before = tokens[count.first - 1].lower if count.first else ""
    return before in lexicon.words["partitive.after"]
