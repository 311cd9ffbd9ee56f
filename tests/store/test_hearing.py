"""Who is quoted, counted ahead by dispatch: as if it were counted from the statements each time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text

from selon.sources import Item
from selon.store import Filters, Store, ingest, speakers
from selon.store.inventing import fill
from selon.store.judging import merge_actors, rename_actor
from selon.store.voices import publishers, quoted
from selon.store.withdrawing import withdraw
from selon.store.words import fold
from store_makers import PlainReader, plain_item

FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"publisher": "Hill News"},
    {"since": "2018-01-10", "until": "2018-01-20"},
    {"type": "ASSAULT"},
    {"kind": "killed", "type": "PROTEST", "publisher": "Coast Wire"},
)
_STATEMENTS = """
    SELECT s.speaker_key, s.speaker_name, d.id, d.published, d.publisher FROM statements s
    JOIN records r ON r.id = s.record JOIN dispatches d ON d.id = r.dispatch
    WHERE r.is_current AND s.speaker_key IS NOT NULL
"""
_HOLDS = "SELECT r.dispatch FROM records r JOIN {} t ON t.record = r.id WHERE t.{} = :value"


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, incidents=600, dispatches=120)
    return store


def counted(store: Store, filters: Filters, names: dict[str, str] | None = None) -> list[Any]:
    """Count statement by statement: key, statements, dispatches, publishers, first and last day."""
    found: dict[str, list[Any]] = defaultdict(list)
    with store.read() as connection:
        chosen = set(connection.scalars(text("SELECT id FROM dispatches")))
        for table, column, value in (
            ("events", "type", filters.type),
            ("figures", "kind", filters.kind),
        ):
            if value is not None:
                held = text(_HOLDS.format(table, column))
                chosen &= set(connection.scalars(held, {"value": value}))
        for key, _, dispatch, published, publisher in connection.execute(text(_STATEMENTS)):
            day = published[:10]
            if (
                dispatch in chosen
                and filters.publisher in (None, publisher)
                and (filters.first_on or "") <= day <= (filters.last_on or "~")
            ):
                found[(names or {}).get(key, key)].append((dispatch, publisher, day))
    rows = [
        (
            key, len(told), len({x[0] for x in told}), len({x[1] for x in told if x[1]}),
            min(x[2] for x in told), max(x[2] for x in told),
        )
        for key, told in found.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def listed(store: Store, filters: Filters) -> list[Any]:
    return [
        (fold(r.name), r.statements, r.dispatches, r.publishers, r.first_on, r.last_on)
        for r in speakers(store, filters)
    ]


@pytest.mark.parametrize("given", FILTERS, ids=str)
def test_speakers_are_counted_as_statement_by_statement(
    filled: Store, given: dict[str, Any]
) -> None:
    filters = Filters(**given)
    expected = counted(filled, filters)
    assert expected
    assert listed(filled, filters) == expected
    page = quoted(filled, filters, offset=2, limit=5)
    assert [fold(one.speaker.name) for one in page.items] == [row[0] for row in expected[2:7]]
    assert [sum(m.statements for m in one.months) for one in page.items] == [
        row[1] for row in expected[2:7]
    ]


def test_speakers_of_withdrawn_dispatches_are_not_counted(filled: Store) -> None:
    before = listed(filled, Filters())
    for number in range(0, 120, 3):
        gone = Item("", item=f"invented-{number:05}")
        filled.write(partial(withdraw, item=gone, raw=None))
    after = listed(filled, Filters())
    assert sum(row[1] for row in after) < sum(row[1] for row in before)
    assert after == counted(filled, Filters())
    assert sum(p.dispatches for p in publishers(filled, Filters())) == len(list(filled.records()))
    topics = sum(t.count for row in speakers(filled) for t in row.topics)
    assert topics <= 2 * sum(row[1] for row in after)


def test_speakers_are_counted_by_the_record_that_is_current(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [replace(plain_item(n, speaker="un médecin"), publisher="P") for n in (3, 4)]
    ingest(store, items, processes=1)
    monkeypatch.setattr("selon.store.ingesting.__version__", "9.9")
    monkeypatch.setattr(PlainReader, "version", "9.9")
    assert ingest(store, items[:1], processes=1).reread == 1
    assert listed(store, Filters()) == counted(store, Filters())
    (row,) = speakers(store)
    assert (row.statements, row.dispatches, row.publishers) == (2, 2, 1)
    assert {(t.about, t.count) for t in row.topics} >= {("killed", 2)}


def test_speakers_of_one_name_count_a_dispatch_once(filled: Store) -> None:
    names = [row[0] for row in listed(filled, Filters())[:3]]
    rename_actor(filled, names[0], "Dr Sor", reviewer="Ada")
    for name in names[1:]:
        merge_actors(filled, name, "Dr Sor", reviewer="Ada")
    expected = counted(filled, Filters(), dict.fromkeys(names, "dr sor"))
    assert expected[0][0] == "dr sor" and expected[0][2] < expected[0][1]
    assert listed(filled, Filters()) == expected
    (row,) = speakers(filled, Filters(speaker="sor"))[:1]
    assert row.name == "Dr Sor" and row.kind
