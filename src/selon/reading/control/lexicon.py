"""The lexicon of control of a pack, compiled for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.reading.events.lexicon import split_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.language import LanguagePack


@dataclass(frozen=True, slots=True)
class ControlEntry:
    """What a word says of a place: the change, and which functions give place and holder."""

    change: str
    place: str
    holder: str
    named: bool = False
    by_force: bool = False


@dataclass(frozen=True, slots=True)
class ControlPhrase:
    """A fixed expression: the words behind its first word, and its entry."""

    rest: tuple[str, ...]
    entry: ControlEntry


@dataclass(frozen=True, eq=False)
class ControlLexicon:
    """Look-ups over `control.toml`; verbs are keyed as in the event lexicon."""

    verbs: Mapping[str, ControlEntry]
    nouns: Mapping[str, tuple[ControlEntry, ...]]
    verb_phrases: Mapping[str, tuple[ControlPhrase, ...]]
    noun_phrases: Mapping[str, tuple[ControlPhrase, ...]]
    places: frozenset[str]
    parts: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]
    trying: frozenset[str]
    trying_markers: frozenset[str]
    achieving: frozenset[str]
    shares: Mapping[tuple[str, ...], tuple[float, float]]
    bounds: Mapping[str, frozenset[str]]
    endings: Mapping[str, ControlEntry]
    """Endings of words that modify what is held (`-held`), the holder before them."""
    modifiers: Mapping[str, ControlEntry]


@cache
def control_lexicon(pack: LanguagePack) -> ControlLexicon:
    """Compile the table of a pack once."""
    table = pack.table("control")
    verbs: dict[str, ControlEntry] = {}
    endings: dict[str, ControlEntry] = {}
    modifiers: dict[str, ControlEntry] = {}
    nouns: dict[str, list[ControlEntry]] = {}
    verb_phrases: dict[str, list[ControlPhrase]] = {}
    noun_phrases: dict[str, list[ControlPhrase]] = {}
    for raw in table["entry"]:
        entry = ControlEntry(
            raw["change"], raw["place"], raw["holder"], raw.get("named", False),
            raw.get("by_force", False),
        )  # fmt: skip
        endings.update(dict.fromkeys(raw.get("endings", ()), entry))
        modifiers.update(dict.fromkeys(raw.get("modifiers", ()), entry))
        for word in raw.get("verbs", ()):
            verbs.setdefault(word, entry)
        for word in raw.get("nouns", ()):
            nouns.setdefault(word, []).append(entry)
        for key, phrases in (("verb_phrases", verb_phrases), ("noun_phrases", noun_phrases)):
            for text in raw.get(key, ()):
                first, *rest = split_words(text)
                phrases.setdefault(first, []).append(ControlPhrase(tuple(rest), entry))
    words = table["places"]
    return ControlLexicon(
        verbs=verbs,
        nouns={k: tuple(v) for k, v in nouns.items()},
        verb_phrases={k: _longest(v) for k, v in verb_phrases.items()},
        noun_phrases={k: _longest(v) for k, v in noun_phrases.items()},
        places=frozenset(words["words"]),
        parts=frozenset(words["parts"]),
        prepositions={k: frozenset(v) for k, v in words.items() if k not in {"words", "parts"}},
        trying=frozenset(table["trying"]["verbs"]),
        trying_markers=frozenset(table["trying"]["markers"]),
        achieving=frozenset(table["trying"]["achieving"]),
        shares={tuple(k.split()): (v[0], v[1]) for k, v in table["shares"].items()},
        endings=endings,
        modifiers=modifiers,
        bounds={k: frozenset(v) for k, v in table["share_bounds"].items()},
    )


def _longest(phrases: list[ControlPhrase]) -> tuple[ControlPhrase, ...]:
    return tuple(sorted(phrases, key=lambda p: (-len(p.rest), p.rest)))
