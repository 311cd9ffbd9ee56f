"""The rows of records on which claims stand: what a person rates who rates a claim.

A claim is quoted in full ("three others died"), its row has the smallest words ("three others"):
the row stands within the claim's words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from selon.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.store.store import Store

_HOMES = {"holder": "control", "happened": "events", "responsibility": "events"}
_LOOKED_UP = 500
_d, _r = schema.dispatches, schema.records


@dataclass(frozen=True, slots=True)
class Behind:
    """A row of a dispatch's record."""

    dispatch: str
    row: str


def rows_behind(store: Store, claims: Iterable[tuple[str, dict[str, Any]]]) -> list[Behind | None]:
    """Give the row behind each claim: its question, and itself in the published form.

    None where a claim stands on no row of its own and in no statement.
    """
    given = list(claims)
    keys = sorted({claim["dispatch_id"] for _, claim in given})
    rows = {
        name: _rows(store, name, keys) for name in ("figures", "events", "control", "statements")
    }
    return [_behind(rows, question, claim) for question, claim in given]


def _rows(store: Store, section: str, keys: list[str]) -> dict[str, list[Any]]:
    t = schema.SECTIONS[section]
    counts = (t.c.low, t.c.high) if section == "figures" else ()
    found: dict[str, list[Any]] = defaultdict(list)
    with store.read() as connection:
        for at in range(0, len(keys), _LOOKED_UP):
            asked = (
                select(_d.c.key, t.c.row, t.c.start, t.c.end, *counts)
                .join(_r, _r.c.id == t.c.record)
                .join(_d, _d.c.id == _r.c.dispatch)
                .where(_r.c.is_current.op("+")(0) == 1, _d.c.key.in_(keys[at : at + _LOOKED_UP]))
                .order_by(t.c.id)
            )
            for row in connection.execute(asked):
                found[row.key].append(row)
    return found


def _behind(
    rows: dict[str, dict[str, list[Any]]], question: str, claim: dict[str, Any]
) -> Behind | None:
    key, start, end = claim["dispatch_id"], claim["start"], claim["end"]
    home = _HOMES.get(question, "figures")
    for section in dict.fromkeys((home, "events")):
        there = [
            row
            for row in rows[section].get(key, ())
            if row.start is not None and start <= row.start and row.end <= end
        ]
        if section == "figures":  # a corrected count is another than its row's
            said = [x for x in there if (x.low, x.high) == (claim["low"], claim["high"])]
            there = said or there
        if there:  # the longest words are those that the claim is nearest to
            best = max(there, key=lambda row: row.end - row.start)
            return Behind(key, str(best.row))
    for row in rows["statements"].get(key, ()):
        if row.row == claim["statement"]:
            return Behind(key, str(row.row))
    return None
