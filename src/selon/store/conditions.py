"""Filters as SQL: on incidents and what hangs on them, and on dispatches.

SQLite keeps no statistics here, so that the way to an answer is the same in every store; what is
asked is written so that this way is short whatever filters meet. Of several lists of ids only
one may lead to the rows, the others are looked up (`_among`): led by two, SQLite would go through
each pair of their members.
"""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, column, func, literal, or_, select, table, text

from selon.store import schema
from selon.store.filters import OF_LEDGER, Circle, Region, Unit, area, circle, region
from selon.store.squares import bit
from selon.store.words import fold, match

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Table

    from selon.store.filters import Filters

Conditions = list["ColumnElement[bool]"]

_KM_A_DEGREE = 111.0
_d, _r, _s, _q = schema.dispatches, schema.records, schema.speakers, schema.quoted
_i, _m, _a, _c = (
    schema.incidents, schema.incident_mentions, schema.assessments, schema.claims,
)  # fmt: skip


def on_incidents(filters: Filters) -> Conditions:
    """Give what must hold of an incident."""
    found = on_days(filters) + _happened(filters)
    lists = [*_around(filters), *_told(filters)]
    asked: Conditions = []
    if filters.speaker is not None:
        asked.append(speaks(_c.c.speaker_key, filters.speaker))
    t = _c if asked else _a
    if filters.kind is not None:
        asked.append(t.c.question == filters.kind)
    if filters.status is not None and asked:
        asked.append(t.c.status == filters.status)
    elif filters.status is not None:
        found.append(_i.c.standings.op("&")(bit(filters.status)) != 0)
    if asked:
        lists.append(_list(t.c.incident, *asked))
    return found + _all_of(_i.c.id, lists)


def on_days(filters: Filters, t: Any = _i, *, lead: bool = True) -> Conditions:  # noqa: ANN401
    """Give what must hold of the days of an incident; without `lead` no index leads by them."""
    first, last = (x if lead else func.likely(x) for x in (t.c.to_on, t.c.from_on))
    found: Conditions = []
    if filters.first_on is not None:
        found.append(first >= filters.first_on)
    if filters.last_on is not None:
        found.append(last <= filters.last_on)
    return found


def on_claims(filters: Filters) -> Conditions:
    """Give what must hold of a claim joined with assessment, incident and dispatch."""
    found = on_days(filters) + _happened(filters) + _all_of(_i.c.id, _around(filters))
    told = _issued(filters)
    if told is not None:
        found.append(_among(_c.c.dispatch, told))
    if filters.kind is not None:
        found.append(_c.c.question == filters.kind)
    if filters.status is not None:
        found.append(_c.c.status == filters.status)
    if filters.speaker is not None:
        found.append(speaks(_c.c.speaker_key, filters.speaker))
    return found


def on_texts(filters: Filters) -> Conditions:
    """Give what must hold of a dispatch by its publisher and its words."""
    told = _issued(filters)
    return [] if told is None else [_among(_d.c.id, told)]


def on_records(filters: Filters) -> Conditions:
    """Give what must hold of a record for its dispatch to be listed: it is the current one.

    What a record holds is looked up in it, so that an answer takes no longer for what many hold.
    `placed` and `dated` are of incidents and leave dispatches alone.
    """
    found: Conditions = [_r.c.is_current]
    issued = _issued(filters, days=True)
    if issued is not None:
        found.append(_among(_r.c.dispatch, issued))
    counted = None if filters.kind in OF_LEDGER else filters.kind
    for value, section, name in (
        (filters.type, schema.events, "type"),
        (counted, schema.figures, "kind"),
    ):
        if value is not None:
            found.append(_exists(section.c.record == _r.c.id, section.c[name] == value))
    where = _inside(filters, schema.places) + _near(filters, schema.places)
    if where:
        found.append(_exists(schema.places.c.record == _r.c.id, *where))
    of_dispatch = []
    if filters.speaker is not None:
        called = _list(_s.c.id, speaks(_s.c.key, filters.speaker))
        of_dispatch.append((_q, _among(_q.c.speaker, called)))
    claimed = [] if filters.status is None else [_c.c.status == filters.status]
    if filters.kind is not None and filters.of_ledger:
        claimed.append(_c.c.question == filters.kind)
    if claimed:
        of_dispatch.append((_c, and_(*claimed)))
    for t, asked in of_dispatch:
        found.append(_exists(t.c.dispatch == _r.c.dispatch, asked))
    return found


def listed(filters: Filters) -> Any:  # noqa: ANN401 - a select
    """Select the ids of the dispatches that stand and for which filters hold."""
    return _list(_r.c.dispatch.label("id"), *on_records(filters))


def speaks(key: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Say that the folded name of a speaker holds a name."""
    return func.instr(key, fold(name)) > 0


def within_region(t: Any, box: Region) -> Conditions:  # noqa: ANN401 - a table
    """Give what must hold of a place in a region."""
    across = (t.c.longitude >= box.west, t.c.longitude <= box.east)
    return [
        t.c.latitude.between(box.south, box.north),
        and_(*across) if box.west <= box.east else or_(*across),
    ]


def _among(number: ColumnElement[int], asked: Any) -> ColumnElement[bool]:  # noqa: ANN401
    """Say that a number is in a list, which is made once and looked up: no index leads by it."""
    return number.op("+")(0).in_(asked)


def _all_of(number: ColumnElement[int], lists: list[Any]) -> Conditions:
    """Say that a number is in all lists; the first may lead."""
    return [number.in_(asked) if n == 0 else _among(number, asked) for n, asked in enumerate(lists)]


def _list(wanted: Any, *asked: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a column, a select
    """Select a list that stands for itself, whatever tables are asked round it."""
    return select(wanted).where(*asked).correlate(None)


def _exists(*asked: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say that something is there that goes with a record."""
    return select(literal(1)).where(*asked).correlate(_r).exists()


def _issued(filters: Filters, *, days: bool = False) -> Any:  # noqa: ANN401 - a select or None
    """Select the dispatches of a publisher, with some words, of some days; None for all."""
    words = None if filters.text is None else _words(filters.text)
    asked: Conditions = []
    if filters.publisher is not None:
        names = func.lower(func.coalesce(_d.c.publisher, _d.c.agency, ""))
        asked.append(names == filters.publisher.lower())
    if days and filters.first_on is not None:
        asked.append(_d.c.published >= filters.first_on)
    if days and filters.last_on is not None:
        asked.append(func.substr(_d.c.published, 1, 10) <= filters.last_on)
    if not asked:
        return words
    return _list(_d.c.id, *asked, *([] if words is None else [_among(_d.c.id, words)]))


def _told(filters: Filters) -> list[Any]:
    """Select the incidents told in dispatches of a publisher or with some words."""
    told = _issued(filters)
    return [] if told is None else [_list(_m.c.incident, _m.c.dispatch.in_(told))]


def _happened(filters: Filters) -> Conditions:
    """Give what must hold of an incident's type and place, and of what is known of it."""
    found = [] if filters.type is None else [_i.c.type == filters.type]
    found += _inside(filters, _i)
    for wanted, value in ((filters.placed, _i.c.latitude), (filters.dated, _i.c.start)):
        if wanted is not None:
            found.append(value.is_not(None) if wanted else value.is_(None))
    return found


def _inside(filters: Filters, t: Table) -> Conditions:
    """A place is in a region by its point, within a unit by its country and first-level unit."""
    box = region(filters)
    found = [] if box is None else within_region(t, box)
    wanted = area(filters)
    if isinstance(wanted, Unit):
        inside = t.c.country == wanted.country
        if wanted.admin1 is not None:
            unit = or_(t.c.admin1 == wanted.admin1, t.c.geonames_id == wanted.geonames_id)
            inside = and_(inside, unit)
        found.append(inside)
    return found


def _circles(filters: Filters) -> list[Circle]:
    return [x for x in (circle(filters), area(filters)) if isinstance(x, Circle)]


def _near(filters: Filters, t: Table) -> Conditions:
    """Give what must hold of a place in the circles that filters draw."""
    found: Conditions = []
    for wanted in _circles(filters):
        found += [or_(*(and_(*within_region(t, one)) for one in _boxes(wanted))), _km(t, wanted)]
    return found


def _around(filters: Filters) -> list[Any]:
    """Select the incidents in the circles that filters draw."""
    tree = table("incident_points", *(column(n) for n in ("id", "south", "north", "west", "east")))
    found = []
    for wanted in _circles(filters):
        boxes = or_(
            *(
                and_(
                    tree.c.south <= one.north, tree.c.north >= one.south,
                    tree.c.west <= one.east, tree.c.east >= one.west,
                )
                for one in _boxes(wanted)
            )
        )  # fmt: skip
        found.append(
            select(tree.c.id)
            .join(_i, _i.c.id == tree.c.id)
            .where(boxes, _km(_i, wanted))
            .correlate(None)
        )
    return found


def _km(t: Table, wanted: Circle) -> ColumnElement[bool]:
    km: Any = func.km(t.c.latitude, t.c.longitude, wanted.latitude, wanted.longitude)
    return km <= wanted.km  # type: ignore[no-any-return]


def _boxes(wanted: Circle) -> list[Region]:
    """Give the box round a circle; over the date line there are two."""
    high = wanted.km / _KM_A_DEGREE
    south, north = wanted.latitude - high, wanted.latitude + high
    wide = 360.0
    if south > -90 and north < 90:
        wide = high / max(cos(radians(max(abs(south), abs(north)))), 1e-6)
    west, east = wanted.longitude - wide, wanted.longitude + wide
    spans = [(west, east)]
    if wide >= 180:
        spans = [(-180.0, 180.0)]
    elif west < -180:
        spans = [(west + 360, 180.0), (-180.0, east)]
    elif east > 180:
        spans = [(west, 180.0), (-180.0, east - 360)]
    return [Region(south, w, north, e) for w, e in spans]


def _words(query: str) -> Any:  # noqa: ANN401 - a select
    asked = text("SELECT rowid AS id FROM dispatch_words WHERE dispatch_words MATCH :words")
    return asked.bindparams(words=match(query) or '""').columns(column("id"))
