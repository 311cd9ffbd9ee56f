"""Ids of incidents that were seen once, and the incidents that they lead to now.

An incident is named after its first mention. When people merge it with an earlier one, or a
dispatch comes that told it earlier, its id is listed no more. What became of it is noted as the
ledger grows (see `growing.former`); of ids from before that, the mention from which the id was
made is looked for.
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
_i, _m, _d, _f = (
    schema.incidents, schema.incident_mentions, schema.dispatches, schema.former_incidents,
)  # fmt: skip


def followed(connection: Connection, incident: str) -> str:
    """Give the id under which an incident is listed now, by any id that it ever had.

    Raises `StoreError` when that id leads to no incident: it is none, or nothing is left of it.
    """
    found, ended = incident, None
    seen = set()
    while not _is_listed(connection, found):
        seen.add(found)
        row = connection.execute(
            select(_f.c.became, _f.c.label).where(_f.c.incident == found)
        ).first()
        if row is None or row.became is None or row.became in seen:
            ended = row
            break
        found = row.became
    else:
        return found
    holder = _holder(connection, incident) if _ID.fullmatch(incident) else None
    if holder is not None:
        return holder
    if ended is not None:
        raise StoreError(
            f"nothing is left of the incident {incident!r} ({ended.label})",
            hint="what told it was rejected, withdrawn or read otherwise",
        )
    raise StoreError(f"there is no incident {incident!r}", hint="`selon incidents` lists them")


def _is_listed(connection: Connection, incident: str) -> bool:
    asked = select(_i.c.id).where(_i.c.incident == incident).limit(1)
    return connection.scalar(asked) is not None


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
