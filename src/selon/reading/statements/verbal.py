"""Statements whose cue is a verb: that-clauses, infinitives, noun contents, fragments.

Tags (`…, a dit X`) are in `tags.py`, prepositions of attribution in `according.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.phrases import skip_adjunct
from selon.reading.statements.clauses import bare_clause, gap, past_addressee
from selon.reading.statements.content import clean, form_of, has_quotation
from selon.reading.statements.model import UNSAID, RawStatement, Span
from selon.reading.statements.nominal import attribute, noun
from selon.reading.statements.passive import passive
from selon.reading.statements.sources import accomplished, is_relative, opens, source_of

if TYPE_CHECKING:
    from selon.reading.statements.cues import Cue
    from selon.reading.statements.view import CueAt, UnitView


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
    if group.mood in UNSAID and not group.compound:
        return None
    if (group.mood == "K" or group.passive) and not (cue.passive and group.finite):
        return passive(view, at)
    if group.negated and not cue.stance_neg and not cue.negated:
        return None
    if group.mood == "W" and not (accomplished(view, group) or _carried(view, at)):
        return None
    for reader in (_that, _colon, _bare, _reflexive, _infinitive, attribute, noun):
        result = None if view.unit.speech and reader is noun else reader(view, at)
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
    if (
        kind == "pronoun"
        and at.cue.words
        and at.cue.lemma in view.words.be
        and _expletive(view, span)
    ):
        return None  # "il est certain que" names nobody
    plain = _says(at.cue, view) and not view.unit.speech
    if span and kind == "phrase" and not (_speaks(view, span, at.cue) or plain):
        return None
    first = at.group.first
    return RawStatement(
        rule=f"statement.{frame}_clause" if frame in _CLAUSES else f"statement.{frame}",
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form=_form(view, frame, spans),
        stance=at.cue.stance_of(_FRAME_NAMES.get(frame, frame), negated=at.group.negated),
        cue=(view.char(first), view.end_char(at.group.last if at.cue.own_words else at.last)),
        source=span,
        source_kind=kind,
        antecedent=antecedent,
        lemma=at.cue.lemma,
        speech=view.unit.speech,
    )  # fmt: skip


def _expletive(view: UnitView, span: Span | None) -> bool:
    return span is not None and view.draft.text[span[0] : span[1]].lower() in view.words.expletive


def _says(cue: Cue, view: UnitView) -> bool:
    """Whether a cue is a plain verb of saying, whose subject is a speaker whatever the noun."""
    wanted = {"que", "direct"} if view.words.that_dropped else {"que", "direct", "inf"}
    return wanted <= cue.frames and not cue.quote_only and cue.stance != "estimate"


def _speaks(view: UnitView, span: Span, cue: Cue) -> bool:
    """Whether the words of a subject can be somebody who speaks."""
    from selon.reading.actor_words import actor_words, is_name  # noqa: PLC0415

    tokens = view.draft.tokens_between(*span)
    anaphoric = view.words.anaphoric
    if tokens and tokens[-1].lower in anaphoric["last"] | anaphoric["first_named"]:
        return True
    if "que" in cue.frames and any(is_name(t) for t in tokens):
        return True  # "l'ex-élue Hanna Vel a estimé que"
    return actor_words(view.draft.pack).speaks(tokens)


def _form(view: UnitView, frame: str, spans: list[Span]) -> str:
    """A quoted phrase inside the dispatch's own sentence is mixed speech (annotation guide)."""
    form = form_of(view.draft, spans)
    return "mixed" if form == "direct" and frame in {"fragment", "reflexive"} else form


_CLAUSES = {"that", "infinitive"}
_FRAME_NAMES = {"that": "que", "infinitive": "inf", "reflexive": "refl", "colon": "direct"}


def _that(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    that = view.find_that(at.last + 1)
    if that is None and view.words.that_dropped:
        behind = past_addressee(view, at)
        told = view.after(behind)
        that = behind if told is not None and told.lower in view.words.that else None
        if told is not None and told.pos in {"DET", "PRON"}:
            that = None  # "said that attack was theirs"
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
    if "que" not in at.cue.frames:
        return None
    relative, opening = is_relative(view, at), opens(view, at.group)
    end = view.content_end(start, relative=relative, opening=opening)
    return "that", [(view.char(start), end)]


def _bare(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """A clause without its conjunction: `said the army had left`."""
    start = bare_clause(view, at)
    if start is None:
        missing = gap(view, at)
        if missing is None:
            return None
        return "that", [missing[0], (view.char(missing[1]), view.content_end(missing[1]))]
    return "that", [(view.char(start), view.content_end(start, relative=is_relative(view, at)))]


def _colon(view: UnitView, at: CueAt) -> tuple[str, list[Span]] | None:
    """Direct speech after a colon: `Il a dit: "Nous tiendrons"`."""
    for k in range(at.last + 1, min(len(view.tokens), at.last + 25)):
        token = view.tokens[k]
        if token.text == ":" or (token.text == "," and view.words.straight_tags):
            nxt = view.after(k + 1)
            if nxt is not None and nxt.text in {'"', "«", "“", "„"}:
                return "colon", [(nxt.start, view.content_end(k + 1))]
            if token.text == ",":
                continue
            return None
        if token.text in {";", '"', "«", "“"} or any(
            g.first == k and (g.finite or (g.mood == "G" and view.words.straight_tags))
            for g in view.groups
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
    opening = opens(view, at.group)
    end = view.content_end(start, comma=opening, relative=is_relative(view, at), phrase=True)
    for quotation in view.draft.anatomy.quotations:
        closes = quotation.start <= view.char(start) + 30 and view.char(start) < quotation.end < end
        if closes and view.draft.text[quotation.end : quotation.end + 1] == ",":
            end = quotation.end
            break
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
        behind = view.complement(skip_adjunct(tokens, start, len(tokens), words, names=True))
        if words.gerund_complements and any(start <= g.first < behind for g in view.groups):
            return None
        start = behind
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
    opening = opens(view, at.group)
    end = view.content_end(opened, comma=opening, relative=is_relative(view, at), phrase=True)
    if at.cue.stance == "demand" and not has_quotation(view.draft, view.char(start), end):
        return None
    return "infinitive", [(view.char(opened), end)]


def _marker_at(view: UnitView, start: int, at: CueAt) -> int | None:
    """Position of the infinitive's marker, or of the bare infinitive, right at `start`."""
    tokens = view.tokens
    k = start
    token = tokens[k]
    gerund = view.words.gerund_complements
    marked = token.lower in view.words.infinitive_markers or (
        gerund and token.lower in at.cue.preps
    )
    verbs = ("W", "G") if gerund and token.lower not in view.words.infinitive_markers else ("W",)
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
    if k < len(tokens) and any(tag.startswith(verbs) for _, tag in tokens[k].tags):
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


def _carried(view: UnitView, at: CueAt) -> bool:
    """Whether an infinitive cue hangs from a verb that lets it be said (`a tenu à préciser`)."""
    for group in view.groups:
        if group.last < at.group.first and group.finite and group.mood not in UNSAID:
            markers = view.words.carriers.get(group.lemma)
            between = [t.lower for t in view.tokens[group.last + 1 : at.group.first]]
            if markers is not None and (
                (between and between[0] in markers and len(between) <= 3)
                or ("" in markers and len(between) <= 1)
            ):
                return True
    return False
