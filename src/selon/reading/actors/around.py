"""What stands around a source's span: the rest of a name, a name apposed behind or before it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from selon.reading.actors.names import BODY, PLACE

if TYPE_CHECKING:
    from selon.reading.actors.names import Names
    from selon.reading.draft import Token


def whole(names: Names, start: int, end: int) -> tuple[int, int]:
    """Give a span with the names and bodies at its edges taken whole."""
    k = bisect_right(names.starts, start) - 1
    if k >= 0 and names.starts[k] < start < names.ends[k]:
        start = names.starts[k]
    name = names.runs.get(start)
    if name is not None and name.office_at >= 0 and end <= name.words[-1].end:
        start = name.office_at
    k = bisect_right(names.starts, end) - 1
    if k >= 0 and names.starts[k] < end < names.ends[k]:
        end = names.ends[k]
    return start, end


def name_behind(names: Names, end: int) -> int | None:
    """Give where a person's name ends that follows a phrase behind a comma, None without one.

    `…, le "commandant" Ilan Maro,`; `… qui n'a donné que son prénom, Lise,`.
    """
    tokens = names.draft.tokens
    k = _at(names.draft.tokens, end)
    if k >= len(tokens):
        return None
    direct = names.runs.get(tokens[k].start)
    if direct is not None and direct.kind not in {BODY, PLACE} and tokens[k - 1].text == ")":
        return direct.words[-1].end  # "le directeur de l'Observatoire (OSK) Ilan Maro"
    if tokens[k].lower in names.syntax.relatives:
        k = next(
            (
                m + 1
                for m in range(k, min(len(tokens) - 1, k + _REACH))
                if tokens[m].lower in names.table.naming
            ),
            k,
        )
    if k + 1 >= len(tokens) or tokens[k].text != ",":
        return None
    k += 1
    while k < len(tokens) - 1 and (
        tokens[k].pos == "DET"
        or not tokens[k].text[0].isalnum()
        or names.known.role(tokens[k]) is not None
    ):
        k += 1
    name = names.runs.get(tokens[k].start)
    if name is None or name.kind in {BODY, PLACE}:
        return None
    after = _at(names.draft.tokens, name.words[-1].end)
    if after < len(tokens) and tokens[after].text[0].isalnum():
        return None
    return name.words[-1].end


def role_behind(names: Names, end: int) -> int | None:
    """Give where a role ends that stands in apposition to a name (`Ilan Maro, directeur`)."""
    tokens = names.draft.tokens
    k = _at(tokens, end)
    if k + 1 >= len(tokens) or tokens[k].text != ",":
        return None
    m = k + 1
    while m < min(len(tokens), k + 4) and (
        tokens[m].pos in {"DET", "ADJ"} or tokens[m].lower in names.known.before_roles
    ):
        if names.known.role(tokens[m]) is not None:
            break
        m += 1
    if m >= len(tokens) or names.known.role(tokens[m]) is None or tokens[m].text[0].isupper():
        return None
    while (
        m + 1 < len(tokens)
        and m < k + _LONG
        and tokens[m + 1].text[-1].isalnum() | (tokens[m + 1].text[-1] in "'’-")
    ):
        m += 1
    return tokens[m].end


def end_before(names: Names, token: Token) -> int | None:
    """Give where what stands before a comma ends, when a comma stands before a token."""
    k = token.i - 1
    if k < 1 or names.draft.tokens[k].text != ",":
        return None
    return names.draft.tokens[k - 1].end


def phrase_before(names: Names, token: Token) -> int:
    """Give where the phrase begins that a comma parts from a token, back to the last mark."""
    tokens = names.draft.tokens
    k = token.i - 2
    while k > 0 and tokens[k - 1].text[-1].isalnum() | (tokens[k - 1].text[-1] in "'’"):
        k -= 1
    return tokens[k].start


def part_before(names: Names, start: int) -> int | None:
    """Give where `l'un d'`, `une d'entre` begins right before a pronoun, None without it."""
    tokens, words = names.draft.tokens, names.syntax
    at = names.draft.starts.get(start, 0)
    k = at - 1
    while k > 0 and (tokens[k].pos == "ADP" or tokens[k].lower in words.complement_prepositions):
        k -= 1
    if k < 0 or k + 1 == at or tokens[k].lower not in words.partitive:
        return None
    return tokens[k - 1 if k and tokens[k - 1].lower in words.definite else k].start


def closes(names: Names, token: Token) -> bool:
    """Whether a comma or a relative pronoun follows a token."""
    k = _at(names.draft.tokens, token.end)
    if k >= len(names.draft.tokens):
        return False
    return names.draft.tokens[k].text == "," or (
        names.draft.tokens[k].lower in names.syntax.relatives
        or names.draft.tokens[k - 1].text == ","
    )


def _at(tokens: list[Token], end: int) -> int:
    """Index of the first token that starts at a character or behind it."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < end:
            low = middle + 1
        else:
            high = middle
    return low


_LONG = 24
_REACH = 14  # tokens, a short relative clause
