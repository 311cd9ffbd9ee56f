"""Statements whose cue is a verb: that-clauses, infinitives, noun contents, fragments.

Tags (`…, a dit X`) are in `tags.py`, prepositions of attribution in `according.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.phrases import phrase_end, skip_adjunct, starts_phrase, subject_before
from selon.reading.statements.content import clean, form_of, has_quotation
from selon.reading.statements.model import RawStatement, Span
from selon.reading.statements.sources import source_of

if TYPE_CHECKING:
    from selon.reading.statements.cues import Cue
    from selon.reading.statements.view import CueAt, UnitView

_UNSAID = "CFY"  # moods in which nothing has been said yet


def verbal_statements(view: UnitView, taken: set[int]) -> list[RawStatement]:
    """Find statements of verbs whose position is not in `taken` (tags have been read)."""
    found = []
    for cue in view.cues:
        if cue.group.main in taken:
            continue
        statement = _statement(view, cue)
        if statement:
            found.append(statement)
    return found


def _statement(view: UnitView, at: CueAt) -> RawStatement | None:
    group, cue = at.group, at.cue
    if group.mood in _UNSAID and not group.compound:
        return None
    if group.mood == "K" or group.passive:
        return _passive(view, at)
    if group.negated and not cue.stance_neg and not cue.negated:
        return None
    if group.mood == "W" and not _carried(view, at):
        return None
    for reader in (_that, _colon, _reflexive, _infinitive, _attribute, _noun):
        result = None if view.unit.speech and reader is _noun else reader(view, at)
        if result:
            frame, content = result
            return _make(view, at, frame, content)
    return None


def _make(view: UnitView, at: CueAt, frame: str, content: list[Span]) -> RawStatement | None:
    spans = clean(view.draft, content)
    if not spans:
        return None
    source = source_of(view, at, frame)
    if source is None:
        return None
    span, kind, antecedent = source
    if span and kind == "phrase" and not (_speaks(view, span) or _says(at.cue)):
        return None
    first = at.group.first
    return RawStatement(
        rule=f"statement.{frame}_clause" if frame in {"that", "infinitive"} else f"statement.{frame}",
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form=form_of(view.draft, spans),
        stance=at.cue.stance_of(_FRAME_NAMES.get(frame, frame), negated=at.group.negated),
        cue=(view.char(first), view.end_char(at.last)),
        source=span,
        source_kind=kind,
        antecedent=antecedent,
        lemma=at.cue.lemma,
        speech=view.unit.speech,
    )  # fmt: skip


def _says(cue: Cue) -> bool:
    """Whether a cue is a plain verb of saying, whose subject is a speaker whatever the noun."""
    return {"que", "direct", "inf"} <= cue.frames and not cue.quote_only and cue.stance != "estimate"


def _speaks(view: UnitView, span: Span) -> bool:
    from selon.reading.actor_words import actor_words  # noqa: PLC0415

    tokens = view.draft.tokens_between(*span)
    anaphoric = view.words.anaphoric
    if tokens and tokens[-1].lower in anaphoric["last"] | anaphoric["first_named"]:
        return True
    return actor_words(view.draft.pack).speaks(tokens)


_FRAME_NAMES = {"that": "que", "infinitive": "inf", "reflexive": "refl", "colon": "direct"}


def _that(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    if "que" not in at.cue.frames and not at.cue.words:
        return None
    that = view.find_that(at.last + 1)
    if that is None:
        return None
    start = that + 1
    if view.tokens[at.group.first].lower in view.words.negation_opening and not at.group.negated:
        # "n'ont annoncé que quelques centaines de cas": restriction, not a clause
        if at.cue.frames & {"noun", "count"} and start < len(view.tokens):
            return "noun", [(view.char(start), view.content_end(start))]
        return None
    if start >= len(view.tokens):
        return None
    relative = _is_relative(view, at)
    return "that", [(view.char(start), view.content_end(start, relative=relative))]


def _is_relative(view: UnitView, at: CueAt) -> bool:
    if at.group.mood == "G":
        return not any(g.finite and g.last < at.group.first for g in view.groups)
    before = view.after(at.group.first - 1)
    return before is not None and before.lower in view.words.subject_relative


def _colon(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """Direct speech after a colon: `Il a dit: "Nous tiendrons"`."""
    for k in range(at.last + 1, min(len(view.tokens), at.last + 25)):
        token = view.tokens[k]
        if token.text == ":":
            nxt = view.after(k + 1)
            if nxt is not None and nxt.text in {'"', "«", "“", "„"}:
                return "colon", [(nxt.start, view.content_end(k + 1))]
            return None
        if token.text in {";", '"', "«", "“"} or any(
            g.finite and g.first == k for g in view.groups
        ):
            return None
    return None


def _reflexive(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """`se disent prêts à négocier`: the attribute is the content."""
    if not at.group.reflexive or "refl" not in at.cue.frames:
        return None
    start = view.complement(at.last + 1)
    token = view.after(start)
    if token is None or token.text in {",", ";", ":"}:
        return None
    end = view.content_end(start, relative=_is_relative(view, at), phrase=True)
    return "reflexive", [(token.start, end)]


def _infinitive(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """`dit avoir évacué`, `a promis de "vaincre"`, `accuse l'Inde d'être responsable`."""
    if "inf" not in at.cue.frames:
        return None
    tokens, words = view.tokens, view.words
    start = view.complement(at.last + 1)
    if start >= len(tokens):
        return None
    marker = _marker_at(view, start, at)
    if marker is None and tokens[start].pos == "ADP":
        # "ont annoncé mercredi soir à la télévision avoir destitué"
        start = view.complement(skip_adjunct(tokens, start, len(tokens), words, names=True))
        if start >= len(tokens):
            return None
        marker = _marker_at(view, start, at)
    object_start = None
    if marker is None:
        if not at.cue.object and "de" not in at.cue.preps and "à" not in at.cue.preps:
            return None
        marker = _marker_after_object(view, start, at)
        object_start = start
    if marker is None:
        return None
    if at.cue.object == "content" and object_start is not None:
        opened = object_start
    else:
        opened = marker
        while opened < len(tokens) and tokens[opened].lower in words.infinitive_markers:
            opened += 1
    end = view.content_end(opened, relative=_is_relative(view, at), phrase=True)
    if at.cue.stance == "demand" and not has_quotation(view.draft, view.char(start), end):
        return None
    return "infinitive", [(view.char(opened), end)]


def _marker_at(view: UnitView, start: int, at: CueAt) -> int | None:
    """Position of the infinitive's marker, or of the bare infinitive, right at `start`."""
    tokens = view.tokens
    k = start
    token = tokens[k]
    marked = token.lower in view.words.infinitive_markers
    if marked:
        forms = {*at.cue.preps, *(("d'",) if "de" in at.cue.preps else ())}
        if at.cue.preps and token.lower not in forms:
            return None  # "lui dit de rester calme" asks, it tells nothing
        k += 1
    elif at.cue.preps and "" not in at.cue.preps:
        return None
    while k < len(tokens) and (
        tokens[k].text in {'"', "«", "“"}
        or tokens[k].lower in view.words.negation_opening
        or tokens[k].lower in view.words.negation_closing
        or tokens[k].lower in view.words.object_clitics
        or tokens[k].pos == "ADV"
    ):
        k += 1
    if k < len(tokens) and any(tag.startswith("W") for _, tag in tokens[k].tags):
        return start
    return None


def _marker_after_object(view: UnitView, start: int, at: CueAt) -> int | None:
    """Position of the marker after the person asked or accused (`a accusé X d'avoir`)."""
    tokens = view.tokens
    wanted = set(at.cue.preps) | {"d'", "d’"} if "de" in at.cue.preps else set(at.cue.preps)
    for k in range(start + 1, min(len(tokens), start + 30)):
        token = tokens[k]
        if token.text == ";" or any(g.finite and g.first == k for g in view.groups):
            return None
        if token.lower in wanted and _marker_at(view, k, at) is not None:
            return k
    return None


def _attribute(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """`juge inutile de négocier`, `estime "inexcusable" que rien n'ait été fait`."""
    if at.cue.stance != "estimate" or at.cue.words:
        return None
    tokens = view.tokens
    start = k = view.complement(at.last + 1)
    while k < len(tokens) and (tokens[k].text in {'"', "«", "»", "“", "”"} or tokens[k].pos == "ADV"):
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


def _noun(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """`a annoncé la mort de…`, `ont revendiqué l'attaque`, `a qualifié le raid de "lâche"`."""
    cue, tokens = at.cue, view.tokens
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
    relative = _is_relative(view, at)
    opening = at.group.mood == "G" and at.group.first == 0
    end = view.content_end(start, comma=claim or opening, relative=relative, phrase=True)
    if _excluded(view, cue, [(token.start, end)]) or _has_object_clitic(view, at):
        return None
    quoted = has_quotation(view.draft, token.start, end)
    if cue.fragment_prep and quoted:
        span = _quoted_after(view, start, cue.fragment_prep, end)
        return ("fragment", [span]) if span else None
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
        if verb is not None and verb.finite and not view.in_relative(verb, start):
            lead = _subordinator(view, start, k)
            if lead is None:
                return token.start
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
    return None


def _counts(view: UnitView, start: int, end: int) -> bool:
    return any(
        t.pos == "NUM" or t.text[:1].isdigit()
        for t in view.tokens[start : start + 14]
        if t.start < end
    )


def _document_subject(view: UnitView, at: CueAt) -> bool:
    from selon.reading.actor_words import actor_words  # noqa: PLC0415

    subject = subject_before(view.draft, view.tokens, at.group, 0)
    if subject is None:
        return False
    known = actor_words(view.draft.pack)
    return any(known.document(t) for t in view.tokens[subject[0] : subject[1] + 1])


def _carried(view: UnitView, at: CueAt) -> bool:
    """Whether an infinitive cue hangs from a verb that lets it be said (`a tenu à préciser`)."""
    for group in view.groups:
        if group.last < at.group.first and group.finite and group.mood not in _UNSAID:
            markers = view.words.carriers.get(group.lemma)
            between = [t.lower for t in view.tokens[group.last + 1 : at.group.first]]
            if markers is not None and (
                (between and between[0] in markers and len(between) <= 3)
                or ("" in markers and len(between) <= 1)
            ):
                return True
    return False


def _passive(view: UnitView, at: CueAt) -> RawStatement | None:
    """`un attentat revendiqué par les talibans`, `ce bilan a été confirmé par une source`."""
    group, cue = at.group, at.cue
    if "noun" not in cue.frames or cue.active_only or group.mood in _UNSAID:
        return None
    if cue.stance_of("noun") not in {"claim_responsibility", "deny", "confirm", "accuse"}:
        return None
    tokens, words = view.tokens, view.words
    by = view.complement(at.last + 1)
    token = view.after(by)
    if token is None or token.lower not in words.by_agent:
        return None
    first = by + 1
    if first >= len(tokens) or not starts_phrase(tokens, first, words):
        return None
    last = phrase_end(tokens, first, len(tokens), words)
    if group.passive:
        subject = subject_before(view.draft, tokens, group, 0)
        content = [(view.char(subject[0]), view.end_char(subject[1]))] if subject else []
    else:
        content = _modified(view, group.first)
    if _excluded(view, cue, content):
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


def _excluded(view: UnitView, cue: Cue, content: list[Span]) -> bool:
    """Whether the head of a content is none for this cue (`revendiquer l'indépendance`)."""
    if not cue.not_objects or not content:
        return False
    lemma = view.draft.pack.morphology.lemma
    tokens = view.draft.tokens_between(*content[0])
    head = next((t for t in tokens if t.pos in {"NOUN", "PROPN"}), None)
    return head is not None and lemma(head.lower, "n") in cue.not_objects


def _modified(view: UnitView, participle: int) -> list[Span]:
    """The noun phrase that a participle stands behind (`un attentat-suicide revendiqué`)."""
    tokens = view.tokens
    k = participle - 1
    if k >= 0 and tokens[k].text == ",":
        k -= 1
    last = k
    while k >= 0:
        token = tokens[k]
        if token.text in {",", ";", ":", ")"} or token.pos in {"VERB", "AUX", "SCONJ"}:
            k += 1
            break
        before = tokens[k - 1] if k else None
        if token.pos in {"DET", "NUM"} and not (
            before is not None and before.lower in view.words.complement_prepositions
        ):
            break
        k -= 1
    k = max(k, 0)
    return [(tokens[k].start, tokens[last].end)] if k <= last else []
