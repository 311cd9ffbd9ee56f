"""Statements whose speaker is the agent of a passive: `un attentat revendiqué par les insurgés`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.phrases import phrase_end, starts_phrase
from selon.reading.statements.content import clean, form_of
from selon.reading.statements.model import UNSAID, RawStatement, Span
from selon.reading.subjects import subject_before

if TYPE_CHECKING:
    from selon.reading.statements.cues import Cue
    from selon.reading.statements.view import CueAt, UnitView


def passive(view: UnitView, at: CueAt) -> RawStatement | None:
    """`un attentat revendiqué par les talibans`, `ce bilan a été confirmé par une source`."""
    group, cue = at.group, at.cue
    if group.passive and cue.object == "content" and "inf" in cue.frames:
        return _accused(view, at)
    if "noun" not in cue.frames or cue.active_only or group.mood in UNSAID:
        return None
    if cue.stance_of("noun") not in {"claim_responsibility", "deny", "confirm", "accuse"}:
        return None
    tokens, words = view.tokens, view.words
    by = _agent_at(view, cue, at.last + 1)
    token = view.after(by)
    if token is None or token.lower not in words.by_agent:
        return None
    first = by + 1
    if first >= len(tokens) or not starts_phrase(tokens, first, words):
        return None
    last = phrase_end(tokens, first, len(tokens), words, office=cue.noun_prep is None)
    if group.passive:
        subject = subject_before(view.draft, tokens, group, 0)
        content = [(view.char(subject[0]), view.end_char(subject[1]))] if subject else []
    else:
        content = _modified(view, group.first)
    if excluded(view, cue, content):
        return None
    spans = clean(view.draft, content)
    if not spans:
        return None
    return RawStatement(
        rule="statement.by_agent",
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form=form_of(view.draft, spans),
        stance=cue.stance_of("noun", negated=group.negated),
        cue=(view.char(group.first), view.end_char(at.last)),
        source=(view.char(first), view.end_char(last)),
        lemma=cue.lemma,
        speech=view.unit.speech,
    )


def _agent_at(view: UnitView, cue: Cue, at: int) -> int:
    """Where an agent may begin: behind whom a deed is put on (`imputée aux rebelles par`)."""
    start = view.complement(at)
    token = view.after(start)
    if cue.noun_prep is None or token is None:
        return start
    if token.lower not in view.words.office_prepositions:
        return start
    if start + 1 >= len(view.tokens) or not starts_phrase(view.tokens, start + 1, view.words):
        return start
    last = phrase_end(view.tokens, start + 1, len(view.tokens), view.words, office=False)
    return view.complement(last + 1)


def _accused(view: UnitView, at: CueAt) -> RawStatement | None:
    """`L'armée est accusée d'avoir visé l'école`: often nobody is named who says so."""
    tokens, words = view.tokens, view.words
    subject = subject_before(view.draft, tokens, at.group, 0)
    start = view.complement(at.last + 1)
    source = None
    if start < len(tokens) and tokens[start].lower in words.by_agent and start + 1 < len(tokens):
        last = phrase_end(tokens, start + 1, len(tokens), words, office=False)
        source = (view.char(start + 1), view.end_char(last))
        start = last + 1
    if subject is None or start + 1 >= len(tokens):
        return None
    infinitive = any(
        tag.startswith("W") for t in tokens[start + 1 : start + 3] for _, tag in t.tags
    )
    if tokens[start].lower not in words.infinitive_markers or not infinitive:
        return None
    content = [
        (view.char(subject[0]), view.end_char(subject[1])),
        (view.char(start), view.content_end(start, phrase=True)),
    ]
    spans = clean(view.draft, content)
    return RawStatement(
        rule="statement.accused",
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form=form_of(view.draft, spans),
        stance="accuse",
        cue=(view.char(at.group.first), view.end_char(at.last)),
        source=source,
        source_kind="phrase" if source else "none",
        lemma=at.cue.lemma,
        speech=view.unit.speech,
    )


def excluded(view: UnitView, cue: Cue, content: list[Span]) -> bool:
    """Whether the head of a content is none for this cue (`revendiquer l'indépendance`)."""
    if not cue.not_objects or not content:
        return False
    lemma = view.draft.pack.morphology.lemma
    tokens = view.draft.tokens_between(*content[0])
    head = next((t for t in tokens if t.pos in {"NOUN", "PROPN"}), None)
    return head is not None and lemma(head.lower, "n") in cue.not_objects


def _modified(view: UnitView, participle: int) -> list[Span]:
    """The noun phrase that a participle agrees with and stands behind.

    `un attentat-suicide revendiqué`, `l'attaque de samedi contre l'armée, revendiquée par`.
    """
    tokens = view.tokens
    head = next(
        (
            k
            for k in range(participle - 1, max(-1, participle - 20), -1)
            if _agree(view, k, participle)
        ),
        None,
    )
    if head is None:
        return []
    first = head
    while (
        first > 0
        and tokens[first].pos not in {"DET", "NUM"}
        and (
            tokens[first - 1].pos in {"DET", "NUM", "ADJ"}
            or tokens[first - 1].text in {'"', "«", "“"}
        )
    ):
        first -= 1
    last = participle - 1
    while last > head and (tokens[last].text == "," or tokens[last].pos == "ADV"):
        last -= 1
    return [(tokens[first].start, tokens[last].end)]


def _agree(view: UnitView, noun: int, participle: int) -> bool:
    """Whether a word is a noun of a participle's gender and number."""
    token = view.tokens[noun]
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    if noun and view.tokens[noun - 1].text == "-":
        return False  # the second half of "attentat-suicide"
    wanted = {tag[1:3] for _, tag in view.tokens[participle].tags if tag.startswith("K")}
    found = {
        tag
        for reading in view.draft.pack.morphology.readings(token.lower)
        if reading.category == "n"
        for tag in reading.tags
    }
    if not found:
        return True
    return any(
        set(tag) <= set(want) or set(want) <= set(tag) for tag in found for want in wanted if tag
    )
