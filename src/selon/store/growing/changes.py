"""What has come and gone since chapters were last written: exactly the dispatches touched.

A chapter is that of a record and of what people hold of its rows. Reviews touch the chapter of
their dispatch when one rejects or corrects; a name given to an actor those in which it stands.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.store import schema
from selon.store.applying import by_dispatch
from selon.store.naming import names_given
from selon.store.reviews import Verdict, in_force
from selon.store.words import fold

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from selon.store.reviews import Review

_CHANGING = (Verdict.REJECT, Verdict.CORRECT)
_c, _r, _d, _a = schema.chapters, schema.records, schema.dispatches, schema.actors


@dataclass(frozen=True, slots=True)
class Wanted:
    """A chapter that is to be written."""

    dispatch: int
    record: int
    mark: str
    said: list[Review]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Dispatches whose chapters no longer stand, and chapters to be written."""

    gone: tuple[int, ...]
    wanted: tuple[Wanted, ...]


def changes(connection: Connection) -> Changes:
    """Compare the chapters with the current records and the reviews in force."""
    # By time: what is weighed against each other lies together.
    asked = (
        select(_r.c.dispatch, _r.c.id)
        .join(_d, _d.c.id == _r.c.dispatch)
        .where(_r.c.is_current)
        .order_by(_d.c.published, _d.c.id)
    )
    current = {row.dispatch: row.id for row in connection.execute(asked)}
    kept = {
        row.id: (row.record, row.mark)
        for row in connection.execute(select(_c.c.id, _c.c.record, _c.c.mark))
    }
    reviews = in_force(connection)
    judged = _by_number(connection, by_dispatch(reviews))
    names = _names(connection, names_given(reviews), judged)
    marks = {
        dispatch: _mark(judged.get(dispatch, []), names.get(dispatch, {}))
        for dispatch in judged.keys() | names.keys()
    }
    new = {d: (record, marks.get(d, "")) for d, record in current.items()}
    gone = tuple(sorted(d for d, state in kept.items() if new.get(d) != state))
    wanted = tuple(
        Wanted(d, record, mark, judged.get(d, []), names.get(d, {}))
        for d, (record, mark) in new.items()
        if kept.get(d) != (record, mark)
    )
    return Changes(gone, wanted)


def _by_number(connection: Connection, said: dict[str, list[Review]]) -> dict[int, list[Review]]:
    """Name dispatches by their numbers; leave out those whose rows all stand as they are."""
    found: dict[int, list[Review]] = {}
    for key, some in said.items():
        number = connection.scalar(select(_d.c.id).where(_d.c.key == key))
        if number is not None and any(r.action in _CHANGING for r in some):
            found[number] = some
    return found


def _names(
    connection: Connection, names: dict[str, str], judged: dict[int, list[Review]]
) -> dict[int, dict[str, str]]:
    """Give the names given to the actors of each dispatch that has such actors."""
    found: dict[int, dict[str, str]] = {}
    for key, name in names.items():
        asked = (
            select(_r.c.dispatch)
            .join(_a, _a.c.record == _r.c.id)
            .where(_a.c.key == key, _r.c.is_current)
            .distinct()
        )
        for (dispatch,) in connection.execute(asked):
            found.setdefault(dispatch, {})[key] = name
    for dispatch, said in judged.items():
        for review in said:  # an actor that a correction gave the name it had
            value = review.value if isinstance(review.value, dict) else {}
            key = fold(str(value.get("name", "")))
            if key in names:
                found.setdefault(dispatch, {})[key] = names[key]
    return found


def _mark(said: list[Review], names: dict[str, str]) -> str:
    """Name what people hold of a dispatch, as far as the chapter may differ by it."""
    state = json.dumps([[review.id for review in said], names], sort_keys=True)
    return hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()[:24]
