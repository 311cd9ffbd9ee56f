"""From a parsed draft to a record: sections read in order and joined by ids."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from selon import record
from selon.reading.actors.resolve import Speakers
from selon.reading.control import read_control
from selon.reading.events import read_events
from selon.reading.figures import read_figures
from selon.reading.places import contributors, dateline_places, place_for, read_places
from selon.reading.scope import time_for
from selon.reading.statements import find_statements
from selon.reading.statements.join import Joined, joined
from selon.reading.times import read_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.draft import Draft


class Context:
    """The rows read so far, as later sections ask for them."""

    def __init__(
        self,
        statements: Joined,
        times: Sequence[record.Time],
        places: Sequence[record.Place],
        figures: Sequence[record.Figure],
    ) -> None:
        self._joined = statements
        self.statements: Sequence[record.Statement] = statements.rows
        self.times = times
        self.places = places
        self.figures = figures

    def actor_for(self, start: int, end: int) -> str | None:
        """Give the actor row of a noun phrase, made when needed; None when it names nobody."""
        speakers = self._joined.speakers
        entry = speakers.actor_for(start, end) or speakers.state_of(start, end)
        return speakers.id_of(entry) if entry is not None else None

    def target_for(self, start: int, end: int) -> str | None:
        """Give the row of what an event befell, be it a thing (`un convoi`) that nobody listed."""
        speakers = self._joined.speakers
        entry = speakers.actor_for(start, end) or speakers.anybody(start, end)
        return speakers.id_of(entry) if entry is not None else None

    def statement_at(self, start: int, end: int) -> str | None:
        """Give the innermost statement whose content holds a span."""
        return self._joined.innermost(start, end)


def assemble(draft: Draft, made_by: record.MadeBy) -> record.Record:
    """Read every section of a draft for which its language has lexicons; give the record."""
    has = draft.pack.has
    times = read_times(draft) if has("times") else []
    speakers = Speakers(draft)
    statements = joined(draft, find_statements(draft), speakers, times)
    places = read_places(draft, blocked=speakers.named_spans()) if has("places") else []
    if places:
        statements.rows = _placed(draft, statements.rows, places)
    figures = _figures(draft, statements, times, places) if has("figures") else ()
    context = Context(statements, times, places, figures)
    events = read_events(draft, context) if has("events") else []
    control = read_control(draft, context) if has("control") else []
    return record.Record(
        made_by=made_by,
        dispatch=_dispatch(draft, places),
        actors=statements.actors(draft),
        places=tuple(places),
        times=tuple(times),
        statements=statements.rows,
        figures=_with_events(figures, events),
        events=tuple(events),
        control=tuple(control),
    )


def _placed(
    draft: Draft, rows: Sequence[record.Statement], places: Sequence[record.Place]
) -> tuple[record.Statement, ...]:
    """Statements with the place in whose scope their content stands."""
    found = []
    for row in rows:
        first = row.content[0]
        place, how = place_for(places, draft, first.start, first.end)
        found.append(
            replace(row, place=place.id, place_by=None if how == "none" else how) if place else row
        )
    return tuple(found)


def _figures(
    draft: Draft, statements: Joined, times: list[record.Time], places: Sequence[record.Place]
) -> tuple[record.Figure, ...]:
    """Figures with the statement that vouches for them, their time and their place."""
    found = []
    for figure in read_figures(draft):
        start, end = figure.mention.start, figure.mention.end
        time = time_for(times, draft, start, end)
        statement = statements.innermost(start, end)
        place, how = place_for(places, draft, start, end)
        found.append(
            replace(
                figure,
                statement=statement,
                time=time.id if time else None,
                place=place.id if place else None,
                place_by=None if how == "none" else how,
            )
        )
    return tuple(found)


def _with_events(
    figures: Sequence[record.Figure], events: Sequence[record.Event]
) -> tuple[record.Figure, ...]:
    """Point each figure to the first event that names it."""
    owner: dict[str, str] = {}
    for event in events:
        for figure in event.figures:
            owner.setdefault(figure, event.id)
    return tuple(replace(f, event=owner.get(f.id)) for f in figures)


def _dispatch(draft: Draft, places: Sequence[record.Place]) -> record.Dispatch:
    item, found = draft.item, draft.anatomy
    title = item.title or (found.headline.text if found.headline else None)
    source = record.Source(
        uri=item.uri,
        item=item.item,
        publisher=item.publisher,
        format=item.format,
        sha256=item.sha256,
        wire=item.wire,
    )
    identity = f"{draft.original}\x00{item.uri or ''}\x00{item.item or ''}"
    return record.Dispatch(
        id=hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest(),
        language=draft.pack.code,
        text=item.text,
        title=title,
        published=draft.published,
        agency=found.agency,
        byline=found.byline,
        dateline=tuple(place.id for place in dateline_places(places, draft)),
        contributors=contributors(places, draft),
        desk=found.desk,
        source=source,
        revision=item.revision,
        notes=found.notes,
        other_languages=draft.other_languages,
        parts=found.parts,
        sentences=found.sentences,
    )
