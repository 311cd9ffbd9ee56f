"""Words of a text as they are compared: folded, shortened, without the common ones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SHORTEST = 4  # shorter words are mostly grammar in the languages read
_STEM = 6


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Shorten a folded word to what its forms share; crude, for comparison only."""
    base = word[:-1] if word[-1:] in ("s", "x") else word
    return base[: max(3, min(_STEM, len(base) - 1))]


@lru_cache(maxsize=131072)
def compared(word: str) -> str:
    """Give what a folded word is compared by; empty for a short one that is no number."""
    return stem(word) if len(word) >= _SHORTEST or word.isdigit() else ""


def stems(text: str) -> frozenset[str]:
    """Give the stems of the longer words and the numbers in a text."""
    return stems_of(tokens(text))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Give the stems of the longer ones of some folded words, and of numbers."""
    return frozenset(filter(None, map(compared, set(words))))


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[str, ...]:
    """Give all words of a text, folded, in order."""
    return tuple(map(fold, _WORD.findall(text)))


def either(words: Iterable[str]) -> str:
    """Give a pattern of any of some words, the longest first; it matches nothing without any."""
    listed = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, listed)) if listed else r"(?!)"


def needed(phrases_: Iterable[str]) -> frozenset[str]:
    """Give the longest word of each of some phrases: where none stands, no phrase does."""
    return frozenset(max(tokens(p), key=len) for p in phrases_ if tokens(p))


def phrases(words: Iterable[str], behind: str = r"(?![\w-])") -> re.Pattern[str]:
    """Give the pattern of whole words and phrases, whatever their case; the longest one counts.

    `behind` is what must come after them. A text is searched by their first letters, and what
    phrases have in common is written once: a pattern of two hundred one after the other takes
    longer over a text than all the rest that the ledger does with it.
    """
    tails: dict[str, set[str]] = {}
    for word in words:
        if word:
            tails.setdefault(word[0].lower(), set()).add(word[1:].lower())
    heads = {head: _either_case(head) for head in sorted(tails)}
    ways = "|".join(
        f"(?<=[{heads[head]}])(?i:{_tree(sorted(tails[head]))})" for head in heads
    )  # fmt: skip
    if not ways:
        return re.compile(r"(?!)")
    # The first letter is taken, then looked back at: a search for letters goes fast.
    return re.compile(rf"[{''.join(heads.values())}](?<![\w-].)(?:{ways}){behind}")


def _either_case(letter: str) -> str:
    """Write a letter in both cases for a set of a pattern."""
    return "".join(re.escape(x) for x in sorted({letter, letter.upper()}) if len(x) == 1)


def _tree(words: list[str]) -> str:
    """Write words as a pattern by their first letters."""
    tails: dict[str, list[str]] = {}
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(head) + _tree(rest) for head, rest in tails.items()]
    found = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if not branches:
        return ""
    return f"(?:{found})?" if "" in words else found


@lru_cache(maxsize=16384)
def core(
    trigger: str,
    fillers: frozenset[str] = frozenset(),
    auxiliaries: frozenset[str] = frozenset(),
) -> str:
    """Give the longest word of a trigger, folded: what it names.

    `fillers` are adverbs that may stand inside it; one that begins with a hyphen is an ending.
    `auxiliaries` name nothing before another word (`avait été tué`).

    >>> core("ont été tuées"), core("l'attaque")
    ('tuees', 'attaque')
    >>> core("ont été violemment réprimées", frozenset({"-ment"}))
    'reprimees'
    >>> core("avait été tué", auxiliaries=frozenset({"avait", "ete"}))
    'tue'
    """
    words = tokens(trigger)
    if len(words) > 2 and fillers:
        endings = tuple(f[1:] for f in fillers if f[0] == "-")
        inside = [
            w for w in words[1:-1] if w not in fillers and not (endings and w.endswith(endings))
        ]
        words = (words[0], *inside, words[-1])
    words = (*(w for w in words[:-1] if w not in auxiliaries), *words[-1:])
    return max(words, key=len, default="")


@lru_cache(maxsize=262144)
def same_stem(a: str, b: str) -> bool:
    """Say whether two folded words look like forms of one (`explosion`, `exploser`)."""
    pairs = zip(a, b, strict=False)
    shared = next((n for n, (x, y) in enumerate(pairs) if x != y), min(len(a), len(b)))
    return shared >= max(3, round(0.7 * min(len(a), len(b))))


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Give the share of the smaller set that the larger one holds; 0 when either is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
