from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import record
from desks import keep
from selon.store.judging import review_row
from selon.store.reviewed import standings, verdicts_given
from selon.store.reviews import State, undo
from selon.store.store import Store
from selon.store.waiting import how_many, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    keep(tmp_path / "s.selon", record())
    with Store.open(tmp_path / "s.selon") as opened:
        yield opened


def test_waiting_puts_what_bears_on_claims_first_and_each_row_once(store: Store) -> None:
    found = waiting(store, limit=100)
    groups = [one.group for one in found]
    assert groups == sorted(groups, key=["single", "corroborated", "rest"].index)
    assert len({(one.dispatch, one.row) for one in found}) == len(found)
    assert {one.span[0] for one in found} == {"figures", "events", "control", "statements"}
    assert all(one.reason and one.incident for one in found if one.group != "rest")


def test_waiting_drops_judged_rows_until_that_is_undone(store: Store) -> None:
    before = [one.row for one in waiting(store, limit=100)]
    review = review_row(store, "d1", "s4", "unsure", reviewer="Ada")
    assert "s4" not in [one.row for one in waiting(store, limit=100)]
    assert verdicts_given(store, [1]) == {1: 1}
    taken = undo(store, review.id, reviewer="Ada")
    assert [one.row for one in waiting(store, limit=100)] == before
    undo(store, taken.id, reviewer="Ada")
    assert "s4" not in [one.row for one in waiting(store, limit=100)]


def test_waiting_takes_a_stretch(store: Store) -> None:
    every = waiting(store, limit=100)
    assert waiting(store, skip=3, limit=4) == every[3:7]
    assert waiting(store, skip=1000) == []
    assert waiting(store, group="contested") == []
    assert how_many(store)["contested"] == 0


def test_reviewed_tells_what_stands_to_each_row(store: Store) -> None:
    review_row(store, "d1", "f2", "correct", value={"low": 25}, reviewer="Ada")
    found = standings(store, record())
    assert set(found) == {"f2"}
    assert (found["f2"].state, found["f2"].value) == (State.CORRECTED, {"low": 25})
