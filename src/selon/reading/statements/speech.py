"""Direct speech without a cue of its own: the same speaker goes on.

`"Nous tiendrons", a-t-il dit. "La ville est à nous."` A sentence that is quotation from end to end
and follows a statement of the same or the preceding paragraph continues it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.statements.content import clean, quoted_characters
from selon.reading.statements.model import RawStatement

if TYPE_CHECKING:
    from selon.reading.draft import Draft


def extend_speech(draft: Draft, statements: list[RawStatement]) -> None:
    """A tag inside a quotation hands over all of it (`"Non, a-t-il dit. Nous partons."`)."""
    for statement in statements:
        if not (statement.speech and statement.rule.endswith("_tag") and statement.cue):
            continue
        at = statement.cue[0]
        holding = [q for q in draft.anatomy.quotations if q.depth == 0 and q.start < at < q.end]
        if not holding:
            continue
        tokens = draft.units[statement.unit].tokens
        rest = (draft.tokens[tokens[-1]].end, holding[0].inner_end)
        statement.content += clean(draft, [rest])


def cueless_speech(draft: Draft, statements: list[RawStatement]) -> list[RawStatement]:
    """Find quoted sentences that no statement covers and that continue somebody's words."""
    outer = {s.sentence for s in statements if not s.speech or s.rule.endswith("_tag")}
    speaking: dict[int, bool] = {}
    found = []
    for index, sentence in enumerate(draft.anatomy.sentences):
        part = draft.anatomy.parts[draft.paragraph(index)]
        if index in outer:
            speaking[index] = True
            continue
        if part.kind != "paragraph":
            continue
        length = sentence.end - sentence.start
        quoted = quoted_characters(draft, (sentence.start, sentence.end))
        if length < 12 or quoted < 0.9 * length - 3:
            continue
        if not _continues(draft, index, speaking):
            continue
        content = clean(draft, [(sentence.start, sentence.end)])
        if not content:
            continue
        speaking[index] = True
        found.append(
            RawStatement(
                rule="statement.continued_speech",
                unit=draft.sentence_tokens(index)[0].unit if draft.sentence_tokens(index) else 0,
                sentence=index,
                content=content,
                form="direct",
                stance="say",
                source_kind="previous",
            )
        )
    return found


def _continues(draft: Draft, index: int, speaking: dict[int, bool]) -> bool:
    """Whether the sentence before, in this paragraph or the last one, was a statement."""
    previous = index - 1
    if previous < 0 or not speaking.get(previous):
        return False
    return draft.paragraph(index) - draft.paragraph(previous) <= 1
