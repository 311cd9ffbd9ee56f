"""What is contested, page by page, with every claim behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.store.answers import row_of, sure
from selon.store.chosen import ALL, chosen
from selon.store.conditions import among, stands
from selon.store.sql import all_of, raw, sql, stretch

if TYPE_CHECKING:
    from selon.store.answers import Answers
    from selon.store.filters import Filters
    from selon.store.store import Store


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
    status = filters.status or "contested"
    standing = [sql("a.status = ?", status)]
    if filters.kind is not None:
        standing.append(sql("a.question = ?", filters.kind))
    holds = stands(ALL, status)
    with chosen(store, filters.without("status", "kind"), holds) as (answers, table):
        here = [] if table == ALL else [among("a.incident", raw(f"SELECT id FROM {table}"))]  # noqa: S608
        counted = sql("SELECT count(*) FROM assessments a WHERE ?", all_of([*standing, *here]))
        total = answers.value(counted)
        first = sql(
            # The sum leads from the assessments to their incidents.
            "SELECT a.id FROM assessments a JOIN ? i ON a.incident + 0 = i.id WHERE ? "
            "ORDER BY i.dispatches DESC, i.id, a.id ?",
            raw(table),
            all_of(standing),
            stretch(limit, offset),
        )
        numbers = answers.column(first)
        asked = sql(
            "SELECT a.id, i.incident, i.label, i.type, i.place, i.start, a.question, a.who, "
            'a.scope, a.status, a.low, a.high, a.reason, a.reason_fr, a."by" '
            "FROM assessments a JOIN incidents i ON i.id = a.incident WHERE a.id IN (?)",
            numbers,
        )
        rows = sorted(answers.rows(asked), key=lambda row: numbers.index(row["id"]))
        claims = _claims(answers, numbers)
    items = tuple(row_of(Contest, row, tuple(claims.get(row["id"], ()))) for row in rows)
    return Contests(total, offset, limit, items)


def _claims(answers: Answers, numbers: list[int]) -> dict[int, list[ClaimInFull]]:
    asked = sql(
        "SELECT c.assessment, c.speaker, c.low, c.high, c.bound, c.value, c.denied, "
        "c.superseded, coalesce(nullif(c.as_of, ''), d.published) AS as_of, d.key AS dispatch, "
        "coalesce(d.item, d.key) AS item, coalesce(d.publisher, d.agency) AS publisher, "
        'c.start, c."end", c.text '
        "FROM claims c JOIN dispatches d ON d.id = c.dispatch "
        "WHERE c.assessment IN (?) ORDER BY c.id",
        numbers,
    )
    found: dict[int, list[ClaimInFull]] = {}
    for row in answers.rows(asked):
        values = sure(row)
        found.setdefault(values.pop("assessment"), []).append(ClaimInFull(**values))
    return found
