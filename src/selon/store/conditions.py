"""Filters as SQL: on incidents and what hangs on them, and on dispatches.

Each condition asks an index: days, R*Tree, country and unit, type, status, speaker, words.
"""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, column, exists, func, or_, select, table, text

from selon.store import schema
from selon.store.filters import Circle, Region, Unit, area, circle, region
from selon.store.words import fold, match

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Table

    from selon.store.filters import Filters

Conditions = list["ColumnElement[bool]"]

_KM_A_DEGREE = 111.0
_d, _r = schema.dispatches, schema.records
_i, _m, _a, _c = (
    schema.incidents, schema.incident_mentions, schema.assessments, schema.claims,
)  # fmt: skip


def on_incidents(filters: Filters) -> Conditions:
    """Give what must hold of an incident."""
    found = _happened(filters)
    if filters.type is not None:
        found.append(_i.c.type == filters.type)
    asked: Conditions = []
    if filters.kind is not None:
        asked.append(_a.c.question == filters.kind)
    if filters.status is not None:
        asked.append(_a.c.status == filters.status)
    if filters.speaker is not None:
        asked.append(
            exists().where(_c.c.assessment == _a.c.id, _speaks(_c.c.speaker_key, filters.speaker))
        )
    if asked:
        found.append(_i.c.id.in_(select(_a.c.incident).where(*asked)))
    told = on_texts(filters)
    if told:
        chosen = select(_m.c.incident).join(_d, _d.c.id == _m.c.dispatch).where(*told)
        found.append(_i.c.id.in_(chosen))
    return found


def on_claims(filters: Filters) -> Conditions:
    """Give what must hold of a claim joined with assessment, incident and dispatch."""
    found = _happened(filters) + on_texts(filters)
    if filters.type is not None:
        found.append(_i.c.type == filters.type)
    if filters.kind is not None:
        found.append(_a.c.question == filters.kind)
    if filters.status is not None:
        found.append(_a.c.status == filters.status)
    if filters.speaker is not None:
        found.append(_speaks(_c.c.speaker_key, filters.speaker))
    return found


def on_texts(filters: Filters) -> Conditions:
    """Give what must hold of a dispatch by its publisher and its words."""
    found: Conditions = []
    if filters.publisher is not None:
        names = func.lower(func.coalesce(_d.c.publisher, _d.c.agency, ""))
        found.append(names == filters.publisher.lower())
    if filters.text is not None:
        found.append(_d.c.id.in_(_words(filters.text)))
    return found


def on_dispatches(filters: Filters) -> Conditions:
    """Give what must hold of a dispatch whose current record is joined.

    `placed` and `dated` are of incidents and leave dispatches alone.
    """
    found = on_texts(filters)
    if filters.first_on is not None:
        found.append(_d.c.published >= filters.first_on)
    if filters.last_on is not None:
        found.append(func.substr(_d.c.published, 1, 10) <= filters.last_on)
    places = schema.places
    where = _where(filters, places, "place_points")
    if where:
        found.append(_r.c.id.in_(select(places.c.record).where(*where)))
    for value, section, name in (
        (filters.type, schema.events, "type"),
        (filters.kind, schema.figures, "kind"),
    ):
        if value is not None:
            found.append(_r.c.id.in_(select(section.c.record).where(section.c[name] == value)))
    if filters.speaker is not None:
        s = schema.statements
        found.append(
            _r.c.id.in_(select(s.c.record).where(_speaks(s.c.speaker_key, filters.speaker)))
        )
    if filters.status is not None:
        chosen = select(_c.c.dispatch).join(_a, _a.c.id == _c.c.assessment)
        found.append(_d.c.id.in_(chosen.where(_a.c.status == filters.status)))
    return found


def _happened(filters: Filters) -> Conditions:
    """Give what must hold of an incident's day and place."""
    found = _days(filters) + _where(filters, _i, "incident_points")
    for wanted, value in ((filters.placed, _i.c.latitude), (filters.dated, _i.c.start)):
        if wanted is not None:
            found.append(value.is_not(None) if wanted else value.is_(None))
    return found


def _days(filters: Filters) -> Conditions:
    found: Conditions = []
    if filters.first_on is not None:
        found.append(_i.c.to_on >= filters.first_on)
    if filters.last_on is not None:
        found.append(_i.c.from_on <= filters.last_on)
    return found


def _where(filters: Filters, t: Table, points: str) -> Conditions:
    """A place is near by its point, within a unit by its country and first-level unit."""
    found: Conditions = []
    box = region(filters)
    if box is not None:
        found += within_region(t, box)
    for wanted in (circle(filters), area(filters)):
        if isinstance(wanted, Circle):
            found += [t.c.id.in_(_box(points, wanted)), _near(t, wanted)]
        elif isinstance(wanted, Unit):
            inside = t.c.country == wanted.country
            if wanted.admin1 is not None:
                unit = or_(t.c.admin1 == wanted.admin1, t.c.geonames_id == wanted.geonames_id)
                inside = and_(inside, unit)
            found.append(inside)
    return found


def within_region(t: Table, box: Region) -> Conditions:
    """Give what must hold of a place in a region."""
    across = (t.c.longitude >= box.west, t.c.longitude <= box.east)
    return [
        t.c.latitude.between(box.south, box.north),
        and_(*across) if box.west <= box.east else or_(*across),
    ]


def _near(t: Table, wanted: Circle) -> ColumnElement[bool]:
    km: Any = func.km(t.c.latitude, t.c.longitude, wanted.latitude, wanted.longitude)
    return km <= wanted.km  # type: ignore[no-any-return]


def _box(points: str, wanted: Circle) -> Any:  # noqa: ANN401 - a select
    """Ask the R*Tree for the box round a circle; over the date line there are two."""
    high = wanted.km / _KM_A_DEGREE
    south, north = wanted.latitude - high, wanted.latitude + high
    wide = 360.0
    if south > -90 and north < 90:
        wide = high / max(cos(radians(max(abs(south), abs(north)))), 1e-6)
    tree = table(points, *(column(n) for n in ("id", "south", "north", "west", "east")))
    west, east = wanted.longitude - wide, wanted.longitude + wide
    spans = [(west, east)]
    if wide >= 180:
        spans = [(-180.0, 180.0)]
    elif west < -180:
        spans = [(west + 360, 180.0), (-180.0, east)]
    elif east > 180:
        spans = [(west, 180.0), (-180.0, east - 360)]
    across = or_(*(and_(tree.c.west <= e, tree.c.east >= w) for w, e in spans))
    return select(tree.c.id).where(tree.c.south <= north, tree.c.north >= south, across)


def _words(query: str) -> Any:  # noqa: ANN401 - a select
    asked = text("SELECT rowid AS id FROM dispatch_words WHERE dispatch_words MATCH :words")
    return asked.bindparams(words=match(query) or '""').columns(column("id"))


def _speaks(key: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    return key.contains(fold(name), autoescape=True)
