"""Corrections weighed against the store, and appended as reviews.

A row that is left as it was says nothing. What differs is a correction of these fields; a row that
is gone is rejected. The text must still say at that place what the row stood on: a row that has
moved, an unknown id and reviewers who disagree are named, with their place in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from selon._json import to_dict
from selon.errors import InputError, RecordError, SelonError, SettingError
from selon.exports.back.corrections import Correction, Found, Present, Unread
from selon.exports.back.stale import Readings
from selon.record import ROWS
from selon.store.judging import review_row
from selon.store.reviews import VERDICTS, State
from selon.store.rows import span_of
from selon.store.shelf import shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.record import Record
    from selon.store.reviews import Review
    from selon.store.shelf import Judged
    from selon.store.store import Store


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two reviewers who hold different things of one row; both stand, and the row is disputed."""

    where: str
    dispatch: str
    row: str
    reviewer: str
    other: str


@dataclass(slots=True)
class Returned:
    """What became of a file of corrections."""

    appended: int = 0
    unchanged: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[Unread] = field(default_factory=list)


def import_reviews(
    store: Store,
    found: Iterable[Found],
    *,
    reviewer: str | None = None,
    accept_unchanged: bool = False,
    dry_run: bool = False,
) -> Returned:
    """Append the reviews that corrections come to.

    `reviewer` is who made them where the file does not say. With `accept_unchanged` a row that was
    left as it was counts as accepted, for files of which every row was looked at. A `dry_run`
    appends nothing and says what it would.
    """
    returner = _Returner(store, reviewer, accept_unchanged=accept_unchanged, dry_run=dry_run)
    for one in found:
        if isinstance(one, Unread):
            returner.done.refused.append(one)
        elif isinstance(one, Present):
            returner.missing(one)
        else:
            returner.take(one)
    return returner.done


@dataclass(frozen=True, slots=True)
class _Known:
    """A row with what is held of it in the store."""

    row: Any
    section: str
    machine: dict[str, Any]
    state: State
    corrected: dict[str, Any]
    verdicts: tuple[Review, ...]


class _Returner:
    """Takes corrections one by one."""

    def __init__(
        self, store: Store, reviewer: str | None, *, accept_unchanged: bool, dry_run: bool
    ) -> None:
        self.store = store
        self.reviewer = reviewer
        self.accept_unchanged = accept_unchanged
        self.dry_run = dry_run
        self.done = Returned()
        self.said: dict[tuple[str, str], dict[str, tuple[str, Any, str]]] = {}
        self._open: tuple[str, Judged | None] = ("", None)
        self._read: tuple[str, Readings] | None = None

    def take(self, c: Correction) -> None:
        """Weigh one correction; what is wrong with it is noted, and the rest goes on."""
        try:
            judged = self._of(c.dispatch)
            known = _known(judged, _find(judged.machine, c))
            verdict, value = self._meant(c, known, judged)
            if verdict is None:
                self.done.unchanged += 1
                return
            self._append(c, judged.machine.dispatch.id, known, verdict, value)
        except SelonError as error:
            self.done.refused.append(Unread(c.where, error))

    def missing(self, present: Present) -> None:
        """Reject the rows that the form showed and has no more."""
        try:
            judged = self._of(present.dispatch)
            gone = self._readings(judged).gone(present)
        except SelonError as error:
            self.done.refused.append(Unread(present.where, error))
            return
        # What was rejected before was not in what was exported.
        left = {row.id: row for section in ROWS for row in getattr(judged.record, section)}
        for name in gone:
            if name in left and (at := span_of(left[name])) is not None:
                self.take(
                    Correction(
                        f"{present.where}, {name} at {at.start}–{at.end}", present.dispatch, name,
                        gone=True, reviewer=present.reviewer, at=present.at,
                    )
                )  # fmt: skip

    def _readings(self, judged: Judged) -> Readings:
        """Give the readings of a dispatch; those of the last one asked for are kept."""
        dispatch = judged.machine.dispatch.id
        if self._read is None or self._read[0] != dispatch:
            self._read = (dispatch, Readings.of(self.store, judged.machine))
        return self._read[1]

    def _of(self, dispatch: str) -> Judged:
        if self._open[0] != dispatch:
            record = self.store.record(dispatch)
            found = None
            if record is not None:
                with shelf(self.store) as opened:
                    found = opened.get(record.dispatch.id)
            self._open = (dispatch, found)
        if self._open[1] is None:
            hint = "is it another store that the file was exported from?"
            raise InputError(f"there is no dispatch {dispatch!r}", hint=hint)
        return self._open[1]

    def _meant(
        self, c: Correction, known: _Known, judged: Judged
    ) -> tuple[str | None, dict[str, Any] | None]:
        """Say which verdict a correction comes to, None for nothing new."""
        if c.gone:
            return "reject", None
        if c.verdict is not None and c.verdict not in VERDICTS:
            hint = ", ".join(sorted(VERDICTS))
            raise SettingError(f"no verdict is called {c.verdict!r}", hint=hint)
        if c.verdict not in (None, "correct"):
            return c.verdict, None
        shown = known.machine | known.corrected
        fields = self._readings(judged).changed(c, shown, known.row)
        if fields is None:
            return None, None
        if all(shown[k] == v for k, v in fields.items()):
            if c.verdict == "correct":
                raise SettingError("a correction that changes nothing")
            return ("accept", None) if self.accept_unchanged else (None, None)
        wanted = {**known.corrected, **fields}
        value = {k: v for k, v in wanted.items() if known.machine[k] != v}
        return ("correct", value) if value else ("accept", None)

    def _append(
        self,
        c: Correction,
        dispatch: str,
        known: _Known,
        verdict: str,
        value: dict[str, Any] | None,
    ) -> None:
        reviewer = c.reviewer or self.reviewer
        if not reviewer:
            raise SettingError("nobody is named as its reviewer", hint="--reviewer NAME")
        row, said = known.row.id, (verdict, value)
        here = self.said.setdefault((dispatch, row), {})
        if reviewer in here and here[reviewer][:2] != said:
            msg = f"{reviewer} says otherwise of {row} at {here[reviewer][2]}"
            raise SettingError(msg, hint="the first of both was taken")
        held = {r.reviewer: (str(r.action), r.value) for r in known.verdicts}
        held |= {name: (one[0], one[1]) for name, one in here.items()}
        if held.get(reviewer) == said:
            self.done.unchanged += 1
            return
        if not self.dry_run:
            review_row(
                self.store, dispatch, row, verdict, reviewer=reviewer, value=value, note=c.note,
                at=c.at,
            )  # fmt: skip
        here[reviewer] = (*said, c.where)
        self.done.conflicts += [
            Conflict(c.where, dispatch, row, reviewer, other)
            for other, theirs in held.items()
            if other != reviewer and theirs != said
        ]
        self.done.appended += 1
        self.done.verdicts[verdict] = self.done.verdicts.get(verdict, 0) + 1


def _known(judged: Judged, row: Any) -> _Known:  # noqa: ANN401 - any kind of row
    section = next(s for s in ROWS if row in getattr(judged.machine, s))
    stands = judged.standings.get(row.id)
    if stands is None:
        return _Known(row, section, to_dict(row), State.UNREVIEWED, {}, ())
    said = tuple(r for r in stands.reviews if r.action in VERDICTS)
    return _Known(row, section, to_dict(row), stands.state, stands.value or {}, said)


def _find(record: Record, c: Correction) -> Any:  # noqa: ANN401 - any row
    """Find the row that a correction means: by its id where the span agrees, else by its span."""
    by_id = None
    if c.row is not None:
        try:
            by_id = record.row(c.row)
        except RecordError:
            if c.span is None:
                raise
    if by_id is not None:
        at = span_of(by_id)
        if c.span is None or at is None or (at.start, at.end) == c.span:
            return by_id
    letter = (c.row or "")[:1]
    spans = {
        row.id: (at.start, at.end)
        for section in ROWS
        for row in getattr(record, section)
        if (at := span_of(row)) is not None
    }
    meant = [record.row(i) for i, at in spans.items() if at == c.span and i.startswith(letter)]
    if c.row is None and c.span is not None:
        start, end = c.span
        # A claim is quoted with more words than its row has.
        meant = meant or [
            record.row(i) for i, at in spans.items() if start <= at[0] and at[1] <= end
        ]
        meant = [row for row in meant if all(hasattr(row, name) for name in c.fields)]
    if len(meant) == 1:
        return meant[0]
    if by_id is not None:
        raise RecordError(
            f"{c.row} does not stand at {c.span[0]}–{c.span[1]}" if c.span else f"{c.row} moved",
            hint="spans cannot be corrected; was the dispatch read again since?",
        )
    if meant:
        names = ", ".join(row.id for row in meant)
        msg = f"several rows stand at this place: {names}"
        raise RecordError(msg, hint="name one in a column `row`")
    msg = f"no row {c.row or ''} at this place".replace("  ", " ")
    raise RecordError(msg, hint="what was drawn anew has no row to correct")
