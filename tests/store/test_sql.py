"""SQL as text: pieces keep their values in order, alone and within a query of SQLAlchemy."""

from __future__ import annotations

from dataclasses import fields

import pytest
from sqlalchemy import select

from selon.store import Filters, Store, incidents, ingest, refresh, schema, search, speakers
from selon.store.bridge import beneath, clauses
from selon.store.conditions import on_claims, on_incidents, on_records
from selon.store.judging import rename_actor
from selon.store.naming import aliases
from selon.store.reviews import undo
from selon.store.sql import all_of, any_of, raw, renamed, sql, stretch
from store_makers import plain_item

ALL = Filters(
    since="2020-03", until="2020-06", near="0.0,179.9", within="Mali", type="ASSAULT",
    kind="killed", speaker="maire", status="single", publisher="Agence ?", text="attaque",
    box="-20,170,20,-150", placed=True, dated=False,
)  # fmt: skip


def test_sql_puts_values_pieces_and_lists_in_place() -> None:
    inner = sql("SELECT id FROM ? WHERE kind = ?", raw("figures"), "killed")
    found = sql("a = ? AND b IN (?) AND c IN (?) ?", 1, [2, 3], inner, stretch(None, 4))
    assert found.text == (
        "a = ? AND b IN (?, ?) AND c IN (SELECT id FROM figures WHERE kind = ?) LIMIT ? OFFSET ?"
    )
    assert found.values == (1, 2, 3, "killed", -1, 4)
    with pytest.raises(ValueError, match="zip"):
        sql("a = ?")


def test_sql_joins_conditions() -> None:
    one, other = sql("a = ?", 1), sql("b = ?", 2)
    assert all_of([one, other]) == ("a = ? AND b = ?", (1, 2))
    assert any_of([one, other]) == ("(a = ? OR b = ?)", (1, 2))
    assert all_of([]).text == "1"
    assert renamed("key", {}).text == "key"
    assert renamed("key", {"x": "y"}) == ("CASE key WHEN ? THEN ? ELSE key END", ("x", "y"))


def test_sql_holds_a_value_for_each_mark_whatever_filters_meet() -> None:
    assert all(getattr(ALL, f.name) is not None for f in fields(ALL) if f.name != "radius_km")
    for conditions in (on_incidents(ALL), on_claims(ALL), on_records(ALL)):
        assert all(one.text.count("?") == len(one.values) for one in conditions)
        assert "Agence" not in all_of(conditions).text


def test_bridge_gives_sqlalchemy_the_same_conditions(store: Store) -> None:
    ingest(store, [plain_item(3), plain_item(40, place="Baltane", day=28)], processes=1)
    refresh(store)
    narrow = Filters(speaker="medecin", kind="killed", text="Kandar")
    i = schema.incidents
    with store.read() as connection:
        asked = select(i.c.incident).where(*clauses(on_incidents(narrow)))
        found = set(connection.scalars(asked))
        count = beneath(connection).value(raw("SELECT count(*) FROM incidents"))
    assert found == {row.id for row in incidents(store, narrow)}
    assert (len(found), count) == (1, 2)


def test_lists_are_led_by_the_index_of_current_records(store: Store) -> None:
    asked = sql("EXPLAIN QUERY PLAN SELECT dispatch FROM records WHERE ?", *on_records(Filters()))
    with store.ask() as answers:
        (step,) = answers.rows(asked)
    assert "COVERING INDEX records_current (is_current=?)" in step["detail"]


def test_asking_sees_one_moment_and_writes_nothing(store: Store) -> None:
    with store.ask() as answers:
        assert answers.value(raw("SELECT count(*) FROM dispatches")) == 0
        ingest(store, [plain_item(1)], processes=1)
        assert answers.value(raw("SELECT count(*) FROM dispatches")) == 0
    assert len(search(store)) == 1


def test_names_that_people_took_back_do_not_count(store: Store) -> None:
    ingest(store, [plain_item(1)], processes=1)
    name = speakers(store)[0].name
    one = rename_actor(store, name, "Dr Sor", reviewer="Ada")
    with store.ask() as answers:
        assert list(aliases(answers).values()) == ["Dr Sor"]
    assert [row.name for row in speakers(store, Filters(speaker="sor"))] == ["Dr Sor"]
    undo(store, one.id, reviewer="Ada")
    with store.ask() as answers:
        assert aliases(answers) == {}
    assert speakers(store)[0].name == name
