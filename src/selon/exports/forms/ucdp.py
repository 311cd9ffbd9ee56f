"""UCDP GED's 49 columns, one row an incident with at least one reported death.

Deaths follow the policy `ucdp-best`. `source_original` says who is quoted, `source_office` who
published. Numbers of conflicts, dyads and actors are UCDP's own and stay empty.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from math import floor
from typing import TYPE_CHECKING, Any

from selon.exports.countries import country
from selon.exports.forms.tidy import rows_as_csv
from selon.exports.links import passage_link
from selon.exports.policies import estimate
from selon.exports.precision import days_between, first_told
from selon.exports.sides import ARMED, Side, sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case, Material
    from selon.exports.model import Options
    from selon.exports.policies import Estimate

_EXACT_KM, _NEAR_KM, _DISTRICT_KM, _PROVINCE_KM = 15.0, 25.0, 60.0, 200.0
_SOLDIERS = ("military", "police", "combatant")


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the rows as CSV."""
    yield from rows_as_csv([_data()["columns"]], rows(material, options))


def rows(material: Material, options: Options) -> Iterator[list[Any]]:
    """Give a row for each incident with a death, a day and a point."""
    for case in material.cases():
        deaths = estimate(case, "killed")
        place = case.incident["place"]
        day = case.incident["start"] or first_told(case)
        if deaths is None or deaths.high < 1:
            material.leave_out("no_death", case.id)
        elif place is None or place["latitude"] is None:
            material.leave_out("no_place", case.id)
        elif day is None:
            material.leave_out("no_day", case.id)
        else:
            material.written()
            yield _row(case, deaths, place, day[:10], options)


def _row(
    case: Case, deaths: Estimate, place: dict[str, Any], day: str, options: Options
) -> list[Any]:
    where = country(place["country"])
    named = where.name() if where else place["country"] or ""
    found = sides(case)
    a, b, violence = _sides(found.actors, found.recipients, place["country"])
    name_a, name_b = _side_name(a), _data()["civilians"] if violence == 3 else _side_name(b)
    parts = split(case, deaths.best, a, b)
    refs = case.ordered()
    claims = [c for _, c in case.claims("killed")]
    speakers = list(dict.fromkeys(c["speaker"] for c in claims if c["speaker"]))
    best = deaths.claim or claims[0]
    link = passage_link(options, best["dispatch_id"], best["start"], best["end"])
    latitude, longitude = place["latitude"], place["longitude"]
    dates = [r.published[:10] for r in refs if r.published]
    gw = [_gw(side) for side in (a, b)]
    return [
        case.id, f"SELON-{case.id}", int(day[:4]), "", _data()["status"], violence, "", "", "",
        "", "", f"{name_a} - {name_b}" if name_a and name_b else "", "", "", name_a, "", "",
        name_b, len(refs), f"\"{best['text']}\" {link}",
        ";".join(dict.fromkeys(r.publisher for r in refs if r.publisher)),
        ";".join(dict.fromkeys(dates)),
        ";".join(dict.fromkeys(r.title for r in refs if r.title)), ";".join(speakers),
        where_precision(place), place["name"], _described(case), place["admin1"] or "", "",
        latitude, longitude, f"POINT ({longitude} {latitude})", priogrid(latitude, longitude),
        named, where.gw if where and where.gw else "", where.ucdp_region if where else "",
        1, date_precision(case), day, (case.incident["end"] or day)[:10], *parts,
        deaths.best, deaths.high, deaths.low, gw[0] or "", gw[1] or "",
    ]  # fmt: skip


def split(case: Case, best: int, a: Side | None, b: Side | None) -> tuple[int, int, int, int]:
    """Share the best estimate out: side A, side B, civilians, unknown; they sum to it."""
    left = best
    given = {}
    for who in ("civilian", *_SOLDIERS):
        found = estimate_of(case, who)
        given[who] = min(found, left)
        left -= given[who]
    soldiers, fighters = given["military"] + given["police"], given["combatant"]
    of_a = soldiers if a is not None and a.is_state else fighters if a is not None else 0
    of_b = soldiers if b is not None and b.is_state else fighters if b is not None else 0
    if a is not None and b is not None and a.is_state == b.is_state:
        of_a = of_b = 0  # nothing tells whose dead they are
    unknown = best - of_a - of_b - given["civilian"]
    return of_a, of_b, given["civilian"], unknown


def estimate_of(case: Case, who: str) -> int:
    """Give the best estimate of the killed of one group, 0 when nobody counts them apart."""
    assessment = case.assessment("killed", who)
    return int(assessment["low"] or 0) if assessment else 0


def where_precision(place: dict[str, Any]) -> int:
    """1 exact, 2 within 25 km, 3 second-level unit, 4 first-level unit, 6 country."""
    km = place["radius_km"]
    if km is None or km > _PROVINCE_KM:
        return 6
    return 1 if km <= _EXACT_KM else 2 if km <= _NEAR_KM else 3 if km <= _DISTRICT_KM else 4


def date_precision(case: Case) -> int:
    """1 a day, 2 up to six days, 3 a week, 4 a month, 5 more; 2 for the day of telling alone."""
    length = days_between(case.incident["start"], case.incident["end"])
    if length is None:
        return 2 if case.incident["start"] is None else 4
    return (
        1 if length <= 1 else 2 if length <= 6 else 3 if length <= 7 else 4 if length <= 31 else 5
    )


def priogrid(latitude: float, longitude: float) -> int:
    """Give the PRIO-GRID cell: half degrees, counted from the south-west corner."""
    row = min(floor((latitude + 90) * 2), 359)
    column = min(floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def _sides(
    actors: tuple[Side, ...], recipients: tuple[Side, ...], where: str | None
) -> tuple[Side | None, Side | None, int | str]:
    """Give side A (the state's, where there is one), side B and the type of violence."""
    one = next((s for s in actors if s.is_state or _armed(s)), None)
    two = next((s for s in recipients if s.is_state or _armed(s)), None)
    if one is None and two is None:
        return None, None, ""
    if two is None and one is not None:
        return one, None, 3 if any(s.is_civil for s in recipients) else ""
    if one is None:
        return two, None, ""
    assert two is not None
    if two.is_state and (not one.is_state or (two.country == where and one.country != where)):
        one, two = two, one
    return one, two, 1 if one.is_state else 2


def _armed(side: Side) -> bool:
    return side.sector in ARMED or side.kind == "armed_group"


def _side_name(side: Side | None) -> str:
    if side is None:
        return ""
    where = country(side.country)
    if side.is_state and where is not None:
        return str(_data()["government"].format(country=where.name()))
    return side.name


def _gw(side: Side | None) -> int | None:
    where = country(side.country) if side is not None and side.is_state else None
    return where.gw if where is not None and where.gw else None


def _described(case: Case) -> str:
    """Write what dispatches call the place, in their own words."""
    place = case.incident["place"]
    named = ", ".join(x for x in (place["name"], place["admin1"], place["country"]) if x)
    return f"{named} (± {place['radius_km']:g} km)" if place["radius_km"] else named


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("selon.exports.forms") / "ucdp.toml").read_text("utf-8"))
