"""The event lexicon of a pack, compiled for look-up: words, frames, conditions, carriers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selon.language import LanguagePack

_CONDITIONS = ("object", "subject", "of", "after", "near", "governor")


@dataclass(frozen=True, slots=True)
class Condition:
    """A word class that a function must (`wanted`) or must not hold; `place` names the function."""

    place: str
    classes: tuple[str, ...]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word says when it names an event.

    `frame` names the roles of its complements. `weak` entries yield to any other trigger of their
    sentence; `needs` are further demands (`agent`: somebody does it; `asking`: something is asked
    for; `negated`, `passive`: only so; `own`: only with a possessive or a named owner).
    """

    type: str
    mode: str | None
    frame: str
    conditions: tuple[Condition, ...] = ()
    weak: bool = False
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed expression: its first word as a lemma, the others as they stand.

    `plurals` are those of the other words that are adjectives, an empty string for the rest: of
    `expédition punitive` come `expéditions punitives`.
    """

    rest: tuple[str, ...]
    entry: Entry
    reflexive: bool = False
    plurals: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class EventLexicon:
    """Look-ups over `events.toml`, `event_frames.toml` and `event_classes.toml`.

    Verbs are keyed by infinitive, reflexive ones with the prefix `reflexive` before it, those with
    a clitic besides with `reflexive_of_it`.
    """

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    verb_phrases: Mapping[str, tuple[Phrase, ...]]
    noun_phrases: Mapping[str, tuple[Phrase, ...]]
    verb_frames: Mapping[str, Mapping[str, str]]
    noun_frames: Mapping[str, Mapping[str, str]]
    relations: Mapping[str, str]
    carriers: Mapping[str, frozenset[str]]
    object_control: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    asking: frozenset[str]
    clitics: Mapping[str, frozenset[str]]
    place_nouns: Mapping[str, frozenset[str]]
    apart: Mapping[str, tuple[tuple[str, ...], ...]]
    reflexive: str
    reflexive_of_it: str
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]
    """Expressions whose words name no event, by their first word: the words behind it."""
    modifiers_before: bool
    """Whether nouns stand before the noun that they tell more of (`a rocket attack`)."""


@cache
def event_lexicon(pack: LanguagePack) -> EventLexicon:
    """Compile the tables of a pack once."""
    frames = pack.table("event_frames")
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    verb_phrases: dict[str, list[Phrase]] = {}
    noun_phrases: dict[str, list[Phrase]] = {}
    prefix = frames["prefixes"]["reflexive"]
    for raw in pack.table("events")["entry"]:
        entry = _entry(raw)
        for word in raw.get("verbs", ()):
            verbs.setdefault(word, []).append(entry)
        for word in raw.get("nouns", ()):
            nouns.setdefault(word, []).append(entry)
        for text in raw.get("verb_phrases", ()):
            reflexive = text.startswith(prefix)
            first, *rest = split_words(text.removeprefix(prefix))
            phrase = Phrase(tuple(rest), entry, reflexive)
            verb_phrases.setdefault(first, []).append(phrase)
        for text in raw.get("noun_phrases", ()):
            first, *rest = split_words(text)
            first = pack.morphology.lemma(first, "n")
            plurals = tuple(_plural(pack, word) for word in rest)
            phrase = Phrase(tuple(rest), entry, plurals=plurals)
            noun_phrases.setdefault(first, []).append(phrase)
    return EventLexicon(
        verbs=_frozen(verbs),
        nouns=_frozen(nouns),
        verb_phrases=_longest_first(verb_phrases),
        noun_phrases=_longest_first(noun_phrases),
        verb_frames={k: v.get("verb", {}) for k, v in frames["frames"].items()},
        noun_frames={k: v.get("noun", {}) for k, v in frames["frames"].items()},
        relations={w: name for name, words in frames["relations"].items() for w in words},
        carriers={k: frozenset(v) for k, v in frames["carriers"].items()},
        object_control=frozenset(frames["object_control"]["verbs"]),
        classes={k: frozenset(v) for k, v in pack.table("event_classes")["classes"].items()},
        asking=frozenset(frames["asking"]["words"]),
        reflexive=prefix,
        reflexive_of_it=frames["prefixes"]["reflexive_of_it"],
        idioms=_idioms(pack.table("events").get("idioms", {}).get("phrases", ())),
        modifiers_before=frames["prefixes"].get("modifiers_before", False),
        place_nouns={
            word: frozenset(row["kinds"])
            for row in pack.table("event_classes")["place_nouns"]
            for word in row["words"]
        },
        clitics={k: frozenset(v) for k, v in frames["clitics"].items()},
        apart={
            kind: tuple(sorted((tuple(split_words(w)) for w in words), key=len, reverse=True))
            for kind, words in frames["apart"].items()
        },
    )


def _idioms(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in phrases:
        first, *rest = split_words(text)
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in found.items()}


def split_words(text: str) -> list[str]:
    """Cut an expression as the tokenizer does: after spaces and apostrophes."""
    return text.replace("'", "' ").split()


def _entry(raw: dict[str, Any]) -> Entry:
    conditions = tuple(
        Condition(place, _names(raw[key]), wanted)
        for place in _CONDITIONS
        for key, wanted in ((place, True), (f"not_{place}", False))
        if key in raw
    )
    return Entry(
        raw["type"], raw.get("mode"), raw["frame"], conditions, raw.get("weak", False),
        frozenset(raw.get("needs", ())),
    )  # fmt: skip


def _plural(pack: LanguagePack, word: str) -> str:
    """Give the plural of an adjective that the morphology knows, an empty string for the rest."""
    base = pack.morphology.lemma(word, "a")
    for plural in (f"{word[:-1]}ux", f"{word}s", f"{word}es"):
        if any(r.category == "a" and r.lemma == base for r in pack.morphology.readings(plural)):
            return plural
    return ""


def _names(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _frozen(table: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {k: tuple(v) for k, v in table.items()}


def _longest_first(table: dict[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    return {k: tuple(sorted(v, key=_size)) for k, v in table.items()}


def _size(phrase: Phrase) -> tuple[int, Iterable[str]]:
    return -len(phrase.rest), phrase.rest
