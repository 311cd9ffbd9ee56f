"""The press conditional: something is told, and the form alone says that others say it.

`Le raid aurait tué douze personnes.` No source is named, so that the statement has no speaker. It
is told from the future in the past (under a past reporting verb), from politeness and opinion
(`devoir`, `pouvoir`, `vouloir`), from hypothesis (`si`, `en cas de`) and from the content of plans
(`un accord qui prévoirait`). Forms come from the form lexicon (see the notes on the conditional).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.reading.statements.content import clean
from selon.reading.statements.model import RawStatement

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.statements.model import Span
    from selon.reading.statements.view import UnitView
    from selon.reading.verbs import VerbGroup


@dataclass(frozen=True, eq=False)
class _Table:
    modals: frozenset[str]
    hypothesis: tuple[tuple[str, ...], ...]
    plans: frozenset[str]
    press: bool


@cache
def _table(pack: LanguagePack) -> _Table:
    data = pack.table("attribution")["conditional"]
    return _Table(
        frozenset(data["modals"]),
        tuple(tuple(p.replace("'", "' ").split()) for p in data["hypothesis_strong"]),
        frozenset(data["plans"]),
        data.get("press", True),
    )


def conditional_statements(view: UnitView, others: list[RawStatement]) -> list[RawStatement]:
    """Find clauses in the press conditional that no statement of the unit holds."""
    if view.unit.speech:
        return []
    if not any(g.mood == "C" for g in view.groups):
        return []
    table = _table(view.draft.pack)
    if not table.press:
        return []
    if _hypothesis(view, table):
        return []
    found = []
    for group in view.groups:
        if group.mood != "C" or group.negated or group.lemma in table.modals:
            continue
        content = _clause(view, group, table)
        if content is None:
            continue
        if not group.compound and not group.reflexive and not _counted(view, content):
            continue  # plans and rules are told so too: "une loi qui permettrait"
        start = view.char(group.first)
        if any(a <= start < b for s in others for a, b in s.content):
            continue
        spans = clean(view.draft, [content])
        if spans:
            found.append(
                RawStatement(
                    rule="statement.press_conditional",
                    unit=view.unit.index,
                    sentence=view.unit.sentence,
                    content=spans,
                    form="conditional",
                    stance="say",
                    source_kind="none",
                    lemma=group.lemma,
                )
            )
    return found


def _counted(view: UnitView, content: Span) -> bool:
    """Whether a clause gives a number or says what somebody is (`serait détenu`)."""
    inside = [t for t in view.tokens if content[0] <= t.start < content[1]]
    return any(t.pos == "NUM" or t.lemma in view.words.be for t in inside)


def _hypothesis(view: UnitView, table: _Table) -> bool:
    lowers = [t.lower for t in view.tokens]
    return any(
        tuple(lowers[k : k + len(phrase)]) == phrase
        and (len(phrase) > 1 or view.tokens[k].pos in {"SCONJ", "ADV", ""})
        for phrase in table.hypothesis
        for k in range(len(lowers))
    )


def _clause(view: UnitView, group: VerbGroup, table: _Table) -> Span | None:
    """The clause of a conditional: a relative one from its pronoun, else from its start."""
    tokens = view.tokens
    for k in range(group.first - 1, -1, -1):
        token = tokens[k]
        if token.lower in view.words.that:
            return None  # under a governor that is no statement: wish, plan, condition
        if token.lower in view.words.relatives:
            noun = tokens[k - 1] if k else None
            if (
                noun is not None
                and view.draft.pack.morphology.lemma(noun.lower, "n") in table.plans
            ):
                return None
            return token.start, view.content_end(group.last, relative=True)
        if token.text in {";", ":", "--", "–", "—"}:
            return token.end, view.content_end(group.last)
        if token.text == "," and _clause_opens(view, k + 1, group):
            return token.end, view.content_end(group.last)
    return view.start, view.content_end(group.last)


def _clause_opens(view: UnitView, at: int, group: VerbGroup) -> bool:
    """Whether a new main clause opens after a comma before the group (`…, dont …` does not)."""
    if any(g.finite and g.first >= at and g.last < group.first for g in view.groups):
        return False
    before = [g for g in view.groups if g.finite and g.last < at]
    token = view.tokens[at]
    return bool(before) and (
        token.lower in view.words.determiners or token.lower in view.words.coordinators
    )
