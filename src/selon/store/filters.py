"""What every list can be narrowed by, and where a place named by a person lies."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from math import nan
from typing import TYPE_CHECKING

from selon.errors import SettingError
from selon.ledger.calendar import interval, iso
from selon.store.words import match

if TYPE_CHECKING:
    from selon.gazetteer.types import Candidate

RADIUS_KM = 50.0
"""How far from a point is near when nobody says."""

OF_LEDGER = ("responsibility", "happened", "holder")
"""Questions that no figure answers, so that a dispatch has them by the claims it makes alone."""

_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """All must hold; what is None does not count.

    `since` and `until` are ISO days, months or years, both included. `near` is a place or
    `LATITUDE,LONGITUDE`, taken with `radius_km`; `within` a country, its ISO code, or a unit.
    `type` is an event type, `kind` what is counted or asked, `status` that of an assessment.
    `speaker` is a part of a name, `publisher` a name, `text` a full-text query. `box` is a region,
    `SOUTH,WEST,NORTH,EAST` in degrees (a west beyond the east crosses the date line). `placed` and
    `dated` ask for incidents with or without a position, with or without a day of their own.
    """

    since: str | None = None
    until: str | None = None
    near: str | None = None
    radius_km: float | None = None
    within: str | None = None
    type: str | None = None
    kind: str | None = None
    speaker: str | None = None
    status: str | None = None
    publisher: str | None = None
    text: str | None = None
    box: str | None = None
    placed: bool | None = None
    dated: bool | None = None

    def __post_init__(self) -> None:
        if (self.type, self.kind, self.status) != (None, None, None):
            self._check_words()
        for written in (self.speaker, self.publisher):
            if written is not None and not _is_text(written):
                raise SettingError(f"{written!r} is no text", hint="type it in UTF-8")
        for value in (self.since, self.until):
            if value is not None and (len(value) > 10 or interval(value, value) is None):
                msg = f"{value!r} is no ISO day, month or year"
                raise SettingError(msg, hint="2020-08-04, 2020-08 or 2020")
        if self.first_on is not None and self.last_on is not None and self.first_on > self.last_on:
            raise SettingError(
                f"{self.since!r} comes after {self.until!r}", hint="--since DAY --until DAY"
            )
        if self.text is not None:
            check_words(self.text)
        if self.radius_km is not None and not 0 < self.radius_km <= 20_000:
            raise SettingError(f"a radius of {self.radius_km:g} km makes no sense")
        if self.radius_km is not None and self.near is None:
            raise SettingError("a radius needs a place to be near to", hint="--near PLACE")
        region(self)

    def _check_words(self) -> None:
        from selon.ledger.model import QUESTIONS, STANDINGS  # noqa: PLC0415 - lists start fast
        from selon.record import EVENT_TYPES  # noqa: PLC0415

        for name, known in (("type", EVENT_TYPES), ("kind", QUESTIONS), ("status", STANDINGS)):
            value = getattr(self, name)
            if value is not None and value not in known:
                msg = f"{name} {value!r} is unknown"
                raise SettingError(msg, hint=", ".join(known))

    @property
    def first_on(self) -> str | None:
        """The first day asked for."""
        days = interval(self.since, self.since)
        return iso(days.first) if days else None

    @property
    def last_on(self) -> str | None:
        """The last day asked for."""
        days = interval(self.until, self.until)
        return iso(days.last) if days else None

    @property
    def of_ledger(self) -> bool:
        """Whether they ask for what only the ledger knows, of dispatches too."""
        return self.status is not None or self.kind in OF_LEDGER

    def without(self, *names: str) -> Filters:
        """Give these filters but some, which are asked elsewhere."""
        kept = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in names}
        return Filters(**kept)


def _is_text(value: str) -> bool:
    """Whether no bytes stand in a value that are no letters, as a shell may pass them on."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def check_words(query: str) -> None:
    """Refuse a query that names no word to look for, as `-word` alone; raises `SettingError`."""
    if query.strip() and not match(query):
        msg = f"there is no word to look for in {query!r}"
        raise SettingError(msg, hint="-word only narrows what other words find")


@dataclass(frozen=True, slots=True)
class Region:
    """Points between two latitudes and two longitudes; a west beyond the east goes over 180°."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Circle:
    """Points within a distance of a point."""

    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True, slots=True)
class Unit:
    """Places of a country, or of a first-level unit of it; `geonames_id` is the unit itself."""

    country: str
    admin1: str | None = None
    geonames_id: int | None = None


def region(filters: Filters) -> Region | None:
    """Give the region that `box` asks for; raises `SettingError` for what is none."""
    if filters.box is None:
        return None
    try:
        south, west, north, east = (float(part) for part in filters.box.split(","))
    except ValueError:
        south = west = north = east = nan
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        msg = f"{filters.box!r} is no region"
        raise SettingError(msg, hint="SOUTH,WEST,NORTH,EAST in degrees")
    return Region(south, west, north, east)


def circle(filters: Filters) -> Circle | None:
    """Give the circle that `near` and `radius_km` ask for; raises `SettingError` for no place."""
    if filters.near is None:
        return None
    km = RADIUS_KM if filters.radius_km is None else filters.radius_km
    found = _POINT.match(filters.near)
    if found:
        latitude, longitude = float(found[1]), float(found[2])
        if abs(latitude) > 90 or abs(longitude) > 180:
            msg = f"no point on Earth: {filters.near}"
            raise SettingError(msg, hint="latitude first, then longitude")
        return Circle(latitude, longitude, km)
    places = [p for p in _named(filters.near) if p.latitude is not None]
    if not places:
        raise _unknown(filters.near, "or give LATITUDE,LONGITUDE")
    best = max(places, key=lambda p: (p.kind == "city", p.population))
    return Circle(best.latitude or 0.0, best.longitude or 0.0, km)


def area(filters: Filters) -> Unit | Circle | None:
    """Give the unit that `within` names, a circle for an area without borders on file."""
    name = filters.within
    if name is None:
        return None
    places = _named(name)
    code = name.upper()
    if len(name) == 3 and any(p.country == code for p in _country(code)):
        return Unit(code)
    for kind in ("country", "admin", "area", "city", "quarter", "feature"):
        alike = [p for p in places if p.kind == kind]
        if not alike:
            continue
        best = max(alike, key=lambda p: (p.admin1_id is None, p.population))
        if kind == "country" and best.country:
            return Unit(best.country)
        if kind == "admin" and best.country and best.admin1_id is None:
            return Unit(best.country, best.name, best.id)
        if best.latitude is not None and best.longitude is not None:
            return Circle(best.latitude, best.longitude, best.radius_km or RADIUS_KM)
    raise _unknown(name, "a country, its ISO code, or a unit of one")


def _named(name: str) -> list[Candidate]:
    from selon.gazetteer.index import Gazetteer  # noqa: PLC0415 - only who asks for a place

    return Gazetteer.open().lookup(name)


def _country(code: str) -> list[Candidate]:
    from selon.gazetteer.index import Gazetteer  # noqa: PLC0415

    found = Gazetteer.open().country(code)
    return [found] if found else []


def _unknown(name: str, hint: str) -> SettingError:
    return SettingError(f"no place called {name!r} is known", hint=hint)
