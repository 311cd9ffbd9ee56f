"""Subjects before their verb: where the noun phrase of a speaker begins and ends.

The parse finds the subject in about nine cases of ten where it stands before its verb; order and
commas decide the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.phrases import STOPS, participle_like
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token
    from selon.reading.syntax import Syntax
    from selon.reading.verbs import VerbGroup


def subject_before(
    draft: Draft, tokens: list[Token], group: VerbGroup, floor: int
) -> tuple[int, int] | None:
    """Give the subject's span before a verb group, not left of position `floor`."""
    words = syntax(draft.pack)
    end = group.first - 1
    end = _left_over_asides(tokens, end, floor, words)
    if end < floor:
        return None
    token = tokens[end]
    personal = token.lower in words.pronouns or token.lower in words.impersonal
    if personal and (token.pos in {"PRON", "ADJ", ""} or end == floor):
        return end, end
    if token.lower in words.first_person or token.lower in words.second_person:
        return end, end
    position = {t.i: k for k, t in enumerate(tokens)}
    for index in (group.main, group.first, group.last):
        for child in tokens[index].children:
            if draft.tokens[child].dep.startswith("nsubj") and child in position:
                head = position[child]
                if floor <= head <= end:
                    return _around(draft, tokens, head, floor, end)
    start = _clause_start(tokens, end, floor, words)
    start = _past_adjuncts(tokens, start, end, words)
    return (start, end) if start <= end else None


def _around(draft: Draft, tokens: list[Token], head: int, floor: int, end: int) -> tuple[int, int]:
    """Grow the span of a subject from its head to the verb, left edge by the parse."""
    position = {t.i: k for k, t in enumerate(tokens)}
    left = head
    for token in draft.subtree(tokens[head]):
        place = position.get(token.i, head)
        if floor <= place < left and not any(t.text in {";", ":"} for t in tokens[place:head]):
            left = place
    # the subtree may take in an adjunct that opens the sentence
    comma = next((k for k in range(head - 1, left - 1, -1) if tokens[k].text == ","), None)
    if (comma is not None and not tokens[left].text[:1].isupper()) or (
        comma is not None and tokens[left].pos in {"ADP", "ADV"}
    ):
        left = comma + 1
    while left < head and tokens[left].text in STOPS:
        left += 1
    return left, end


def _left_over_asides(tokens: list[Token], end: int, floor: int, words: Syntax) -> int:
    """Step left over adverbs, weekdays, set phrases and one aside between commas."""
    while end >= floor:
        token = tokens[end]
        if _points_back(tokens, end, words):
            return end
        if token.text == ",":
            aside = _aside_start(tokens, end, floor, words)
            if aside is None:
                return end - 1
            end = aside - 1
            continue
        adverb = token.pos == "ADV" and not token.text[:1].isupper()
        if adverb or token.lower in words.time_words:
            end -= 1
            continue
        if token.lower in words.between_words and token.lower not in words.pronouns:
            end -= 1
            continue
        for phrase in words.between_phrases:
            size = len(phrase)
            if (
                size <= end - floor
                and tuple(t.lower for t in tokens[end - size + 1 : end + 1]) == phrase
            ):
                end -= size
                break
        else:
            return end
    return end


def _points_back(tokens: list[Token], end: int, words: Syntax) -> bool:
    """`ce dernier` is a subject, though `lundi dernier` is a date."""
    return (
        end > 0
        and tokens[end].lower in words.anaphoric["last"]
        and tokens[end - 1].lower in words.demonstratives | words.definite
    )


def _has_verb(tokens: list[Token], start: int, end: int) -> bool:
    return any(
        t.pos in {"VERB", "AUX"} and any(tag[0] in "PIJFCST" for _, tag in t.tags)
        for t in tokens[start:end]
    )


def _aside_start(tokens: list[Token], end: int, floor: int, words: Syntax) -> int | None:
    """Comma that opens the aside which the comma at `end` closes; None for an apposition.

    `…, dont le nom circule pour l'élection de novembre, a annoncé`; `…, interrogé par une radio,`;
    `…, de son côté,`. A name or a noun between commas belongs to the subject.
    """
    for k in range(end - 1, max(floor, end - 45) - 1, -1):
        if tokens[k].text != ",":
            continue
        opens = tokens[k + 1]
        if opens.lower in words.relatives or (
            opens.pos == "ADP" and k + 2 < end and tokens[k + 2].lower in words.relatives
        ):
            # "…, que son propriétaire, Ali Dor, s'est engagé": the relative is not over yet
            return k if _has_verb(tokens, k + 1, end) else None
        if opens.pos in {"VERB", "AUX"} and any(tag[0] in "KG" for _, tag in opens.tags):
            return k
        if opens.pos in {"ADP", "ADV"} or opens.lower in words.time_words:
            return k
    return None


def _clause_start(tokens: list[Token], end: int, floor: int, words: Syntax) -> int:
    """Go left to where the clause of a subject must have begun."""
    k = end
    while k > floor:
        token = tokens[k - 1]
        if token.text in {";", ":", '"', "«", "»", "“", "”", "--", "–", "—"}:
            break
        if token.lower in words.that or token.lower in words.subordinators:
            break
        if token.text == "," and not tokens[k].text[:1].isupper() and k - floor > 1:
            before = tokens[k - 2]
            if before.pos != "PROPN" and not before.text[:1].isupper():
                break
        k -= 1
    return k


def _past_adjuncts(tokens: list[Token], start: int, end: int, words: Syntax) -> int:
    """Step right over adjuncts and conjunctions that open a clause before its subject."""
    while start < end:
        token = tokens[start]
        if token.lower in words.coordinators or token.text == ",":
            start += 1
        elif token.pos == "ADP" or token.lower in words.prepositions:
            comma = next((k for k in range(start, end) if tokens[k].text == ","), None)
            if comma is None:
                return start
            start = comma + 1
        elif token.lower in words.time_words or (
            token.pos == "ADV" and (token.common or not token.text[:1].isupper())
        ):
            start += 1
        elif participle_like(token) and token.pos == "VERB":
            # "Interrogé par l'AFP, Mohamad …"
            comma = next((k for k in range(start, end) if tokens[k].text == ","), None)
            if comma is None:
                return start
            start = comma + 1
        else:
            return start
    return start
