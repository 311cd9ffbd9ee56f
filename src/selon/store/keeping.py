"""The ledger kept in the store, so that it is built once and listed at once.

It is made of the current records and the reviews; a fingerprint of both says whether it still
stands. Building it touches no other table, and readers see the old one until the new one is
committed whole.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, text

from selon._version import __version__
from selon.ledger.calendar import interval, iso
from selon.ledger.published import incident_json
from selon.store import schema
from selon.store.clock import now
from selon.store.freshness import fingerprint, is_fresh
from selon.store.packing import pack_json
from selon.store.squares import cell, standings
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from selon.ledger.model import Assessment, Claim, Incident, Ledger
    from selon.store.rows import Row
    from selon.store.store import Store

_MADE = (
    schema.claims, schema.assessments, schema.incident_mentions, schema.incident_contents,
    schema.incidents, schema.ledger,
)  # fmt: skip
_BATCH = 2000


def refresh(store: Store, *, force: bool = False) -> bool:
    """Build the ledger anew when records or reviews have changed; says whether it was built.

    Another process may store more in the meantime: then the next call builds it again.
    """
    if not force and is_fresh(store):
        return False
    from selon.ledger.builder import build_ledger  # noqa: PLC0415 - loads the lexicons
    from selon.store.applying import judgements, reviewed_records  # noqa: PLC0415

    with store.read() as connection:
        mark = fingerprint(connection)
        by_hand = judgements(connection)
        ledger = build_ledger(reviewed_records(connection), judgements=by_hand)
    keep(store, ledger, mark)
    return True


def keep(store: Store, ledger: Ledger, mark: str | None = None) -> None:
    """Put a ledger in the place of the one in the store.

    `mark` is the fingerprint of what it was built from; without one it is that of the store now.
    """
    with store.read() as connection:
        d = schema.dispatches
        numbers = {row.key: row.id for row in connection.execute(select(d.c.key, d.c.id))}
        mark = fingerprint(connection) if mark is None else mark
    store.write(lambda connection: _keep(connection, ledger, mark, numbers))


def _keep(connection: Connection, ledger: Ledger, mark: str, numbers: dict[str, int]) -> None:
    for table in _MADE:
        connection.execute(delete(table))
    connection.execute(text("DELETE FROM incident_points"))
    made: dict[str, list[Row]] = {table.name: [] for table in _MADE}
    assessment = 0
    published = {d.id: d.published for d in ledger.dispatches}
    for number, incident in enumerate(ledger.incidents, 1):
        made["incidents"].append(_incident(incident, number, _told_on(incident, published)))
        content = pack_json(incident_json(incident))
        made["incident_contents"].append({"incident": number, "content": content})
        made["incident_mentions"] += _mentions(incident, number, numbers)
        for one in incident.assessments:
            assessment += 1
            made["assessments"].append(_assessment(one, number) | {"id": assessment})
            made["claims"] += [
                _claim(c, numbers) | {"incident": number, "assessment": assessment}
                for c in one.claims
            ]
    for table in reversed(_MADE[:-1]):
        for batch in _batches(made[table.name]):
            connection.execute(insert(table), batch)
    connection.execute(
        text(
            "INSERT INTO incident_points (id, south, north, west, east) SELECT id, latitude, "
            "latitude, longitude, longitude FROM incidents WHERE latitude IS NOT NULL"
        )
    )
    takes = json.dumps([[d.item for d in take.dispatches] for take in ledger.takes])
    values = {"fingerprint": mark, "selon": __version__, "built_at": now(), "takes": takes}
    connection.execute(insert(schema.ledger).values(values))


def _incident(incident: Incident, number: int, told_on: str | None) -> Row:
    place = incident.place
    days = interval(incident.start, incident.end)
    return {
        "id": number, "incident": incident.id, "label": incident.label, "type": incident.type,
        "mode": incident.mode, "start": incident.start, "end": incident.end,
        # Without days of its own an incident is found by the day on which it was first told.
        "from_on": iso(days.first) if days else told_on,
        "to_on": iso(days.last) if days else told_on,
        "place": place.name if place else None, "place_key": fold(place.name) if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "radius_km": place.radius_km if place else None,
        "country": place.country if place else None, "admin1": place.admin1 if place else None,
        "geonames_id": place.geonames_id if place else None,
        "dispatches": len({m.dispatch_id for m in incident.mentions}),
        "mentions": len(incident.mentions), "told_on": told_on,
        "cell": cell(place.latitude, place.longitude) if place else None,
        "standings": standings(a.status for a in incident.assessments),
    }  # fmt: skip


def _told_on(incident: Incident, published: dict[str, str | None]) -> str | None:
    """Give the day on which the incident was first told."""
    days = [day[:10] for m in incident.mentions if (day := published.get(m.dispatch_id))]
    return min(days, default=None)


def _mentions(incident: Incident, number: int, numbers: dict[str, int]) -> Iterator[Row]:
    for m in incident.mentions:
        yield {
            "incident": number, "dispatch": numbers[m.dispatch_id], "start": m.start,
            "end": m.end, "text": m.text, "event": m.event, "status": m.status,
            "statement": m.statement,
        }  # fmt: skip


def _assessment(one: Assessment, number: int) -> Row:
    return {
        "incident": number, "question": one.question, "who": one.who, "status": one.status,
        "reason": one.reason, "reason_fr": one.reason_fr or one.reason, "by": one.by,
        "low": one.low, "high": one.high, "low_speaker": one.low_speaker,
        "high_speaker": one.high_speaker, "scope": one.scope,
    }  # fmt: skip


def _claim(claim: Claim, numbers: dict[str, int]) -> Row:
    return {
        "dispatch": numbers[claim.dispatch_id], "speaker": claim.speaker,
        "speaker_key": fold(claim.speaker) if claim.speaker else None, "start": claim.start,
        "end": claim.end, "text": claim.text, "bound": claim.bound, "value": claim.value,
        "statement": claim.statement, "as_of": claim.as_of, "form": claim.form,
        "low": claim.low, "high": claim.high, "denied": claim.denied,
        "superseded": claim.superseded,
    }  # fmt: skip


def _batches(rows: list[Row]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
