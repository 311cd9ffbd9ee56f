"""The codebook: what every kind, type, status and rule means, made from the code's own tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon._wording import definition, labels
from selon.desk.words import table
from selon.ledger.model import QUESTIONS
from selon.ledger.reasons import ledger_rules
from selon.reading.rules import rules

if TYPE_CHECKING:
    from selon._wording import Language

# The vocabularies in the order of a record, by their group of labels.
VOCABULARIES = (
    "section", "part_kind", "actor_kind", "place_kind", "granularity", "form", "stance",
    "figure_kind", "who", "bound", "event_type", "status", "change", "place_by",
)  # fmt: skip
LEDGER = ("question", "scope", "standing", "state", "reliability", "credibility")


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a vocabulary: as it stands in data, as people read it, what it means."""

    value: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary with all its values."""

    name: str
    label: str
    definition: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule: its stable name and the sentence that it gives as its reason."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules that make rows of one section, or assessments of one status."""

    name: str
    label: str
    rules: tuple[RuleText, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All of it, in one language."""

    language: str
    vocabularies: tuple[Vocabulary, ...]
    reading: tuple[RuleGroup, ...]
    ledger: tuple[RuleGroup, ...]


@cache
def codebook(language: Language) -> Codebook:
    """Give the codebook in a language."""
    return Codebook(
        language,
        tuple(_vocabulary(name, language) for name in (*VOCABULARIES, *LEDGER)),
        _grouped({r.name: r.template(language) for r in rules().values()}, language),
        _grouped({n: texts[language] for n, texts in ledger_rules().items()}, language),
    )


def _vocabulary(name: str, language: Language) -> Vocabulary:
    known = labels().get(name) or {
        key.removeprefix(f"{name}."): texts
        for key, texts in table("terms").items()
        if key.startswith(f"{name}.")
    }
    if name == "question":  # its counts are kinds of figures
        known = {q: known.get(q) or labels()["figure_kind"][q] for q in QUESTIONS}

    own = table("definitions")

    def told(group: str, value: str) -> str:
        # Kinds of counts that are asked for mean what they mean in figures.
        found = definition(group, value, language) or (
            definition("figure_kind", value, language) if group == "question" else ""
        )
        return found or own.get(f"{group}.{value}", {}).get(language, "")

    return Vocabulary(
        name,
        table("terms")[f"vocabulary.{name}"][language],
        told("vocabulary", name),
        tuple(Term(value, texts[language], told(name, value)) for value, texts in known.items()),
    )


def _grouped(sentences: dict[str, str], language: Language) -> tuple[RuleGroup, ...]:
    groups: dict[str, list[RuleText]] = {}
    for name, sentence in sentences.items():
        groups.setdefault(name.partition(".")[0], []).append(RuleText(name, sentence))
    names = table("terms")
    return tuple(
        RuleGroup(
            name,
            names[f"rules.{name}"][language] if f"rules.{name}" in names else name,
            tuple(found),
        )
        for name, found in groups.items()
    )
