"""Items that may not be used yet: under embargo, withheld, or withdrawn by their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.errors import EmptyInput, InputError
from selon.sources.dates import instant, is_published
from selon.sources.item import Failure, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


def is_held(item: Item, now: datetime) -> bool:
    """Say whether an item may not be used at an instant: its embargo lasts, or it is withheld."""
    wire = item.wire
    if wire is None or wire.status == "canceled":
        return False
    if wire.embargo is not None and is_published(wire.embargo):
        return instant(wire.embargo) > now
    return wire.status == "withheld"


def usable(items: Iterable[Item | Failure], now: datetime) -> Iterator[Item | Failure]:
    """Give the items that may be used; the others as a `Failure` that says why not."""
    for item in items:
        if isinstance(item, Failure):
            yield item
        elif item.canceled:
            where = item.uri or item.item or ""
            msg = "its source has withdrawn it: there is nothing to read"
            yield Failure(where, EmptyInput(msg, where=where))
        elif is_held(item, now):
            where = item.uri or item.item or ""
            until = item.wire.embargo if item.wire else None
            msg = f"under embargo until {until}" if until else "withheld by its source"
            hint = "`selon ingest` keeps it until it may be used"
            yield Failure(where, InputError(msg, where=where, hint=hint))
        else:
            yield item
