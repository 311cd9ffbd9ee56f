"""Dispatches by their words, and the speakers in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, column, func, literal_column, select, table, text

from selon.store import schema
from selon.store.conditions import on_dispatches
from selon.store.filters import Filters
from selon.store.listings import HitRow, SpeakerRow, Topic
from selon.store.naming import aliases
from selon.store.words import fold, forms_of, match, stem

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from selon.store.store import Store

_d, _r, _s = schema.dispatches, schema.records, schema.statements
_WORD = re.compile(r"\w+")
_BEFORE, _AFTER = 60, 140  # characters of a snippet on either side of the first match
_RANK = "bm25(dispatch_words, 8.0, 4.0, 1.0)"  # titles before texts before mere stems
_TOPICS = 4
_LOOKED_UP = 500  # speakers that are asked for by name; above that all are
_UNNAMED = ("unnamed", "population")


def search(
    store: Store, query: str = "", filters: Filters | None = None, *, limit: int | None = None
) -> list[HitRow]:
    """List dispatches, those that fit the query best first; without one the newest first."""
    filters = filters or Filters()
    chosen = (
        select(
            _d.c.id, _d.c.key, _d.c.item, _d.c.title, _d.c.published, _d.c.text, _d.c.language,
            func.coalesce(_d.c.publisher, _d.c.agency).label("publisher"),
        )
        .join(_r, _r.c.dispatch == _d.c.id)
        .where(_r.c.is_current, *on_dispatches(filters))
        .limit(limit)
    )  # fmt: skip
    words = match(query)
    if words:
        index = table("dispatch_words", column("rowid"))
        chosen = chosen.join(index, index.c.rowid == _d.c.id)
        chosen = chosen.where(text("dispatch_words MATCH :asked").bindparams(asked=words))
        chosen = chosen.order_by(literal_column(_RANK), _d.c.id)
    elif query.strip():
        return []
    else:
        chosen = chosen.order_by(_d.c.published.desc(), _d.c.id.desc())
    with store.read() as connection:
        return [
            HitRow(
                row.key, row.item or row.key, row.title, row.published, row.publisher,
                row.language, snippet(row.text, query, row.language, title=row.title),
            )
            for row in connection.execute(chosen)
        ]  # fmt: skip


def snippet(words: str, query: str, language: str, *, title: str | None = None) -> str:
    """Give the words round the first match of a query, the beginning where there is none."""
    start = len(title) if title and words.startswith(title) else 0
    plain, stemmed = forms_of(query)
    if plain:
        for found in _WORD.finditer(words, start):
            folded = fold(found[0])
            begins = any(p.endswith("*") and folded.startswith(p[:-1]) for p in plain)
            if begins or folded in plain or stem(found[0], language) in stemmed:
                start = max(start, found.start() - _BEFORE)
                break
    piece = words[start : start + _BEFORE + _AFTER]
    if start and not words[start - 1].isspace():
        piece = piece.partition(" ")[2]
    end = start + _BEFORE + _AFTER
    if end < len(words):
        piece = f"{piece.rpartition(' ')[0]} …"
    return " ".join(piece.split())


def speakers(
    store: Store, filters: Filters | None = None, *, limit: int | None = None, offset: int = 0
) -> list[SpeakerRow]:
    """List who is quoted, the most quoted first; a name counts however it is accented."""
    return [row for row, _ in spoken(store, filters or Filters(), limit=limit, offset=offset)]


def spoken(
    store: Store, filters: Filters, *, limit: int | None = None, offset: int = 0
) -> list[tuple[SpeakerRow, Counter[str]]]:
    """List who is quoted with the number of statements by month."""
    with store.read() as connection:
        names = aliases(connection)
        canonical = {key: fold(name) for key, name in names.items()}
        keys = _most_quoted(connection, filters, canonical, limit, offset)
        found = tallies(connection, filters, canonical, keys)
        topics = _topics(connection, keys, canonical)
    called = {fold(name): name for name in names.values()}
    return [
        (
            SpeakerRow(
                called.get(key, t.name), t.kind, bool(t.kind) and t.kind not in _UNNAMED,
                t.statements, t.dispatches, len(t.publishers), _day(t.first), _day(t.last),
                topics.get(key, ()),
            ),
            t.months,
        )
        for key, t in found.items()
    ]  # fmt: skip


def _most_quoted(
    connection: Connection,
    filters: Filters,
    canonical: dict[str, str],
    limit: int | None,
    offset: int,
) -> list[str]:
    """Give the keys of the speakers who are quoted most; without filters an index has them all."""
    speaker = _called(_s, canonical)
    asked = select(speaker).where(_s.c.speaker_key.is_not(None)).group_by(speaker)
    asked = asked.order_by(func.count().desc(), speaker).limit(limit).offset(offset)
    if filters.speaker is not None:
        asked = asked.where(speaker.contains(fold(filters.speaker), autoescape=True))
    conditions = on_dispatches(filters.without("speaker"))
    if conditions or read_again(connection):
        asked = asked.join(_r, _r.c.id == _s.c.record).join(_d, _d.c.id == _r.c.dispatch)
        asked = asked.where(_r.c.is_current, *conditions)
    return list(connection.scalars(asked))


def read_again(connection: Connection) -> bool:
    """Whether some dispatch has an older record beside its current one."""
    older = select(_r.c.id).where(_r.c.is_current.is_(False)).limit(1)
    return connection.scalar(older) is not None


@dataclass(slots=True)
class Tally:
    """How often somebody is quoted: in all, by month, in dispatches of which publishers."""

    name: str
    kind: str | None
    statements: int = 0
    dispatches: int = 0
    first: str | None = None
    last: str | None = None
    publishers: set[str | None] = field(default_factory=set)
    months: Counter[str] = field(default_factory=Counter)


def tallies(
    connection: Connection, filters: Filters, canonical: dict[str, str], keys: list[str]
) -> dict[str, Tally]:
    """Count where and when some speakers are quoted, in the order of the keys.

    Statements are counted by dispatch inside an index; only then are the dispatches looked up.
    """
    speaker = _called(_s, canonical)
    inner = select(speaker.label("key"), _s.c.record, func.count().label("n"))
    inner = inner.group_by(speaker, _s.c.record)
    wanted = [key for key, new in canonical.items() if new in set(keys)] + keys
    if len(wanted) <= _LOOKED_UP:
        inner = inner.where(_s.c.speaker_key.in_(wanted))
    told = inner.subquery()
    month = func.substr(_d.c.published, 1, 7)
    publisher = func.coalesce(_d.c.publisher, _d.c.agency)
    asked = (
        select(
            told.c.key, month.label("month"), publisher.label("publisher"),
            func.sum(told.c.n).label("statements"), func.count().label("dispatches"),
            func.min(_d.c.published).label("first"), func.max(_d.c.published).label("last"),
        )
        .join(_r, _r.c.id == told.c.record)
        .join(_d, _d.c.id == _r.c.dispatch)
        .where(_r.c.is_current, *on_dispatches(filters.without("speaker")))
        .group_by(told.c.key, month, publisher)
        .order_by(month)
    )  # fmt: skip
    found = {key: _named(connection, key) for key in keys}
    for key, when, outlet, statements, dispatches, first, last in connection.execute(asked):
        tally = found.get(key)
        if tally is None:
            continue
        tally.statements += statements
        tally.dispatches += dispatches
        tally.publishers.add(outlet)
        if when:
            tally.months[when] += statements
            if tally.first is None or first < tally.first:
                tally.first = first
            if tally.last is None or last > tally.last:
                tally.last = last
    for tally in found.values():
        tally.publishers.discard(None)
    return {key: tally for key, tally in found.items() if tally.statements}


def _named(connection: Connection, key: str) -> Tally:
    """Open the tally of a speaker, with the name and kind that were stored first."""
    asked = (
        select(_s.c.speaker_name, _s.c.speaker_kind)
        .where(_s.c.speaker_key == key)
        .order_by(_s.c.speaker_kind.is_(None), _s.c.record)
        .limit(1)
    )
    row = connection.execute(asked).first()
    return Tally(row.speaker_name, row.speaker_kind) if row else Tally(key, None)


def _topics(
    connection: Connection, keys: list[str], canonical: dict[str, str]
) -> dict[str, tuple[Topic, ...]]:
    """Give what each speaker speaks of most: kinds of figures and types of events."""
    found: dict[str, list[Topic]] = {}
    again = read_again(connection)
    wanted = [key for key, new in canonical.items() if new in set(keys)] + keys
    for section, name in ((schema.figures, "kind"), (schema.events, "type")):
        asked = (
            select(_called(section, canonical).label("key"), section.c[name], func.count())
            .where(section.c.speaker_key.is_not(None))
            .group_by(_called(section, canonical), section.c[name])
        )
        if again:
            asked = asked.join(_r, _r.c.id == section.c.record).where(_r.c.is_current)
        if len(keys) <= _LOOKED_UP:
            asked = asked.where(section.c.speaker_key.in_(wanted))
        for key, about, count in connection.execute(asked):
            found.setdefault(key, []).append(Topic(about, count))
    return {
        key: tuple(sorted(topics, key=lambda t: (-t.count, t.about))[:_TOPICS])
        for key, topics in found.items()
    }


def _called(section: Table, canonical: dict[str, str]) -> Any:  # noqa: ANN401 - an expression
    """Give the key of a row's speaker, under the name that people gave."""
    key = section.c.speaker_key
    return case(canonical, value=key, else_=key) if canonical else key


def _day(published: str | None) -> str | None:
    return published[:10] if published else None
