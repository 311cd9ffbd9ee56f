"""Words that only point back: `cette source`, `le groupe`, `le responsable`, with what they fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.language import LanguagePack

_KINDS = {
    "person": frozenset({"person", "unnamed"}),
    "body": frozenset({"organisation", "state", "media", "armed_group"}),
    "group": frozenset({"armed_group", "organisation"}),
    "media": frozenset({"media", "organisation"}),
    "state": frozenset({"state"}),
    "document": frozenset({"document"}),
}


@dataclass(frozen=True, eq=False)
class ReferenceTable:
    """Generic heads by the kind that they fit, synonyms of heads, words that add nothing."""

    generic: dict[str, str]
    synonyms: dict[str, frozenset[str]]
    generic_modifiers: frozenset[str]
    headship: frozenset[str]
    ranks: frozenset[str]
    elided: frozenset[str]
    body_words: frozenset[str]
    place_words: frozenset[str]
    at_place: frozenset[str]
    ages: frozenset[str]
    named: frozenset[str]
    press_words: frozenset[str]
    appositive: frozenset[str]
    articles: dict[str, str]
    never: frozenset[tuple[str, ...]]
    acting: frozenset[str]
    collective: frozenset[str]

    def kinds_of(self, head: str, kind: str) -> frozenset[str]:
        """Give the kinds that a pointing phrase with a head may mean."""
        return _KINDS.get(self.generic.get(head, ""), frozenset({kind}))


@cache
def reference_table(pack: LanguagePack) -> ReferenceTable:
    """Read `reference.toml` of a pack once."""
    data = pack.table("reference")
    synonyms: dict[str, set[str]] = {}
    for group in data["synonyms"]:
        for word in group:
            synonyms.setdefault(word, set()).update(group)
    names = data["names"]
    return ReferenceTable(
        generic={word: kind for kind, words in data["generic"].items() for word in words},
        synonyms={k: frozenset(v) for k, v in synonyms.items()},
        generic_modifiers=frozenset(data["generic_modifiers"]),
        headship=frozenset(data["headship"]),
        ranks=frozenset(data["ranks"]),
        elided=frozenset(names["elided"]),
        body_words=frozenset(w.lower() for w in names["body_words"]),
        place_words=frozenset(w.lower() for w in names["place_words"]),
        at_place=frozenset(names["at_place"]),
        ages=frozenset(names["ages"]),
        named=frozenset(names["named"]),
        press_words=frozenset(w.lower() for w in names["press_words"]),
        appositive=frozenset(data["appositive"]),
        articles=data["articles"] | data["determiners"],
        never=frozenset(tuple(p.split()) for p in data["never"]),
        acting=frozenset(data["acting"]),
        collective=frozenset(data["collective"]),
    )
