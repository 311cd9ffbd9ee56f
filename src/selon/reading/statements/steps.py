"""All statement rules in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.statements.according import according_statements
from selon.reading.statements.clauses import bare_clause, clause_verb, other_speaker
from selon.reading.statements.conditional import conditional_statements
from selon.reading.statements.headlines import headline_statement
from selon.reading.statements.hearsay import hearsay_statements
from selon.reading.statements.prepositions import find_according
from selon.reading.statements.sources import own_subject
from selon.reading.statements.speech import cueless_speech, extend_speech
from selon.reading.statements.stance import refine_stances
from selon.reading.statements.tags import tag_statements
from selon.reading.statements.verbal import verbal_statements
from selon.reading.statements.view import UnitView

if TYPE_CHECKING:
    from selon.reading.draft import Draft
    from selon.reading.statements.model import RawStatement
    from selon.reading.statements.view import CueAt


def find_statements(draft: Draft) -> list[RawStatement]:
    """Find the statements of a dispatch in text order, speakers not yet resolved."""
    found: list[RawStatement] = []
    for unit in draft.units:
        if unit.tokens:
            found += _unit_statements(UnitView(draft, unit.index))
    headline = headline_statement(draft, found)
    if headline is not None:
        found.append(headline)
    extend_speech(draft, found)
    found += cueless_speech(draft, found)
    refine_stances(draft, found)
    found.sort(key=lambda s: (s.start, s.content[0], s.rule))
    return found


def _unit_statements(view: UnitView) -> list[RawStatement]:
    view.governed = {verb for at in view.cues if (verb := clause_verb(view, at)) is not None}
    according = find_according(view)
    tags, taken = tag_statements(view)
    view.tagged = taken
    for hit in according:
        if not hit.relative and _tail(view, hit.first, hit.last):
            view.stops.append(hit.first)
    for at in view.cues:
        if at.group.main in taken or _continuing(view, at):
            view.stops.append(_opening(view, at.group.first))
        elif at.group.mood == "G":
            own = own_subject(view, at.group)
            if own is not None:
                view.stops += [k for k, t in enumerate(view.tokens) if t.start == own[0]]
        other = other_speaker(view, at)
        if other is not None:
            view.stops.append(other)
    verbal = verbal_statements(view, taken)
    floors = [view.start]
    for statement in tags:
        ends = [e for s in (statement.source, statement.cue) if s for e in [s[1]]]
        floors.append(max(ends))
    told = tags + verbal
    told += according_statements(view, according, told, sorted(floors))
    told += hearsay_statements(view, told)
    return told + conditional_statements(view, told)


def _opening(view: UnitView, first: int) -> int:
    """Where a second verb of one subject begins, its adverbs too (`and most recently said`)."""
    k = first
    while k > 1 and view.words.straight_tags and view.tokens[k - 1].pos == "ADV":
        k -= 1
    return k if k < first and view.tokens[k - 1].lower in view.words.coordinators else first


def _tail(view: UnitView, first: int, last: int) -> bool:
    """Whether a preposition with its source closes the sentence after a comma."""
    before, nxt = view.after(first - 1), view.after(last + 1)
    return (
        before is not None and before.text == "," and (nxt is None or nxt.text in {".", ";", ")"})
    )


def _continuing(view: UnitView, at: CueAt) -> bool:
    """Whether a cue opens a second statement of one speaker: `, ajoutant que`, `et a dit que`."""
    group, first, last = at.group, at.group.first, at.last
    before = view.after(first - 1)
    if before is None:
        return False
    if group.mood == "G":
        leads = before.text == "," or before.lower in view.words.coordinators
        return (leads or before.pos == "ADP") and (
            view.find_that(last + 1) is not None or _has_content(view, at)
        )
    if not group.finite or group.passive:
        return False
    k = first - 1
    while k > 0 and (
        view.tokens[k].pos == "ADV" or view.tokens[k].lower in view.words.between_words
    ):
        k -= 1
    joined = view.tokens[k].lower in view.words.coordinators
    if not joined and view.tokens[k].text != ",":
        return False
    if view.find_that(last + 1) is not None:
        return True
    return joined and _has_content(view, at)


def _has_content(view: UnitView, at: CueAt) -> bool:
    """Whether an infinitive, a quotation or a noun that can be content follows a cue."""
    if bare_clause(view, at) is not None:
        return True
    start = view.complement(at.last + 1)
    first = view.after(start)
    if first is not None and "noun" in at.cue.frames and not at.cue.quote_only:
        return first.pos in {"DET", "NUM"} or first.text == '"'
    for k in range(start, min(len(view.tokens), start + 8)):
        token = view.tokens[k]
        before = view.tokens[k - 1].lower
        if (
            at.cue.object
            and before in view.words.infinitive_markers
            and any(t.startswith("W") for _, t in token.tags)
        ):
            return True
        if token.text in {'"', "«", "“"} or (
            k <= start + 2 and any(t.startswith("W") for _, t in token.tags)
        ):
            return True
        if token.text in {",", ";"}:
            return False
    return False
