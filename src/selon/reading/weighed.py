"""The candidates behind a place row of a record, weighed again from its dispatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon import language as languages
from selon.dispatch import anatomy
from selon.reading.actors.resolve import Speakers
from selon.reading.draft import Draft
from selon.reading.parsing import parse
from selon.reading.places import explain_place
from selon.reading.statements import find_statements
from selon.reading.statements.join import joined
from selon.reading.times import read_times
from selon.record import Place
from selon.sources import Item

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.record import Record


def weighed_candidates(record: Record, row_id: str, *, language: Language = "en") -> list[str]:
    """Give a line for each place that a row's name may have meant, the best first.

    Empty for a row that is no place, and for a place that this version no longer finds. Raises
    `RecordError` when there is no such row.
    """
    row = record.row(row_id)
    if not isinstance(row, Place):
        return []
    dispatch = record.dispatch
    item = Item(dispatch.text, published=dispatch.published, title=dispatch.title)
    pack = languages.load(dispatch.language)
    found = anatomy(item.text, pack, title=item.title, published=item.published)
    (draft,) = parse([Draft(item, found, pack)])
    speakers = Speakers(draft)
    joined(draft, find_statements(draft), speakers, read_times(draft))
    return explain_place(draft, row, language=language, blocked=speakers.named_spans())
