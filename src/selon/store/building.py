"""One building of the kept ledger: what is gone taken out, what is new taken in, and regrouped."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select, update

from selon.store import schema
from selon.store.applying import as_held, judgements
from selon.store.bridge import beneath
from selon.store.freshness import fingerprint
from selon.store.growing import rules
from selon.store.growing.changes import changes
from selon.store.growing.chapters import Shelf, write_out
from selon.store.growing.entering import Entering, empty, generation, step
from selon.store.growing.judged import noted, written
from selon.store.growing.refusing import Unfit, is_its_fault, refuse, settle
from selon.store.growing.regrouping import Regrouping
from selon.store.growing.taking import takes
from selon.store.growing.writing import put
from selon.store.keeping import note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from selon.store.growing.changes import Wanted
    from selon.store.growing.chapters import Written
    from selon.store.store import Store

_T = TypeVar("_T")
_BATCH = 64  # chapters that one transaction takes in
_state = schema.ledger_state


class Building:
    """Brings the ledger of a store up to its records and reviews, once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shelf = Shelf()
        self._entering = Entering(self._shelf)
        self._refused: set[int] = set()

    def run(self, *, force: bool, on_step: Callable[[int, int], None] | None = None) -> None:
        """Do all that is to be done; with `force` everything anew."""
        with self._store.read() as connection:
            made_by = connection.scalar(select(_state.c.rules))
        if force or made_by != rules.rules():
            self._store.write(lambda connection: empty(connection, rules.rules()))
        with self._store.read() as connection:
            mark = fingerprint(beneath(connection))
            found = changes(connection)
        with _uncollected():
            for gone in _batches(found.gone):
                self._store.write(partial(self._entering.leave, dispatches=gone))
            for done, wanted in enumerate(_batches(found.wanted)):
                if on_step is not None:
                    on_step(done * _BATCH, len(found.wanted))
                self._enter(list(self._written(wanted)))
            while not self._regroup(mark):
                pass
            self._shelf.clear()
            self._entering.forget()
        self._store.write(partial(settle, refused=self._refused))

    def _refuse(self, dispatch: int, error: Exception) -> None:
        self._refused.add(dispatch)
        self._store.write(partial(refuse, dispatch=dispatch, error=error))

    def _written(self, wanted: Sequence[Wanted]) -> Iterator[Written]:
        """Condense the records of some dispatches, as people hold them to be."""
        r, d = schema.records, schema.dispatches
        asked = (
            select(r.c.id, d.c.key, r.c.content)
            .join(d, d.c.id == r.c.dispatch)
            .where(r.c.id.in_([one.record for one in wanted]))
        )
        with self._store.read() as connection:
            rows = {row.id: row for row in connection.execute(asked)}
        for one in wanted:
            row = rows[one.record]
            try:
                yield write_out(as_held(row.content, row.key, one.said, one.names), one)
            except Exception as error:
                if not is_its_fault(error):
                    raise
                self._refuse(one.dispatch, error)

    def _enter(self, chapters: list[Written]) -> None:
        """Take chapters in together, or one by one where a rule fails on one of them."""
        try:
            self._store.write(partial(self._entering.enter, written=chapters))
        except Exception as error:
            if not is_its_fault(error):
                raise
            self._entering.forget()
            for one in chapters:
                self._shelf.drop(one.wanted.dispatch)
            if len(chapters) == 1:
                self._refuse(chapters[0].wanted.dispatch, error)
            else:
                for one in chapters:
                    self._enter([one])

    def _regroup(self, mark: str) -> bool:
        """Group anew what is touched; says whether it was kept, False when it is to be done again.

        That is when more has come, or when a dispatch had to be left out.
        """
        try:
            return self._regrouped(mark)
        except Unfit as unfit:
            self._store.write(partial(self._entering.leave, dispatches=[unfit.dispatch]))
            self._refuse(unfit.dispatch, unfit.error)
            return False

    def _regrouped(self, mark: str) -> bool:
        with self._store.read() as connection:
            count = generation(connection)
            state = connection.execute(select(_state)).one()
            by_hand = judgements(connection)
            if self._shelf.generation != count:  # another process has been at work
                self._shelf.clear()
                self._shelf.generation = count
            before = noted(state.judged)
            found = Regrouping(
                connection, self._shelf, by_hand=by_hand, before=before, rules=rules.rules()
            ).run()
            chains = takes(connection) if state.takes_stale else None

        def job(connection: Connection) -> bool:
            if generation(connection) != count:
                return False
            put(connection, found.gone, found.made)
            h = schema.happenings
            connection.execute(update(h).where(h.c.stale).values(stale=False))
            step(connection)
            values = {"judged": written(by_hand), "takes_stale": False}
            connection.execute(update(_state).values(values))
            note(connection, mark, chains)
            return True

        return self._store.write(job)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles in what has none: over many rows that takes long.

    What was made meanwhile should be gone at the end, for it is then looked through at once.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _batches(rows: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
