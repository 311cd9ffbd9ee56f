"""Words that only point back: `cette source`, `le groupe`, `le responsable`, with what they fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.actors.describe import Description

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

    def kinds_of(self, found: Description) -> frozenset[str]:
        """Give the kinds that a pointing phrase may mean."""
        return _KINDS.get(self.generic.get(found.head, ""), frozenset({found.kind}))


@cache
def reference_table(pack: LanguagePack) -> ReferenceTable:
    """Read `reference.toml` of a pack once."""
    data = pack.table("reference")
    synonyms: dict[str, set[str]] = {}
    for group in data["synonyms"]:
        for word in group:
            synonyms.setdefault(word, set()).update(group)
    return ReferenceTable(
        {word: kind for kind, words in data["generic"].items() for word in words},
        {k: frozenset(v) for k, v in synonyms.items()},
        frozenset(data["generic_modifiers"]),
    )
