"""Who a verbal cue belongs to: the words of its subject, and how they are to be resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words
from selon.reading.statements.model import SourceKind, Span
from selon.reading.subjects import subject_before

if TYPE_CHECKING:
    from selon.reading.statements.view import CueAt, UnitView
    from selon.reading.verbs import VerbGroup

Source = tuple[Span | None, SourceKind, Span | None]


def source_of(view: UnitView, at: CueAt, frame: str) -> Source | None:
    """Give (span, kind, antecedent) of a cue's subject; None when nobody reportable speaks."""
    group, tokens, words = at.group, view.tokens, view.words
    if group.mood == "G":
        noun = _modified_noun(view, group) or own_subject(view, group)
        if noun is not None:
            return None, "antecedent", noun
        return None, "main", main_subject(view, group)
    if accomplished(view, group):
        return None, "main", main_subject(view, group)
    if group.mood == "W":
        carrier = max(
            (g for g in view.groups if g.finite and g.last < group.first), key=lambda g: g.last
        )
        group = carrier
        if carrier.clitic >= 0:
            return pronoun(view, carrier.clitic)
    if group.clitic >= 0:
        return pronoun(view, group.clitic)
    before = view.after(group.first - 1)
    if before is not None and before.lower in words.subject_relative:
        antecedent = antecedent_of(view, group.first - 1)
        if antecedent is None:
            return None
        return (before.start, before.end), "antecedent", antecedent
    if before is None and frame not in {"that", "noun", "infinitive"}:
        return None
    if _shares_subject(view, group.first, group.main):
        return None, "main", main_subject(view, group)
    subject = subject_before(view.draft, tokens, group, 0)
    if subject is None:
        return None, "main", None
    first, last = subject
    if view.draft.text[view.char(first) : view.end_char(last)].lower() in words.pronouns:
        return (view.char(first), view.end_char(last)), "pronoun", None
    if first == last:
        lower = tokens[first].lower
        if lower in words.first_person or lower in words.second_person:
            return None
        if lower in words.impersonal:
            return None
        if lower in words.pronouns:
            return pronoun(view, first)
        if lower in words.relatives or tokens[first].pos == "PRON":
            return None
    return (view.char(first), view.end_char(last)), "phrase", None


def pronoun(view: UnitView, position: int) -> Source | None:
    """Give the source of a subject pronoun; None for first, second and impersonal persons."""
    token = view.tokens[position]
    if token.lower not in view.words.pronouns:
        return None
    start = token.start + (token.text[0] == "-")
    return (start, token.end), "pronoun", None


def _shares_subject(view: UnitView, first: int, main: int) -> bool:
    """Whether a verb is coordinated to an earlier one whose subject it shares (`et a ajouté`)."""
    k = first - 1
    while k >= 0 and (
        view.tokens[k].pos == "ADV" or view.tokens[k].lower in view.words.between_words
    ):
        k -= 1
    if k < 0:
        return False
    if view.tokens[k].lower not in view.words.coordinators:
        return False
    if not any(g.finite and g.last < k for g in view.groups):
        return False
    if view.words.straight_tags:  # a subject would stand between
        return True
    return not any(view.draft.tokens[c].dep.startswith("nsubj") for c in view.tokens[main].children)


def antecedent_of(view: UnitView, relative: int) -> Span | None:
    """Give the noun phrase that a relative pronoun at a position points back to."""
    tokens, words = view.tokens, view.words
    last = relative - 1
    while last >= 0 and (
        tokens[last].text in {",", "(", "-", "–"} or tokens[last].lower in words.coordinators
    ):
        last -= 1
    if last < 0:
        return None
    k = last
    floor = max(0, last - 24)
    while k > floor:
        before = tokens[k - 1]
        if before.lower in words.contracted and before.lower not in words.complement_prepositions:
            break  # "oppose le gouvernement au maréchal Bel, qui dit"
        if tokens[k].pos in {"DET", "NUM"} and before.lower not in words.complement_prepositions:
            name = view.after(k - 2)
            if not (before.text == "," and name is not None and name.text[:1].isupper()):
                break
        if before.text in {";", ":"} or (before.pos in {"VERB", "AUX"} and _finite(view, k - 1)):
            break
        if before.text == "," and not _apposed(view, k):
            break
        if before.lower in words.that:
            break
        k -= 1
    while k < last and (tokens[k].pos in {"ADV", "ADP", "CCONJ", "SCONJ"} or tokens[k].text == ","):
        k += 1
    return tokens[k].start, tokens[last].end


def _modified_noun(view: UnitView, group: VerbGroup) -> Span | None:
    """The noun that a participle stands right behind (`une association affirmant que`)."""
    before = view.after(group.first - 1)
    if before is None or not before.text[-1:].isalnum():
        return None
    if before.pos in {"ADP", "ADV", "CCONJ", "SCONJ", "VERB", "AUX"}:
        return None
    span = antecedent_of(view, group.first)
    known = actor_words(view.draft.pack)
    if span is None or not any(known.actor_word(t) for t in view.draft.tokens_between(*span)):
        return None
    return span


def own_subject(view: UnitView, group: VerbGroup) -> Span | None:
    """The subject of an absolute clause (`…, un porte-parole, Zhao Lijian, assurant que`)."""
    tokens, words = view.tokens, view.words
    comma = view.after(group.first - 1)
    if comma is None or comma.text != ",":
        return None
    for k in range(group.first - 2, max(0, group.first - 25), -1):
        if any(g.first <= k <= g.last for g in view.groups):
            return None
        if tokens[k].text == ",":
            opens = tokens[k + 1]
            if opens.lower in words.indefinite or opens.lower in words.possessives:
                head = tokens[k + 2]
                if actor_words(view.draft.pack).role(head) is not None and any(
                    g.finite and g.last < k for g in view.groups
                ):
                    return opens.start, tokens[group.first - 2].end
                return None
    return None


def main_subject(view: UnitView, group: VerbGroup) -> Span | None:
    """The subject of the main clause that a gerundive or second verb shares."""
    if not any(g.finite and g.last < group.first for g in view.groups):
        return _later_subject(view, group)
    for earlier in reversed(view.groups):
        if earlier.last >= group.first or not earlier.finite:
            continue
        if not _same_number(view, group, earlier) or _under_that(view, earlier):
            continue
        if earlier.first in view.governed:
            continue
        if earlier.main in view.tagged:
            return None  # the speaker of that statement
        if _shares_subject(view, earlier.first, earlier.main):
            continue
        before = view.after(earlier.first - 1)
        if before is not None and before.lower in view.words.subject_relative:
            return antecedent_of(view, earlier.first - 1)
        if before is not None and before.lower in view.words.relatives:
            continue
        subject = subject_before(view.draft, view.tokens, earlier, 0)
        if subject is None:
            continue
        first = view.tokens[subject[0]]
        if subject[0] == subject[1] and first.lower in view.words.relatives:
            continue
        return view.char(subject[0]), view.end_char(subject[1])
    return None


def _same_number(view: UnitView, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether two finite verbs can share a subject; participles share with any."""
    if not group.finite or group.mood != other.mood:
        return True
    numbers = []
    for verb in (group, other):
        tags = view.tokens[verb.main if not verb.compound else verb.first].tags
        first = next((t for t in view.tokens[verb.first : verb.main + 1] if t.tags), None)
        tags = first.tags if first is not None else tags
        numbers.append({tag[-1] for _, tag in tags if tag[0] == verb.mood})
    return not all(numbers) or bool(numbers[0] & numbers[1])


def _under_that(view: UnitView, group: VerbGroup) -> bool:
    """Whether a verb stands in a that-clause of this unit, before which another verb stands."""
    for k in range(group.first - 1, -1, -1):
        token = view.tokens[k]
        if token.lower in view.words.that and token.pos == "SCONJ":
            return any(g.finite and g.last < k for g in view.groups)
        if any(g.finite and g.first <= k <= g.last for g in view.groups):
            return False
    return False


def _later_subject(view: UnitView, group: VerbGroup) -> Span | None:
    """The subject of the clause that an opening gerundive leads to (`Décrivant …, X a dit`)."""
    for later in view.groups:
        if later.finite and later.first > group.last:
            comma = next(
                (k for k in range(group.last, later.first) if view.tokens[k].text == ","), None
            )
            if comma is None:
                continue  # the verb of what is said
            subject = subject_before(view.draft, view.tokens, later, comma + 1)
            if subject is not None:
                return view.char(subject[0]), view.end_char(subject[1])
            return antecedent_of(view, group.first) if group.first > 1 else None
    return None


def _finite(view: UnitView, position: int) -> bool:
    return any(g.first <= position <= g.last for g in view.groups)


def _apposed(view: UnitView, position: int) -> bool:
    """Whether the words after a comma are a name that belongs to the role before it."""
    token = view.tokens[position]
    return token.text[:1].isupper() and token.pos != "DET"


def accomplished(view: UnitView, group: VerbGroup) -> bool:
    """Whether an infinitive tells what the subject has said before (`après avoir dit que`)."""
    before = view.after(group.first - 1)
    opener = before is not None and before.lower in view.words.perfect_openers
    return group.mood == "W" and group.compound and opener


def opens(view: UnitView, group: VerbGroup) -> bool:
    """Whether a gerundive or such an infinitive opens its sentence."""
    if accomplished(view, group):
        return group.first == 1
    return group.mood == "G" and group.first == 0


def is_relative(view: UnitView, at: CueAt) -> bool:
    """Whether a cue stands in a relative clause, or opens its sentence as a gerundive."""
    if at.group.mood == "G" or accomplished(view, at.group):
        return not any(g.finite and g.last < at.group.first for g in view.groups)
    before = view.after(at.group.first - 1)
    return before is not None and before.lower in view.words.subject_relative
