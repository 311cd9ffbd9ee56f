"""What a further verb says of the same subject: `s'est rendu et a été arrêté`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.figures.clauses import FINITE, HARD_STOPS, Finding

if TYPE_CHECKING:
    from selon.reading.figures.clauses import Clauses
    from selon.reading.figures.counted import Count

_LATER = 28  # tokens from the first verb of a subject to its next


def later(clauses: Clauses, at: int, count: Count) -> Finding | None:
    """What a further verb of the same subject says: `… et a été arrêté`, `avant d'être tué`."""
    words, after = clauses.syntax, at
    for position in range(at + 1, min(len(clauses.tokens), at + _LATER)):
        token = clauses.tokens[position]
        if token.text in HARD_STOPS or clauses.opens_clause(token):
            return None
        if token.lower in clauses.lexicon.words["links.before"]:
            found = _befell(clauses, position, count)
            if found:
                return found
        elif token.lower in words.coordinators:
            verb = _past_clitics(clauses, position + 1)
            if verb >= len(clauses.tokens) or not clauses.finite(verb):
                continue
            if not _agrees(clauses, verb, count):
                return None
            found, after = clauses.read(verb, count)
            if found:
                return found
        elif clauses.finite(position) and position > after:
            return None
    return None


def _past_clitics(clauses: Clauses, at: int) -> int:
    words = clauses.syntax
    while at < len(clauses.tokens) and (
        clauses.tokens[at].pos == "ADV"
        or clauses.tokens[at].lower in words.object_clitics
        or clauses.tokens[at].lower in words.negation_opening
    ):
        at += 1
    return at


def _agrees(clauses: Clauses, at: int, count: Count) -> bool:
    """Whether a finite verb may have the people as its subject, by its number."""
    numeral = count.numeral
    if numeral.form in {"round", "crowd"}:
        return True
    number = "p" if count.plural else "s"
    endings = {tag[-1] for _, tag in clauses.tokens[at].tags if tag[0] in FINITE}
    return number in endings or not endings & {"s", "p"}


def _befell(clauses: Clauses, at: int, count: Count) -> Finding | None:
    """`avant d'être arrêtés`, `avant de défiler`: an infinitive behind its preposition."""
    be = reflexive = False
    for position in range(at + 1, min(len(clauses.tokens), at + 6)):
        token = clauses.tokens[position]
        if be and any(tag.startswith("K") for _, tag in token.tags):
            return clauses.participle(position, count)
        reflexive = reflexive or token.lower in clauses.syntax.reflexive
        for lemma, tag in token.tags:
            if tag[0] not in {"W", "G"}:
                continue
            if lemma in clauses.syntax.be:
                be = True
                continue
            kinds = clauses.lexicon.reflexive if reflexive else clauses.lexicon.agent
            kind = kinds.get(lemma)
            return Finding(kind, "figure.subject_of_verb", position) if kind else None
    return None
