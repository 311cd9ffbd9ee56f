"""Words that only point back: `cette source`, `le groupe`, `le responsable`, with what they fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.language import LanguagePack

_KINDS = {
    "person": frozenset({"person", "unnamed"}),
    "body": frozenset({"organisation", "media", "armed_group"}),
    "group": frozenset({"armed_group", "organisation"}),
    "media": frozenset({"media", "organisation"}),
    "state": frozenset({"state"}),
    "document": frozenset({"document"}),
}


# sectors of bodies that no noun of the group means: no army is "le mouvement"
_NOT = {
    "body": frozenset({"MIL", "COP", "JUD", "LEG", "GOV", "SPY", "JRN"}),
    "group": frozenset(
        {"MIL", "COP", "JUD", "LEG", "GOV", "SPY", "JRN", "UNO", "IGO", "NGO", "EUR", "MED", "BUS"}
    ),
    "media": frozenset(
        {"MIL", "COP", "JUD", "LEG", "GOV", "SPY", "PTY", "REB", "OPP", "MED", "NGO", "REL"}
    ),
}


@dataclass(frozen=True, eq=False)
class ReferenceTable:
    """Generic heads by the kind that they fit, synonyms of heads, words that add nothing."""

    generic: dict[str, tuple[str, ...]]
    synonyms: dict[str, frozenset[str]]
    offices: dict[str, frozenset[str]]
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
    amounts: frozenset[str]
    office_prepositions: frozenset[str]
    kept_modifiers: frozenset[str]
    naming: frozenset[str]
    their: frozenset[str]
    tonic: dict[str, str]
    mandated: frozenset[str]
    mandate_prepositions: frozenset[str]
    personal: frozenset[str]
    crowds: frozenset[str]
    bands: frozenset[str]
    high: frozenset[str]
    posts: frozenset[str]
    kin: frozenset[str]

    def means(self, head: str, kind: str, sector: str | None) -> bool:
        """Whether a pointing phrase with a general head may mean an actor of a kind and sector."""
        return any(
            kind in _KINDS[general]
            and (kind != "organisation" or sector not in _NOT.get(general, ()))
            for general in self.generic.get(head, ())
        )


@cache
def reference_table(pack: LanguagePack) -> ReferenceTable:
    """Read `reference.toml` of a pack once."""
    data = pack.table("reference")
    names = data["names"]
    return ReferenceTable(
        generic=_kinds(data["generic"]),
        synonyms=_groups(data["synonyms"]),
        offices=_groups(data["offices"]),
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
        amounts=frozenset(data["amounts"]),
        office_prepositions=frozenset(data["office_prepositions"]),
        kept_modifiers=frozenset(data["kept_modifiers"]),
        naming=frozenset(names["naming"]),
        their=frozenset(data["their"]),
        tonic=data["tonic"],
        mandated=frozenset(data["mandated"]),
        mandate_prepositions=frozenset(data["mandate_prepositions"]),
        personal=frozenset(data["personal"]),
        crowds=frozenset(data["crowds"]),
        bands=frozenset(data["bands"]),
        high=frozenset(data["high"]),
        posts=frozenset(data["posts"]),
        kin=frozenset(data["kin"]),
    )


def _groups(lists: list[list[str]]) -> dict[str, frozenset[str]]:
    """Give for each word those that stand in a list with it."""
    found: dict[str, set[str]] = {}
    for words in lists:
        for word in words:
            found.setdefault(word, set()).update(words)
    return {k: frozenset(v) for k, v in found.items()}


def _kinds(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Give for each word the lists that hold it."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in lists.items():
        for word in words:
            found[word] = (*found.get(word, ()), kind)
    return found
