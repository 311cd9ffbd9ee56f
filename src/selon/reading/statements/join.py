"""Raw statements to rows: speakers resolved, nesting and scope of time added, ids given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon import record
from selon.reading.actors.mentions import FoundMention, find_mentions
from selon.reading.scope import time_for

if TYPE_CHECKING:
    from selon.reading.actors.registry import Entry
    from selon.reading.actors.resolve import Speakers
    from selon.reading.draft import Draft
    from selon.reading.statements.model import RawStatement


# actors worth a row even when they neither speak nor act
_KEPT = {"person", "organisation", "state", "armed_group", "media"}


class Joined:
    """The statement rows of a dispatch and the actors that speak in them."""

    def __init__(self, rows: tuple[record.Statement, ...], speakers: Speakers) -> None:
        self.rows = rows
        self.speakers = speakers

    def innermost(self, start: int, end: int) -> str | None:
        """Give the statement whose content holds a span, the shortest when several do.

        The press conditional names nobody who vouches for its content: it is left out.
        """
        best: tuple[int, str] | None = None
        for row in self.rows:
            if row.form != "conditional" and any(
                m.start <= start and end <= m.end for m in row.content
            ):
                size = sum(m.end - m.start for m in row.content)
                if best is None or size <= best[0]:
                    best = (size, row.id)
        return best[1] if best else None

    def actors(self, draft: Draft) -> tuple[record.Actor, ...]:
        """Give the actor rows in order of their first mention."""
        entries = self.speakers.registry.entries
        for entry in entries:
            if entry.kind in _KEPT:
                self.speakers.id_of(entry)
        kept = [(self.speakers.ids[e.index], e) for e in entries if e.index in self.speakers.ids]
        return tuple(_actor(draft, n, entry) for n, entry in sorted(kept, key=lambda pair: pair[0]))


def joined(
    draft: Draft,
    raws: list[RawStatement],
    speakers: Speakers,
    times: list[record.Time],
) -> Joined:
    """Resolve speakers in text order and make the rows."""
    resolved = _resolve(draft, raws, speakers)
    named = [n for n, raw in enumerate(raws) if resolved[n] is not None or _speaks_alone(raw)]
    raws, resolved = [raws[n] for n in named], {k: resolved[n] for k, n in enumerate(named)}
    rows: list[record.Statement] = []
    for n, raw in enumerate(raws):
        entry = resolved[n]
        content = tuple(draft.mention(s, e) for s, e in sorted(raw.content))
        time = _time(draft, raw, times)
        rows.append(
            record.Statement(
                id=f"s{n + 1}",
                speaker=speakers.id_of(entry) if entry else None,
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


def _speaks_alone(raw: RawStatement) -> bool:
    """Whether a statement stands although nobody could be found behind it.

    What hangs from another verb (`…, promettant de`, `qui promet de`) does not: its subject then
    is a thing, and nobody promises anything.
    """
    return raw.source_kind not in {"main", "antecedent"}


def _resolve(draft: Draft, raws: list[RawStatement], speakers: Speakers) -> dict[int, Entry | None]:
    """Resolve sources and other mentions in the order in which they stand in the text."""
    taken = sorted(s for raw in raws for s in (raw.source, raw.antecedent) if s)
    steps: list[tuple[int, int, int, FoundMention | None]] = [
        ((raw.source or raw.cue or raw.content[0])[0], 1, n, None) for n, raw in enumerate(raws)
    ]
    steps += [
        (mention.start, 0, -1, mention)
        for mention in find_mentions(draft)
        if not any(a < mention.end and mention.start < b for a, b in taken)
    ]
    resolved: dict[int, Entry | None] = {}
    for _, _, n, found in sorted(steps, key=lambda s: s[:3]):
        if found is not None:
            speakers.mention(found.start, found.end, subject=found.subject)
        else:
            resolved[n] = speakers.speaker(raws[n])
    return resolved


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
    sentence = draft.anatomy.sentences[raw.sentence]
    low, high = max(sentence.start, raw.cue[0] - 40), min(sentence.end, raw.cue[1] + 40)
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


def _actor(draft: Draft, number: int, entry: Entry) -> record.Actor:
    mentions = tuple(sorted({draft.mention(s, e) for s, e in entry.spans if e > s}))
    return record.Actor(
        id=f"a{number}",
        name=entry.name,
        kind=entry.kind,  # type: ignore[arg-type]
        role=entry.role,
        country=entry.country,
        sector=entry.sector,
        aliases=tuple(entry.aliases),
        mentions=mentions,
        by=draft.rule(entry.by),
    )
