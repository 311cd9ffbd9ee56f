"""The place words of a pack as sets and tables that rules ask again and again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selon.language import LanguagePack

Phrase = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class PlaceWords:
    """The table `places.toml` of a pack.

    `uses` are prepositions by what they do, `sorts` nouns of places by how they behave.
    `nouns` leads from a noun to the kind of place that it heads; `phrases` are prepositions of
    several words, split as the text is split, by their last word; `directions` are degrees
    clockwise from north, -1 for the middle.
    """

    scanner: re.Pattern[str]
    possessives: tuple[str, ...]
    particles: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    whole_words: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    conjunctions: frozenset[str]
    openers: frozenset[str]
    false_friends: frozenset[str]
    person_names: frozenset[str]
    bare_capitals: dict[str, str]
    place: frozenset[str]
    open: frozenset[str]
    of: frozenset[str]
    uses: dict[str, frozenset[str]]
    sorts: dict[str, frozenset[str]]
    contracted: dict[str, str]
    phrases: dict[str, tuple[Phrase, ...]]
    nouns: dict[str, str]
    noun_phrases: dict[str, tuple[Phrase, ...]]
    definite: dict[str, tuple[tuple[Phrase, str], ...]]
    lower: dict[str, tuple[Phrase, ...]]
    nouns_after: dict[str, str]
    directions: dict[str, int]
    direction_premodifiers: dict[str, int]
    direction_adjectives: dict[str, int]
    direction_words: dict[str, frozenset[str]]
    relation: dict[str, frozenset[str]]
    between_places: frozenset[str]
    acting: dict[str, frozenset[str]]
    titles: frozenset[str]


def _scanner(words: dict[str, Any]) -> re.Pattern[str]:
    """Compile what a word is: elided ones alone, hyphenated ones and N'Djamena whole."""
    initials = "".join(words["name_initials"])
    elisions = "|".join(sorted(words["elisions"], key=len, reverse=True))
    parts = []
    if initials:
        parts.append(rf"[{initials}]['’](?=[A-ZÀ-ÖØ-Þ])\w+(?:[-‐‑]\w+)*")
    if elisions:
        parts.append(rf"(?:{elisions})['’](?=\w)")
        parts.append(rf"(?:{elisions.title()})['’](?=\w)")
    parts.append(r"(?:[A-Z]\.){2,}")
    inside = rf"(?:[-‐‑](?:(?:{elisions})['’])?|(?<=\w\w)['’])" if elisions else r"[-‐‑]"
    parts.append(rf"\w+(?:{inside}\w+)*")
    return re.compile("|".join(parts))


def split(phrase: str) -> Phrase:
    """Cut a phrase of the lexicon as the text is cut."""
    return tuple(phrase.lower().replace("'", "' ").split())


def _by_last(phrases: list[str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        words = split(phrase)
        found.setdefault(words[-1], []).append(words)
    return {k: tuple(sorted(v, key=lambda p: (-len(p), p))) for k, v in found.items()}


def _by_first(phrases: list[str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        words = split(phrase)
        found.setdefault(words[0], []).append(words)
    return {k: tuple(sorted(v, key=lambda p: (-len(p), p))) for k, v in found.items()}


def _definite(phrases: dict[str, str]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, kind in sorted(phrases.items()):
        words = split(phrase)
        found.setdefault(words[0], []).append((words, kind))
    return {k: tuple(v) for k, v in found.items()}


def _between_places(table: dict[str, Any], nouns: dict[str, str]) -> frozenset[str]:
    """Give all words that may stand between a place and the one that says where it lies."""
    words, prepositions = table["words"], table["prepositions"]
    found = {*words["articles"], *prepositions["of"], *prepositions["place"], *nouns}
    found.update(table["directions"], *table["relation"].values())
    found.update(table["nouns_more"]["between"], table["nouns_more"]["seats"])
    for phrase in prepositions["phrases"]:
        found.update(split(phrase))
    return frozenset(found)


@cache
def place_words(pack: LanguagePack) -> PlaceWords:
    """Read the table of a pack once."""
    table = pack.table("places")
    words, prepositions = table["words"], table["prepositions"]
    more = table["nouns_more"]
    nouns: dict[str, str] = {}
    for kind in ("open", "feature", "quarter", "admin", "city"):
        for noun in table["nouns"].get(kind, ()):
            nouns[noun] = kind
    return PlaceWords(
        scanner=_scanner(words),
        possessives=tuple(words["possessives"]),
        particles=frozenset(words["particles"]),
        joining=frozenset(words["joining"]),
        articles=frozenset(words["articles"]),
        whole_words=frozenset(words["whole_words"]),
        indefinite=frozenset(words["indefinite"]),
        possessive=frozenset(words["possessive"]),
        conjunctions=frozenset(words["conjunctions"]),
        openers=frozenset(words["openers"]),
        false_friends=frozenset(words["false_friends"]),
        person_names=frozenset(words["person_names"]),
        bare_capitals=dict(words["bare_capitals"]),
        place=frozenset(w for w in prepositions["place"] if " " not in w),
        open=frozenset(prepositions["open"]),
        of=frozenset(prepositions["of"]),
        uses={
            k: frozenset(v)
            for k, v in prepositions.items()
            if isinstance(v, list) and k not in {"place", "open", "of", "phrases"}
        },
        contracted=dict(prepositions["contracted"]),
        phrases=_by_last(prepositions["phrases"]),
        nouns={noun: kind for noun, kind in nouns.items() if " " not in noun},
        noun_phrases=_by_last([noun for noun in nouns if " " in noun]),
        sorts={k: frozenset(v) for k, v in more.items() if isinstance(v, list) and k != "lower"},
        definite=_definite(more["definite"]),
        lower=_by_first(more["lower"]),
        nouns_after={n: kind for kind, ns in table["nouns_after"].items() for n in ns},
        directions=dict(table["directions"]),
        direction_premodifiers=dict(table["direction_premodifiers"]),
        direction_adjectives=dict(table["direction_adjectives"]),
        direction_words={k: frozenset(v) for k, v in table["direction_words"].items()},
        relation={k: frozenset(v) for k, v in table["relation"].items()},
        between_places=_between_places(table, nouns),
        acting={k: frozenset(v) for k, v in table["acting"].items()},
        titles=frozenset(table["persons"]["titles"]),
    )
