"""The lists made of the ledger: incidents, claims, contested findings, the line of time.

All take the same filters, and `limit` (None for all). They read tables that `keeping` fills and
never build anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from sqlalchemy import func, select

from selon.store import schema
from selon.store.chosen import chosen
from selon.store.conditions import on_claims, on_days, on_incidents, speaks
from selon.store.filters import Filters
from selon.store.listings import ClaimRow, ContestedRow, DayRow, Finding, IncidentRow, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from selon.store.store import Store

_i, _a, _c, _d = (
    schema.incidents, schema.assessments, schema.claims, schema.dispatches,
)  # fmt: skip
_ITEM = func.coalesce(_d.c.item, _d.c.key)
_PUBLISHER = func.coalesce(_d.c.publisher, _d.c.agency)
_LOOKED_UP = 500

Order = Literal["told", "latest", "earliest"]
ORDERS: tuple[Order, ...] = get_args(Order)


def incidents(
    store: Store,
    filters: Filters | None = None,
    *,
    limit: int | None = None,
    offset: int = 0,
    order: Order = "told",
) -> list[IncidentRow]:
    """List incidents: those that most dispatches tell first, or the latest, or the earliest."""
    filters = filters or Filters()
    with chosen(store, filters.without("since", "until")) as (connection, table):
        return incidents_of(connection, table, filters, limit=limit, offset=offset, order=order)


def incidents_of(
    connection: Connection,
    t: Any,  # noqa: ANN401 - a table
    filters: Filters,
    *,
    limit: int | None = None,
    offset: int = 0,
    order: Order = "told",
) -> list[IncidentRow]:
    """List the incidents of some days, of a table of those that are chosen whatever their days."""
    # Numbers are put in order before any row is looked up.
    asked = select(t.c.id).where(*on_days(filters, t, lead=False)).order_by(*_ordered(t, order))
    numbers = list(connection.scalars(asked.limit(limit).offset(offset)))
    found = _findings(connection, numbers)
    rows = {
        row.id: row
        for some in parts(numbers)
        for row in connection.execute(select(_i).where(_i.c.id.in_(some)))
    }
    return [
        IncidentRow(
            row.incident, row.label, row.type, row.mode, row.place, row.country, row.latitude,
            row.longitude, row.radius_km, row.start, row.end, row.told_on, row.dispatches,
            row.mentions, found.get(row.id, ()),
        )
        for row in map(rows.__getitem__, numbers)
    ]  # fmt: skip


def _ordered(t: Any, order: Order) -> tuple[Any, ...]:  # noqa: ANN401 - a table
    if order == "told":
        return t.c.dispatches.desc(), t.c.mentions.desc(), t.c.id.desc()
    if order == "latest":
        return t.c.from_on.desc(), t.c.id.desc()
    return t.c.from_on.asc().nulls_last(), t.c.id


def timeline(
    store: Store, filters: Filters | None = None, *, limit: int | None = None
) -> list[DayRow]:
    """List incidents by day, the last ones when `limit` leaves some out; undated ones at the end.

    An incident without a day of its own stands on the day on which it was first told.
    """
    asked = (
        select(_i)
        .where(*on_incidents(filters or Filters()))
        .order_by(_i.c.from_on.desc(), _i.c.dispatches.desc(), _i.c.id)
        .limit(limit)
    )
    with store.read() as connection:
        rows = connection.execute(asked).all()
        found = _findings(connection, [row.id for row in rows])
    listed = [
        DayRow(
            row.from_on, row.start is None, row.incident, row.label, row.type, row.place,
            row.dispatches, found.get(row.id, ()),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(listed, key=lambda row: (row.day is None, row.day or ""))


def claims(
    store: Store, filters: Filters | None = None, *, limit: int | None = None
) -> list[ClaimRow]:
    """List claims, incident by incident and question by question, in the order of time."""
    asked = (
        select(
            _c, _a.c.question, _a.c.who, _a.c.scope, _a.c.status, _i.c.label, _d.c.published,
            _i.c.incident.label("incident_id"), _ITEM.label("item"),
            _PUBLISHER.label("publisher"),
        )
        .join(_a, _a.c.id == _c.c.assessment)
        .join(_i, _i.c.id == _c.c.incident)
        .join(_d, _d.c.id == _c.c.dispatch)
        .where(*on_claims(filters or Filters()))
        .order_by(_c.c.incident, _c.c.id)
        .limit(limit)
    )  # fmt: skip
    with store.read() as connection:
        return [
            ClaimRow(
                row.incident_id, row.label, row.question, row.who, row.scope, row.status,
                row.speaker, row.low, row.high, row.bound, row.value, row.denied,
                row.superseded, row.as_of, row.item, row.publisher, row.published, row.statement,
                row.start, row.end, row.text,
            )
            for row in connection.execute(asked)
        ]  # fmt: skip


def contested(
    store: Store, filters: Filters | None = None, *, limit: int | None = None
) -> list[ContestedRow]:
    """List what is contested (or has the status the filters ask for), with the claims behind it."""
    filters = filters or Filters()
    standing = [_a.c.status == (filters.status or "contested")]
    if filters.kind is not None:
        standing.append(_a.c.question == filters.kind)
    if filters.speaker is not None:
        heard = select(_c.c.assessment).where(speaks(_c.c.speaker_key, filters.speaker))
        standing.append(_a.c.id.in_(heard))
    asked = (
        select(_a, _i.c.label, _i.c.place, _i.c.start, _i.c.incident.label("incident_id"))
        .join(_i, _i.c.id == _a.c.incident)
        .where(*standing, *on_incidents(filters.without("status", "kind")))
        .order_by(_i.c.dispatches.desc(), _i.c.id, _a.c.id)
        .limit(limit)
    )
    with store.read() as connection:
        rows = connection.execute(asked).all()
        voices = _voices(connection, [row.id for row in rows])
    return [
        ContestedRow(
            row.incident_id, row.label, row.place, row.start, row.question, row.who, row.scope,
            row.status, row.low, row.high, row.low_speaker, row.high_speaker, row.reason,
            row.reason_fr, row.by, voices.get(row.id, ()),
        )
        for row in rows
    ]  # fmt: skip


def _findings(connection: Connection, numbers: list[int]) -> dict[int, tuple[Finding, ...]]:
    """Give the assessments of some incidents, in the order of the questions."""
    found: dict[int, list[Finding]] = {}
    for some in parts(numbers):
        # The ledger lists assessments in the order of the questions; totals come before parts.
        asked = select(_a).where(_a.c.incident.in_(some)).order_by(_a.c.id)
        for row in connection.execute(asked):
            one = Finding(row.question, row.who, row.scope, row.status, row.low, row.high)
            found.setdefault(row.incident, []).append(one)
    return {number: tuple(rows) for number, rows in found.items()}


def _voices(connection: Connection, numbers: list[int]) -> dict[int, tuple[Voice, ...]]:
    found: dict[int, tuple[Voice, ...]] = {}
    for some in parts(numbers):
        asked = (
            select(_c, _ITEM.label("item"), _d.c.published)
            .join(_d, _d.c.id == _c.c.dispatch)
            .where(_c.c.assessment.in_(some))
            .order_by(_c.c.id)
        )
        for row in connection.execute(asked):
            voice = Voice(
                row.speaker, row.text, row.item, row.start, row.end, row.superseded,
                row.as_of or row.published, row.low, row.high, row.bound, row.value, row.denied,
            )  # fmt: skip
            found[row.assessment] = (*found.get(row.assessment, ()), voice)
    return found


def parts(numbers: Iterable[Any]) -> Iterator[list[Any]]:
    """Cut a list of numbers to what one question may hold."""
    todo = list(numbers)
    for start in range(0, len(todo), _LOOKED_UP):
        yield todo[start : start + _LOOKED_UP]
