"""Statements handed over by a preposition, and how far its scope reaches.

Opening a sentence it governs the whole sentence; closing one that has no other source, the whole
clause; closing one that has its own reporting verb, only the nearest counted noun phrase with its
relative clause (`un négociateur a admis que … les 4.000 habitants encore là, selon l'ONU`); inside
a relative or participle clause, that clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.statements.content import clean
from selon.reading.statements.model import RawStatement, Span
from selon.reading.statements.sources import antecedent_of

if TYPE_CHECKING:
    from selon.reading.statements.prepositions import According
    from selon.reading.statements.view import UnitView

_BRACKETS = {"(", ")"}


def according_statements(
    view: UnitView, found: list[According], others: list[RawStatement], floors: list[int]
) -> list[RawStatement]:
    """Make a statement of each preposition; `others` are the unit's verbal statements."""
    statements = []
    for n, hit in enumerate(found):
        floor = max((f for f in floors if f <= view.char(hit.first)), default=view.start)
        following = found[n + 1] if n + 1 < len(found) else None
        statement = _statement(view, hit, others, floor, following)
        if statement is not None:
            statements.append(statement)
    return statements


def _statement(
    view: UnitView,
    hit: According,
    others: list[RawStatement],
    floor: int,
    following: According | None,
) -> RawStatement | None:
    rule, content = _scope(view, hit, others, floor, following)
    spans = clean(view.draft, content)
    if not spans:
        return None
    source: Span | None = (view.char(hit.source_first), view.end_char(hit.last))
    antecedent = None
    kind = "phrase"
    if hit.relative:
        antecedent = antecedent_of(view, hit.first)
        kind = "antecedent"
        if antecedent is None:
            return None
    elif hit.pronoun:
        kind = "pronoun"
    return RawStatement(
        rule=rule,
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form="according_to",
        stance=hit.stance,
        cue=None if hit.bare else (view.char(hit.first), view.end_char(hit.source_first - 1)),
        source=source,
        source_kind=kind,  # type: ignore[arg-type]
        antecedent=antecedent,
        speech=view.unit.speech,
    )


def _scope(
    view: UnitView,
    hit: According,
    others: list[RawStatement],
    floor: int,
    following: According | None,
) -> tuple[str, list[Span]]:
    tokens = view.tokens
    at = view.char(hit.first)
    end = view.end_char(hit.last)
    if hit.relative:
        stop = view.content_end(hit.last + 1, relative=True)
        return "statement.according_relative", [(end, stop)]
    if _opens(view, hit, floor) or _opens_clause(view, hit):
        start = _past_modifier(view, hit.last + 1)
        end = view.char(start)
        if start < len(tokens):
            stop = view.content_end(start, contrast=False)
            return "statement.according_opening", [(end, stop)]
        return "statement.according_opening", [(end, view.end)]
    inside = _enclosing(others, at, view)
    closing = _closes(view, hit, following)
    if inside is not None and closing and not view.unit.speech:
        if inside.rule in {"statement.noun", "statement.count"}:
            return "statement.according_closing", [(_clause_from(view, hit, floor), at)]
        nearest = _nearest_figure(view, hit, inside)
        if nearest:
            return "statement.according_nearest", nearest
        return "statement.according_closing", [(_clause_from(view, hit, floor), at)]
    quoted = _quoted_before(view, hit)
    if quoted is not None:
        return "statement.according_segment", [quoted]
    clause = _small_clause(view, hit, closing=closing)
    if clause is not None:
        return "statement.according_clause", clause
    if inside is not None:
        start, stop = _holding(inside, at)
        before = [(max(start, floor), at)]
        return "statement.according_inside", [*before, *([] if closing else [(end, stop)])]
    segment = _segment(view, hit)
    if segment is not None:
        return "statement.according_segment", [(max(segment, floor), at)]
    start = _clause_from(view, hit, floor)
    if closing:
        last = _last_participle(view, hit, start)
        return "statement.according_closing", [(last if last is not None else start, at)]
    rest = view.content_end(hit.last + 1)
    return "statement.according_middle", [(start, at), (end, rest)]


def _opens(view: UnitView, hit: According, floor: int) -> bool:
    """Whether nothing but a connector stands between the sentence's start and the preposition."""
    between = [t for t in view.tokens[: hit.first] if t.start >= floor]
    if any(
        q.depth == 0 and floor <= q.start and q.end <= view.char(hit.first)
        for q in view.draft.anatomy.quotations
    ):
        return False
    if not between:
        return True
    last = between[-1]
    if last.text in {":", ";"}:
        return True
    words = view.words
    return len(between) <= 6 and all(
        t.pos in {"ADV", "CCONJ"}
        or t.text in {",", "-", "–", '"', "«", "("}
        or t.lower in words.time_words
        or t.lower in words.coordinators
        or t.lower in words.that
        for t in between
    )


def _quoted_before(view: UnitView, hit: According) -> Span | None:
    """A quoted phrase right before the preposition (`une attaque "islamiste" selon la police`)."""
    before = view.after(hit.first - 1)
    if before is None or before.text not in {'"', "»", "”"} or view.unit.speech:
        return None
    found = [q for q in view.draft.anatomy.quotations if q.end == before.end and not q.speech]
    return (found[0].start, found[0].end) if found and found[0].start > view.start else None


def _opens_clause(view: UnitView, hit: According) -> bool:
    """`et selon les premiers éléments, …`, `que, selon lui, …`: the rest of the clause is meant."""
    before, nxt = view.after(hit.first - 1), view.after(hit.last + 1)
    if before is None or nxt is None or nxt.text != ",":
        return False
    return before.lower in view.words.coordinators or before.lower in view.words.that


def _past_modifier(view: UnitView, start: int) -> int:
    """Step over a relative or participle that still belongs to the source, up to its comma."""
    nxt = view.after(start)
    if nxt is None:
        return start
    if nxt.text == ",":
        return _past_apposition(view, start)
    late = nxt.pos in {"VERB", "ADP", "ADJ"} or nxt.lower in view.words.time_words
    if nxt.lower in view.words.relatives or late:
        for k in range(start, min(len(view.tokens), start + 30)):
            if view.tokens[k].text == ",":
                return k
    return start


def _past_apposition(view: UnitView, comma: int) -> int:
    """Step over `, spécialisée dans l'aide,` or `, organisation qui représente…,`."""
    opens = view.after(comma + 1)
    if opens is not None and opens.lower in view.words.relatives:
        verbs = [g.last for g in view.groups if g.finite and g.first > comma]
        after = verbs[0] if verbs else len(view.tokens)
        found = (k for k in range(after, len(view.tokens)) if view.tokens[k].text == ",")
        return next(found, comma)
    if opens is None or opens.text[:1].isupper() or opens.pos not in {"NOUN", "ADJ", "VERB"}:
        return comma
    if comma + 1 in view.group_at and view.group_at[comma + 1].finite:
        return comma
    for k in range(comma + 2, min(len(view.tokens), comma + 25)):
        if view.tokens[k].text == ",":
            return comma if view.has_clause(comma + 1, k) else k
    return comma


def _in_dashes(view: UnitView, hit: According, k: int) -> bool:
    """Whether the dash at `k` opens the aside of a preposition (`- 15.000 selon la police -`)."""
    nxt = view.after(hit.last + 1)
    dashes = {"-", "–", "—", "--"}
    if view.tokens[k].text not in dashes or nxt is None or nxt.text not in dashes:
        return False
    return hit.first - k < 14 and view.tokens[k + 1].start > view.tokens[k].end


def _closes(view: UnitView, hit: According, following: According | None) -> bool:
    """Whether the sentence, its bracket or its clause ends right after the source."""
    nxt = view.after(hit.last + 1)
    if any(g.first < hit.first and hit.last < g.last for g in view.groups):
        return False  # inside a verb group: "ont, selon lui, été tués"
    if nxt is None or nxt.text in {".", ";", ")", "!", "?", "--", "–", "—", ":", '"', "»", "”"}:
        return True
    if following is not None and view.char(following.first) - view.end_char(hit.last) <= 3:
        return True
    if nxt.text == "-" and nxt.start > view.end_char(hit.last):
        return True
    if nxt.lower in view.words.coordinators:
        return True
    if nxt.text == ",":
        after = view.after(hit.last + 2)
        if after is None:
            return True
        before = view.after(hit.first - 1)
        if before is not None and before.text == ",":
            # set off by commas: the clause goes on unless it was complete already
            start = _clause_from(view, hit, view.start)
            first = next((k for k, t in enumerate(view.tokens) if t.start >= start), 0)
            group = view.group_at.get(hit.last + 2)
            if group is not None and group.finite:
                return False
            return view.has_clause(first, hit.first - 1)
        return True
    return False


def _enclosing(others: list[RawStatement], at: int, view: UnitView) -> RawStatement | None:
    """The verbal statement whose content holds a character, innermost first."""
    holding = [
        s
        for s in others
        if any(a <= at <= b + 2 for a, b in s.content)
        and s.cue is not None
        and s.cue[0] < at
        and s.speech == view.unit.speech
        and s.rule not in {"statement.inverted_tag", "statement.clitic_tag"}
    ]
    return max(holding, key=lambda s: s.start) if holding else None


def _holding(statement: RawStatement, at: int) -> Span:
    return next((a, b) for a, b in statement.content if a <= at <= b + 2)


def _nearest_figure(view: UnitView, hit: According, inside: RawStatement) -> list[Span]:
    """The last counted noun phrase of the content, with what hangs on it up to the preposition."""
    start, _ = _holding(inside, view.char(hit.first))
    for k in range(hit.first - 1, -1, -1):
        token = view.tokens[k]
        if token.start < start:
            return []
        counted = view.tokens[k + 1].pos in {"NOUN", "ADJ", "PROPN", "NUM"}
        if (token.pos == "NUM" or token.text[:1].isdigit()) and counted:
            first = k
            while (
                first > 0
                and view.tokens[first - 1].pos in {"NUM", "ADV"}
                and view.tokens[first - 1].start >= start
            ):
                first -= 1
            return [(view.tokens[first].start, view.char(hit.first))]
    return []


def _small_clause(view: UnitView, hit: According, *, closing: bool) -> list[Span] | None:
    """A relative or participle clause that the preposition stands in without commas.

    `ponctuée selon lui de graves irrégularités`, `civils qui ont, selon elle, été tués`.
    """
    tokens, words = view.tokens, view.words
    before = view.after(hit.first - 1)
    if before is None:
        return None
    if before.text == "(":
        return None
    k = hit.first - 1
    if before.text == ",":
        k -= 1
    participle = tokens[k]
    if (
        before.text != ","
        and participle.pos in {"VERB", "ADJ"}
        and any(tag.startswith("K") for _, tag in participle.tags)
        and tokens[k - 1].pos not in {"DET", "NUM", "ADP"}
        and not any(g.first < k <= g.last for g in view.groups)
    ):
        rest = (
            view.content_end(hit.last + 1, comma=True) if hit.last + 1 < len(tokens) else view.end
        )
        spans = [(participle.start, view.char(hit.first))]
        return spans if closing else [*spans, (view.end_char(hit.last), rest)]
    for m in range(k, max(-1, k - 14), -1):
        token = tokens[m]
        if token.lower in words.subject_relative and m > 0:
            if closing and any(t.text == "," for t in tokens[m:k]):
                return None
            start = m
            if hit.first - m <= 4:
                head = _noun_before(view, m)
                start = head if head is not None else m
            rest = (
                view.content_end(hit.last + 1, comma=True)
                if hit.last + 1 < len(tokens)
                else view.end
            )
            spans = [(tokens[start].start, view.char(hit.first))]
            if closing and before.text == ",":
                return None
            return spans if closing else [*spans, (view.end_char(hit.last), rest)]
        if token.text in {";", ":"} or token.lower in words.that:
            return None
    return None


def _segment(view: UnitView, hit: According) -> int | None:
    """Start of the last stretch between commas, when no comma sets the preposition off.

    `12.000 selon la police, plus de 80.000 d'après les organisateurs`; a stretch that opens with
    the verb of the main clause is no clause by itself.
    """
    before = view.after(hit.first - 1)
    if before is None or before.text in {",", "(", ")"} or view.unit.speech:
        return None
    for k in range(hit.first - 1, 0, -1):
        token = view.tokens[k]
        if token.text == "," and token.quote < 0:
            group = view.group_at.get(k + 1)
            nxt = view.tokens[k + 1]
            if (group is not None and group.finite) or hit.first - k < 3:
                return None
            if nxt.lower in view.words.relatives or nxt.text[:1].isupper():
                return None
            first = next((t for t in view.tokens[:k] if t.start >= view.start), None)
            if first is None or not view.has_clause(0, k):
                return None
            return token.end
        if token.text in {";", ":"}:
            return None
    return None


def _last_participle(view: UnitView, hit: According, start: int) -> int | None:
    """Start of a closing participle phrase with a number (`…, peuplée de 40.000 habitants`)."""
    if hit.first < 2 or view.tokens[hit.first - 1].text != ",":
        return None
    for k in range(hit.first - 2, 0, -1):
        token = view.tokens[k]
        if token.start < start:
            return None
        if token.text == "," and token.quote < 0:
            opens = view.tokens[k + 1]
            participle = opens.pos in {"VERB", "ADJ"} and any(
                tag.startswith("K") for _, tag in opens.tags
            )
            counted = any(t.pos == "NUM" for t in view.tokens[k : hit.first])
            return token.end if participle and counted else None
    return None


def _noun_before(view: UnitView, position: int) -> int | None:
    k = position - 1
    if k >= 0 and view.tokens[k].text == ",":
        return None
    while k >= 0 and view.tokens[k].pos not in {"NOUN", "PROPN"}:
        k -= 1
    return k if k >= 0 else None


def _clause_from(view: UnitView, hit: According, floor: int) -> int:
    """Character where the clause that a preposition closes begins."""
    tokens = view.tokens
    depth = 0
    for k in range(hit.first - 1, -1, -1):
        token = tokens[k]
        if token.start < floor:
            return floor
        if token.text == ")":
            depth += 1
        elif token.text == "(":
            if depth == 0:
                return token.end if hit.bare is False else view.start
            depth -= 1
        elif _in_dashes(view, hit, k) or (token.text == ";" and not depth and token.quote < 0):
            return token.end
    return max(view.start, floor)
