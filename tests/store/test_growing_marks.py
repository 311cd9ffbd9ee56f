"""Marks that are read and written for a batch at once."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from selon.store import Store
from selon.store.growing.marks import Marks


def asked(connection: Connection, marks: Marks, wanted: set[int]) -> int:
    """Look marks up; count the questions that it takes."""
    bare = connection.connection.driver_connection
    assert bare is not None
    seen: list[str] = []
    bare.set_trace_callback(seen.append)
    marks.look_up(connection, wanted)
    bare.set_trace_callback(None)
    return sum("WHERE" in question for question in seen)


def test_marks_of_a_table_that_was_empty_are_not_asked_for_again(tmp_path: Path) -> None:
    def job(connection: Connection) -> None:
        marks = Marks("happening_blocks", "block", "happening")
        assert asked(connection, marks, {1, 2}) == 0
        assert marks.met([1, 2]) == set()
        marks.add([1, 2], 10)
        marks.write(connection)
        assert asked(connection, marks, {2, 3}) == 0
        marks.add([2, 3], 11)
        marks.write(connection)
        assert marks.met([1, 2]) == {10, 11}
        marks.forget()
        assert asked(connection, marks, {1, 3}) == 1
        assert (marks.met([1]), marks.met([3])) == ({10}, {11})
        marks.add([3], 12)
        assert marks.met([3]) == {11, 12}

    with Store.open(tmp_path / "s", create=True) as store:
        store.write(job)


def test_marks_that_another_wrote_are_read(tmp_path: Path) -> None:
    def job(connection: Connection) -> None:
        first = Marks("happening_blocks", "block", "happening")
        first.look_up(connection, {1})
        first.add([1], 10)
        first.write(connection)
        second = Marks("happening_blocks", "block", "happening")
        assert asked(connection, second, {1}) == 1
        assert second.met([1]) == {10}

    with Store.open(tmp_path / "s", create=True) as store:
        store.write(job)
