"""Filters as they stand in an address, the same for every page, list and export.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query

from selon.errors import SettingError
from selon.store.filters import Filters, area, circle

Choice = Literal["", "yes", "no"]
_TRUTH = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters of an address, the words in which they stand there, and what is wrong in them."""

    filters: Filters
    given: tuple[tuple[str, str], ...] = ()
    problem: str = ""

    def get(self, name: str) -> str:
        """Give a filter as it was written; empty when it is not there."""
        return dict(self.given).get(name, "")

    def link(self, path: str = "", **changed: str | int | None) -> str:
        """Give an address with these filters, some of them changed (None takes one out)."""
        asked = {k: v for k, v in self.given if k not in changed}
        asked |= {k: str(v) for k, v in changed.items() if v not in (None, "")}
        return f"{path}?{urlencode(asked)}"

    @property
    def status(self) -> int:
        """The status with which a page is answered that has to tell what is wrong."""
        return 400 if self.problem else 200

    @property
    def checked(self) -> Filters:
        """The filters; raises `SettingError` when they make no sense."""
        if self.problem:
            raise SettingError(self.problem)
        return self.filters


def _narrowing(
    since: Annotated[str, Query(description="From this day, month or year on.")] = "",
    until: Annotated[str, Query(description="Up to and with it.")] = "",
    near: Annotated[str, Query(description="A place, or LATITUDE,LONGITUDE.")] = "",
    radius: Annotated[str, Query(description="Kilometres round it.")] = "",
    within: Annotated[str, Query(description="A country, its ISO code, or a unit.")] = "",
    type: Annotated[str, Query(description="A type of event.")] = "",  # noqa: A002
    kind: Annotated[str, Query(description="A question: killed, happened …")] = "",
    speaker: Annotated[str, Query(description="A part of a speaker's name.")] = "",
    status: Annotated[str, Query(description="The status of an assessment.")] = "",
    publisher: Annotated[str, Query(description="A publisher's name.")] = "",
    text: Annotated[str, Query(description="Words of dispatches.", max_length=500)] = "",
    box: Annotated[str, Query(description="SOUTH,WEST,NORTH,EAST")] = "",
    placed: Annotated[Choice, Query(description="With or without a position.")] = "",
    dated: Annotated[Choice, Query(description="With or without a day of its own.")] = "",
) -> Narrowing:
    given = {
        "since": since, "until": until, "near": near, "radius": radius, "within": within,
        "type": type, "kind": kind, "speaker": speaker, "status": status,
        "publisher": publisher, "text": text, "box": box, "placed": placed, "dated": dated,
    }  # fmt: skip
    kept = tuple((name, value.strip()) for name, value in given.items() if value.strip())
    values = dict(kept)
    try:
        filters = _filters(values)
        circle(filters)
        area(filters)
    except SettingError as error:
        told = f"{error.message} ({error.hint})" if error.hint else error.message
        return Narrowing(Filters(), kept, told)
    return Narrowing(filters, kept)


def _filters(values: dict[str, str]) -> Filters:
    plain: dict[str, Any] = {
        name: values.get(name)
        for name in ("since", "until", "near", "within", "kind", "speaker", "status", "publisher")
    }
    km = None
    if "radius" in values and "near" in values:
        try:
            km = float(values["radius"].replace(",", "."))
        except ValueError:
            msg = f"{values['radius']!r} is no number of kilometres"
            raise SettingError(msg) from None
    found = Filters(**plain, radius_km=km, text=values.get("text"), box=values.get("box"))
    return replace(
        found,
        type=values["type"].upper() if "type" in values else None,
        placed=_TRUTH.get(values.get("placed", "")),
        dated=_TRUTH.get(values.get("dated", "")),
    )


Narrowed = Annotated[Narrowing, Depends(_narrowing)]
"""What a route writes to get its filters: `asked: Narrowed`."""
