"""The place words that stand right by a count: `12 morts à Rabal`, `À Rabal, 12 morts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.draft import Token
    from selon.reading.figures.counted import Count
    from selon.reading.figures.lexicon import FigureLexicon

_REACH = 9


def place_by(
    tokens: list[Token], count: Count, at: int, lexicon: FigureLexicon
) -> tuple[int, int] | None:
    """Give first and last position of a name after a preposition of place.

    Looks behind the count and the word at position `at` that says its kind, then at the opening of
    the sentence. Numbers, verbs and punctuation end the search, so that the name is of this count.
    """
    after = max(count.last, at if at < count.last + _REACH else count.last)
    found = _name(tokens, after + 1, min(len(tokens), after + _REACH), lexicon)
    if found is None and tokens[0].lower in lexicon.words["links.where"]:
        found = _name(tokens, 0, count.first, lexicon)
    return found


def _name(
    tokens: list[Token], start: int, stop: int, lexicon: FigureLexicon
) -> tuple[int, int] | None:
    led = False
    for position in range(start, stop):
        token = tokens[position]
        if token.pos == "PROPN" and led:
            last = position
            while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
                last += 1
            return position, last
        if token.lower in lexicon.words["links.places"]:
            led = True
        elif token.pos in {"PUNCT", "NUM", "AUX", "VERB"}:
            return None
        elif token.pos not in {"NOUN", "ADJ", "ADV"}:
            led = False
    return None
