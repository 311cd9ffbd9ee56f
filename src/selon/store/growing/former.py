"""Ids under which incidents were listed once: where each leads when its incident is no more.

An incident is named after its first mention. When that is rejected, or read no more, the incident
goes on under another id; when it is merged or split, its mentions go on in others. The one that
holds most of them is noted, the first of equals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from selon.store import schema
from selon.store.growing.chapters import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    Mentions = list[tuple[int, int, int]]  # dispatch, start, end

_i, _m, _f = schema.incidents, schema.incident_mentions, schema.former_incidents


def leaving(
    connection: Connection, gone: Sequence[int], coming: Iterable[str]
) -> dict[tuple[str, str], Mentions]:
    """Give id and label of incidents that will be listed no more, each with its mentions."""
    stay = set(coming)
    named: dict[int, tuple[str, str]] = {}
    found: dict[tuple[str, str], Mentions] = {}
    for some in parts(list(gone)):
        asked = select(_i.c.id, _i.c.incident, _i.c.label).where(_i.c.id.in_(some))
        named |= {
            row.id: (row.incident, row.label)
            for row in connection.execute(asked)
            if row.incident not in stay
        }
    for some in parts(sorted(named)):
        mentions = select(_m).where(_m.c.incident.in_(some)).order_by(_m.c.id)
        for row in connection.execute(mentions):
            found.setdefault(named[row.incident], []).append((row.dispatch, row.start, row.end))
    return found


def remember(connection: Connection, left: dict[tuple[str, str], Mentions]) -> None:
    """Note where ids lead that are listed no more; forget it of those that are listed again."""
    listed = select(_f.c.id).join(_i, _i.c.incident == _f.c.incident)
    connection.execute(delete(_f).where(_f.c.id.in_(listed)))
    holders = _holders(connection, {d for mentions in left.values() for d, _, _ in mentions})
    for (incident, label), mentions in left.items():
        seen = Counter(
            holder
            for dispatch, start, end in mentions
            for holder in dict.fromkeys(
                name for first, last, name in holders[dispatch] if first < end and start < last
            )
        )
        if incident in seen:
            continue  # another incident has it
        became = seen.most_common(1)[0][0] if seen else None
        put = upsert(_f).values(incident=incident, label=label, became=became)
        again = {"label": label, "became": became}
        connection.execute(put.on_conflict_do_update(index_elements=["incident"], set_=again))


def _holders(
    connection: Connection, dispatches: set[int]
) -> defaultdict[int, list[tuple[int, int, str]]]:
    """Give the spans of the mentions of some dispatches, with the ids of their incidents."""
    found: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for some in parts(sorted(dispatches)):
        asked = (
            select(_m.c.dispatch, _m.c.start, _m.c.end, _i.c.incident)
            .join(_i, _i.c.id == _m.c.incident)
            .where(_m.c.dispatch.in_(some))
            .order_by(_m.c.id)
        )
        for row in connection.execute(asked):
            found[row.dispatch].append((row.start, row.end, row.incident))
    return found
