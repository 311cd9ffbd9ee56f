"""Corrections of files that left before a dispatch was read again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from returning_making import back, table, table_with, tasks
from selon.store.importing import add_records
from selon.store.judging import reviewed_row

if TYPE_CHECKING:
    from pathlib import Path

    from selon.store import Store


def reread(store: Store, **values: Any) -> None:
    """Read dispatch `c` again by another version, to which `f2` has other values."""
    record = store.record("c")
    assert record is not None
    figures = tuple(replace(f, **values) if f.id == "f2" else f for f in record.figures)
    again = replace(record, made_by=replace(record.made_by, selon="9"), figures=figures)
    assert add_records(store, [again]).records == 1


def test_returning_a_table_of_an_earlier_reading_takes_no_machine_value_for_a_correction(
    filled: Store, tmp_path: Path
) -> None:
    path = table(filled, tmp_path / "old.csv")
    reread(filled, low=9, high=9)
    done = back(filled, path)
    assert done.appended == 0
    (refused,) = done.refused
    assert "an earlier reading had" in str(refused.error)
    said = back(filled, table_with(path, tmp_path / "said.csv", verdict="correct"))
    assert said.verdicts == {"correct": 1}
    assert reviewed_row(filled, "c", "f2").corrected == {"low": 3, "high": 3}


def test_returning_a_table_of_an_earlier_reading_keeps_what_somebody_changed(
    filled: Store, tmp_path: Path
) -> None:
    path = table(filled, tmp_path / "old.csv", who="police")
    reread(filled, low=9, high=9)
    done = back(filled, path)
    assert done.verdicts == {"correct": 1}
    assert reviewed_row(filled, "c", "f2").corrected == {"who": "police"}


def test_returning_tasks_of_an_earlier_reading_change_and_delete_nothing_else(
    filled: Store, tmp_path: Path
) -> None:
    path = tasks(filled, tmp_path / "old.json", lambda result: result)
    record = filled.record("c")
    assert record is not None
    fresh = replace(record.figures[0], id="f9", low=9, high=9, event=None)
    again = replace(
        record, made_by=replace(record.made_by, selon="9"),
        figures=(*(replace(f, low=8, high=8) for f in record.figures), fresh),
    )  # fmt: skip
    add_records(filled, [again])
    done = back(filled, path)
    assert (done.appended, done.refused) == (0, [])
    filled_tasks = json.loads(path.read_text("utf-8"))
    for task in filled_tasks:
        task["data"].pop("reading")
    unnamed = tmp_path / "unnamed.json"
    unnamed.write_text(json.dumps(filled_tasks), "utf-8")
    done = back(filled, unnamed)
    assert done.appended == 0
    assert any("of which reading it is" in str(one.error) for one in done.refused)
    for task in filled_tasks:
        task["data"]["reading"] = "0" * 12
    unnamed.write_text(json.dumps(filled_tasks), "utf-8")
    done = back(filled, unnamed)
    assert done.appended == 0
    assert any("not in this store" in str(one.error) for one in done.refused)


def test_returning_tasks_of_an_earlier_reading_rejects_what_was_deleted(
    filled: Store, tmp_path: Path
) -> None:
    path = tasks(
        filled, tmp_path / "old.json", lambda result: [r for r in result if r.get("id") != "f2"]
    )
    reread(filled, low=9, high=9)
    done = back(filled, path)
    assert done.verdicts == {"reject": 1}
    assert reviewed_row(filled, "c", "f2").state == "rejected"
