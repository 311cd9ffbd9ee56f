"""Who is quoted, how often, by whom and on what; a name counts however it is accented.

Counts stand ready by dispatch (see `tallying`). Names that people gave are put in the place of
those that dispatches use, so that one speaker may be several rows of `speakers`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from selon.store import schema
from selon.store.conditions import speaks
from selon.store.filters import Filters
from selon.store.listings import SpeakerRow, Topic
from selon.store.naming import aliases
from selon.store.picked import picked
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection

    from selon.store.store import Store

_r, _s, _q = schema.records, schema.speakers, schema.quoted
_TOPICS = 4
_LOOKED_UP = 500  # speakers that are asked for by name; above that all are
_UNNAMED = ("unnamed", "population")


@dataclass(slots=True)
class Tally:
    """How often somebody is quoted: in all, by month, in dispatches of how many publishers."""

    name: str
    kind: str | None
    statements: int = 0
    dispatches: int = 0
    publishers: int = 0
    first: str | None = None
    last: str | None = None
    months: Counter[str] = field(default_factory=Counter)


def speakers(
    store: Store, filters: Filters | None = None, *, limit: int | None = None, offset: int = 0
) -> list[SpeakerRow]:
    """List who is quoted, the most quoted first."""
    return [row for row, _ in spoken(store, filters or Filters(), limit=limit, offset=offset)]


def spoken(
    store: Store, filters: Filters, *, limit: int | None = None, offset: int = 0
) -> list[tuple[SpeakerRow, Counter[str]]]:
    """List who is quoted with the number of statements by month."""
    with store.read() as connection:
        names = aliases(connection)
        canonical = {key: fold(name) for key, name in names.items()}
        within = picked(connection, filters.without("speaker")).of(_q.c.dispatch)
        keys = _most_quoted(connection, within, filters.speaker, canonical, limit, offset)
        found = _tallies(connection, within, canonical, keys)
        topics = _topics(connection, keys, canonical)
    called = {fold(name): name for name in names.values()}
    return [
        (
            SpeakerRow(
                called.get(key, t.name), t.kind, bool(t.kind) and t.kind not in _UNNAMED,
                t.statements, t.dispatches, t.publishers, t.first, t.last, topics.get(key, ()),
            ),
            t.months,
        )
        for key, t in found.items()
    ]  # fmt: skip


def _most_quoted(
    connection: Connection,
    within: list[ColumnElement[bool]],
    name: str | None,
    canonical: dict[str, str],
    limit: int | None,
    offset: int,
) -> list[str]:
    """Give the keys of the speakers who are quoted most."""
    counted = select(_q.c.speaker, func.sum(_q.c.statements).label("n")).where(*within)
    each = counted.group_by(_q.c.speaker).subquery()
    key = case(canonical, value=_s.c.key, else_=_s.c.key) if canonical else _s.c.key
    asked = select(key).join(each, each.c.speaker == _s.c.id).group_by(key)
    if name is not None:
        asked = asked.where(speaks(key, name))
    asked = asked.order_by(func.sum(each.c.n).desc(), key).limit(limit).offset(offset)
    return list(connection.scalars(asked))


def _tallies(
    connection: Connection,
    within: list[ColumnElement[bool]],
    canonical: dict[str, str],
    keys: list[str],
) -> dict[str, Tally]:
    """Count where and when some speakers are quoted, in the order of the keys."""
    found: dict[str, Tally] = {key: Tally(key, None) for key in keys}
    numbers = _numbers(connection, found, canonical)
    one_of = {key: own[0] for key, own in numbers.items()}
    keys_of = {number: key for key, number in one_of.items()}
    merged = {n: one_of[key] for key, own in numbers.items() for n in own[1:]}
    speaker = case(merged, value=_q.c.speaker, else_=_q.c.speaker) if merged else _q.c.speaker
    # Speakers who are one may both be quoted in a dispatch, which then counts once.
    dispatches = func.count(_q.c.dispatch.distinct()) if merged else func.count()
    if len(keys) <= _LOOKED_UP:
        within = [*within, _q.c.speaker.in_([*keys_of, *merged])]
    months = select(
        speaker.label("speaker"), _q.c.month, func.sum(_q.c.statements), dispatches,
        func.min(_q.c.day), func.max(_q.c.day),
    ).where(*within).group_by(speaker, _q.c.month)  # fmt: skip
    for number, month, statements, count, first, last in connection.execute(months):
        tally = found[keys_of[number]]
        tally.statements += statements
        tally.dispatches += count
        if month:
            tally.months[month] += statements
            tally.first = first if tally.first is None else min(first, tally.first)
            tally.last = last if tally.last is None else max(last, tally.last)
    outlets = select(speaker, func.count(_q.c.publisher.distinct())).where(*within)
    for number, count in connection.execute(outlets.group_by(speaker)):
        found[keys_of[number]].publishers = count
    return {key: tally for key, tally in found.items() if tally.statements}


def _numbers(
    connection: Connection, found: dict[str, Tally], canonical: dict[str, str]
) -> dict[str, list[int]]:
    """Give the rows that are each speaker; fills in names and kinds."""
    asked = select(_s.c.id, _s.c.key, _s.c.name, _s.c.kind).order_by(_s.c.id)
    if len(found) <= _LOOKED_UP:
        asked = asked.where(_s.c.key.in_(_wanted(found, canonical)))
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in connection.execute(asked):
        key = canonical.get(row.key, row.key)
        tally = found.get(key)
        if tally is None:
            continue
        numbers[key].append(row.id)
        if row.key == key:
            tally.name, tally.kind = row.name, row.kind or tally.kind
        else:  # whoever has a name that people gave is of the kind that dispatches say
            tally.kind = tally.kind or row.kind
    return numbers


def _topics(
    connection: Connection, keys: list[str], canonical: dict[str, str]
) -> dict[str, tuple[Topic, ...]]:
    """Give what each speaker speaks of most: kinds of figures and types of events."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    outdated = select(_r.c.id).where(_r.c.is_current.is_(False))
    again = connection.scalar(outdated.limit(1)) is not None
    for section, about in ((schema.figures, "kind"), (schema.events, "type")):
        key = section.c.speaker_key
        asked = select(key, section.c[about], func.count()).where(key.is_not(None))
        if again:
            asked = asked.where(section.c.record.not_in(outdated))
        if len(keys) <= _LOOKED_UP:
            asked = asked.where(key.in_(_wanted(keys, canonical)))
        for name, value, count in connection.execute(asked.group_by(key, section.c[about])):
            counts[canonical.get(name, name)][value] += count
    return {
        key: tuple(
            Topic(about, count)
            for about, count in sorted(found.items(), key=lambda t: (-t[1], t[0]))[:_TOPICS]
        )
        for key, found in counts.items()
    }


def _wanted(keys: Collection[str], canonical: dict[str, str]) -> list[Any]:
    """Give the names as dispatches use them that stand behind some speakers."""
    return [*keys, *(key for key, new in canonical.items() if new in keys)]
