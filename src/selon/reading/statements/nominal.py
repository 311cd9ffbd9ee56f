"""Contents that are noun phrases: announced, claimed, counted, quoted in part, judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words
from selon.reading.phrases import phrase_end, skip_adjunct, starts_phrase
from selon.reading.statements.content import has_quotation
from selon.reading.statements.passive import excluded
from selon.reading.statements.sources import is_relative
from selon.reading.subjects import subject_before

if TYPE_CHECKING:
    from selon.reading.statements.cues import Cue
    from selon.reading.statements.model import Span
    from selon.reading.statements.view import CueAt, UnitView


def attribute(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """`juge inutile de négocier`, `estime "inexcusable" que rien n'ait été fait`."""
    if at.cue.stance != "estimate" or at.cue.words:
        return None
    tokens = view.tokens
    start = k = view.complement(at.last + 1)
    while k < len(tokens) and (
        tokens[k].text in {'"', "«", "»", "“", "”"} or tokens[k].pos == "ADV"
    ):
        k += 1
    if k + 1 >= len(tokens) or tokens[k].pos not in {"ADJ", "NOUN", "VERB"}:
        return None
    k += 1
    if tokens[k].text in {'"', "»", "”"}:
        k += 1
    if k >= len(tokens):
        return None
    governs = tokens[k].lower in view.words.that or (
        tokens[k].lower in view.words.infinitive_markers
        and any(tag.startswith("W") for t in tokens[k + 1 : k + 3] for _, tag in t.tags)
    )
    return ("attribute", [(tokens[start].start, view.content_end(start))]) if governs else None


def noun(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """`a annoncé la mort de…`, `ont revendiqué l'attaque`, `a qualifié le raid de "lâche"`."""
    cue, tokens = at.cue, view.tokens
    shows = cue.noun_subject == "document" and "fragment" not in cue.frames
    if shows and view.words.head_last and not _document_subject(view, at):
        return None
    if cue.own_words:
        start = at.group.last + 1
        return "noun", [(view.char(start), view.content_end(start, phrase=True))]
    start = view.complement(at.last + 1)
    if start < len(tokens) and tokens[start].lower in view.words.complement_prepositions:
        while start > at.last + 1 and tokens[start - 1].pos == "ADV":
            start -= 1  # "a compté moins de soixante manifestants"
    start = _past_adjuncts(view, start, at)
    token = view.after(start)
    if token is None or token.text in {",", ";", ":", ".", ")"}:
        return None
    if token.lower in view.words.that or token.lower in view.words.coordinators:
        return None
    claim = cue.stance_of("noun") == "claim_responsibility"
    relative = is_relative(view, at)
    opening = at.group.mood == "G" and at.group.first == 0
    end = view.content_end(start, comma=claim or opening, relative=relative, phrase=True)
    clitic = _has_object_clitic(view, at) and not cue.fragment_prep
    if excluded(view, cue, [(token.start, end)]) or clitic:
        return None
    quoted = has_quotation(view.draft, token.start, end)
    if cue.quotes_only:
        near = quoted and has_quotation(view.draft, token.start, view.char(start + 9))
        return ("fragment", _quotations(view, token.start, view.end)[:1]) if near else None
    if cue.fragment_prep and quoted:
        span = _quoted_after(view, start, cue.fragment_prep, end)
        return ("fragment", _quotations(view, *span)) if span else None
    if at.group.reflexive and not cue.pronominal and not cue.words:
        return None
    if quoted and cue.frames & {"fragment", "noun", "count"}:
        if not _takes(view, start, cue):
            return None
        if cue.quote_only and not has_quotation(view.draft, token.start, view.char(start + 4)):
            return None
        return "fragment", [(token.start, _noun_end(view, start, end))]
    if cue.quote_only:
        return None
    nominal = _object(view, start)
    if "count" in cue.frames and _counts(view, start, end):
        return "count", [(token.start, end)]
    if ("noun" in cue.frames or (cue.prep and cue.words)) and nominal:
        if cue.noun_subject == "document" and not _document_subject(view, at):
            return None
        if claim:
            last = phrase_end(tokens, start, len(tokens), view.words, office=False)
            return "noun", [(token.start, view.end_char(last))]
        if cue.noun_prep:  # "a imputé l'attaque, …, au groupe": the target belongs to it
            return "noun", [(token.start, view.content_end(start, relative=relative))]
        return "noun", [(token.start, _noun_end(view, start, end))]
    return None


def _has_object_clitic(view: UnitView, at: CueAt) -> bool:
    """Whether a pronoun is the object already (`comme l'affirment les survivants`)."""
    if at.group.reflexive:
        return False
    first = view.tokens[at.group.first].lower
    return first in view.words.object_clitics and first in view.words.definite


def _takes(view: UnitView, start: int, cue: Cue) -> bool:
    """Whether a cue takes a quoted complement that opens with the preposition found there."""
    token = view.tokens[start]
    if token.pos != "ADP" or token.lower in view.words.complement_prepositions:
        return True
    forms = {*cue.preps, cue.prep or "", cue.fragment_prep or ""}
    return token.lower in forms or ("à" in forms and token.lower in view.words.contracted)


def _object(view: UnitView, start: int) -> bool:
    """Whether a bare object opens at a position: no preposition but a partitive `de`."""
    token, nxt = view.tokens[start], view.after(start + 1)
    if token.lower in view.words.complement_prepositions and token.pos != "DET":
        return nxt is not None and (token.lower == "des" or nxt.pos == "ADJ")
    if token.pos == "ADP" or (
        token.lower in view.words.prepositions and token.lower not in view.words.determiners
    ):
        return False
    if token.text[:1].isupper() and token.pos != "DET":
        return False  # a name is no content: "a déclaré Amiri"
    return starts_phrase(view.tokens, start, view.words)


def _noun_end(view: UnitView, start: int, end: int) -> int:
    """End a noun content before a comma that opens another clause rather than goes on listing."""
    for k in range(start + 1, len(view.tokens)):
        token = view.tokens[k]
        if token.start >= end:
            break
        verb = view.group_at.get(k)
        outside = verb is not None and view.tokens[verb.main].quote < 0
        if verb is not None and verb.lemma in view.words.have and k > 1:
            there = view.tokens[verb.first].lower == "y" or view.tokens[k - 1].lower == "y"
            outside = outside and not there  # "il y a trois mois"
        if verb is not None and verb.finite and outside and not view.in_relative(verb, start):
            lead = _subordinator(view, start, k)
            if lead is None:
                return _before_clause(view, start, k)
            if view.tokens[lead].lower in view.words.contrast_openers:
                return view.tokens[lead].start
        if token.text != "," or token.quote >= 0:
            continue
        nxt = view.after(k + 1)
        if nxt is None:
            break
        group = view.group_at.get(k + 1)
        if group is not None and group.mood in "GPIJFC":
            return token.start
        if nxt.lower in view.words.own_openers:
            return token.start
        if nxt.lower in view.words.determiners and view.finite_between(k, len(view.tokens) - 1):
            return token.start
    return end


def _before_clause(view: UnitView, start: int, verb: int) -> int:
    """Where a clause joined by a conjunction begins (`un retrait, mais il a dit`)."""
    for k in range(verb - 1, max(start, verb - 8), -1):
        if view.tokens[k].lower in view.words.coordinators:
            return view.tokens[k].start
    return view.tokens[verb].start


def _subordinator(view: UnitView, start: int, end: int) -> int | None:
    """The conjunction that opens the clause of a verb at `end` (`parce qu'ils avaient publié`)."""
    for k in range(end - 1, start, -1):
        if view.tokens[k].lower in view.words.subordinators | view.words.that:
            before = view.tokens[k - 1]
            return k - 1 if before.lower in view.words.subordinators else k
        if view.tokens[k].text in {",", ";"}:
            return None
    return None


def _past_adjuncts(view: UnitView, start: int, at: CueAt) -> int:
    """Step over the preposition that a cue asks for, or over an adjunct before the object."""
    token = view.after(start)
    if token is None:
        return start
    if at.cue.prep and token.lower in {at.cue.prep, at.cue.prep[0] + "'", at.cue.prep[0] + "’"}:
        return start + 1
    if at.cue.prep and token.lower in view.words.contracted:
        return start
    if token.pos == "ADP" or token.lower in view.words.prepositions:
        if token.lower in view.words.complement_prepositions:
            return start
        nxt = skip_adjunct(view.tokens, start, len(view.tokens), view.words)
        if start < nxt < len(view.tokens) and (
            view.tokens[nxt].pos in {"DET", "NUM"}
            or view.tokens[nxt].lower in view.words.determiners
        ):
            return nxt
    return start


def _quoted_after(view: UnitView, start: int, preposition: str, end: int) -> Span | None:
    forms = {preposition, preposition[0] + "'", preposition[0] + "’"}
    for k in range(start, len(view.tokens)):
        token = view.tokens[k]
        if token.start >= end:
            return None
        if token.text in {'"', "«", "“"}:
            before = view.after(k - 1)
            if k == start or (
                before is not None and before.lower in forms | {"comme", "des", "d'"}
            ):
                return token.start, end
            if view.words.head_last and any(t.lower in forms for t in view.tokens[start:k]):
                return token.start, end  # "described it as a "cowardly" act"
    return None


def _quotations(view: UnitView, start: int, end: int) -> list[Span]:
    """The quoted words alone (`a qualifié le raid de "lâche" et d'"inutile"`)."""
    return [
        (q.start, q.end)
        for q in view.draft.anatomy.quotations
        if q.depth == 0 and start <= q.start and q.end <= end
    ] or [(start, end)]


def _counts(view: UnitView, start: int, end: int) -> bool:
    return any(
        t.pos == "NUM" or t.text[:1].isdigit()
        for t in view.tokens[start : start + 14]
        if t.start < end
    )


def _document_subject(view: UnitView, at: CueAt) -> bool:
    subject = subject_before(view.draft, view.tokens, at.group, 0)
    if subject is None:
        return False
    known = actor_words(view.draft.pack)
    return any(known.document(t) for t in view.tokens[subject[0] : subject[1] + 1])
