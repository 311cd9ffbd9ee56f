"""The lists made of the ledger: incidents, claims, contested findings, the line of time.

All take the same filters, and `limit` (None for all). They read tables that `keeping` fills and
never build anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from selon.store.answers import parts, row_of, sure
from selon.store.chosen import chosen
from selon.store.conditions import on_claims, on_days, on_incidents, speaks
from selon.store.filters import Filters
from selon.store.listings import ClaimRow, ContestedRow, DayRow, Finding, IncidentRow, Voice
from selon.store.sql import all_of, raw, sql, stretch

if TYPE_CHECKING:
    from selon.store.answers import Answers
    from selon.store.store import Store

Order = Literal["told", "latest", "earliest"]
ORDERS: tuple[Order, ...] = get_args(Order)
_ORDERED: dict[Order, str] = {
    "told": "dispatches DESC, mentions DESC, id DESC",
    "latest": "from_on DESC, id DESC",
    "earliest": "from_on ASC NULLS LAST, id",
}


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
    with chosen(store, filters.without("since", "until")) as (answers, table):
        return incidents_of(answers, table, filters, limit=limit, offset=offset, order=order)


def incidents_of(
    answers: Answers,
    table: str,
    filters: Filters,
    *,
    limit: int | None = None,
    offset: int = 0,
    order: Order = "told",
) -> list[IncidentRow]:
    """List the incidents of some days, of a table of those that are chosen whatever their days."""
    # Numbers are put in order before any row is looked up.
    asked = sql(
        "SELECT id FROM ? WHERE ? ORDER BY ? ?",
        raw(table),
        all_of(on_days(filters, table, lead=False)),
        raw(_ORDERED[order]),
        stretch(limit, offset),
    )
    numbers = answers.column(asked)
    found = _findings(answers, numbers)
    rows = {
        row[0]: row
        for some in parts(numbers)
        for row in answers.rows(
            sql(
                "SELECT id, incident, label, type, mode, place, country, latitude, longitude, "
                'radius_km, start, "end", told_on, dispatches, mentions '
                "FROM incidents WHERE id IN (?)",
                some,
            )
        )
    }
    return [row_of(IncidentRow, rows[number], found.get(number, ())) for number in numbers]


def timeline(
    store: Store, filters: Filters | None = None, *, limit: int | None = None
) -> list[DayRow]:
    """List incidents by day, the last ones when `limit` leaves some out; undated ones at the end.

    An incident without a day of its own stands on the day on which it was first told.
    """
    asked = sql(
        "SELECT id, from_on, start, incident, label, type, place, dispatches FROM incidents "
        "WHERE ? ORDER BY from_on DESC, dispatches DESC, id ?",
        all_of(on_incidents(filters or Filters())),
        stretch(limit),
    )
    with store.ask() as answers:
        rows = answers.rows(asked)
        found = _findings(answers, [row["id"] for row in rows])
    listed = [
        DayRow(
            row["from_on"], row["start"] is None, row["incident"], row["label"], row["type"],
            row["place"], row["dispatches"], found.get(row["id"], ()),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(listed, key=lambda row: (row.day is None, row.day or ""))


def claims(
    store: Store, filters: Filters | None = None, *, limit: int | None = None
) -> list[ClaimRow]:
    """List claims, incident by incident and question by question, in the order of time."""
    asked = sql(
        "SELECT incidents.incident, incidents.label, assessments.question, assessments.who, "
        "assessments.scope, assessments.status, claims.speaker, claims.low, claims.high, "
        "claims.bound, claims.value, claims.denied, claims.superseded, claims.as_of, "
        "coalesce(dispatches.item, dispatches.key) AS dispatch, "
        "coalesce(dispatches.publisher, dispatches.agency) AS publisher, dispatches.published, "
        'claims.statement, claims.start, claims."end", claims.text '
        "FROM claims JOIN assessments ON assessments.id = claims.assessment "
        "JOIN incidents ON incidents.id = claims.incident "
        "JOIN dispatches ON dispatches.id = claims.dispatch "
        "WHERE ? ORDER BY claims.incident, claims.id ?",
        all_of(on_claims(filters or Filters())),
        stretch(limit),
    )
    with store.ask() as answers:
        return [ClaimRow(**sure(row)) for row in answers.rows(asked)]


def contested(
    store: Store, filters: Filters | None = None, *, limit: int | None = None
) -> list[ContestedRow]:
    """List what is contested (or has the status the filters ask for), with the claims behind it."""
    filters = filters or Filters()
    standing = [sql("assessments.status = ?", filters.status or "contested")]
    if filters.kind is not None:
        standing.append(sql("assessments.question = ?", filters.kind))
    if filters.speaker is not None:
        heard = speaks("claims.speaker_key", filters.speaker)
        standing.append(sql("assessments.id IN (SELECT assessment FROM claims WHERE ?)", heard))
    asked = sql(
        "SELECT assessments.id, incidents.incident, incidents.label, incidents.place, "
        "incidents.start, assessments.question, assessments.who, assessments.scope, "
        "assessments.status, assessments.low, assessments.high, assessments.low_speaker, "
        'assessments.high_speaker, assessments.reason, assessments.reason_fr, assessments."by" '
        "FROM assessments JOIN incidents ON incidents.id = assessments.incident "
        "WHERE ? ORDER BY incidents.dispatches DESC, incidents.id, assessments.id ?",
        all_of([*standing, *on_incidents(filters.without("status", "kind"))]),
        stretch(limit),
    )
    with store.ask() as answers:
        rows = answers.rows(asked)
        voices = _voices(answers, [row["id"] for row in rows])
    return [row_of(ContestedRow, row, voices.get(row["id"], ())) for row in rows]


def _findings(answers: Answers, numbers: list[int]) -> dict[int, tuple[Finding, ...]]:
    """Give the assessments of some incidents, in the order of the questions."""
    found: dict[int, list[Finding]] = {}
    for some in parts(numbers):
        # The ledger lists assessments in the order of the questions; totals come before parts.
        asked = sql(
            "SELECT incident, question, who, scope, status, low, high FROM assessments "
            "WHERE incident IN (?) ORDER BY id",
            some,
        )
        for row in answers.rows(asked):
            found.setdefault(row["incident"], []).append(Finding(*row[1:]))
    return {number: tuple(rows) for number, rows in found.items()}


def _voices(answers: Answers, numbers: list[int]) -> dict[int, tuple[Voice, ...]]:
    found: dict[int, list[Voice]] = {}
    for some in parts(numbers):
        asked = sql(
            "SELECT claims.assessment, claims.speaker, claims.text, "
            "coalesce(dispatches.item, dispatches.key) AS dispatch, claims.start, "
            'claims."end", claims.superseded, '
            "coalesce(nullif(claims.as_of, ''), dispatches.published) AS published, "
            "claims.low, claims.high, claims.bound, claims.value, claims.denied "
            "FROM claims JOIN dispatches ON dispatches.id = claims.dispatch "
            "WHERE claims.assessment IN (?) ORDER BY claims.id",
            some,
        )
        for row in answers.rows(asked):
            values = sure(row)
            found.setdefault(values.pop("assessment"), []).append(Voice(**values))
    return {number: tuple(voices) for number, voices in found.items()}
