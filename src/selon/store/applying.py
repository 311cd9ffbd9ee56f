"""Records and judgements as reviews leave them: what the ledger is built from.

What was rejected is left out, what was corrected is put right, actors go by the names people gave
them; the stored records stay as the machine made them.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from selon.errors import RecordError
from selon.ledger.judgements import Judgements
from selon.ledger.model import MentionKey
from selon.record import ROWS
from selon.store import schema
from selon.store.loading import load
from selon.store.naming import names_given
from selon.store.reviewed import standings_of
from selon.store.reviews import VERDICTS, State, in_force
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from selon.record import Record
    from selon.store.reviews import Review, Standing

_log = logging.getLogger(__name__)


def reviewed_records(connection: Connection) -> Iterator[Record]:
    """Give the current records, with what was rejected left out and corrections made."""
    reviews = in_force(connection)
    of_dispatch = by_dispatch(reviews)
    names = names_given(reviews)
    r, d = schema.records, schema.dispatches
    asked = (
        select(d.c.key, r.c.content)
        .join(d, d.c.id == r.c.dispatch)
        .where(r.c.is_current)
        .order_by(r.c.dispatch)
    )
    for row in connection.execute(asked.execution_options(yield_per=200)):
        yield as_held(row.content, row.key, of_dispatch.get(row.key, []), names)


def as_held(content: bytes, key: str, said: list[Review], names: dict[str, str]) -> Record:
    """Give a stored record as people hold it to be, under the id of its dispatch in the store.

    That id is of the text's first arrival; a copy that came later has another.
    """
    record = load(content)
    if record.dispatch.id != key:
        record = replace(record, dispatch=replace(record.dispatch, id=key))
    if said:
        record = apply(record, standings_of(record, said))
    return renamed(record, names) if names else record


def judgements(connection: Connection) -> Judgements:
    """Give the merges, splits and names that people have set; of two on a pair the later."""
    pairs: dict[frozenset[tuple[str, int, str]], tuple[str, MentionKey, MentionKey]] = {}
    names: dict[MentionKey, str] = {}
    for review in in_force(connection, "merge", "split", "rename"):
        if review.action == "rename":
            if review.target.dispatch is not None and review.target.start is not None:
                t = review.target
                names[MentionKey(t.dispatch or "", t.start or 0, t.end)] = review.value
            continue
        for one, other in review.value:
            a, b = MentionKey(*one), MentionKey(*other)
            pair = frozenset((m.dispatch, m.start, m.kind) for m in (a, b))
            pairs[pair] = (review.action, a, b)
    return Judgements(
        merges=tuple((a, b) for action, a, b in pairs.values() if action == "merge"),
        splits=tuple((a, b) for action, a, b in pairs.values() if action == "split"),
        names=names,
    )


def apply(record: Record, standings: Mapping[str, Standing]) -> Record:
    """Leave out what was rejected, put right what was corrected, by what stands to each row."""
    sections: dict[str, tuple[Any, ...]] = {}
    dropped: set[str] = set()
    for section in ROWS:
        kept = []
        for row in getattr(record, section):
            stands = standings.get(row.id)
            if stands is not None and stands.state == State.REJECTED:
                dropped.add(row.id)
            elif stands is not None and stands.state == State.CORRECTED and stands.value:
                kept.append(replace(row, **stands.value))
            else:
                kept.append(row)
        sections[section] = tuple(kept)
    if dropped:
        sections = {s: tuple(_cut(row, dropped) for row in rows) for s, rows in sections.items()}
    changed: dict[str, Any] = dict(sections)
    try:
        return replace(record, **changed)
    except RecordError as error:  # a newer reading has not the row that a correction points to
        _log.warning("corrections of %s do not fit it any more: %s", record.dispatch.id, error)
        return record


def renamed(record: Record, names: dict[str, str]) -> Record:
    """Call actors by the names that people gave them."""
    if not any(fold(a.name) in names for a in record.actors):
        return record
    actors = tuple(
        replace(a, name=names[fold(a.name)]) if fold(a.name) in names else a for a in record.actors
    )
    return replace(record, actors=actors)


def _cut(row: Any, dropped: set[str]) -> Any:  # noqa: ANN401 - any kind of row
    """Take references to dropped rows out of a row."""
    changed: dict[str, Any] = {}
    for f in fields(row):
        value = getattr(row, f.name)
        if f.name == "id":
            continue
        if isinstance(value, str) and value in dropped:
            changed[f.name] = None
        elif isinstance(value, tuple):
            kept = tuple(v for v in value if not _refers(v, dropped))
            if len(kept) < len(value):
                changed[f.name] = kept
    return replace(row, **changed) if changed else row


def _refers(value: Any, dropped: set[str]) -> bool:  # noqa: ANN401
    if is_dataclass(value):
        return getattr(value, "actor", None) in dropped
    return isinstance(value, str) and value in dropped


def by_dispatch(reviews: list[Review]) -> dict[str, list[Review]]:
    """Give the verdicts on rows of each dispatch, of reviews that are in force."""
    found: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        if review.action in VERDICTS and review.target.dispatch is not None:
            found[review.target.dispatch].append(review)
    return dict(found)
