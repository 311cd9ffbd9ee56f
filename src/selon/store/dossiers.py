"""One incident with all that is told of it, and the ledger in its published form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from selon.errors import StoreError
from selon.ledger.model import SCHEMA
from selon.store import schema
from selon.store.bridge import clauses
from selon.store.conditions import on_incidents
from selon.store.filters import Filters
from selon.store.following import followed
from selon.store.packing import unpack_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from selon.store.store import Store

_i, _m, _d = schema.incidents, schema.incident_mentions, schema.dispatches
_CONTENT = schema.incident_contents
_ITEM = func.coalesce(_d.c.item, _d.c.key)


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """A dispatch as a dossier names it."""

    id: str
    dispatch: str
    title: str | None
    published: str | None
    publisher: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """An incident as published, with the dispatches that tell it, in the order of time.

    `takes` are groups of these dispatches that count as one voice.
    """

    incident: dict[str, Any]
    dispatches: tuple[DispatchRow, ...]
    takes: tuple[tuple[str, ...], ...]


def dossier(store: Store, incident: str) -> Dossier:
    """Give the dossier of an incident by its id, the beginning of it, or an id that it once had.

    Raises `StoreError` when there is no such incident, or several begin so.
    """
    asked = (
        select(_i.c.id, _i.c.incident)
        .where(_i.c.incident.startswith(incident, autoescape=True))
        .order_by(_i.c.id)
        .limit(20)
    )
    with store.read() as connection:
        found = connection.execute(asked).all() if incident else []
        if not found:
            incident = followed(connection, incident)
            found = connection.execute(
                select(_i.c.id, _i.c.incident).where(_i.c.incident == incident)
            ).all()
        exact = [row for row in found if row.incident == incident] or found
        if len({row.incident for row in exact}) > 1:
            raise StoreError(
                f"several incidents begin with {incident!r}",
                hint=", ".join(row.incident for row in exact),
            )
        number = exact[0].id
        content = connection.scalar(select(_CONTENT.c.content).where(_CONTENT.c.incident == number))
        rows = _dispatches(connection, _d.c.id.in_(_telling(number)))
        takes = _takes(connection, {row.dispatch for row in rows})
    assert content is not None
    return Dossier(unpack_json(content), tuple(rows), tuple(tuple(t) for t in takes))


def published(store: Store, filters: Filters | None = None) -> Iterator[str]:
    """Give the ledger as pieces of one JSON object, one incident a piece.

    With filters: the incidents for which they hold, and the dispatches and takes of these.
    """
    filters = filters or Filters()
    whole = filters == Filters()
    asked = (
        select(_CONTENT.c.content)
        .join(_i, _i.c.id == _CONTENT.c.incident)
        .where(*clauses(on_incidents(filters)))
        .order_by(_i.c.id)
    )
    with store.read() as connection:
        told = select(_m.c.dispatch).join(_i, _i.c.id == _m.c.incident)
        chosen = [] if whole else [_d.c.id.in_(told.where(*clauses(on_incidents(filters))))]
        rows = _dispatches(connection, *chosen)
        takes = _takes(connection, None if whole else {row.dispatch for row in rows})
        refs = [
            {
                "id": row.id, "item": row.dispatch, "title": row.title,
                "published": row.published, "publisher": row.publisher, "language": row.language,
            }
            for row in rows
        ]  # fmt: skip
        head = f'"schema": {_json(SCHEMA)}, "takes": {_json(takes)}, "dispatches": {_json(refs)}'
        yield f'{{{head}, "incidents": ['
        comma = "\n"
        for row in connection.execute(asked.execution_options(yield_per=500)):
            yield comma + _json(unpack_json(row.content))
            comma = ",\n"
        yield "\n]}\n"


def published_lines(store: Store, filters: Filters | None = None) -> Iterator[str]:
    """Give the ledger as JSONL: one incident a line."""
    asked = (
        select(_CONTENT.c.content)
        .join(_i, _i.c.id == _CONTENT.c.incident)
        .where(*clauses(on_incidents(filters or Filters())))
        .order_by(_i.c.id)
    )
    with store.read() as connection:
        for row in connection.execute(asked.execution_options(yield_per=500)):
            yield f"{_json(unpack_json(row.content))}\n"


def _telling(number: int) -> Any:  # noqa: ANN401 - a select
    return select(_m.c.dispatch).where(_m.c.incident == number)


def _dispatches(connection: Connection, *chosen: Any) -> list[DispatchRow]:  # noqa: ANN401
    asked = (
        select(
            _d.c.key, _ITEM.label("item"), _d.c.title, _d.c.published, _d.c.language,
            func.coalesce(_d.c.publisher, _d.c.agency).label("publisher"),
        )
        .where(*chosen)
        .order_by(_d.c.published, _d.c.key)
    )  # fmt: skip
    return [
        DispatchRow(row.key, row.item, row.title, row.published, row.publisher, row.language)
        for row in connection.execute(asked)
    ]


def _takes(connection: Connection, items: set[str] | None) -> list[list[str]]:
    kept = connection.scalar(select(schema.ledger.c.takes))
    takes: list[list[str]] = json.loads(kept) if kept else []
    return takes if items is None else [t for t in takes if items.intersection(t)]


def _json(value: Any) -> str:  # noqa: ANN401 - plain dicts and lists
    return json.dumps(value, ensure_ascii=False)
