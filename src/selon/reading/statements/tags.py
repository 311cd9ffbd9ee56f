"""Tags: cue and speaker after, inside or between the words that they hand over.

`"Nous tiendrons", a promis le colonel Maro.` `Le pont est tombé, a-t-elle ajouté.`
`"Le feu, a raconté une voisine, venait du nord."` `Le village, a-t-on appris de source policière,
a été incendié.`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words
from selon.reading.phrases import apposition_end, phrase_end, starts_phrase
from selon.reading.statements.clauses import bare_clause, past_addressee, straight_tag
from selon.reading.statements.content import clean, form_of
from selon.reading.statements.model import RawStatement, Span
from selon.reading.statements.sources import pronoun
from selon.reading.statements.view import QUOTES

if TYPE_CHECKING:
    from selon.reading.statements.sources import Source
    from selon.reading.statements.view import CueAt, UnitView

_OPENERS = {'"', "«", "“", "„"}


def tag_statements(view: UnitView) -> tuple[list[RawStatement], set[int]]:
    """Find the tags of a unit; also the main positions of the cues used up."""
    found: list[RawStatement] = []
    taken: set[int] = set()
    floor = view.start
    for at in view.cues:
        tag = _tag(view, at, floor)
        if tag is None:
            continue
        statement, end = tag
        taken.add(at.group.main)
        if statement is not None:
            found.append(statement)
        floor = end
    return found, taken


def _tag(view: UnitView, at: CueAt, floor: int) -> tuple[RawStatement | None, int] | None:
    group, cue = at.group, at.cue
    if (group.passive and not cue.passive) or group.mood in "KGWY":
        return None
    if view.words.straight_tags:
        straight = straight_tag(view, at)
        if straight is not None:
            return _straight(view, at, straight, floor)
        if bare_clause(view, at) is not None:
            return None
    opening = group.first
    if _resumes(view, opening):
        opening -= 2  # "…, ce qu'a confirmé X"
    if not view.preceded_by_break(opening):
        return None
    if group.negated and not cue.stance_neg and not cue.negated:
        return None
    before = _before(view, opening, floor)
    quoted = before is not None and _ends_quoted(view, before)
    if group.clitic >= 0:
        if view.tokens[group.clitic].lower in view.words.impersonal:
            return _impersonal(view, at, before)
        source: Source | None = pronoun(view, group.clitic)
        end = at.last
        if source is None:
            return None
    else:
        if "direct" not in cue.frames and not cue.words and opening == group.first:
            return None
        nxt = view.complement(at.last + 1)
        token = view.after(nxt)
        if token is None or token.lower in view.words.that or token.text in QUOTES | {":"}:
            return None
        phrase = view.phrase_after(at.last + 1)
        if phrase is None or view.find_that(at.last + 1) is not None:
            return None
        speaks = actor_words(view.draft.pack).speaks(view.tokens[phrase[0] : phrase[1] + 1])
        if not speaks and not quoted:
            return None
        whole = quoted or _headline(view) or _clause_before(view, before)
        spoken = group.compound and _goes_on(view, phrase[1] + 1)  # not "Anton Bel, dit Bel,"
        if not whole and not spoken:
            return None
        source = (view.char(phrase[0]), view.end_char(phrase[1])), "phrase", None
        end = phrase[1]
    content, last = _contents(view, at, before, end)
    spans = clean(view.draft, content)
    if not spans or source is None:
        return None
    if cue.quote_only and not _quoted(view, spans):
        return None
    statement = RawStatement(
        rule="statement.clitic_tag" if group.clitic >= 0 else "statement.inverted_tag",
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form="direct" if view.unit.speech else form_of(view.draft, spans),
        stance=cue.stance_of("direct", negated=group.negated),
        cue=(view.char(group.first), view.end_char(max(at.last, group.last))),
        source=source[0],
        source_kind=source[1],
        lemma=cue.lemma,
        speech=view.unit.speech,
    )
    return statement, last


def _straight(
    view: UnitView, at: CueAt, subject: tuple[int, int], floor: int
) -> tuple[RawStatement, int] | None:
    """Read `…, the army said` and `"…," she told Reuters`."""
    before = _before(view, subject[0], floor)
    quoted = before is not None and _ends_quoted(view, before)
    goes_on = _goes_on(view, at.last + 1)
    if before is None or not (quoted or _clause_before(view, before) or goes_on):
        return None
    end = max(at.last, past_addressee(view, at) - 1)
    content, last = _contents(view, at, before, end)
    if len(content) == 1 and _interrupted(view, before, end + 1):
        content.append((view.char(end + 2), view.content_end(end + 2)))
        last = content[-1][1]
    comma, opens = view.after(end + 1), view.after(end + 2)
    if len(content) == 1 and comma is not None and comma.text == "," and opens is not None:
        quotation = next((q for q in view.draft.anatomy.quotations if q.start == opens.start), None)
        if quotation is not None and not quoted:  # "The time had come, he said, "to heal""
            content.append((quotation.start, quotation.end))
            last = quotation.end
    spans = clean(view.draft, content)
    if not spans or (at.cue.quote_only and not _quoted(view, spans)):
        return None
    first = view.tokens[subject[0]]
    alone = subject[0] == subject[1] and first.lower in view.words.pronouns
    source = pronoun(view, subject[0]) if alone else None
    if alone and source is None:
        return None
    span = source[0] if source else (first.start, view.end_char(subject[1]))
    statement = RawStatement(
        rule="statement.straight_tag",
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form="direct" if view.unit.speech else form_of(view.draft, spans),
        stance=at.cue.stance_of("direct", negated=at.group.negated),
        cue=(view.char(at.group.first), view.end_char(at.last)),
        source=span,
        source_kind=source[1] if source else "phrase",
        lemma=at.cue.lemma,
        speech=view.unit.speech,
    )
    return statement, last


def _interrupted(view: UnitView, before: Span, at: int) -> bool:
    """Whether the main clause comes behind a tag (`If they come, he added, we will fight`)."""
    comma, opens = view.after(at), view.after(at + 1)
    if comma is None or opens is None or comma.text != ",":
        return False
    first = next((t for t in view.tokens if t.start >= before[0] and t.text[0].isalnum()), None)
    leads = first is not None and (
        first.lower in view.words.subordinators or first.pos in {"ADP", "SCONJ"}
    )
    own = opens.pos in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}
    own = own and opens.lower not in view.words.relatives
    return leads and own and view.finite_between(at + 1, len(view.tokens) - 1)


def _headline(view: UnitView) -> bool:
    """Headlines leave out verbs: `Trois soldats tués au Mali, dit l'armée`."""
    part = view.draft.paragraph(view.unit.sentence)
    return view.draft.anatomy.parts[part].kind == "headline"


def _goes_on(view: UnitView, at: int) -> bool:
    """Whether the clause that a tag interrupts goes on behind it (`…, a dit X, ont fui`)."""
    comma = view.after(at)
    if comma is None or comma.text != ",":
        return False
    nxt = view.after(at + 1)
    if nxt is not None and nxt.text in _OPENERS:
        return True
    group = view.group_at.get(view.complement(at + 1))
    return group is not None and group.finite and group.clitic < 0


def _resumes(view: UnitView, first: int) -> bool:
    """Whether `ce que` takes up the clause before (`…, ce que dément le maire`)."""
    that, this = view.after(first - 1), view.after(first - 2)
    return (
        that is not None
        and this is not None
        and that.lower in view.words.that
        and this.lower in view.words.demonstratives
    )


def _before(view: UnitView, first: int, floor: int) -> Span | None:
    """The stretch before a tag, from the last statement's end on."""
    end = view.char(first)
    start = max(view.start, floor)
    for k in range(len(view.tokens) - 1, 0, -1):
        token = view.tokens[k]
        if token.text == ":" and start < token.start < end and token.quote < 0:
            nxt = view.tokens[k + 1] if k + 1 < len(view.tokens) else None
            said = any(at.group.last < k for at in view.cues)
            if nxt is not None and said and (nxt.text in _OPENERS or nxt.text[:1].isupper()):
                start = token.end
            break
    return (start, end) if view.draft.text[start:end].strip(' ,;:"«»“”\n') else None


def _ends_quoted(view: UnitView, span: Span) -> bool:
    """Whether a quotation closes right before the tag."""
    return any(
        q.depth == 0
        and span[0] <= q.start
        and q.end <= span[1]
        and not view.draft.text[q.end : span[1]].strip(" ,-–—\n\u00a0\u202f.")
        for q in view.draft.anatomy.quotations
    )


def _clause_before(view: UnitView, span: Span | None) -> bool:
    if span is None:
        return False
    positions = [k for k, t in enumerate(view.tokens) if span[0] <= t.start and t.end <= span[1]]
    if any(q.speech and span[0] <= q.start < span[1] for q in view.draft.anatomy.quotations):
        return True
    if not positions:
        return False
    return view.has_clause(positions[0], positions[-1])


def _quoted(view: UnitView, spans: list[Span]) -> bool:
    return any(
        (q.start <= s[0] and s[1] <= q.end) or s[0] <= q.start < s[1]
        for q in view.draft.anatomy.quotations
        for s in spans
    )


def _contents(view: UnitView, at: CueAt, before: Span | None, last: int) -> tuple[list[Span], int]:
    """The stretch before the tag, and what goes on after it; also where the statement ends."""
    spans = [before] if before else []
    end = view.end_char(max(last, at.last))
    following = view.after(last + 1)
    if following is None:
        return spans, end
    inside = view.draft.quotation(view.tokens[at.group.first])
    if inside is not None and inside.closed and before and inside.start <= before[0] + 1:
        start = _past_relative(view, last + 1)
        if start is None:
            return spans, end
        rest = (view.char(start), min(inside.inner_end, view.end))
        return [*spans, rest], rest[1]
    if following.text in QUOTES and before and _open_at(view, before[1]):
        return spans, end
    nxt = view.after(last + 2)
    if following.text in {",", ":"} and nxt is not None and nxt.text in _OPENERS:
        quotation = next((q for q in view.draft.anatomy.quotations if q.start == nxt.start), None)
        if quotation is not None and (
            following.text == ":" or not before or _ends_quoted(view, before)
        ):
            rest = (nxt.start, view.content_end(last + 2))
            return [*spans, rest], rest[1]
    if following.text == "," and nxt is not None and not _clause_before(view, before):
        group = view.group_at.get(last + 2)
        if before and not _ends_quoted(view, before) and (group is None or group.mood != "G"):
            rest = (nxt.start, view.content_end(last + 2))
            return [*spans, rest], rest[1]
    return spans, end


def _past_relative(view: UnitView, at: int) -> int | None:
    """Where speech goes on after a tag and a relative clause on its speaker; None when it ends."""
    nxt = view.after(at + 1)
    if view.tokens[at].text in {".", "!", "?"}:
        return None
    if (
        view.tokens[at].text == ","
        and nxt is not None
        and (nxt.lower in view.words.relatives or view.tokens[at + 1].pos == "ADP")
    ):
        close = (k for k in range(at + 2, len(view.tokens)) if view.tokens[k].text == ",")
        found = next(close, None)
        return found + 1 if found is not None and found + 1 < len(view.tokens) else None
    return at


def _open_at(view: UnitView, end: int) -> bool:
    return any(q.start < end < q.inner_end for q in view.draft.anatomy.quotations)


def _impersonal(
    view: UnitView, at: CueAt, before: Span | None
) -> tuple[RawStatement | None, int] | None:
    """`a-t-on appris de source policière`: the source stands in the complement, if anywhere."""
    first = view.complement(at.group.last + 1)
    token = view.after(first)
    source: Span | None = None
    last = at.group.last
    if token is not None and (
        token.lower in view.words.complement_prepositions
        or token.lower in view.words.source_prepositions
    ):
        size = len(view.tokens)
        while first < size and (
            view.tokens[first].lower in view.words.complement_prepositions
            or view.tokens[first].lower in view.words.source_prepositions
        ):
            first += 1
        if first < size and starts_phrase(view.tokens, first, view.words):
            last = phrase_end(view.tokens, first, size, view.words)
            last = apposition_end(view.draft, view.tokens, first, last, size)
            source = (view.char(first), view.end_char(last))
    content, end = _contents(view, at, before, last)
    spans = clean(view.draft, content)
    if not spans:
        return None
    statement = RawStatement(
        rule="statement.impersonal_tag",
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form="according_to" if source else form_of(view.draft, spans),
        stance="say",
        cue=(view.char(at.group.first), view.end_char(at.group.last)),
        source=source,
        source_kind="phrase" if source else "none",
        lemma=at.cue.lemma,
        speech=view.unit.speech,
    )
    return statement, end
