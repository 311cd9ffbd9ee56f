"""ACLED's 31 columns, one row an incident: the shape of its export, filled from the ledger.

Nothing of ACLED's own data is in it. Deaths follow the policy `acled-conservative`; what one
integer cannot say stands in `notes`, with who said what, in which words and where.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selon.exports.countries import country
from selon.exports.forms.tidy import rows_as_csv
from selon.exports.notes import told
from selon.exports.policies import conservative
from selon.exports.precision import days_between, first_told
from selon.exports.sides import Side, sides
from selon.exports.tolls import toll

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case, Material
    from selon.exports.model import Options

_WEEK = 7
_TOWN_KM, _NEAR_KM = 15.0, 60.0
_PROTESTS, _RIOTS, _CIVILIANS = "Protests", "Riots", "Violence against civilians"
_FORCE = "Excessive force against protesters"


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the rows as CSV."""
    yield from rows_as_csv([_data()["columns"]], rows(material, options))


def rows(material: Material, options: Options) -> Iterator[list[Any]]:
    """Give a row for each incident that ACLED has a type, a day and a point for."""
    for case in material.cases():
        pair = acled_pair(case)
        place = case.incident["place"]
        day = case.incident["start"] or first_told(case)
        if pair is None:
            material.leave_out("no_type", case.id)
        elif all(m["status"] != "actual" for m in case.incident["mentions"]):
            material.leave_out("not_actual", case.id)
        elif place is None or place["latitude"] is None:
            material.leave_out("no_place", case.id)
        elif day is None:
            material.leave_out("no_day", case.id)
        else:
            material.written()
            yield _row(case, pair, place, day[:10], options)


def acled_pair(case: Case) -> tuple[str, str] | None:
    """Give the event and sub-event type that most of an incident's events have."""
    seen: Counter[tuple[str, str]] = Counter()
    for _, event in case.events():
        if event.acled is not None and event.status == "actual":
            seen[event.acled.event_type, event.acled.sub_event_type] += 1
    return min(seen, key=lambda p: (-seen[p], p)) if seen else None


def _row(
    case: Case, pair: tuple[str, str], place: dict[str, Any], day: str, options: Options
) -> list[Any]:
    event_type, sub_type = pair
    where = country(place["country"])
    named = where.name() if where else place["country"] or ""
    one, two = _two(case, pair, named)
    codes = [inter(side, place["country"]) for side in (one[:1], two[:1])]
    first, second = (c for c in codes)
    refs = case.ordered()
    deaths = conservative(case, "killed")
    return [
        f"{place['country'] or 'XXX'}-{case.id}", day, int(day[:4]), _time_precision(case),
        disorder(event_type, sub_type), event_type, sub_type, _name(one),
        "; ".join(s.name for s in one[1:]), first or "", _name(two),
        "; ".join(s.name for s in two[1:]), second or "", _interaction(first, second),
        _targeting(pair, second), where.numeric if where and where.numeric else "",
        where.acled_region if where else "", named, place["admin1"] or "", "", "", place["name"],
        place["latitude"], place["longitude"], _geo_precision(place),
        "; ".join(dict.fromkeys(r.publisher for r in refs if r.publisher)), "",
        told(case, options), deaths or 0, _tags(case, event_type), _stamp(refs[-1].published),
    ]  # fmt: skip


def disorder(event_type: str, sub_type: str) -> str:
    """Give ACLED's disorder type."""
    table: dict[str, str] = _data()["disorder"]
    return table.get(sub_type) or table.get(event_type) or table["default"]


def inter(side: tuple[Side, ...] | list[Side], where: str | None) -> int | None:
    """Give ACLED's code of an actor: 1 state forces … 7 civilians, 8 foreign."""
    if not side:
        return None
    one = side[0]
    if one.kind in ("5", "6", "7", "3"):  # ACLED's own generic actors carry their code
        return int(one.kind)
    if one.is_state:
        return 8 if one.country and where and one.country != where else 1
    if one.sector == "REB":
        return 2
    if one.sector in ("PRM", "UAF", "CRM") or one.kind == "armed_group":
        return 3
    return 7 if one.is_civil else None


def _two(
    case: Case, pair: tuple[str, str], named: str
) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Give both sides, with ACLED's generic actors where it has them."""
    found, words = sides(case), _data()["generic"]
    one, two = found.actors, found.recipients

    def generic(key: str, code: int) -> Side:
        return Side(words[key].format(country=named), str(code), None, None)

    if pair[0] == _PROTESTS:
        crowd = generic("protesters", 6)
        if pair[1] == _FORCE:
            return one or (generic("unknown", 3),), (crowd, *two)
        return (crowd, *one), two
    if pair[0] == _RIOTS:
        return (generic("rioters", 5), *one), two
    if pair[0] == "Strategic developments":
        return one, two
    if not one:
        one = (generic("unknown", 3),)
    if pair[0] == _CIVILIANS and not any(s.is_civil for s in two):
        two = (generic("civilians", 7), *two)
    return one, two


def _name(side: tuple[Side, ...]) -> str:
    return side[0].name if side else ""


def _interaction(first: int | None, second: int | None) -> str:
    """Write both codes, the smaller first; a sole one with a nought."""
    both = sorted(c for c in (first, second) if c is not None)
    if not both:
        return ""
    return f"{both[0]}{both[1]}" if len(both) == 2 else f"{both[0]}0"


def _targeting(pair: tuple[str, str], second: int | None) -> str:
    violent = pair[0] not in ("Strategic developments", _PROTESTS) or pair[1] == _FORCE
    aimed = pair[0] == _CIVILIANS or (violent and second in (6, 7))
    return str(_data()["generic"]["civilian_targeting"]) if aimed else ""


def _time_precision(case: Case) -> int:
    """1 for a day, 2 for up to a week, 3 for more or when only the day of telling is known."""
    length = days_between(case.incident["start"], case.incident["end"])
    if length is None:
        return 3
    return 1 if length <= 1 else 2 if length <= _WEEK else 3


def _geo_precision(place: dict[str, Any]) -> int:
    """1 for a town, 2 for near one, 3 for a region."""
    km = place["radius_km"]
    if km is None or km > _NEAR_KM:
        return 3
    return 1 if km <= _TOWN_KM else 2


def _tags(case: Case, event_type: str) -> str:
    """Write the size of the crowd, which ACLED tags demonstrations with."""
    if event_type not in (_PROTESTS, _RIOTS):
        return ""
    words, crowd = _data()["generic"], toll(case, "participants")
    size = words["no_crowd"]
    if crowd is not None:
        ends = [n for n in (crowd.low, crowd.high) if n is not None]
        size = " - ".join(str(n) for n in dict.fromkeys(ends))
    return str(words["crowd"].format(size=size))


def _stamp(published: str | None) -> int | str:
    """Give the last dispatch's time as seconds since 1970, which is when the row last changed."""
    if not published:
        return ""
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return ""
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("selon.exports.forms") / "acled.toml").read_text("utf-8"))
