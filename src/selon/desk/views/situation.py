"""The situation: counts, the line of time as a drawing, and a page of the list of incidents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.desk.views.telling import FindingView, country, finding, period
from selon.store.chosen import chosen
from selon.store.listing import incidents, incidents_of
from selon.store.overview import overview_of

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.store.filters import Filters
    from selon.store.listing import Order
    from selon.store.listings import IncidentRow
    from selon.store.overview import Overview
    from selon.store.store import Store

WIDTH, HEIGHT, FOOT = 1000, 90, 18  # of the drawing of the line of time


@dataclass(frozen=True, slots=True)
class IncidentItem:
    """An incident in a list; `told` says that the day is that of the first telling."""

    id: str
    label: str
    type: str | None
    when: str
    told: bool
    place: str
    placed: bool
    dispatches: int
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bin of the line of time as it is drawn; `tick` is written under it when it is not empty."""

    first: str
    last: str
    incidents: int
    contested: int
    chosen: bool
    x: float
    width: float
    y: float
    height: float
    dark: float
    tick: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What the page and the API show; `items` are those from `offset` on."""

    overview: Overview
    offset: int
    limit: int
    order: Order
    items: tuple[IncidentItem, ...]


def situation(
    store: Store, filters: Filters, language: Language, *, order: Order, offset: int, limit: int
) -> Situation:
    """Give counts and a page of the list."""
    with chosen(store, filters.without("since", "until")) as (answers, table):
        seen = overview_of(answers, table, filters)
        rows = incidents_of(answers, table, filters, limit=limit, offset=offset, order=order)
    return Situation(seen, offset, limit, order, tuple(_item(row, language) for row in rows))


def items(
    store: Store, filters: Filters, language: Language, *, order: Order, offset: int, limit: int
) -> tuple[IncidentItem, ...]:
    """Give a page of the list of incidents."""
    rows = incidents(store, filters, limit=limit, offset=offset, order=order)
    return tuple(_item(row, language) for row in rows)


def _item(row: IncidentRow, language: Language) -> IncidentItem:
    when = period(row.start, row.end)
    where = ", ".join(x for x in (row.place, country(row.country, language)) if x)
    if row.place == country(row.country, language):
        where = row.place or ""
    return IncidentItem(
        row.id, row.label, row.type, when or row.told_on or "", not when, where,
        row.latitude is not None, row.dispatches,
        tuple(finding(f, language) for f in row.findings),
    )  # fmt: skip


def bars(seen: Overview) -> tuple[Bar, ...]:
    """Draw the line of time: a bar a bin, as high as it is full."""
    found = seen.axis.bins
    if not found or not seen.axis.most:
        return ()
    wide = WIDTH / len(found)
    high = HEIGHT - FOOT
    drawn = []
    labelled = -9.0
    last_tick = ""
    for n, one in enumerate(found):
        x = n * wide
        tick = _tick(one.first, seen.axis.unit)
        shown = tick if tick != last_tick and x - labelled > 70 and x < WIDTH - 40 else ""
        if shown:
            labelled, last_tick = x, tick
        tall = max(2.0, one.incidents / seen.axis.most * high) if one.incidents else 0.0
        dark = max(2.0, one.contested / seen.axis.most * high) if one.contested else 0.0
        drawn.append(
            Bar(
                one.first, one.last, one.incidents, one.contested, one.chosen,
                round(x, 1), round(max(wide - 1.5, 1.0), 1), round(high - tall, 1),
                round(tall, 1), round(dark, 1), shown,
            )
        )  # fmt: skip
    return tuple(drawn)


def _tick(day: str, unit: str) -> str:
    if unit in ("quarter", "year"):
        return day[:4]
    return day[:7] if unit == "month" else day
