"""Filters as SQL: on incidents and what hangs on them, and on dispatches.

SQLite keeps no statistics here, so that the way to an answer is the same in every store; what is
asked is written so that this way is short whatever filters meet. Of several lists of ids only
one may lead to the rows, the others are looked up (`_among`): led by two, SQLite would go through
each pair of their members.
"""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

from selon.store.filters import OF_LEDGER, Circle, Region, Unit, area, circle, region
from selon.store.sql import Sql, all_of, any_of, raw, sql
from selon.store.squares import bit
from selon.store.words import fold, match

if TYPE_CHECKING:
    from selon.store.filters import Filters

_KM_A_DEGREE = 111.0


def on_incidents(filters: Filters) -> list[Sql]:
    """Give what must hold of an incident."""
    found = on_days(filters) + _happened(filters)
    lists = [*_around(filters), *_told(filters)]
    asked: list[Sql] = []
    if filters.speaker is not None:
        asked.append(speaks("claims.speaker_key", filters.speaker))
    t = "claims" if asked else "assessments"
    if filters.kind is not None:
        asked.append(sql(f"{t}.question = ?", filters.kind))
    if filters.status is not None and asked:
        asked.append(sql(f"{t}.status = ?", filters.status))
    elif filters.status is not None:
        found.append(stands("incidents", filters.status))
    if asked:
        lists.append(_list(t, "incident", *asked))
    return found + _all_in("incidents.id", lists)


def on_days(filters: Filters, t: str = "incidents", *, lead: bool = True) -> list[Sql]:
    """Give what must hold of the days of an incident; without `lead` no index leads by them."""
    first, last = (x if lead else f"likely({x})" for x in (f"{t}.to_on", f"{t}.from_on"))
    found: list[Sql] = []
    if filters.first_on is not None:
        found.append(sql(f"{first} >= ?", filters.first_on))
    if filters.last_on is not None:
        found.append(sql(f"{last} <= ?", filters.last_on))
    return found


def on_claims(filters: Filters) -> list[Sql]:
    """Give what must hold of a claim joined with assessment, incident and dispatch."""
    found = on_days(filters) + _happened(filters) + _all_in("incidents.id", _around(filters))
    told = _issued(filters)
    if told is not None:
        found.append(among("claims.dispatch", told))
    if filters.kind is not None:
        found.append(sql("claims.question = ?", filters.kind))
    if filters.status is not None:
        found.append(sql("claims.status = ?", filters.status))
    if filters.speaker is not None:
        found.append(speaks("claims.speaker_key", filters.speaker))
    return found


def on_texts(filters: Filters) -> list[Sql]:
    """Give what must hold of a dispatch by its publisher and its words."""
    told = _issued(filters)
    return [] if told is None else [among("dispatches.id", told)]


def on_records(filters: Filters) -> list[Sql]:
    """Give what must hold of a record for its dispatch to be listed: it is the current one.

    What a record holds is looked up in it, so that an answer takes no longer for what many hold.
    `placed` and `dated` are of incidents and leave dispatches alone.
    """
    found = [raw("records.is_current = 1")]
    issued = _issued(filters, days=True)
    if issued is not None:
        found.append(among("records.dispatch", issued))
    if filters.type is not None:
        found.append(_holds("events", sql("events.type = ?", filters.type)))
    if filters.kind is not None and filters.kind not in OF_LEDGER:
        found.append(_holds("figures", sql("figures.kind = ?", filters.kind)))
    where = _inside(filters, "places") + _near(filters, "places")
    if where:
        found.append(_holds("places", *where))
    if filters.speaker is not None:
        called = _list("speakers", "id", speaks("speakers.key", filters.speaker))
        found.append(_has("quoted", among("quoted.speaker", called)))
    claimed: list[Sql] = []
    if filters.status is not None:
        claimed.append(sql("claims.status = ?", filters.status))
    if filters.kind is not None and filters.of_ledger:
        claimed.append(sql("claims.question = ?", filters.kind))
    if claimed:
        found.append(_has("claims", *claimed))
    return found


def listed(filters: Filters) -> Sql:
    """Select the ids of the dispatches that stand and for which filters hold."""
    return _list("records", "dispatch", *on_records(filters))


def speaks(key: str, name: str) -> Sql:
    """Say that the folded name of a speaker holds a name."""
    return sql(f"instr({key}, ?) > 0", fold(name))


def stands(t: str, status: str) -> Sql:
    """Say that an assessment of an incident has a status."""
    return sql(f"({t}.standings & ?) != 0", bit(status))


def within_region(t: str, box: Region) -> list[Sql]:
    """Give what must hold of a place in a region."""
    across = "AND" if box.west <= box.east else "OR"
    return [
        sql(f"{t}.latitude BETWEEN ? AND ?", box.south, box.north),
        sql(f"({t}.longitude >= ? {across} {t}.longitude <= ?)", box.west, box.east),
    ]


def among(number: str, asked: Sql) -> Sql:
    """Say that a number is in a list, which is made once and looked up: no index leads by it."""
    return sql(f"{number} + 0 IN (?)", asked)


def _all_in(number: str, lists: list[Sql]) -> list[Sql]:
    """Say that a number is in all lists; the first may lead."""
    return [
        sql(f"{number} IN (?)", asked) if n == 0 else among(number, asked)
        for n, asked in enumerate(lists)
    ]


def _list(t: str, wanted: str, *asked: Sql) -> Sql:
    """Select a column of a table."""
    return sql("SELECT ? FROM ? WHERE ?", raw(f"{t}.{wanted}"), raw(t), all_of(asked))


def _holds(section: str, *asked: Sql) -> Sql:
    """Say that a record holds such a row."""
    return _exists(section, raw(f"{section}.record = records.id"), *asked)


def _has(t: str, *asked: Sql) -> Sql:
    """Say that something of a table goes with a record's dispatch."""
    return _exists(t, raw(f"{t}.dispatch = records.dispatch"), *asked)


def _exists(t: str, *asked: Sql) -> Sql:
    return sql("EXISTS (SELECT 1 FROM ? WHERE ?)", raw(t), all_of(asked))


def _issued(filters: Filters, *, days: bool = False) -> Sql | None:
    """Select the dispatches of a publisher, with some words, of some days; None for all."""
    words = None if filters.text is None else _words(filters.text)
    asked: list[Sql] = []
    if filters.publisher is not None:
        names = "lower(coalesce(dispatches.publisher, dispatches.agency, ''))"
        asked.append(sql(f"{names} = ?", filters.publisher.lower()))
    if days and filters.first_on is not None:
        asked.append(sql("dispatches.published >= ?", filters.first_on))
    if days and filters.last_on is not None:
        asked.append(sql("substr(dispatches.published, 1, 10) <= ?", filters.last_on))
    if not asked:
        return words
    if words is not None:
        asked.append(among("dispatches.id", words))
    return _list("dispatches", "id", *asked)


def _told(filters: Filters) -> list[Sql]:
    """Select the incidents told in dispatches of a publisher or with some words."""
    told = _issued(filters)
    if told is None:
        return []
    by = sql("incident_mentions.dispatch IN (?)", told)
    return [_list("incident_mentions", "incident", by)]


def _happened(filters: Filters) -> list[Sql]:
    """Give what must hold of an incident's type and place, and of what is known of it."""
    found = [] if filters.type is None else [sql("incidents.type = ?", filters.type)]
    found += _inside(filters, "incidents")
    for wanted, value in ((filters.placed, "latitude"), (filters.dated, "start")):
        if wanted is not None:
            found.append(raw(f"incidents.{value} IS {'NOT NULL' if wanted else 'NULL'}"))
    return found


def _inside(filters: Filters, t: str) -> list[Sql]:
    """A place is in a region by its point, within a unit by its country and first-level unit."""
    box = region(filters)
    found = [] if box is None else within_region(t, box)
    wanted = area(filters)
    if isinstance(wanted, Unit):
        found.append(sql(f"{t}.country = ?", wanted.country))
        if wanted.admin1 is not None:
            unit = f"({t}.admin1 = ? OR {t}.geonames_id = ?)"
            found.append(sql(unit, wanted.admin1, wanted.geonames_id))
    return found


def _circles(filters: Filters) -> list[Circle]:
    return [x for x in (circle(filters), area(filters)) if isinstance(x, Circle)]


def _near(filters: Filters, t: str) -> list[Sql]:
    """Give what must hold of a place in the circles that filters draw."""
    found: list[Sql] = []
    for wanted in _circles(filters):
        found.append(any_of(all_of(within_region(t, one)) for one in _boxes(wanted)))
        found.append(_km(t, wanted))
    return found


def _around(filters: Filters) -> list[Sql]:
    """Select the incidents in the circles that filters draw."""
    found = []
    for wanted in _circles(filters):
        boxes = any_of(
            sql(
                "p.south <= ? AND p.north >= ? AND p.west <= ? AND p.east >= ?",
                one.north, one.south, one.east, one.west,
            )
            for one in _boxes(wanted)
        )  # fmt: skip
        found.append(
            sql(
                "SELECT p.id FROM incident_points p JOIN incidents ON incidents.id = p.id "
                "WHERE ? AND ?",
                boxes,
                _km("incidents", wanted),
            )
        )
    return found


def _km(t: str, wanted: Circle) -> Sql:
    distance = f"km({t}.latitude, {t}.longitude, ?, ?) <= ?"
    return sql(distance, wanted.latitude, wanted.longitude, wanted.km)


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


def _words(query: str) -> Sql:
    return sql(
        "SELECT rowid FROM dispatch_words WHERE dispatch_words MATCH ?", match(query) or '""'
    )
