"""What is contested, page by page, with every claim behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from selon.store import schema
from selon.store.chosen import chosen
from selon.store.squares import bit

if TYPE_CHECKING:
    from selon.store.filters import Filters
    from selon.store.store import Store

_i, _a, _c, _d = (
    schema.incidents, schema.assessments, schema.claims, schema.dispatches,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimInFull:
    """A claim with the dispatch it stands in; `dispatch` is the record's id."""

    speaker: str | None
    low: int | None
    high: int | None
    bound: str | None
    value: str | None
    denied: bool
    superseded: bool
    as_of: str | None
    dispatch: str
    item: str
    publisher: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Contest:
    """An assessment of an incident with its claims, in the order of time."""

    incident: str
    label: str
    type: str | None
    place: str | None
    day: str | None
    question: str
    who: str
    scope: str | None
    status: str
    low: int | None
    high: int | None
    reason: str
    reason_fr: str
    by: str
    claims: tuple[ClaimInFull, ...]


@dataclass(frozen=True, slots=True)
class Contests:
    """A stretch of the contested: `total` in all, those from `offset` on."""

    total: int
    offset: int
    limit: int
    items: tuple[Contest, ...]


def contests(store: Store, filters: Filters, *, offset: int = 0, limit: int = 20) -> Contests:
    """List what is contested (or has the status that filters ask for), the most told first."""
    standing = [_a.c.status == (filters.status or "contested")]
    if filters.kind is not None:
        standing.append(_a.c.question == filters.kind)
    holds = _i.c.standings.op("&")(bit(filters.status or "contested")) != 0
    with chosen(store, filters.without("status", "kind"), holds) as (connection, table):
        joined = _a.c.incident.op("+")(0) == table.c.id  # from the assessments to their incidents
        counted = select(func.count()).select_from(_a).where(*standing)
        if table is not _i:
            counted = counted.where(_a.c.incident.op("+")(0).in_(select(table.c.id)))
        total = connection.scalar(counted) or 0
        first = (
            select(_a.c.id)
            .join(table, joined)
            .where(*standing)
            .order_by(table.c.dispatches.desc(), table.c.id, _a.c.id)
            .limit(limit)
            .offset(offset)
        )
        numbers = list(connection.scalars(first))
        asked = select(
            _a, _i.c.label, _i.c.type, _i.c.place, _i.c.start, _i.c.incident.label("incident_id")
        ).join(_i, _i.c.id == _a.c.incident)
        found = connection.execute(asked.where(_a.c.id.in_(numbers))).all()
        rows = sorted(found, key=lambda row: numbers.index(row.id))
        claims = _claims(connection, numbers)
    items = tuple(
        Contest(
            row.incident_id, row.label, row.type, row.place, row.start, row.question, row.who,
            row.scope, row.status, row.low, row.high, row.reason, row.reason_fr, row.by,
            tuple(claims.get(row.id, ())),
        )
        for row in rows
    )  # fmt: skip
    return Contests(total, offset, limit, items)


def _claims(connection: Any, numbers: list[int]) -> dict[int, list[ClaimInFull]]:  # noqa: ANN401
    asked = (
        select(
            _c, _d.c.key, _d.c.published, func.coalesce(_d.c.item, _d.c.key).label("item"),
            func.coalesce(_d.c.publisher, _d.c.agency).label("publisher"),
        )
        .join(_d, _d.c.id == _c.c.dispatch)
        .where(_c.c.assessment.in_(numbers))
        .order_by(_c.c.id)
    )  # fmt: skip
    found: dict[int, list[ClaimInFull]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.assessment, []).append(
            ClaimInFull(
                row.speaker, row.low, row.high, row.bound, row.value, row.denied, row.superseded,
                row.as_of or row.published, row.key, row.item, row.publisher, row.start, row.end,
                row.text,
            )
        )  # fmt: skip
    return found
