"""Headlines that let somebody speak behind a colon: `Maro à Tabel: "nous tiendrons"`.

The name before the colon is a speaker where the dispatch introduces a person of that name and a
quotation follows; a scene or subject (`Kandar: "une honte", selon le maire`) is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.reading.statements.content import clean, form_of
from selon.reading.statements.model import RawStatement
from selon.reading.statements.prepositions import full_name_in

if TYPE_CHECKING:
    from selon.reading.draft import Draft

_NAMED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w’'-]+(?: (?:[a-z]{2,3} )?[^\W\d_a-z][\w’'-]+){0,3})"
    r"(?P<more>[ ,][^:\"«“]{2,40})?\s?:\s(?=[^:]*[«“\"])"
)


def headline_statement(draft: Draft, found: list[RawStatement]) -> RawStatement | None:
    """Give what the person before a headline's colon says, unless another rule has read it."""
    headline = draft.anatomy.headline
    if headline is None or not draft.anatomy.sentences:
        return None
    sentence = draft.anatomy.sentences[0]
    match = _NAMED.match(draft.text, headline.start, headline.end)
    if match is None or sentence.start != headline.start:
        return None
    if any(s.sentence == 0 and not s.speech for s in found):
        return None
    name = match["name"]
    if not full_name_in(draft, name):
        return None
    quotations = [q for q in draft.anatomy.quotations if match.end() <= q.start < headline.end]
    opens = bool(quotations) and quotations[0].start == match.end()
    content = clean(draft, [(match.end(), sentence.end)])
    if not content or not quotations or (match["more"] and not opens):
        return None
    return RawStatement(
        rule="statement.headline_colon",
        unit=draft.sentence_tokens(0)[0].unit,
        sentence=0,
        content=content,
        form=form_of(draft, content),
        stance="say",
        source=(headline.start, headline.start + len(name)),
    )
