"""From a parsed draft to a record: sections read in order and joined by ids."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from selon import record
from selon.reading.actors.resolve import Speakers
from selon.reading.figures import read_figures
from selon.reading.scope import time_for
from selon.reading.statements import find_statements
from selon.reading.statements.join import Joined, joined
from selon.reading.times import read_times

if TYPE_CHECKING:
    from selon.reading.draft import Draft


def assemble(draft: Draft, made_by: record.MadeBy) -> record.Record:
    """Read every section of a draft and give the record."""
    times = read_times(draft)
    speakers = Speakers(draft)
    raws = find_statements(draft)
    statements = joined(draft, raws, speakers, times)
    figures = _figures(draft, statements, times)
    return record.Record(
        made_by=made_by,
        dispatch=_dispatch(draft),
        actors=statements.actors(draft),
        times=tuple(times),
        statements=statements.rows,
        figures=figures,
    )


def _figures(
    draft: Draft, statements: Joined, times: list[record.Time]
) -> tuple[record.Figure, ...]:
    found = []
    for figure in read_figures(draft):
        start, end = figure.mention.start, figure.mention.end
        time = time_for(times, draft, start, end)
        found.append(
            record.Figure(
                figure.id,
                figure.mention,
                figure.kind,
                figure.who,
                figure.low,
                figure.high,
                figure.bound,
                statements.innermost(start, end),
                figure.event,
                figure.place,
                time.id if time else None,
                figure.place_mention,
                figure.by,
            )
        )
    return tuple(found)


def _dispatch(draft: Draft) -> record.Dispatch:
    item, found = draft.item, draft.anatomy
    title = item.title or (found.headline.text if found.headline else None)
    source = record.Source(
        uri=item.uri, item=item.item, publisher=item.publisher, format=item.format,
        sha256=item.sha256,
    )  # fmt: skip
    identity = f"{item.text}\x00{item.uri or ''}\x00{item.item or ''}"
    return record.Dispatch(
        id=hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest(),
        language=draft.pack.code,
        text=item.text,
        title=title,
        published=draft.published,
        agency=found.agency,
        byline=found.byline,
        contributors=found.contributors,
        desk=found.desk,
        source=source,
        revision=item.revision,
        notes=found.notes,
        parts=found.parts,
        sentences=found.sentences,
    )
