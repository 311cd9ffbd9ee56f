"""The dispatches of a store, newest first, with what was read in each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from selon._wording import short
from selon.store import schema
from selon.store.bridge import clauses
from selon.store.conditions import among, listed
from selon.store.filters import Filters
from selon.store.reviewed import verdicts_given
from selon.store.sql import sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.store.store import Store

_d, _r = schema.dispatches, schema.records
_COUNTED = ("statements", "figures", "events", "control")
_BEGINNING = 160


@dataclass(frozen=True, slots=True)
class DispatchView:
    """A dispatch in a list; `reviewed` counts rows on which people have a verdict."""

    id: str
    dispatch: str
    title: str
    published: str | None
    publisher: str | None
    language: str
    statements: int
    figures: int
    events: int
    control: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class DispatchList:
    """A stretch of the list: `total` dispatches in all, those from `offset` on."""

    total: int
    offset: int
    limit: int
    items: tuple[DispatchView, ...]


def dispatches(
    store: Store, *, publisher: str | None = None, offset: int = 0, limit: int = 50
) -> DispatchList:
    """List dispatches, newest first, undated ones last."""
    chosen: list[Any] = clauses([among("dispatches.id", listed(Filters()))])
    if publisher is not None:
        chosen.append(func.coalesce(_d.c.publisher, _d.c.agency) == publisher)
    with store.read() as connection:
        total = connection.scalar(select(func.count(_d.c.id)).where(*chosen)) or 0
    return DispatchList(total, offset, limit, _views(store, chosen, offset, limit))


def by_text(store: Store, hashes: Sequence[str]) -> tuple[DispatchView, ...]:
    """Give the dispatches of some texts, by the hashes of these."""
    chosen = [
        *clauses([sql("dispatches.id IN (?)", listed(Filters()))]),
        _d.c.text_sha256.in_(list(hashes)),
    ]
    return _views(store, chosen, 0, len(hashes)) if hashes else ()


def _views(store: Store, chosen: list[Any], offset: int, limit: int) -> tuple[DispatchView, ...]:
    order = (_d.c.published.desc(), _d.c.id.desc())  # undated ones come last
    asked = (
        select(
            _d.c.id, _d.c.key, _d.c.item, _d.c.title, _d.c.published, _d.c.language,
            func.coalesce(_d.c.publisher, _d.c.agency).label("publisher"),
            func.substr(_d.c.text, 1, _BEGINNING).label("beginning"),
            _r.c.id.label("record"),
        )
        .join(_r, (_r.c.dispatch == _d.c.id) & (_r.c.is_current.op("+")(0) == 1))
        .order_by(*order)
    )  # fmt: skip
    numbers = select(_d.c.id).where(*chosen).order_by(*order).limit(limit).offset(offset)
    counts: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_COUNTED, 0))
    with store.read() as connection:
        # Numbers are put in order before any text is looked up.
        some = list(connection.scalars(numbers))
        rows = connection.execute(asked.where(_d.c.id.in_(some))).all()
        records = [row.record for row in rows]
        for section in _COUNTED:
            t = schema.SECTIONS[section]
            rest = select(t.c.record, func.count()).where(t.c.record.in_(records))
            for record, count in connection.execute(rest.group_by(t.c.record)):
                counts[record][section] = count
    reviewed = verdicts_given(store, [row.id for row in rows])
    return tuple(
        DispatchView(
            row.key, row.item or row.key[:12],
            short(row.title or row.beginning.partition("\n")[0] or row.beginning),
            row.published, row.publisher, row.language,
            **counts[row.record], reviewed=reviewed.get(row.id, 0),
        )
        for row in rows
    )  # fmt: skip
