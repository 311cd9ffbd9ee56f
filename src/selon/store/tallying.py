"""Who is quoted how often, counted by dispatch beside the records, so that lists need not count.

Only the current record of a dispatch that stands is counted: what is withdrawn or read anew is
counted anew, by whoever changes which record is current.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_CURRENT = (
    "FROM records r JOIN statements s ON s.record = r.id "
    "WHERE r.dispatch = :dispatch AND +r.is_current AND s.speaker_key IS NOT NULL"
)
_FORGET = text("DELETE FROM quoted WHERE dispatch = :dispatch")
_MEET = text(
    f"INSERT INTO speakers (key, name, kind) "
    f"SELECT s.speaker_key, s.speaker_name, s.speaker_kind {_CURRENT} ORDER BY s.id "
    f"ON CONFLICT (key) DO UPDATE SET name = excluded.name, kind = excluded.kind "
    f"WHERE speakers.kind IS NULL AND excluded.kind IS NOT NULL"
)
_COUNT = text(
    f"INSERT INTO quoted (speaker, month, dispatch, day, publisher, statements) "  # noqa: S608
    f"SELECT p.id, coalesce(substr(d.published, 1, 7), ''), d.id, substr(d.published, 1, 10), "
    f"coalesce(d.publisher, d.agency), t.n "
    f"FROM (SELECT s.speaker_key AS key, count(*) AS n {_CURRENT} GROUP BY s.speaker_key) t "
    f"JOIN speakers p ON p.key = t.key JOIN dispatches d ON d.id = :dispatch"
)


def recount(connection: Connection, dispatches: Iterable[int]) -> None:
    """Count anew who is quoted in some dispatches."""
    asked = [{"dispatch": number} for number in dispatches]
    if asked:
        for step in (_FORGET, _MEET, _COUNT):
            connection.execute(step, asked)
