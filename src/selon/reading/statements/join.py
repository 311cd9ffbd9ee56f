"""Raw statements to rows: speakers resolved, nesting and scope of time added, ids given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon import record
from selon.reading.scope import time_for

if TYPE_CHECKING:
    from selon.reading.actors.registry import Entry
    from selon.reading.actors.resolve import Speakers
    from selon.reading.draft import Draft
    from selon.reading.statements.model import RawStatement


class Joined:
    """The statement rows of a dispatch and the actors that speak in them."""

    def __init__(self, rows: tuple[record.Statement, ...], speakers: Speakers) -> None:
        self.rows = rows
        self.speakers = speakers

    def innermost(self, start: int, end: int) -> str | None:
        """Give the statement whose content holds a span, the shortest when several do."""
        best: tuple[int, str] | None = None
        for row in self.rows:
            if any(m.start <= start and end <= m.end for m in row.content):
                size = sum(m.end - m.start for m in row.content)
                if best is None or size <= best[0]:
                    best = (size, row.id)
        return best[1] if best else None

    def actors(self, draft: Draft) -> tuple[record.Actor, ...]:
        """Give the actor rows in order of their first mention."""
        return tuple(_actor(draft, entry) for entry in self.speakers.registry.entries)


def joined(
    draft: Draft,
    raws: list[RawStatement],
    speakers: Speakers,
    times: list[record.Time],
) -> Joined:
    """Resolve speakers in text order and make the rows."""
    spoken: list[tuple[RawStatement, Entry | None]] = [(raw, speakers.speaker(raw)) for raw in raws]
    rows: list[record.Statement] = []
    for n, (raw, entry) in enumerate(spoken):
        content = tuple(draft.mention(s, e) for s, e in sorted(raw.content))
        time = _time(draft, raw, times)
        rows.append(
            record.Statement(
                id=f"s{n + 1}",
                speaker=_id(entry) if entry else None,
                source=draft.mention(*raw.source) if raw.source else None,
                cue=draft.mention(*raw.cue) if raw.cue else None,
                content=content,
                form=raw.form,  # type: ignore[arg-type]
                stance=raw.stance,  # type: ignore[arg-type]
                within=_within(n, raw, raws),
                time=time,
                by=draft.rule(raw.rule),
            )
        )
    return Joined(tuple(rows), speakers)


def _id(entry: Entry) -> str:
    return f"a{entry.index + 1}"


def _within(n: int, raw: RawStatement, raws: list[RawStatement]) -> str | None:
    """The smallest other statement whose content holds this one's cue or first content."""
    start, end = raw.cue or raw.content[0]
    best: tuple[int, str] | None = None
    for k, other in enumerate(raws):
        if k == n:
            continue
        if any(a <= start and end <= b for a, b in other.content):
            size = sum(b - a for a, b in other.content)
            if best is None or size < best[0]:
                best = (size, f"s{k + 1}")
    return best[1] if best else None


def _time(draft: Draft, raw: RawStatement, times: list[record.Time]) -> str | None:
    """The time of saying: an expression beside the cue and outside the content."""
    if raw.cue is None:
        return None
    low, high = raw.cue[0] - 40, raw.cue[1] + 40
    for time in times:
        where = time.mention
        if (
            low <= where.start
            and where.end <= high
            and not any(a <= where.start < b for a, b in raw.content)
        ):
            return time.id
    found = time_for(times, draft, *raw.cue)
    return (
        found.id
        if found and not any(a <= found.mention.start < b for a, b in raw.content)
        else None
    )


def _actor(draft: Draft, entry: Entry) -> record.Actor:
    mentions = tuple(sorted({draft.mention(s, e) for s, e in entry.spans if e > s}))
    return record.Actor(
        id=_id(entry),
        name=entry.name,
        kind=entry.kind,  # type: ignore[arg-type]
        role=entry.role,
        country=entry.country,
        sector=entry.sector,
        aliases=tuple(entry.aliases),
        mentions=mentions,
        by=draft.rule(entry.by),
    )
