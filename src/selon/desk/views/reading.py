"""One dispatch to be read: its text under marks, its rows, what reviewers hold of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon._wording import label, named, short
from selon.desk.views.rows import ORDER, row_views
from selon.exports._segments import blocks, colours
from selon.record import ROWS
from selon.store.reviewed import standings
from selon.store.reviews import State, standing
from selon.store.rows import span_of

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.desk.views.rows import RowView
    from selon.exports._segments import Block
    from selon.record import Record
    from selon.store.reviews import Review
    from selon.store.store import Store


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of a dispatch; `name` is a word of the page."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in a dispatch, the class of their colour, and how often."""

    name: str
    colour: str
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the record with its rows."""

    name: str
    label: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader shows. `dropped` are rows that reviewers have rejected."""

    id: str
    item: str
    title: str
    language: str
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    speakers: tuple[Speaker, ...]
    sections: tuple[Section, ...]
    made_by: str
    lit: str
    reviewed: int
    total: int
    dropped: frozenset[str]
    notes: tuple[Review, ...]


def reading(store: Store, record: Record, language: Language, *, lit: str = "") -> Reading:
    """Make the reader's view of a record; `lit` is the row that is pointed at."""
    dispatch = record.dispatch
    stand = standings(store, record)
    rows = row_views(record, stand, language)
    counts = Counter(s.speaker for s in record.statements)
    states = [row.state for some in rows.values() for row in some]
    return Reading(
        id=dispatch.id,
        item=dispatch.source.item or dispatch.id[:12],
        title=title_of(record),
        language=dispatch.language,
        facts=tuple(_facts(record)),
        blocks=tuple(blocks(record)),
        speakers=tuple(
            Speaker(named(record, actor), f"sp{number}", counts[actor])
            for actor, number in colours(record).items()
        ),
        sections=tuple(
            Section(name, label("section", name, language), rows[name])
            for name in ORDER
            if name in rows
        ),
        made_by=" · ".join(x for x in (f"Selon {record.made_by.selon}", record.made_by.model) if x),
        lit=lit,
        reviewed=sum(state != State.UNREVIEWED for state in states),
        total=len(states),
        dropped=frozenset(r for r, s in stand.items() if s.state == State.REJECTED),
        notes=tuple(
            r for r in standing(store, f"dispatch:{dispatch.id}").reviews if r.action == "note"
        ),
    )


def title_of(record: Record) -> str:
    """Give a dispatch's title, its headline or its first words."""
    dispatch = record.dispatch
    headline = next((p for p in dispatch.parts if p.kind == "headline"), None)
    if dispatch.title:
        return short(dispatch.title)
    if headline:
        return short(dispatch.text[headline.start : headline.end])
    return short(dispatch.text, limit=80)


def row_at(record: Record, start: int, end: int) -> str | None:
    """Give the row whose words stand at a span: that very span, else the shortest round it."""
    best: tuple[bool, int, str] | None = None
    for section in ROWS:
        for row in getattr(record, section):
            span = span_of(row)
            if span is None or span.start >= end or span.end <= start:
                continue
            found = ((span.start, span.end) != (start, end), span.end - span.start, row.id)
            best = min(best, found) if best else found
    return best[2] if best else None


def _facts(record: Record) -> list[Fact]:
    dispatch = record.dispatch
    facts = (
        ("publisher", dispatch.source.publisher or dispatch.agency),
        ("published", (dispatch.published or "").replace("T", " ")),
        ("dateline", ", ".join(named(record, p) for p in dispatch.dateline)),
        ("byline", ", ".join(dispatch.byline)),
        ("contributors", ", ".join(c.name for c in dispatch.contributors)),
        ("desk", ", ".join(dispatch.desk)),
        ("item", dispatch.source.item or ""),
    )
    return [Fact(name, value) for name, value in facts if value]
