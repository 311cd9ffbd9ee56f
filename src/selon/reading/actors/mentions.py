"""Mentions of actors outside the sources of statements: names, bodies, groups, roles.

A state acts where it is a subject or an agent, and is a place otherwise; a common noun needs a
determiner, for `agent de police` and `au cours de` name nobody; capitals of states act only where
they speak, so that they are left to the sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.actors.chunk import read_chunk
from selon.reading.actors.names import BODY, PERSON, names_of
from selon.reading.actors.premodified import first_modifier

if TYPE_CHECKING:
    from selon.reading.actor_words import Phrase
    from selon.reading.actors.description import Description
    from selon.reading.actors.names import Names
    from selon.reading.draft import Draft, Token


@dataclass(frozen=True, slots=True)
class FoundMention:
    """The span of a mention and whether it is the subject of its clause."""

    start: int
    end: int
    subject: bool


def find_mentions(draft: Draft) -> list[FoundMention]:
    """Find the phrases that name actors, unit by unit, in text order."""
    names = names_of(draft)
    found: list[FoundMention] = []
    for tokens in names.units:
        k, acting = 0, -1
        while k < len(tokens):
            if tokens[k].pos == "PRON" and _subject_pronoun(names, tokens[k]):
                found.append(FoundMention(tokens[k].start, tokens[k].end, subject=True))
            if not _opens(names, tokens, k, acting):
                k += 1
                continue
            first = _left(names, tokens, k)
            described, own = _read(names, tokens, first)
            if described is None and names.syntax.head_last:
                k += 1  # "the rebel attack" names no rebels
                continue
            last = _apposed(names, tokens, max(k, own), described)
            subject = any(t.dep[:5] == "nsubj" for t in tokens[first : k + 1])
            if own < last and described is not None and described.kind == "person":
                # the apposition may be the source of a statement, the name not
                found.append(FoundMention(tokens[first].start, tokens[own].end, subject))
            found.append(FoundMention(tokens[first].start, tokens[last].end, subject))
            k = last + 1
            acting = k
    found.sort(key=lambda m: (m.start, m.end))
    return found


def _subject_pronoun(names: Names, token: Token) -> bool:
    """Whether a personal pronoun is the subject of a sentence: it keeps its actor in view."""
    return (
        token.dep[:5] == "nsubj"
        and token.lower in names.table.personal
        and names.draft.tokens[token.head].dep == "ROOT"
    )


def _opens(names: Names, tokens: list[Token], k: int, acting: int) -> bool:
    """Whether an actor's head stands at a position; `acting` is where the last mention ended."""
    known = names.known
    token = tokens[k]
    lower = token.lower
    capital = token.text[0].isupper()
    if not capital and known.common(token) is None and lower not in names.openers:
        return token.start in names.runs and names.runs[token.start].kind == PERSON
    name = names.runs.get(token.start)
    if name is not None:
        return name.kind == PERSON or (name.kind == BODY and token.text.isupper())
    if lower in known.titles and k + 1 < len(tokens) and tokens[k + 1].start in names.runs:
        return True
    found = known.phrase_at(tokens, k)
    if found is None or lower in names.syntax.time_words:
        return False
    phrase = found[0]
    if phrase.body is not None:
        if phrase.body.seat:
            return False
        if phrase.body.nation:
            return _acts(names, tokens, k, acting)
        return phrase.body.kind != "state" or not _located(names, tokens, k)
    if phrase.portfolio:
        return False
    if phrase.document and phrase.role is None and not phrase.medium:
        return token.dep[:5] == "nsubj"
    return _determined(names, tokens, k, phrase)


def _acts(names: Names, tokens: list[Token], k: int, acting: int) -> bool:
    """Whether a state is an actor there: subject, agent, party, or joined to one that is."""
    if tokens[k].dep[:5] == "nsubj":
        return True
    j = k - 1
    while j >= 0 and tokens[j].pos == "DET":
        j -= 1
    if j < 0 or tokens[j].lower not in names.table.acting:
        return False
    joined = tokens[j].pos == "CCONJ" or tokens[j].lower in names.syntax.coordinators
    return not joined or acting == j


def _determined(names: Names, tokens: list[Token], k: int, phrase: Phrase) -> bool:
    """Whether a common noun stands there as an actor and not as another noun's complement."""
    j = k - 1
    if names.syntax.head_last:
        j = first_modifier(tokens, k) - 1
    while j >= 0 and tokens[j].lower in names.known.before_roles:
        j -= 1
    if j < 0 or not tokens[j].text[0].isalnum():
        return phrase.role is not None or bool(phrase.armed)
    before = tokens[j]
    if (before.lower, tokens[k].lower) in names.table.never:
        return False
    if before.pos in {"DET", "NUM"} or before.lower in names.determining:
        return True
    plural = tokens[k].lower[-1:] in "sx"
    return bool(phrase.armed) and plural and tokens[k].pos != "ADJ"


def _located(names: Names, tokens: list[Token], k: int) -> bool:
    """Whether a preposition of place governs a name (`à Kandar`, `dans le Haut-Kemar`)."""
    j = k - 1
    while j >= 0 and (tokens[j].pos in {"DET", "ADJ"} or names.capital(tokens[j])):
        j -= 1
    return j >= 0 and tokens[j].lower in names.syntax.place_prepositions


def _left(names: Names, tokens: list[Token], k: int) -> int:
    """Take in the determiner and adjectives before a head."""
    first = first_modifier(tokens, k) if names.syntax.head_last else k
    while first > 0 and (
        tokens[first - 1].pos in {"DET", "NUM"}
        or tokens[first - 1].lower in names.known.before_roles
        or tokens[first - 1].lower in names.syntax.definite
    ):
        first -= 1
    return first


def _read(names: Names, tokens: list[Token], first: int) -> tuple[Description | None, int]:
    """Describe the phrase that opens at a position; also where it ends."""
    stop = first + 1
    while stop < len(tokens) and stop < first + _LONGEST and _inside(tokens[stop].text[-1]):
        stop += 1
    found = read_chunk(names, tokens[first:stop])
    last = first
    while found is not None and last + 1 < stop and tokens[last + 1].end <= found.span[1]:
        last += 1
    return found, last


def _inside(mark: str) -> bool:
    return mark.isalnum() or mark in "'’.-"


def _apposed(names: Names, tokens: list[Token], last: int, found: Description | None) -> int:
    """Take in a short bracket (`(UOSSM)`) and a name or role between commas."""
    if last + 2 < len(tokens) and tokens[last + 1].text == "(":
        last = next(
            (k for k in range(last + 2, min(len(tokens), last + 9)) if tokens[k].text == ")"), last
        )
    if found is None or last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return last
    start = last + 2
    run = names.runs.get(tokens[start].start)
    if run is not None:
        end = start + len(run.words) - 1
        closed = end + 1 >= len(tokens) or not tokens[end + 1].text[0].isalnum()
        return end if found.kind == "unnamed" and closed and run.kind != BODY else last
    if found.kind != "person":
        return last
    k = start
    while k < len(tokens) and k < start + 4 and tokens[k].pos in {"DET", "ADJ", "NUM"}:
        k += 1
    if k < len(tokens) and names.known.role(tokens[k]) is not None:
        return max(k, _read(names, tokens, start)[1])
    return last


_LONGEST = 30
