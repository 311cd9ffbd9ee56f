"""Taking chapters in and out: their blocks, their pairs, and the takes they belong to.

Each call is one short transaction, whole or not at all. Whatever it touches is marked as stale, so
that the next regrouping finds it even when this process ends before.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from selon.ledger.builder import stands_alone
from selon.ledger.meeting import blocks
from selon.ledger.remembering import Remembered
from selon.ledger.takes import buckets, is_take, sampled
from selon.store import schema
from selon.store.growing.chapters import number_of, parts
from selon.store.growing.marks import Marks
from selon.store.growing.meeting import weigh
from selon.store.inserting import insert_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from selon.ledger.joining import Portrait
    from selon.ledger.takes import Print
    from selon.store.growing.chapters import Shelf, Written
    from selon.store.rows import Row

_c, _h, _b, _p = schema.chapters, schema.happenings, schema.happening_blocks, schema.happening_pairs
_tr, _tp, _s, _r = schema.take_runs, schema.take_pairs, schema.ledger_state, schema.records
_OWN = 1  # of the three stretches of time, that of the dispatch itself
_PAIR = "INSERT OR IGNORE INTO happening_pairs (one, other, weight) VALUES (?, ?, ?)"
_UNBLOCK = "DELETE FROM happening_blocks WHERE block = ? AND happening = ?"


class Entering:
    """Takes chapters into a store; one for all the chapters of a building of the ledger."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._blocks = Marks("happening_blocks", "block", "happening")
        self._runs = Marks("take_runs", "run", "dispatch")

    def forget(self) -> None:
        """Forget what stands under which marks: the table is not, or will not be, as it was."""
        self._blocks.forget()
        self._runs.forget()

    def leave(self, connection: Connection, dispatches: Sequence[int]) -> None:
        """Take chapters out that no longer stand."""
        self._begin(connection)
        self.forget()
        for dispatch in dispatches:
            self._leave(connection, dispatch)
        self._end(connection)

    def enter(self, connection: Connection, written: Sequence[Written]) -> None:
        """Take chapters in; those whose record has given way to another meanwhile are left out."""
        self._begin(connection)
        wanted = self._wanted(connection, written)
        if wanted:
            insert_rows(connection, _c, [one.row for one in wanted])
            self._weigh_all(connection, wanted)
            self._find_takes(connection, wanted)
        self._end(connection)

    def _begin(self, connection: Connection) -> None:
        if generation(connection) != self._shelf.generation:  # another process has been at work
            self._shelf.clear()
            self.forget()

    def _end(self, connection: Connection) -> None:
        self._shelf.generation = step(connection)

    def _wanted(self, connection: Connection, written: Sequence[Written]) -> list[Written]:
        records = [one.wanted.record for one in written]
        there = select(_c.c.id).where(_c.c.id == _r.c.dispatch)
        current = select(_r.c.id).where(_r.c.id.in_(records), _r.c.is_current, ~there.exists())
        found = set(connection.scalars(current))
        return [one for one in written if one.wanted.record in found]

    def _weigh_all(self, connection: Connection, wanted: Sequence[Written]) -> None:
        """Put happenings in their blocks; keep what speaks for joining them with others there."""
        blocked = [[_hashes(p) for p in one.chapter.portraits] for one in wanted]
        asked = {key for chapter in blocked for keys in chapter for key in keys}
        rows: list[Row] = []
        pairs: list[tuple[int, int, float]] = []
        marks = self._blocks
        marks.look_up(connection, asked)
        for one, chapter in zip(wanted, blocked, strict=True):
            self._shelf.put(one)
            met = [marks.met(keys) for keys in chapter]
            for number, other, weight in weigh(connection, self._shelf, one, met):
                pairs += (number, other, weight), (other, number, weight)
            for n, keys in enumerate(chapter):
                rows.append(_happening(one, n))
                marks.add(keys, number_of(one.wanted.dispatch, n))
        marks.write(connection)
        insert_rows(connection, _h, rows)
        if pairs:
            connection.exec_driver_sql(_PAIR, sorted(pairs))

    def _find_takes(self, connection: Connection, wanted: Sequence[Written]) -> None:
        """Find the dispatches of which others are takes by the runs of words that they share."""
        sought = [_runs(one.runs) for one in wanted]
        asked = {mark for near in sought for marks in near for mark in marks}
        found: list[Row] = []
        marks = self._runs
        marks.look_up(connection, asked)
        for one, near in zip(wanted, sought, strict=True):
            dispatch = one.wanted.dispatch
            met = marks.met(mark for some in near for mark in some)
            for other in sorted(met - {dispatch}):
                if is_take(one.runs, self._shelf.prints.get(connection, other)):
                    found += _both(dispatch, other)
            marks.add(near[_OWN], dispatch)
        marks.write(connection)
        marks.forget()  # few dispatches share them
        if found:
            insert_rows(connection, _tp, found)
            connection.execute(update(_s).values(takes_stale=True))

    def _leave(self, connection: Connection, dispatch: int) -> None:
        self._shelf.portraits.fetch(connection, [dispatch])
        marks = [
            (key, number_of(dispatch, p.number))
            for p in self._shelf.portraits.get(connection, dispatch)
            for key in _hashes(p)
        ]
        if marks:
            connection.exec_driver_sql(_UNBLOCK, marks)
        made: Print = self._shelf.prints.get(connection, dispatch)
        for some in parts(_runs(made)[_OWN]):
            chosen = delete(_tr).where(_tr.c.run.in_(some), _tr.c.dispatch == dispatch)
            connection.execute(chosen)
        if connection.execute(delete(_tp).where(_tp.c.one == dispatch)).rowcount:
            connection.execute(delete(_tp).where(_tp.c.other == dispatch))
            connection.execute(update(_s).values(takes_stale=True))
        mine = select(_h.c.id).where(_h.c.dispatch == dispatch)
        linked = select(_p.c.other).where(_p.c.one.in_(mine))
        told = select(_h.c.incident).where(_h.c.dispatch == dispatch, _h.c.incident.is_not(None))
        beside = _h.c.id.in_(linked) | _h.c.incident.in_(told)
        connection.execute(update(_h).where(beside).values(stale=True))
        i = schema.incidents
        connection.execute(update(i).where(i.c.id.in_(told)).values(members=""))
        connection.execute(delete(_p).where(_p.c.other.in_(mine)))
        connection.execute(delete(_p).where(_p.c.one.in_(mine)))
        connection.execute(delete(_h).where(_h.c.dispatch == dispatch))
        connection.execute(delete(_c).where(_c.c.id == dispatch))
        self._shelf.drop(dispatch)


def _both(one: int, other: int) -> list[Row]:
    return [{"one": one, "other": other}, {"one": other, "other": one}]


def _happening(one: Written, place: int) -> Row:
    dispatch = one.wanted.dispatch
    return {
        "id": number_of(dispatch, place), "dispatch": dispatch, "stale": True, "incident": None,
        "alone": stands_alone(one.chapter, place),
    }  # fmt: skip


def generation(connection: Connection) -> int:
    """Give the count of changes to the chapters so far."""
    return connection.scalar(select(_s.c.generation)) or 0


def step(connection: Connection) -> int:
    """Count one change more, so that what was computed from an older state is not kept."""
    connection.execute(update(_s).values(generation=_s.c.generation + 1))
    return generation(connection)


def empty(connection: Connection, rules: str) -> None:
    """Forget all chapters: the ledger that is shown stays until another is put in its place."""
    count = generation(connection) + 1
    for table in (_p, _b, _h, _tp, _tr, _c, _s):
        connection.execute(delete(table))
    connection.execute(update(schema.incidents).values(members=""))
    state = {"rules": rules, "generation": count, "judged": "", "takes_stale": True}
    connection.execute(insert(_s).values(state))


def _runs(made: Print) -> list[list[int]]:
    """Give the marks of a dispatch's runs in the stretches of time in which takes may lie."""
    runs = sampled(made)
    return [[run + (bucket << 32) for run in runs] for bucket in buckets(made)]


def _hashes(p: Portrait) -> list[int]:
    """Give the numbers of the blocks that a happening is in."""
    return sorted(set(map(_HASHES.__getitem__, blocks(p))))


def _hash(block: tuple[object, ...]) -> int:
    """Give a block's name as a number of 63 bits, the same in every process."""
    named = "\x00".join(map(str, block)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(named, digest_size=8).digest(), "big") >> 1


_HASHES = Remembered(_hash)
