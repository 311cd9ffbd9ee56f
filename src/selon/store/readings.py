"""The readings of a dispatch: a store keeps the records of earlier ones beside the current one."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.store import schema
from selon.store.loading import load

if TYPE_CHECKING:
    from selon.record import MadeBy, Record
    from selon.store.store import Store

_d, _r = schema.dispatches, schema.records


def reading_name(made_by: MadeBy) -> str:
    """Name a reading by the version, model and configuration that made it."""
    what = json.dumps([made_by.selon, made_by.model or "", made_by.configuration])
    return hashlib.sha256(what.encode()).hexdigest()[:12]


def earlier_readings(store: Store, dispatch: str) -> list[Record]:
    """Give the records of a dispatch, by its id, that gave way to others, the last first."""
    asked = (
        select(_r.c.content)
        .join(_d, _d.c.id == _r.c.dispatch)
        .where(_d.c.key == dispatch, _r.c.is_current.is_(False))
        .order_by(_r.c.id.desc())
    )
    with store.read() as connection:
        return [load(content) for content in connection.scalars(asked)]
