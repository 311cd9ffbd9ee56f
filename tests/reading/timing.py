"""Drafts of invented sentences for tests of times: one sentence each, with or without a parse."""

from __future__ import annotations

from selon.dispatch import Anatomy
from selon.language import load
from selon.reading.draft import Draft
from selon.reading.parsing import parse
from selon.reading.times import Expression, expressions, read_times
from selon.record import Part, Sentence
from selon.sources import Item

THURSDAY = "2020-03-12"


def draft(*sentences: str, published: str | None = THURSDAY, language: str = "fr") -> Draft:
    """Lay sentences one after the other in one paragraph, or in several after an empty string."""
    pieces: list[tuple[int, int, int]] = []
    text, part = "", 0
    for sentence in sentences:
        if not sentence:
            text, part = text.rstrip() + "\n\n", part + 1
            continue
        pieces.append((len(text), len(text) + len(sentence), part))
        text += sentence + " "
    anatomy = Anatomy(
        parts=tuple(
            Part("paragraph", min(p[0] for p in own), max(p[1] for p in own))
            for n in range(part + 1)
            if (own := [p for p in pieces if p[2] == n])
        ),
        sentences=tuple(Sentence(s, e) for s, e, _ in pieces),
        sentence_parts=tuple(p for _, _, p in pieces),
    )
    made = Draft(Item(text, published=published), anatomy, load(language))
    made.finish()
    return made


def parsed(*sentences: str, published: str | None = THURSDAY, language: str = "fr") -> Draft:
    """The same with tokens and tags."""
    return next(iter(parse([draft(*sentences, published=published, language=language)])))


def rows(made: Draft) -> list[tuple[str, str | None, str | None]]:
    """Give words, start and end of every row."""
    return [(t.mention.text, t.start, t.end) for t in read_times(made)]


def timexes(made: Draft) -> list[tuple[str, str, str]]:
    """Give TIMEX3 extent, type and value of every expression."""
    return [(_words(made, e), e.kind, e.value) for e in expressions(made)]


def _words(made: Draft, expression: Expression) -> str:
    return made.text[slice(*expression.match.core)]
