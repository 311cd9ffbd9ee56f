"""Words that tell that others say it, and name nobody.

`The group reportedly fled.` `It is understood he had left.` `The rocket was assumed to have been
fired amid fighting.` Languages with a press conditional tell it by the verb (`conditional.py`);
these tell it by an adverb, an impersonal passive, or a passive with an infinitive. The statement
has no speaker, and the words that tell it are its cue.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.reading.statements.content import clean, form_of
from selon.reading.statements.model import UNSAID, RawStatement
from selon.reading.subjects import subject_before

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.statements.model import Span
    from selon.reading.statements.view import UnitView
    from selon.reading.verbs import VerbGroup


@dataclass(frozen=True, eq=False)
class _Table:
    adverbs: frozenset[str]
    verbs: dict[str, str]


@cache
def _table(pack: LanguagePack) -> _Table:
    data = pack.table("attribution").get("hearsay", {})
    return _Table(frozenset(data.get("adverbs", ())), dict(data.get("verbs", {})))


def hearsay_statements(view: UnitView, others: list[RawStatement]) -> list[RawStatement]:
    """Find clauses told as hearsay that no statement of the unit holds."""
    table = _table(view.draft.pack)
    if not (table.adverbs or table.verbs):
        return []
    found: list[RawStatement] = []
    for k, token in enumerate(view.tokens):
        if token.lower in table.adverbs and not _held(token.start, others):
            content = _around(view, k)
            if content:
                found.append(_made(view, content, (token.start, token.end), "say"))
    for group in view.groups:
        if group.lemma not in table.verbs or not group.passive or group.mood in UNSAID:
            continue
        if group.negated or not group.finite or _held(view.char(group.first), others):
            continue
        raw = _passive(view, group, table.verbs[group.lemma])
        if raw is not None:
            found.append(raw)
    return [raw for raw in found if raw.content]


def _held(at: int, others: list[RawStatement]) -> bool:
    return any(a <= at < b for raw in others for a, b in raw.content)


def _made(view: UnitView, content: list[Span], cue: Span, stance: str) -> RawStatement:
    spans = clean(view.draft, content)
    return RawStatement(
        rule="statement.hearsay",
        unit=view.unit.index,
        sentence=view.unit.sentence,
        content=spans,
        form="conditional" if form_of(view.draft, spans) != "direct" else "direct",
        stance=stance,
        cue=cue,
        source_kind="none",
        speech=view.unit.speech,
    )


def _around(view: UnitView, adverb: int) -> list[Span]:
    """The clause of an adverb without it: from its subject to where the content ends."""
    group = next((g for g in view.groups if g.finite and g.first <= adverb <= g.last), None)
    group = group or next((g for g in view.groups if g.first == adverb + 1), None)
    if group is None:  # "was apparently in Syria": the verb stands before
        group = next((g for g in reversed(view.groups) if g.finite and g.last == adverb - 1), None)
    if group is None or (adverb and view.tokens[adverb - 1].lower in view.words.coordinators):
        return []
    start = _clause_start(view, group)
    rest = view.content_end(min(adverb + 1, len(view.tokens) - 1), relative=True)
    token = view.tokens[adverb]
    return [(start, token.start), (token.end, rest)]


def _clause_start(view: UnitView, group: VerbGroup) -> int:
    before = view.after(group.first - 1)
    if before is not None and before.lower in view.words.subject_relative:
        return before.start
    subject = subject_before(view.draft, view.tokens, group, 0)
    return view.char(subject[0]) if subject else view.char(group.first)


def _passive(view: UnitView, group: VerbGroup, stance: str) -> RawStatement | None:
    """`is believed to have fled`; `it is understood (that) he had left`."""
    words = view.words
    cue = (view.char(group.first), view.end_char(group.last))
    subject = subject_before(view.draft, view.tokens, group, 0)
    if subject is None or group.last + 1 >= len(view.tokens):
        return None
    first = view.tokens[subject[0]]
    follows = view.tokens[group.last + 1]
    if subject[0] == subject[1] and first.lower in words.expletive:
        that = view.find_that(group.last + 1)
        start = that + 1 if that is not None else group.last + 1
        if not view.finite_between(start, len(view.tokens) - 1):
            return None
        content: list[Span] = [(view.char(start), view.content_end(start))]
        return _made(view, content, (first.start, cue[1]), "say")
    if follows.lower not in words.infinitive_markers or first.lower in words.relatives:
        return None
    start = group.last + 1
    content = [
        (view.char(subject[0]), view.end_char(subject[1])),
        (view.char(start), view.content_end(start, phrase=True)),
    ]
    return _made(view, content, cue, stance)
