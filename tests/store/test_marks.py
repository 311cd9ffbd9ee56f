"""Rows that share a span: what is said of one holds for it alone, in later readings too."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from builders import record
from export_making import written
from selon.exports.back.corrections import Correction, Found
from selon.exports.back.returning import import_reviews
from selon.record import Figure, MadeBy, Record
from selon.sources import Item
from selon.store.adding import add_results
from selon.store.applying import reviewed_records
from selon.store.importing import import_lines
from selon.store.judging import rate_claim, rating, review_row, reviewed_row
from selon.store.marks import mark_from, pack_mark, unpack_mark
from selon.store.packing import pack
from selon.store.reviewed import standings, target_of, verdicts_given
from selon.store.reviews import State, history, undo
from selon.store.shelf import shelf
from selon.store.store import Store
from selon.store.waiting import waiting

Short = tuple[str, int]
KILLED, INJURED = ("killed", 3), ("injured", 5)


def reading(*figures: Short, version: str = "1") -> Record:
    """Give a record whose figures all stand on the words of one."""
    whole = record()
    first = whole.figures[0]
    made = tuple(
        replace(first, id=f"f{n}", kind=kind, low=low, high=low)
        for n, (kind, low) in enumerate(figures, 1)
    )
    events = tuple(replace(e, figures=()) for e in whole.events)
    return replace(whole, made_by=MadeBy(version), figures=made, events=events)


def read(store: Store, one: Record) -> None:
    pair = (Item(one.dispatch.text, item=one.dispatch.source.item), pack(one))
    store.write(partial(add_results, results=[pair]))


def left(store: Store) -> list[Short]:
    with store.read() as connection:
        return [_short(f) for r in reviewed_records(connection) for f in r.figures]


def _short(figure: Figure) -> Short:
    return figure.kind, figure.low or 0


def test_review_of_one_row_leaves_the_other_on_its_span_alone(store: Store) -> None:
    read(store, reading(KILLED, INJURED))
    review_row(store, "d1", "f2", "correct", value={"low": 6, "high": 6}, reviewer="Ada")
    assert left(store) == [KILLED, ("injured", 6)]
    assert reviewed_row(store, "d1", "f1").state == State.UNREVIEWED
    assert reviewed_row(store, "d1", "f2").state == State.CORRECTED
    assert set(standings(store, reading(KILLED, INJURED))) == {"f2"}
    assert verdicts_given(store, [1]) == {1: 1}
    rows = {one.row for one in waiting(store, limit=100)}
    assert "f1" in rows
    assert "f2" not in rows
    review_row(store, "d1", "f1", "reject", reviewer="Ada")
    assert left(store) == [("injured", 6)]
    assert verdicts_given(store, [1]) == {1: 2}
    with shelf(store) as opened:
        judged = opened.get("d1")
    assert judged is not None
    assert {row: s.state for row, s in judged.standings.items()} == {
        "f1": State.REJECTED,
        "f2": State.CORRECTED,
    }


@pytest.mark.parametrize(
    ("then", "row", "now", "holds"),
    [
        # The same rows in another order, and with one more before them.
        ([KILLED, INJURED], "f2", [INJURED, KILLED], 0),
        ([KILLED, INJURED], "f1", [("missing", 1), KILLED, INJURED], 1),
        # Fewer: the row is there, or it is not.
        ([KILLED, INJURED], "f2", [INJURED], 0),
        ([KILLED, INJURED], "f2", [KILLED], None),
        ([KILLED, ("killed", 4)], "f2", [KILLED], None),
        # More: what stood alone is known by its values, else by its kind.
        ([KILLED], "f1", [INJURED, KILLED], 1),
        ([KILLED], "f1", [INJURED, ("killed", 9)], 1),
        ([KILLED], "f1", [INJURED, ("missing", 1)], None),
        ([KILLED], "f1", [("killed", 8), ("killed", 9)], None),
        # Another value: the only row of the kind, or the only row at all.
        ([KILLED, INJURED], "f2", [KILLED, ("injured", 50)], 1),
        ([KILLED], "f1", [("injured", 3)], 0),
        ([KILLED, INJURED], "f2", [("missing", 5)], None),
        # Alike in all: the n-th.
        ([KILLED, KILLED], "f2", [KILLED, KILLED], 1),
        ([KILLED, KILLED], "f2", [KILLED], None),
        ([KILLED, KILLED], "f1", [KILLED], 0),
        ([KILLED], "f1", [], None),
    ],
)
def test_review_finds_its_row_in_a_later_reading(
    store: Store, then: list[Short], row: str, now: list[Short], holds: int | None
) -> None:
    read(store, reading(*then))
    review_row(store, "d1", row, "reject", reviewer="Ada")
    assert left(store) == [one for n, one in enumerate(then, 1) if f"f{n}" != row]
    read(store, reading(*now, version="2"))
    rest = [one for n, one in enumerate(now) if n != holds]
    assert left(store) == rest
    open_rows = {one.row for one in waiting(store, limit=100) if one.span[0] == "figures"}
    assert open_rows == {f"f{n}" for n in range(1, len(now) + 1) if n - 1 != holds}
    assert verdicts_given(store, [1]) == ({} if holds is None else {1: 1})
    assert len(history(store)) == 1


def test_review_holds_again_when_its_row_is_back(store: Store) -> None:
    read(store, reading(KILLED, INJURED))
    review_row(store, "d1", "f2", "reject", reviewer="Ada")
    read(store, reading(KILLED, version="2"))
    assert left(store) == [KILLED]
    read(store, reading(("missing", 1), INJURED, version="3"))
    assert left(store) == [("missing", 1)]


def test_review_replaces_the_older_on_its_row_only(store: Store) -> None:
    read(store, reading(KILLED, INJURED))
    first = review_row(store, "d1", "f1", "reject", reviewer="Ada")
    other = review_row(store, "d1", "f2", "reject", reviewer="Ada")
    assert other.supersedes is None
    read(store, reading(("killed", 4), INJURED, version="2"))  # f1 found by its kind
    again = review_row(store, "d1", "f1", "accept", reviewer="Ada")
    assert again.supersedes == first.id
    assert left(store) == [("killed", 4)]
    undo(store, again.id, reviewer="Ada")
    assert left(store) == []
    read(store, reading(KILLED, INJURED, version="3"))
    assert left(store) == []


def test_credibility_is_of_one_row(store: Store) -> None:
    read(store, reading(KILLED, INJURED))
    rate_claim(store, "d1", "f1", "2", reviewer="Ada")
    rate_claim(store, "d1", "f2", "5", reviewer="Ada")
    assert rating(store, "le maire", "d1", "f1") == "F2"
    assert rating(store, "le maire", "d1", "f2") == "F5"


def test_reviews_from_before_marks_hold_by_number_where_the_span_does_not_tell(
    store: Store,
) -> None:
    read(store, reading(KILLED, INJURED))
    target = target_of(reading(KILLED, INJURED), "figures", reading(KILLED, INJURED).figures[1])
    put = (
        "INSERT INTO reviews (at, reviewer, action, target, dispatch, section, row, start, end) "
        "VALUES ('2020-01-01T00:00:00Z', 'Ada', 'reject', :t, 1, 'figures', 'f2', :s, :e)"
    )
    values = {"t": target.name, "s": target.start, "e": target.end}
    store.write(lambda connection: connection.execute(text(put), values))
    assert left(store) == [KILLED]
    read(store, reading(("killed", 7), version="2"))
    assert left(store) == []
    read(store, reading(KILLED, version="3"))
    assert left(store) == []


def test_corrections_that_come_back_hold_for_their_row(store: Store) -> None:
    read(store, reading(KILLED, INJURED))
    figure = reading(KILLED, INJURED).figures[0]
    span = (figure.mention.start, figure.mention.end)
    found: list[Found] = [
        Correction("a.csv:2", "d1", "f1", span, {"low": 4, "high": 4}),
        Correction("a.csv:3", "d1", "f2", span, gone=True),
    ]
    done = import_reviews(store, found, reviewer="Ada")
    assert (done.refused, done.conflicts) == ([], [])
    assert done.verdicts == {"correct": 1, "reject": 1}
    assert left(store) == [("killed", 4)]
    again = import_reviews(store, found[:1], reviewer="Ada")
    assert (again.appended, again.unchanged) == (0, 1)


def test_marks_come_back_with_exported_reviews(store: Store, tmp_path: Path) -> None:
    read(store, reading(KILLED, INJURED))
    review_row(store, "d1", "f2", "reject", reviewer="Ada")
    lines, _ = written(store, "jsonl")
    with Store.open(tmp_path / "other.selon", create=True) as other:
        read(other, reading(INJURED, KILLED, version="2"))
        import_lines(other, lines.splitlines())
        assert left(other) == [KILLED]
        assert history(other)[0].target.mark == history(store)[0].target.mark
        import_lines(other, lines.splitlines())
        assert len(history(other)) == 1


def test_mark_is_written_and_read() -> None:
    one = reading(KILLED, INJURED)
    mark = target_of(one, "figures", one.figures[1]).mark
    assert mark is not None
    assert (mark.values[0], mark.nth, mark.of_kind, mark.in_span) == ("injured", 1, 1, 2)
    assert unpack_mark(pack_mark(mark)) == mark
    for strange in (
        None,
        1,
        [],
        [[], 1, 1, 1],
        [["a"], 0, 1, 1],
        [["a"], "1", 1, 1],
        [[{}], 1, 1, 1],
    ):
        assert mark_from(strange) is None
