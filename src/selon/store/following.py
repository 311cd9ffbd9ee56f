"""Ids of incidents that were seen once, and the incidents that hold their mentions now.

An incident is named after its first mention. When people merge it with an earlier one, or a
dispatch comes that told it earlier, its id is listed no more; but the mention from which that id
was made still stands in some incident, and the id leads there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.errors import StoreError
from selon.ledger.model import MentionKey
from selon.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ID = re.compile(r"i[0-9a-f]{12}")
_i, _m, _d = schema.incidents, schema.incident_mentions, schema.dispatches


def followed(connection: Connection, incident: str) -> str:
    """Give the id under which an incident is listed now, by any id that it ever had.

    Raises `StoreError` when no mention leads from that id to an incident.
    """
    if connection.scalar(select(_i.c.id).where(_i.c.incident == incident).limit(1)) is not None:
        return incident
    found = _holder(connection, incident) if _ID.fullmatch(incident) else None
    if found is None:
        hint = "`selon incidents` lists them"
        raise StoreError(f"there is no incident {incident!r}", hint=hint)
    return found


def _holder(connection: Connection, incident: str) -> str | None:
    """Give the incident with the mention from which an id was made; all are tried."""
    asked = (
        select(_d.c.key, _m.c.start, _i.c.incident)
        .select_from(_m)
        .join(_d, _d.c.id == _m.c.dispatch)
        .join(_i, _i.c.id == _m.c.incident)
    )
    for row in connection.execute(asked.execution_options(yield_per=5000)):
        if MentionKey(row.key, row.start).incident == incident:
            return str(row.incident)
    return None
