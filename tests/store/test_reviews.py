"""Reviews: only added, undone by new ones, beside what the machine made, in force in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from builders import record
from selon.errors import RecordError, SettingError
from selon.store import Store, incidents, ingest, refresh, speakers
from selon.store.applying import apply, judgements, reviewed_records
from selon.store.judging import (
    add_note,
    merge_actors,
    merge_incidents,
    rate_claim,
    rate_source,
    rating,
    rename_actor,
    rename_incident,
    review_row,
    reviewed_row,
    split_incident,
)
from selon.store.reviews import Standing, State, combine, history, undo
from store_makers import plain_item


@pytest.fixture
def filled(store: Store) -> Store:
    ingest(store, [plain_item(n) for n in (3, 4, 5)], processes=1)
    return store


def figures(store: Store) -> list[int | None]:
    with store.read() as connection:
        return [f.low for r in reviewed_records(connection) for f in r.figures]


def test_review_stands_beside_what_the_machine_made(filled: Store) -> None:
    review_row(filled, "item-3", "f1", "correct", reviewer="Ada", value={"low": 7, "high": 7})
    found = reviewed_row(filled, "item-3", "f1")
    assert found.machine["low"] == 3
    assert (found.state, found.corrected) == (State.CORRECTED, {"low": 7, "high": 7})
    assert figures(filled) == [7, 4, 5]
    assert [r.figures[0].low for r in filled.records()] == [3, 4, 5]


def test_review_is_undone_by_a_new_one_and_that_too(filled: Store) -> None:
    first = review_row(filled, "item-3", "f1", "reject", reviewer="Ada")
    assert figures(filled) == [4, 5]
    second = undo(filled, first.id, reviewer="Ada")
    assert figures(filled) == [3, 4, 5]
    undo(filled, second.id, reviewer="Bea")
    assert figures(filled) == [4, 5]
    assert [r.action for r in history(filled)] == ["reject", "undo", "undo"]


def test_review_by_the_same_person_replaces_the_older_until_undone(filled: Store) -> None:
    review_row(filled, "item-3", "s1", "accept", reviewer="Ada")
    second = review_row(filled, "item-3", "s1", "reject", reviewer="Ada")
    assert reviewed_row(filled, "item-3", "s1").state == State.REJECTED
    undo(filled, second.id, reviewer="Ada")
    assert reviewed_row(filled, "item-3", "s1").state == State.ACCEPTED


def test_reviews_can_be_neither_changed_nor_removed(filled: Store) -> None:
    review_row(filled, "item-3", "f1", "accept", reviewer="Ada")
    for statement in ("UPDATE reviews SET action = 'reject'", "DELETE FROM reviews"):
        with pytest.raises(IntegrityError, match="never"):
            filled.write(lambda c, s=statement: c.execute(text(s)))
    assert len(history(filled)) == 1


STATES = [(state, 1 if state == State.CORRECTED else None) for state in State]


@pytest.mark.parametrize(("one", "other"), list(product(STATES, STATES)))
def test_combine_is_the_same_in_either_order(
    one: tuple[State, int | None], other: tuple[State, int | None]
) -> None:
    found = combine(one, other)
    assert found == combine(other, one)
    weak = {State.UNREVIEWED, State.UNSURE}
    if one[0] in weak and other[0] in weak:
        assert found[0] in weak
    elif one[0] in weak or other[0] in weak or one == other:
        assert found in (one, other)
    else:
        assert found[0] == State.DISPUTED


def test_combine_corrections_that_differ_are_disputed() -> None:
    one, other = (State.CORRECTED, {"low": 1}), (State.CORRECTED, {"low": 2})
    assert combine(one, other) == (State.DISPUTED, None)
    assert combine(one, one) == one


@pytest.mark.parametrize(
    ("verdict", "value", "error"),
    [
        ("praise", None, SettingError),
        ("correct", None, SettingError),
        ("accept", {"low": 1}, SettingError),
        ("correct", {"mention": 1}, SettingError),
        ("correct", {"kind": "kissed"}, RecordError),
        ("correct", {"statement": "s9"}, RecordError),
    ],
)
def test_review_refuses_what_makes_no_sense(
    filled: Store, verdict: str, value: dict[str, object] | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        review_row(filled, "item-3", "f1", verdict, reviewer="Ada", value=value)
    with pytest.raises(SettingError, match="name of its reviewer"):
        review_row(filled, "item-3", "f1", "accept", reviewer=" ")
    assert history(filled) == []


def test_apply_leaves_no_reference_to_what_was_rejected() -> None:
    one = record()
    out = [*(s.id for s in one.statements), one.actors[3].id]
    left = apply(one, dict.fromkeys(out, Standing(State.REJECTED, None, ())))
    assert left.statements == ()
    assert [f.statement for f in left.figures] == [None, None]
    assert left.control[0].holder is None
    assert left.events[1].actors == ()


def test_actors_are_renamed_and_merged_everywhere(store: Store) -> None:
    items = [plain_item(3, speaker="un médecin"), plain_item(4, speaker="le docteur")]
    ingest(store, items, processes=1)
    assert len(speakers(store)) == 2
    rename_actor(store, "un médecin", "Dr Sor", reviewer="Ada")
    done = merge_actors(store, "le docteur", "Dr Sor", reviewer="Ada")
    assert [(s.name, s.statements) for s in speakers(store)] == [("Dr Sor", 2)]
    with store.read() as connection:
        assert {a.name for r in reviewed_records(connection) for a in r.actors} == {"Dr Sor"}
    undo(store, done.id, reviewer="Ada")
    assert len(speakers(store)) == 2


def test_sources_and_claims_are_rated_by_people_only(filled: Store) -> None:
    assert rating(filled, "un médecin", "item-3", "s1") == "F6"
    rate_source(filled, "Un Medecin", "B", reviewer="Ada")
    rate_claim(filled, "item-3", "s1", "2", reviewer="Ada")
    rate_claim(filled, "item-3", "s1", "3", reviewer="Ada")
    assert rating(filled, "un médecin", "item-3", "s1") == "B3"
    assert rating(filled, "un médecin") == "B6"
    with pytest.raises(SettingError):
        rate_source(filled, "un médecin", "G", reviewer="Ada")


def test_notes_stay(filled: Store) -> None:
    add_note(filled, "à vérifier", reviewer="Ada", dispatch="item-3", row="f1")
    add_note(filled, "encore", reviewer="Ada", dispatch="item-3", row="f1")
    assert [r.note for r in reviewed_row(filled, "item-3", "f1").reviews] == [
        "à vérifier",
        "encore",
    ]


def listed(store: Store) -> Iterator[tuple[str, str]]:
    refresh(store)
    return ((row.id, row.label) for row in incidents(store))


def test_incidents_are_merged_split_and_renamed_for_good(store: Store) -> None:
    ingest(store, [plain_item(3), plain_item(40, place="Baltane", day=28)], processes=1)
    before = sorted(listed(store))
    assert len(before) == 2
    merged = merge_incidents(store, before[0][0], before[1][0], reviewer="Ada")
    (one,) = list(listed(store))
    with store.read() as connection:
        second = judgements(connection).merges[-1][1]
    split_incident(store, one[0], [(second.dispatch, second.start)], reviewer="Bea")
    assert len(list(listed(store))) == 2
    undo(store, history(store)[-1].id, reviewer="Bea")
    assert len(list(listed(store))) == 1
    undo(store, merged.id, reviewer="Ada")
    assert sorted(listed(store)) == before
    rename_incident(store, before[0][0], "les tirs de Kandar", reviewer="Ada")
    assert "les tirs de Kandar" in [label for _, label in listed(store)]


def test_splits_name_mentions_of_the_incident(filled: Store) -> None:
    first = next(iter(listed(filled)))
    with pytest.raises(SettingError, match="do not split"):
        split_incident(filled, first[0], [("nothing", 0)], reviewer="Ada")
    with filled.read() as connection:
        assert judgements(connection).splits == ()
