"""Ingestion: nothing twice, nothing half, nothing lost; older readings stay."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from selon.errors import EmptyInput
from selon.record import Record
from selon.sources import Failure, Item, read_paths
from selon.store import (
    Filters,
    Report,
    Store,
    incidents,
    ingest,
    refresh,
    schema,
    search,
    stored_items,
)
from store_makers import PlainReader, plain_item, renamed


def counts(store: Store, *tables: str) -> list[int]:
    with store.read() as connection:
        return [
            connection.scalar(select(func.count()).select_from(schema.metadata.tables[t])) or 0
            for t in tables
        ]


def numbers(report: Report) -> tuple[int, int, int, int]:
    return report.stored, report.reread, report.known, report.aside


def test_ingest_stores_each_text_once_with_bytes_record_and_rows(store: Store) -> None:
    items = [plain_item(n) for n in range(1, 101)]
    assert numbers(ingest(store, items, processes=1)) == (100, 0, 0, 0)
    assert counts(store, "raw", "dispatches", "arrivals", "records", "figures", "runs") == [
        100, 100, 100, 100, 100, 1,
    ]  # fmt: skip
    assert [r.figures[0].low for r in store.records()] == list(range(1, 101))
    with store.read() as connection:
        assert connection.scalar(select(schema.raw.c.bytes).limit(1)) == items[0].raw


def test_ingest_twice_changes_nothing(store: Store) -> None:
    items = [plain_item(n) for n in range(1, 10)]
    ingest(store, items, processes=1)
    before = counts(store, *schema.metadata.tables)
    assert numbers(ingest(store, items, processes=1)) == (0, 0, 9, 0)
    assert counts(store, *schema.metadata.tables) == before


def test_ingest_notes_where_else_a_text_came_from(store: Store) -> None:
    one = plain_item(1)
    report = ingest(store, [one, renamed(one, "copy"), one], processes=1)
    assert numbers(report) == (1, 0, 2, 0)
    assert counts(store, "dispatches", "arrivals", "raw") == [1, 2, 1]
    ingest(store, [renamed(one, "third")], processes=1)
    assert counts(store, "dispatches", "arrivals") == [1, 3]


def test_ingest_sets_bad_items_aside_and_goes_on(store: Store) -> None:
    bad = Failure("empty.txt", EmptyInput("there is no text in it", where="empty.txt"))
    items = [plain_item(1), bad, plain_item(2, rest="refuse"), plain_item(3)]
    for _ in range(2):
        report = ingest(store, items, processes=1)
        assert report.aside == 2
        assert {(r.where, r.code) for r in report.refused} == {
            ("empty.txt", "input.empty"),
            ("item-2", "reading"),
        }
    assert counts(store, "dispatches", "quarantine", "raw") == [2, 2, 3]


def test_ingest_refuses_the_double_of_a_refused_text_by_its_own_name(store: Store) -> None:
    bad = plain_item(2, rest="refuse")
    report = ingest(store, [bad, renamed(bad, "double")], processes=1)
    assert [r.where for r in report.refused] == ["item-2", "double"]


def test_ingest_reads_again_with_a_newer_version_and_keeps_the_older_record(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [plain_item(n) for n in range(1, 4)]
    ingest(store, items, processes=1)
    monkeypatch.setattr(PlainReader, "version", "9.0")
    monkeypatch.setattr("selon.store.ingesting.__version__", "9.0")
    assert numbers(ingest(store, stored_items(store), processes=1)) == (0, 3, 0, 0)
    assert counts(store, "dispatches", "records", "figures", "runs") == [3, 6, 6, 2]
    assert {r.made_by.selon for r in store.records()} == {"9.0"}
    assert numbers(ingest(store, stored_items(store), processes=1)) == (0, 0, 3, 0)


def test_ingest_reads_again_what_comes_with_a_date_at_last(store: Store) -> None:
    from dataclasses import replace  # noqa: PLC0415

    one = plain_item(1)
    ingest(store, [replace(one, published=None)], processes=1)
    report = ingest(store, [one], processes=1)
    assert report.known + report.reread == 1


def test_ingest_reports_only_what_is_committed(store: Store) -> None:
    seen = []

    def step(report: Report) -> None:
        seen.append((report.stored, counts(store, "dispatches")[0]))

    ingest(store, [plain_item(n) for n in range(1, 200)], processes=1, on_step=step)
    assert len(seen) > 3
    assert all(told <= there for told, there in seen)


def test_stored_items_are_what_came(store: Store) -> None:
    items = [plain_item(n) for n in range(1, 4)]
    ingest(store, items, processes=1)
    assert [(i.text, i.item, i.published, i.sha256) for i in stored_items(store)] == [
        (i.text, i.item, i.published, i.sha256) for i in items
    ]


class DatedReader(PlainReader):
    """As the real one, reads otherwise by the day of publication."""

    def read_many(self, items: Iterable[Item]) -> Iterator[Record | Failure]:
        """Name the configuration after the day."""
        for record in super().read_many(items):
            assert isinstance(record, Record)
            named = f"{record.dispatch.published or '':12}"
            yield replace(record, made_by=replace(record.made_by, configuration=named))


@pytest.mark.parametrize("together", [True, False])
def test_a_later_arrival_says_what_the_first_one_left_open(
    store: Store, monkeypatch: pytest.MonkeyPatch, *, together: bool
) -> None:
    monkeypatch.setattr("selon.store.workers._new_reader", DatedReader)
    dated = plain_item(3)
    bare = replace(dated, item="bare", published=None, publisher=None)
    calls = [[bare, dated]] if together else [[bare], [dated]]
    for items in calls:
        ingest(store, items, processes=1)
    assert [r.dispatch.published for r in store.records()] == ["2020-03-12"]
    for filters in (Filters(publisher="Agence Nord"), Filters(since="2020-03", until="2020-03")):
        assert len(search(store, "", filters)) == 1
    assert ingest(store, [bare, dated], processes=1).known == 2
    refresh(store)
    assert incidents(store)[0].told_on == "2020-03-12"


def test_one_text_under_several_names_is_one_dispatch(store: Store, tmp_path: Path) -> None:
    words = plain_item(7).text
    for name, text in {"a": words, "b": words, "crlf": words.replace("\n", "\r\n")}.items():
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    rows = [{"id": n, "text": words, "title": title} for n, title in (("1", "Un"), ("2", "Deux"))]
    lines = tmp_path / "two.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in (*rows, rows[0])), "utf-8")
    found = ingest(
        store, read_paths([*(str(tmp_path / f"{n}.txt") for n in ("a", "b", "crlf")), str(lines)]),
        processes=1, language="fr",
    )  # fmt: skip
    assert (found.stored, found.known) == (1, 5)
    with store.read() as connection:
        arrived = connection.exec_driver_sql("SELECT item, title FROM arrivals").all()
    assert len(arrived) == 5
    assert [r.title for r in search(store)] == ["Un"]


def test_ingesting_looks_through_what_is_loaded_no_more_until_it_ends(store: Store) -> None:
    before, seen = gc.get_freeze_count(), []

    def items() -> Iterator[Item]:
        for n in range(150):  # more than are looked up at a time
            seen.append(gc.get_freeze_count())
            yield plain_item(n)

    ingest(store, items(), processes=1)
    assert max(seen) > before
    assert gc.get_freeze_count() == before
