"""Incidents as rows: those that are no more taken out, those that are new put in their places.

Rows are numbered in the order of the ledger, with room between them, so that lists come in that
order and a new incident finds a number between its neighbours. Where there is no room left, all
are numbered anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, text, update

from selon.ledger.calendar import interval, iso
from selon.store import schema
from selon.store.growing.chapters import parts
from selon.store.growing.former import leaving, remember
from selon.store.growing.regrouping import Made
from selon.store.inserting import insert_rows
from selon.store.packing import unpack_json
from selon.store.squares import cell, standings
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from selon.store.rows import Row

ROOM = 1 << 24  # between the numbers of two incidents
_MOST = 1 << 53  # above it JavaScript does not count one by one
_BATCH = 500  # incidents whose rows are made at a time
_i, _h = schema.incidents, schema.happenings
# In the order in which rows are to be taken out.
_PARTS = (
    schema.claims, schema.assessments, schema.incident_mentions, schema.incident_contents,
)  # fmt: skip
_POINTS = text("DELETE FROM incident_points WHERE id = :id")
_ADD_POINTS = (
    "INSERT INTO incident_points (id, south, north, west, east) VALUES (?1, ?2, ?2, ?3, ?3)"
)
_TELL = "UPDATE happenings SET incident = ? WHERE id = ?"


def put(connection: Connection, gone: Sequence[int], made: Sequence[Made]) -> None:
    """Take incidents out and put others in, which are given in the order of the ledger."""
    left = leaving(connection, gone, (one.incident for one in made))
    take_out(connection, gone)
    numbers = _numbers(connection, made)
    if numbers is None:
        made = sorted([*_all(connection), *made], key=lambda m: m.rank)
        take_out(connection, list(connection.scalars(select(_i.c.id))))
        room = max(1, min(ROOM, _MOST // (2 * len(made))))
        numbers = [room * n for n in range(1, len(made) + 1)]
    pairs = list(zip(numbers, made, strict=True))
    for start in range(0, len(pairs), _BATCH):
        _insert(connection, pairs[start : start + _BATCH])
    remember(connection, left)


def take_out(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete incidents with all that hangs on them."""
    for some in parts(list(numbers)):
        for table in _PARTS:
            connection.execute(delete(table).where(table.c.incident.in_(some)))
        connection.execute(_POINTS, [{"id": n} for n in some])
        connection.execute(update(_h).where(_h.c.incident.in_(some)).values(incident=None))
        connection.execute(delete(_i).where(_i.c.id.in_(some)))


def _numbers(connection: Connection, made: Sequence[Made]) -> list[int] | None:
    """Give each new incident a number between its neighbours; None when there is no room."""
    found: list[int] = []
    start = 0
    while start < len(made):
        rank = made[start].rank
        before = connection.scalar(select(func.max(_i.c.id)).where(_i.c.rank < rank)) or 0
        after = connection.execute(
            select(_i.c.id, _i.c.rank).where(_i.c.rank >= rank).order_by(_i.c.rank).limit(1)
        ).first()
        end = len(made)
        if after is not None:
            end = next((n for n in range(start, end) if made[n].rank > after.rank), end)
        count = end - start
        room = ROOM if after is None else min(ROOM, (after.id - before) // (count + 1))
        if room < 1 or before + room * count > _MOST:
            return None
        found += [before + room * n for n in range(1, count + 1)]
        start = end
    return found


def _all(connection: Connection) -> list[Made]:
    """Give the incidents that are there, to be written under other numbers."""
    told: dict[int, list[int]] = {}
    for row in connection.execute(
        select(_h.c.id, _h.c.incident).where(_h.c.incident.is_not(None)).order_by(_h.c.id)
    ):
        told.setdefault(row.incident, []).append(row.id)
    contents = schema.incident_contents
    asked = select(_i.c.id, _i.c.incident, _i.c.rank, _i.c.members, contents.c.content).join(
        contents, contents.c.incident == _i.c.id
    )
    return [
        Made(row.incident, row.rank, row.members, row.content, tuple(told.get(row.id, ())))
        for row in connection.execute(asked)
    ]


def _insert(connection: Connection, pairs: Sequence[tuple[int, Made]]) -> None:
    read = [(number, one, one.published or unpack_json(one.content)) for number, one in pairs]
    dispatches = _dispatches(connection, [content for _, _, content in read])
    rows: dict[str, list[Row]] = {table.name: [] for table in (_i, *_PARTS)}
    assessment = connection.scalar(select(func.max(schema.assessments.c.id))) or 0
    for number, one, content in read:
        row = _incident(content, dispatches) | {"rank": one.rank, "members": one.members}
        rows["incidents"].append(row | {"id": number})
        rows["incident_contents"].append({"incident": number, "content": one.content})
        rows["incident_mentions"] += [
            _mention(m, dispatches) | {"incident": number} for m in content["mentions"]
        ]
        for finding in content["assessments"]:
            assessment += 1
            rows["assessments"].append(
                _assessment(finding) | {"id": assessment, "incident": number}
            )
            rows["claims"] += [
                _claim(c, finding, dispatches) | {"incident": number, "assessment": assessment}
                for c in finding["claims"]
            ]
    for table in (_i, *reversed(_PARTS)):
        insert_rows(connection, table, rows[table.name])
    points = [
        (row["id"], row["latitude"], row["longitude"])
        for row in rows["incidents"]
        if row["latitude"] is not None
    ]
    if points:
        connection.exec_driver_sql(_ADD_POINTS, points)
    told = [(n, h) for n, one, _ in read for h in one.happenings]
    if told:
        connection.exec_driver_sql(_TELL, told)


_Dispatches = dict[str, tuple[int, str | None]]


def _dispatches(connection: Connection, contents: Iterable[dict[str, Any]]) -> _Dispatches:
    """Give number and time of publication of the dispatches that some incidents speak of."""
    d, c = schema.dispatches, schema.chapters
    keys = {m["dispatch_id"] for content in contents for m in content["mentions"]}
    found: _Dispatches = {}
    for some in parts(sorted(keys)):
        asked = (
            select(d.c.id, d.c.key, func.coalesce(c.c.published, d.c.published).label("day"))
            .outerjoin(c, c.c.id == d.c.id)
            .where(d.c.key.in_(some))
        )
        found.update((row.key, (row.id, row.day)) for row in connection.execute(asked))
    return found


def _incident(content: dict[str, Any], dispatches: _Dispatches) -> Row:
    place = content["place"] or dict.fromkeys(
        ("name", "latitude", "longitude", "radius_km", "country", "admin1", "geonames_id")
    )
    days = interval(content["start"], content["end"])
    told = [day[:10] for m in content["mentions"] if (day := dispatches[m["dispatch_id"]][1])]
    told_on = min(told, default=None)
    return {
        "incident": content["id"], "label": content["label"], "type": content["type"],
        "mode": content["mode"], "start": content["start"], "end": content["end"],
        # Without days of its own an incident is found by the day on which it was first told.
        "from_on": iso(days.first) if days else told_on,
        "to_on": iso(days.last) if days else told_on,
        "place": place["name"], "place_key": fold(place["name"]) if place["name"] else None,
        "latitude": place["latitude"], "longitude": place["longitude"],
        "radius_km": place["radius_km"], "country": place["country"],
        "admin1": place["admin1"], "geonames_id": place["geonames_id"],
        "dispatches": len({m["dispatch_id"] for m in content["mentions"]}),
        "mentions": len(content["mentions"]), "told_on": told_on,
        "cell": cell(place["latitude"], place["longitude"]) if content["place"] else None,
        "standings": standings(a["status"] for a in content["assessments"]),
    }  # fmt: skip


def _mention(mention: dict[str, Any], dispatches: _Dispatches) -> Row:
    names = ("start", "end", "text", "event", "status", "statement")
    found = {name: mention[name] for name in names}
    return found | {"dispatch": dispatches[mention["dispatch_id"]][0]}


def _assessment(finding: dict[str, Any]) -> Row:
    names = ("question", "who", "status", "reason", "by", "low", "high", "low_speaker",
             "high_speaker", "scope")  # fmt: skip
    return {
        "reason_fr": finding["reason_fr"] or finding["reason"],
        **{name: finding[name] for name in names},
    }


def _claim(claim: dict[str, Any], finding: dict[str, Any], dispatches: _Dispatches) -> Row:
    names = ("speaker", "start", "end", "text", "bound", "value", "statement", "as_of", "form",
             "low", "high", "denied", "superseded")  # fmt: skip
    return {
        "dispatch": dispatches[claim["dispatch_id"]][0],
        "question": finding["question"],
        "status": finding["status"],
        "speaker_key": fold(claim["speaker"]) if claim["speaker"] else None,
        **{name: claim[name] for name in names},
    }
