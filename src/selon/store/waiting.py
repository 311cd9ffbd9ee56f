"""Rows that wait for a reviewer, those on which most depends first.

Contested claims come first, then revised ones, then large counts that one voice alone gives, then
places that are uncertain, then what is corroborated, then all other rows, newest dispatches first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from sqlalchemy import func, or_, select

from selon.store import schema
from selon.store.reviewed import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

    from selon.store.marks import Span
    from selon.store.store import Store

Group = Literal["contested", "revised", "single", "places", "corroborated", "rest"]
GROUPS: tuple[Group, ...] = get_args(Group)
UNCERTAIN = 0.5
"""Confidence of a place below which somebody should look."""

_d, _r, _i, _a, _c = (
    schema.dispatches, schema.records, schema.incidents, schema.assessments, schema.claims,
)  # fmt: skip
_BATCH = 200
_RECORDS = 10
_ASSESSMENTS = 15
_COUNTED = 1000
_REST = ("figures", "control", "events", "statements")
_SECTIONS = {"happened": "events", "responsibility": "events", "holder": "control"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits: of which dispatch, in which group, and on what it bears.

    The last fields are those of the assessment that it bears on, empty for other groups.
    """

    span: Span
    dispatch: str
    row: str
    group: Group
    question: str | None = None
    reason: str | None = None
    reason_fr: str | None = None
    incident: str | None = None
    label: str | None = None


def waiting(
    store: Store, *, group: Group | None = None, skip: int = 0, limit: int = 10
) -> list[Waiting]:
    """List rows without a verdict in force, of one group or of all in their order."""
    found: list[Waiting] = []
    seen: set[tuple[str, str]] = set()
    with store.read() as connection:
        for name in GROUPS if group is None else (group,):
            for batch in _batches(connection, name):
                done = judged(connection, [(w.span, w.dispatch, w.row) for w in batch])
                for one in batch:
                    key = (one.dispatch, one.row)
                    if key not in done and key not in seen:
                        seen.add(key)
                        found.append(one)
                if len(found) >= skip + limit:
                    return found[skip : skip + limit]
    return found[skip:]


def how_many(store: Store) -> dict[Group, int]:
    """Count the claims of each status and the uncertain places, reviewed or not, up to 1000."""
    counts: dict[Group, int] = {}
    with store.read() as connection:
        for group in GROUPS:
            if group == "rest":
                continue
            claims = select(_c.c.id).join(_a, _a.c.id == _c.c.assessment)
            some = (
                _uncertain(schema.places.c.id)
                if group == "places"
                else claims.where(_a.c.status == group)
            ).limit(_COUNTED)
            found = connection.scalar(select(func.count()).select_from(some.subquery()))
            counts[group] = found or 0
    return counts


def _batches(connection: Connection, group: Group) -> Iterator[list[Waiting]]:
    start, found = 0, _batch(connection, group, 0)
    while found is not None:
        yield found
        start += 1
        found = _batch(connection, group, start)


def _batch(connection: Connection, group: Group, number: int) -> list[Waiting] | None:
    """Give the rows of a batch of a group, None behind its last."""
    if group == "places":
        return _places(connection, number * _BATCH) or None
    if group == "rest":
        newest = select(_r.c.id).where(_r.c.is_current).order_by(_r.c.dispatch.desc())
        some = newest.limit(_RECORDS).offset(number * _RECORDS)
        records = list(connection.scalars(some))
        return _rows(connection, records) if records else None
    return _claims(connection, group, number * _ASSESSMENTS)


def _claims(connection: Connection, group: Group, start: int) -> list[Waiting] | None:
    """Give rows behind claims of a status; None when there are no more such claims."""
    asked = select(_a.c.id).where(_a.c.status == group).limit(_ASSESSMENTS).offset(start)
    if group == "single":
        asked = asked.where(_a.c.low.is_not(None)).order_by(_a.c.low.desc(), _a.c.incident, _a.c.id)
    else:
        asked = asked.join(_i, _i.c.id == _a.c.incident)
        asked = asked.order_by(_i.c.dispatches.desc(), _i.c.id, _a.c.id)
    order = {number: n for n, number in enumerate(connection.scalars(asked))}
    if not order:
        return None
    found: list[tuple[int, int, Waiting]] = []
    for section in ("figures", "events", "control"):
        found += _behind(connection, section, group, order)
    return [one for _, _, one in sorted(found, key=lambda f: (f[0], f[1], f[2].row))]


def _behind(
    connection: Connection, section: str, group: Group, order: dict[int, int]
) -> Iterator[tuple[int, int, Waiting]]:
    t = schema.SECTIONS[section]
    own = [question for question, home in _SECTIONS.items() if home == section]
    asked_by = _a.c.question.in_(own) if own else _a.c.question.not_in(_SECTIONS)
    asked = (
        select(
            _c.c.id, _c.c.assessment, t.c.start, t.c.end, _d.c.key, t.c.row, _a.c.question,
            _a.c.reason, _a.c.reason_fr, _i.c.incident, _i.c.label,
        )
        .join(_a, _a.c.id == _c.c.assessment)
        .join(_i, _i.c.id == _c.c.incident)
        .join(_d, _d.c.id == _c.c.dispatch)
        .join(_r, (_r.c.dispatch == _d.c.id) & (_r.c.is_current.op("+")(0) == 1))  # by dispatch
        .join(t, (t.c.record == _r.c.id) & (t.c.start >= _c.c.start) & (t.c.end <= _c.c.end))
        .where(_c.c.assessment.in_(order), asked_by)
    )  # fmt: skip
    if section == "figures":  # of several in its words the one that the claim says
        for name in ("low", "high"):
            asked = asked.where(t.c[name].is_not_distinct_from(_c.c[name]))
    for row in connection.execute(asked):
        yield (
            order[row.assessment],
            row.id,
            Waiting(
                (section, row.start, row.end), row.key, row.row, group, row.question, row.reason,
                row.reason_fr, row.incident, row.label,
            ),
        )  # fmt: skip


def _uncertain(*columns: Any) -> Any:  # noqa: ANN401 - a select
    p = schema.places
    return (
        select(*columns)
        .select_from(p)
        .join(_r, (_r.c.id == p.c.record) & _r.c.is_current)
        .where(or_(p.c.latitude.is_(None), p.c.confidence < UNCERTAIN))
    )


def _places(connection: Connection, start: int) -> list[Waiting]:
    p = schema.places
    asked = (
        _uncertain(_d.c.key, p.c.row, p.c.start, p.c.end)
        .join(_d, _d.c.id == _r.c.dispatch)
        .order_by(p.c.id.desc())
        .limit(_BATCH)
        .offset(start)
    )
    return [_plain(row, "places", "places") for row in connection.execute(asked)]


def _rows(connection: Connection, records: list[int]) -> list[Waiting]:
    """Give all rows of some records that claim something, in the order of their texts."""
    found = []
    for section in _REST:
        t: Table = schema.SECTIONS[section]
        asked = (
            select(_d.c.key, t.c.row, t.c.start, t.c.end, t.c.record)
            .join(_r, _r.c.id == t.c.record)
            .join(_d, _d.c.id == _r.c.dispatch)
            .where(t.c.record.in_(records))
        )
        for row in connection.execute(asked):
            place = (records.index(row.record), row.start or 0, _REST.index(section))
            found.append((place, _plain(row, section, "rest")))
    return [one for _, one in sorted(found, key=lambda f: (f[0], f[1].row))]


def _plain(row: Any, section: str, group: Group) -> Waiting:  # noqa: ANN401 - a result
    return Waiting((section, row.start, row.end), row.key, row.row, group)
