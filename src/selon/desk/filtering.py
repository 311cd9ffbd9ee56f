"""The filters of lists and exports as they stand in an address, and the form that asks for them.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query

from selon._wording import Language, label, labels
from selon.desk.views.rows import Option
from selon.desk.words import table
from selon.errors import SettingError
from selon.ledger.model import QUESTIONS, STANDINGS
from selon.record import EVENT_TYPES
from selon.store.filters import Filters

NAMES = {
    "since": "since", "until": "until", "within": "within", "near": "near", "radius_km": "radius",
    "type": "type", "kind": "kind", "status": "status", "speaker": "speaker",
    "publisher": "publisher", "text": "text", "box": "box", "placed": "placed", "dated": "dated",
}  # fmt: skip
"""Filters, and the names under which they stand in an address."""
_TRUTH = {"yes": True, "no": False}
Choice = Literal["", "yes", "no"]


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What the form holds now, and what its lists offer; `narrowed` when anything is asked for."""

    since: str
    until: str
    within: str
    near: str
    radius: str
    type: str
    kind: str
    status: str
    speaker: str
    publisher: str
    text: str
    box: str
    placed: str
    dated: str
    types: tuple[Option, ...]
    kinds: tuple[Option, ...]
    statuses: tuple[Option, ...]
    query: str
    narrowed: bool


def _filters(
    since: Annotated[str, Query(description="First day, month or year.")] = "",
    until: Annotated[str, Query(description="Last day, month or year.")] = "",
    within: Annotated[str, Query(description="A country, its ISO code, or a unit of one.")] = "",
    near: Annotated[str, Query(description="A place, or LATITUDE,LONGITUDE.")] = "",
    radius: Annotated[str, Query(description="Kilometres round `near`.")] = "",
    type: Annotated[str, Query(description="An event type.")] = "",  # noqa: A002 - its public name
    kind: Annotated[str, Query(description="A question: killed, holder, …")] = "",
    status: Annotated[str, Query(description="The status of an assessment.")] = "",
    speaker: Annotated[str, Query(description="A part of a speaker's name.")] = "",
    publisher: Annotated[str, Query(description="A publisher, exactly.")] = "",
    text: Annotated[str, Query(description="Words that a dispatch holds.", max_length=500)] = "",
    box: Annotated[str, Query(description="SOUTH,WEST,NORTH,EAST in degrees.")] = "",
    placed: Annotated[Choice, Query(description="With or without a position.")] = "",
    dated: Annotated[Choice, Query(description="With or without a day of its own.")] = "",
) -> Filters:
    try:
        km = float(radius.replace(",", ".")) if radius.strip() and near.strip() else None
    except ValueError as error:
        raise SettingError(f"a radius of {radius!r} is no number") from error
    return Filters(
        since=since.strip() or None, until=until.strip() or None, within=within.strip() or None,
        near=near.strip() or None, radius_km=km, type=type.strip().upper() or None,
        kind=kind or None, status=status or None, speaker=speaker.strip() or None,
        publisher=publisher.strip() or None, text=text.strip() or None,
        box=box.strip() or None, placed=_TRUTH.get(placed),
        dated=_TRUTH.get(dated),
    )  # fmt: skip


TheFilters = Annotated[Filters, Depends(_filters)]
"""What a route writes to get the filters of its address: `filters: TheFilters`."""


def query_of(filters: Filters, **more: object) -> str:
    """Write filters, and whatever else an address holds, as the query of an address."""
    given = _written(filters) | {k: str(v) for k, v in more.items() if v not in (None, "")}
    return urlencode({k: v for k, v in given.items() if v})


def _written(filters: Filters) -> dict[str, str]:
    """Give each filter as its address has it, empty where it does not count."""
    found = {}
    for name, written in NAMES.items():
        value = getattr(filters, name)
        if isinstance(value, bool):
            found[written] = "yes" if value else "no"
        elif isinstance(value, float):
            found[written] = f"{value:g}"
        else:
            found[written] = value or ""
    return found


def filter_form(filters: Filters, language: Language) -> FilterForm:
    """Give what the form of these filters shows."""
    terms = table("terms")

    def question(value: str) -> str:
        known = labels()["figure_kind"].get(value) or terms[f"question.{value}"]
        return known[language]

    given = _written(filters)
    return FilterForm(
        **given,
        types=tuple(Option(v, label("event_type", v, language)) for v in EVENT_TYPES),
        kinds=tuple(Option(v, question(v)) for v in QUESTIONS),
        statuses=tuple(Option(v, terms[f"standing.{v}"][language]) for v in STANDINGS),
        query=query_of(filters),
        narrowed=any(given.values()),
    )
