"""JSONL out of a store and into another: the same records, reviews and ledger."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export_making import json_lines, protest, records, written
from ledger_making import Making
from selon import schema, to_json
from selon.record import Record
from selon.store import Filters, Store, refresh
from selon.store.dossiers import published
from selon.store.importing import add_records, import_lines
from selon.store.judging import (
    add_note,
    merge_incidents,
    rate_source,
    rename_actor,
    review_row,
)
from selon.store.reviews import history, undo


def lines(store: Store, filters: Filters | None = None) -> list[bytes]:
    return written(store, "jsonl", filters)[0].splitlines(keepends=True)


def whole(store: Store) -> tuple[list[str], list[Any], str]:
    """Give all that a store holds that a person or the machine said."""
    refresh(store)
    return [to_json(r) for r in store.records()], history(store), "".join(published(store))


WORDS = st.text("abé😀e\u0301 م«»\u202f\n=\"'<&\u0000", max_size=12)
COUNTS = st.integers(0, 2000)


@st.composite
def dispatches(draw: st.DrawFn) -> list[Record]:
    found = []
    for n in range(draw(st.integers(1, 3))):
        count, more = draw(COUNTS), draw(COUNTS)
        text = (
            f"{draw(WORDS)}Attaque jeudi à Kandar n{n}. Le maire compte {count} morts dans "
            f"l'attaque. Un témoin parle de {more} blessés. {draw(WORDS)}"
        )
        m = Making(text, item=f"d{n}", published=f"2020-03-1{n}T10:00")
        place, day = m.place("Kandar"), m.time("jeudi", "2020-03-12")
        one = m.says(m.actor("Le maire", role="maire"), f"compte {count} morts dans l'attaque")
        two = m.says(m.actor("Un témoin", "unnamed"), f"parle de {more} blessés")
        event = m.event("Attaque", place=place, time=day)
        m.count(f"{count} morts", count, statement=one, event=event, place=place, time=day)
        m.count(f"{more} blessés", more, kind="injured", statement=two, event=event)
        found.append(m.record())
    return found


REVIEWS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "dispute", "unsure", "correct", "undo", "note"]),
        st.integers(0, 2),
        st.sampled_from(["f1", "f2", "s1", "e1"]),
        st.sampled_from(["Ada", "Bo"]),
        st.one_of(st.none(), WORDS),
    ),
    max_size=6,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=dispatches(), said=REVIEWS)
def test_round_trip_gives_the_same_records_reviews_and_ledger(
    made: list[Record], said: list[Any]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / "one", Path(folder) / "two"
        with Store.open(one, create=True) as store, Store.open(two, create=True) as copy:
            add_records(store, made)
            for action, n, row, who, note in said:
                item = f"d{n % len(made)}"
                if action == "undo":
                    if history(store):
                        undo(store, history(store)[-1].id, reviewer=who, note=note)
                elif action == "note":
                    add_note(store, f"{note} .", reviewer=who, dispatch=item, row=row)
                else:
                    value = {"correct": _value(row)}.get(action)
                    review_row(store, item, row, action, reviewer=who, value=value, note=note)
            out = lines(store)
            done = import_lines(copy, out)
            assert not done.refused
            assert whole(copy) == whole(store)
            assert lines(copy) == out


def _value(row: str) -> dict[str, Any]:
    return {"f": {"low": 7, "high": 9}, "s": {"stance": "deny"}, "e": {"status": "denied"}}[row[0]]


def test_round_trip_keeps_merges_names_and_ratings(filled: Store, tmp_path: Path) -> None:
    first, second = filled.incidents()[:2]
    merge_incidents(filled, first.id, second.id, reviewer="Ada")
    rename_actor(filled, "Le comité", "Comité de grève", reviewer="Bo")
    rate_source(filled, "Agence Sud", "B", reviewer="Ada")
    with Store.open(tmp_path / "copy", create=True) as copy:
        import_lines(copy, lines(filled))
        assert whole(copy) == whole(filled)
        assert len(copy.incidents()) == 2


def test_round_trip_twice_adds_nothing(filled: Store, tmp_path: Path) -> None:
    review_row(filled, "c", "f1", "accept", reviewer="Ada")
    out = lines(filled)
    with Store.open(tmp_path / "copy", create=True) as copy:
        first, again = import_lines(copy, out), import_lines(copy, out)
    assert (first.records, first.reviews) == (5, 1)
    assert (again.records, again.reviews, again.known, again.known_reviews) == (0, 0, 5, 1)


def test_round_trip_into_a_store_that_has_the_text_under_another_id(tmp_path: Path) -> None:
    record = protest()
    other = replace(record, dispatch=replace(record.dispatch, id="elsewhere"))
    with (
        Store.open(tmp_path / "one", create=True) as store,
        Store.open(tmp_path / "two", create=True) as copy,
    ):
        add_records(store, [record])
        review_row(store, "c", "f2", "reject", reviewer="Ada")
        add_records(copy, [other])
        done = import_lines(copy, lines(store))
        assert (done.known, done.reviews) == (1, 1)
        (review,) = history(copy)
        assert review.target.dispatch == "elsewhere"
        assert review.target.name == "figures:elsewhere:68-77"
        refresh(copy)
        assert not copy.claims(kind="injured")


def test_round_trip_of_a_filter_has_its_dispatches_alone(filled: Store) -> None:
    review_row(filled, "c", "f1", "accept", reviewer="Ada")
    review_row(filled, "a", "f1", "accept", reviewer="Ada")
    found = list(json_lines(b"".join(lines(filled, Filters(publisher="Agence Sud")))))
    assert [x["schema"] for x in found] == ["selon.export/1", "selon.record/1", "selon.review/1"]
    assert found[2]["dispatch"] == found[1]["dispatch"]["id"]


def test_round_trip_records_fit_the_published_schema(filled: Store) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    found = [x for x in json_lines(b"".join(lines(filled))) if x["schema"] == "selon.record/1"]
    assert len(found) == len(records())
    for record in found:
        validator.validate(record)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not JSON"),
        (b"[]", "it has no `schema`"),
        (b'{"schema": "selon.record/9"}', "cannot be read"),
        (b'{"schema": "selon.review/1", "at": "x"}', "a review has no 'reviewer'"),
        (
            b'{"schema": "selon.review/1", "at": "x", "reviewer": "A", "action": "love", "target": "t"}',
            "no review is called 'love'",
        ),
        (
            b'{"schema": "selon.review/1", "at": "x", "reviewer": "A", "action": "accept", "target": "t", "dispatch": "nowhere"}',
            "there is no dispatch 'nowhere'",
        ),
        (
            b'{"schema": "selon.review/1", "at": "x", "reviewer": "A", "action": "undo", "target": "t", "supersedes": 9}',
            "there is no review 9",
        ),
    ],
)
def test_round_trip_bad_lines_are_named_and_the_rest_goes_on(
    filled: Store, tmp_path: Path, line: bytes, words: str
) -> None:
    out = lines(filled)
    with Store.open(tmp_path / "copy", create=True) as copy:
        done = import_lines(copy, [*out[:2], line, *out[2:]])
        assert [number for number, _ in done.refused] == [3]
        assert words in str(done.refused[0][1])
        assert done.records == 5
