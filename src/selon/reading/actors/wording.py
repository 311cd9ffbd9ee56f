"""Names made whole: the tokenizer cuts `al-Jadaan`, `Jong-un` and `N'Djamena` at their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.draft import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_HYPHENS = frozenset("-‐‑")


def whole_words(tokens: Sequence[Token], elided: frozenset[str] = frozenset()) -> list[Token]:
    """Give the tokens with those joined that a hyphen or a name's apostrophe cut.

    `elided` are the lower-case openings that belong to a name before a capital (`n'`, `o'`). A
    token that nothing was joined to is the same object as before.
    """
    words: list[Token] = []
    for k, token in enumerate(tokens):
        if words and token.start == words[-1].end and _joins(tokens, k, elided):
            words[-1] = _joined(words[-1], token)
        else:
            words.append(token)
    return words


def _joins(tokens: Sequence[Token], k: int, elided: frozenset[str]) -> bool:
    """Whether a token that touches the one before it belongs to the same word."""
    token, before = tokens[k], tokens[k - 1]
    if token.text in _HYPHENS:
        return (
            before.text[-1].isalnum()
            and k + 1 < len(tokens)
            and (tokens[k + 1].start == token.end and tokens[k + 1].text[0].isalnum())
        )
    if before.text in _HYPHENS:
        return k > 1 and tokens[k - 2].end == before.start and token.text[0].isalnum()
    if token.text[0] in _HYPHENS:  # "J." "-C."
        return len(token.text) > 1 and token.text[1].isupper() and before.text[:1].isupper()
    return token.text[0].isupper() and before.text[0].isupper() and before.lower in elided


def _joined(first: Token, second: Token) -> Token:
    text = first.text + second.text
    named = "PROPN" in (first.pos, second.pos) or (second.text[:1].isupper() and first.pos == "X")
    return Token(
        first.i, text, first.lower + second.lower, first.start, second.end, first.sentence,
        first.unit, first.quote, "PROPN" if named else first.pos, first.dep, first.head, text,
        (), common=False, initial=first.initial,
    )  # fmt: skip
