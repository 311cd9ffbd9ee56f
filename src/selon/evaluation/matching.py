"""When two phrases name the same thing, where quoted words stand, who is paired with whom."""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]

_EARTH_DIAMETER_KM = 12742
_MARKS = str.maketrans({"’": "'"})  # the typographic apostrophe counts as the plain one


def fold(words: str | None) -> str:
    """Take accents and case away, and make every apostrophe plain."""
    plain = unicodedata.normalize("NFKD", words or "")
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return bare.casefold().translate(_MARKS)


@cache
def _words(key: str) -> frozenset[str]:
    """Read a word list of `scoring.toml` of every language, for gold may be in any of them."""
    found: set[str] = set()
    for folder in files("selon.language").iterdir():
        table = folder / "scoring.toml"
        if table.is_file():
            found.update(tomllib.loads(table.read_text("utf-8"))[key])
    return frozenset(found)


def content_words(phrase: str | None) -> list[str]:
    """Give the folded words of a phrase without articles and prepositions."""
    return [w for w in re.findall(r"\w+", fold(phrase)) if w not in _words("stop")]


def is_pronoun(phrase: str | None) -> bool:
    """Tell whether a phrase is made of pronouns only; nothing at all counts as one."""
    words = fold(phrase).replace("l'", " ").split()
    return all(word in _words("pronouns") for word in words) if phrase else True


def alike(one: str | None, other: str | None) -> bool:
    """Tell whether two names point to the same thing: half of the shorter is in the longer."""
    a, b = set(content_words(one)), set(content_words(other))
    if not a or not b:
        return fold(one) == fold(other)
    return len(a & b) >= 0.5 * min(len(a), len(b))


def occurrences(text: str, words: str) -> list[Span]:
    """Give every span of the text where the words stand, overlapping ones too."""
    found: list[Span] = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def locate(text: str, words: str, nth: int | None = None) -> list[Span]:
    """Give the spans that a gold quotation may mean: the nth when it is named, else all."""
    spans = occurrences(text, words)
    if nth is not None and nth < len(spans):
        return [spans[nth]]
    return spans


def overlap(a: Span, b: Span) -> int:
    """Count the characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def share(a: Span, b: Span) -> float:
    """Give the shared characters of two spans as a fraction of the longer one."""
    return overlap(a, b) / max(a[1] - a[0], b[1] - b[0])


def span(mention: dict[str, Any]) -> Span:
    """Give a mention's offsets."""
    return (mention["start"], mention["end"])


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give the great-circle distance of two points in degrees."""
    p = math.pi / 180
    h = (
        math.sin((lat2 - lat1) * p / 2) ** 2
        + math.cos(lat1 * p) * math.cos(lat2 * p) * math.sin((lon2 - lon1) * p / 2) ** 2
    )
    return _EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1, h)))


def best_pairs(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pair gold and predicted rows one to one, greedily from (score, gold, predicted)."""
    gold: set[int] = set()
    predicted: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates, key=lambda c: -c[0]):
        if i not in gold and j not in predicted:
            gold.add(i)
            predicted.add(j)
            pairs.append((i, j))
    return pairs
