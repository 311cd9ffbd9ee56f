"""The `figures` table of a language, made ready for looking up word forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from selon.reading.actors.lexicon import demonyms_of, peoples_of

if TYPE_CHECKING:
    from selon.language import LanguagePack, Morphology
    from selon.record import FigureKind, Who

_ARMED = frozenset({"military", "police", "combatant"})


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of the people counted; `thing` is true for what is never people."""

    kind: FigureKind | None = None
    who: Who = "unspecified"
    thing: bool = False
    unit: bool = False

    @property
    def armed(self) -> bool:
        """Whether the noun names people under arms."""
        return self.who in _ARMED


_THING = Noun(thing=True)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed turn of a verb: the words that may complete it, and where the people stand.

    The people are its "subject", its "object", or its object with the word before the verb
    ("after").
    """

    kind: FigureKind
    role: str
    words: frozenset[str]


@dataclass(frozen=True, eq=False)
class FigureLexicon:
    """Lookups by form are cached; verbs are looked up by lemma."""

    morphology: Morphology
    nouns: dict[str, Noun]
    patient: dict[str, FigureKind]
    weak_patient: dict[str, FigureKind]
    agent: dict[str, FigureKind]
    reflexive: dict[str, FigureKind]
    object: dict[str, FigureKind]
    phrases: dict[str, tuple[Phrase, ...]]
    states: dict[str, FigureKind]
    state_phrases: tuple[tuple[tuple[str, ...], FigureKind], ...]
    nouns_of: dict[str, FigureKind]
    totals_of: dict[str, FigureKind]
    compounds: dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]
    complements: tuple[tuple[str, Who], ...]
    besides: tuple[tuple[str, Who], ...]
    adjectives: dict[str, Who]
    words: dict[str, frozenset[str]]
    thing_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    plurals: tuple[str, ...]
    head_last: bool
    _forms: dict[str, Noun | None] = field(default_factory=dict)

    def noun(self, form: str) -> Noun | None:
        """Give what a form says as a noun, by itself or by its lemma; None when unknown."""
        if form not in self._forms:
            bare = form.strip("-")  # "blessés--"
            found = None if bare == form else self.noun(bare)
            found = (
                found or self.nouns.get(form) or self.nouns.get(self.morphology.lemma(form, "n"))
            )
            if found is None and form.endswith(self.plurals):  # forms the form lexicon lacks
                found = self.nouns.get(form[:-1])
            if found is None and "-" in form:  # "ex-soldats", "contre-manifestants"
                first, _, last = form.rpartition("-")
                found = self.nouns.get(self.morphology.lemma(last, "n"))
                plural = first.endswith(self.plurals) and not self.head_last
                head = self.noun(first) if plural else None
                found = _THING if head and head.thing else found  # "dauphins-pilotes"
            if found is None and form.endswith(self.thing_endings):
                found = _THING
            self._forms[form] = found
        return self._forms[form]

    def lemma(self, form: str, category: str) -> str:
        """Give the lemma of a form."""
        return self.morphology.lemma(form, category)

    def completes(self, form: str, words: frozenset[str]) -> bool:
        """Tell whether a form completes a fixed turn: by itself or by a lemma of any category."""
        lemma = self.morphology.lemma
        return form in words or lemma(form, "n") in words or lemma(form, "v") in words

    def is_a(self, form: str, group: str) -> bool:
        """Tell whether a form or its lemma stands in a list of words."""
        listed = self.words[group]
        return (
            form in listed
            or self.morphology.lemma(form, "n") in listed
            or self.morphology.lemma(form, "a") in listed
        )


@cache
def figure_lexicon(pack: LanguagePack) -> FigureLexicon:
    """Read the table of a language once."""
    table = pack.table("figures")
    nouns: dict[str, Noun] = {}
    for word in table["things"]["things"]:
        nouns[word] = Noun(thing=True)
    for word in table["things"]["units"]:
        nouns[word] = Noun(thing=True, unit=True)
    for who, words in table["people"].items():
        for word in words:
            nouns[word] = Noun(who=who)
    for kind, words in table["tolls"].items():
        for word in words:
            nouns[word] = Noun(kind=kind, who=_default_who(kind))
    if not table["shape"]["head_last"]:
        for word in (*demonyms_of(pack), *peoples_of(pack)):
            nouns.setdefault(word, Noun())  # "200 tchétchènes"
    states = _invert(table["states"])
    phrases = [(_split(key), kind) for key, kind in states.items() if " " in key]
    complements = [(word, who) for who, words in table["complements"].items() for word in words]
    return FigureLexicon(
        morphology=pack.morphology,
        nouns=nouns,
        patient=_invert(table["patient"]),
        weak_patient=_invert(table["weak_patient"]),
        agent=_invert(table["agent"]),
        reflexive=_invert(table["reflexive"]),
        object=_invert(table["object"]),
        phrases=_phrases(table["phrases"]),
        states={key: kind for key, kind in states.items() if " " not in key},
        state_phrases=tuple(phrases),
        nouns_of=_invert(table["nouns_of"]),
        totals_of=_invert(table["totals_of"]),
        compounds=_compounds(nouns),
        complements=tuple(sorted(complements, key=lambda c: (-len(c[0]), c[0]))),
        besides=tuple((word, who) for who, words in table["besides"].items() for word in words),
        adjectives=cast("dict[str, Who]", _invert(table["adjectives"])),
        words=_word_lists(table),
        thing_endings=tuple(table["things"]["endings"]),
        person_endings=tuple(table["persons"]["endings"]),
        plurals=tuple(table["things"]["plurals"]),
        head_last=table["shape"]["head_last"],
    )


def _compounds(nouns: dict[str, Noun]) -> dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]:
    """Nouns of several words by their first: `garde à vue`."""
    found: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
    for noun, info in nouns.items():
        words = _split(noun)
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, info))
    return {first: tuple(rows) for first, rows in found.items()}


def _split(words: str) -> tuple[str, ...]:
    """Cut as the tokenizer cuts: at spaces and behind apostrophes."""
    return tuple(words.replace("'", "' ").split())


def _default_who(kind: str) -> Who:
    return "protester" if kind == "participants" else "unspecified"


def _invert(table: dict[str, list[str]]) -> dict[str, Any]:
    return {word: key for key, words in table.items() for word in words}


def _phrases(table: list[dict[str, Any]]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for row in table:
        phrase = Phrase(row["kind"], row["role"], frozenset(row["nouns"]))
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(phrase)
    return {verb: tuple(phrases) for verb, phrases in found.items()}


def _word_lists(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Flatten the small tables to lists named `table.key`."""
    small = (
        "remain",
        "totals",
        "links",
        "copular",
        "premodifiers",
        "partitive",
        "armed_if",
        "rally",
        "persons",
    )
    return {
        f"{name}.{key}": frozenset(words) for name in small for key, words in table[name].items()
    }
