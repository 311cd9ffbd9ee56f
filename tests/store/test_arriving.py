"""Embargoes, withdrawals, and what is set aside: kept, in order, never lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import func, select

from selon._wire import Wire
from selon.sources import Item, read_paths
from selon.store import Store, asides, ingest, retry, schema, stored_items
from selon.store.engine import writing
from selon.store.migrating import _config
from selon.store.setting_aside import file_of
from store_makers import PlainReader, plain_item, renamed

BEFORE, AFTER = datetime(2030, 1, 1, tzinfo=UTC), datetime(2031, 6, 1, tzinfo=UTC)


def wired(item: Item, **said: object) -> Item:
    return replace(item, wire=Wire(**said))  # type: ignore[arg-type]


def withdrawn(item: Item, revision: str | None = None) -> Item:
    return replace(
        item, text="", raw=b"<gone/>", sha256="", revision=revision, wire=Wire("canceled")
    )


def standing(store: Store) -> list[str | None]:
    return [record.dispatch.source.item for record in store.records()]


def test_embargo_is_kept_until_it_ends(store: Store) -> None:
    item = wired(plain_item(7), embargo="2031-01-01T00:00:00Z", urgency=1)
    report = ingest(store, [item, plain_item(8)], processes=1, at=BEFORE)
    assert (report.held, report.stored, report.done) == (1, 1, 2)
    assert standing(store) == ["item-8"]
    assert ingest(store, [item], processes=1, at=BEFORE).held == 1
    assert ingest(store, [], processes=1, at=BEFORE).done == 0
    assert ingest(store, [], processes=1, at=AFTER).stored == 1
    assert standing(store) == ["item-8", "item-7"]
    assert ingest(store, [], processes=1, at=AFTER).done == 0
    with store.read() as connection:
        kept = connection.scalars(select(schema.raw.c.bytes)).all()
    assert item.raw in kept


def test_embargo_in_another_zone_ends_when_it_ends(store: Store) -> None:
    item = wired(plain_item(7), embargo="2031-01-01T00:30:00+01:00")
    at = datetime(2030, 12, 31, 23, 0, tzinfo=UTC)
    assert ingest(store, [item], processes=1, at=at).held == 1
    assert ingest(store, [], processes=1, at=at.replace(minute=30)).stored == 1


def test_withheld_items_wait_for_another_version(store: Store) -> None:
    item = plain_item(7)
    assert ingest(store, [wired(item, status="withheld")], processes=1, at=AFTER).held == 1
    assert ingest(store, [], processes=1, at=AFTER).done == 0
    assert ingest(store, [wired(item)], processes=1, at=AFTER).stored == 1


def test_withdrawal_takes_a_dispatch_out_of_the_lists_and_keeps_it(store: Store) -> None:
    item = replace(plain_item(7), revision="1")
    ingest(store, [item, plain_item(8)], processes=1)
    report = ingest(store, [withdrawn(item, "2")], processes=1)
    assert (report.withdrawn, report.done) == (1, 1)
    assert standing(store) == ["item-8"]
    assert len(store.speakers()) == 1
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.dispatches)) == 2
    ingest(store, [item], processes=1)
    assert standing(store) == ["item-8"]


@pytest.mark.parametrize("order", [0, 1])
def test_withdrawal_may_come_first_or_in_the_same_call(order: int, store: Store) -> None:
    item = replace(plain_item(7), revision="1")
    pair = [item, withdrawn(item, "2")]
    ingest(store, pair[::-1] if order else pair, processes=1)
    assert standing(store) == []


def test_withdrawal_leaves_later_versions_and_other_outlets(store: Store) -> None:
    item = replace(plain_item(7), revision="1")
    later = replace(plain_item(9), item=item.item, revision="10")
    ingest(store, [item, later, withdrawn(item, "2")], processes=1)
    assert [r.figures[0].low for r in store.records()] == [9]
    shared = plain_item(5)
    other = replace(renamed(shared, "copy-5"), publisher="Agence Est")
    ingest(store, [shared, other, withdrawn(shared)], processes=1)
    assert [r.figures[0].low for r in store.records()] == [9, 5]
    ingest(store, [withdrawn(replace(other, publisher="Agence Ouest"))], processes=1)
    assert [r.figures[0].low for r in store.records()] == [9, 5]
    ingest(store, [withdrawn(other)], processes=1)
    assert [r.figures[0].low for r in store.records()] == [9]


def test_withdrawal_ends_an_embargo(store: Store) -> None:
    item = wired(plain_item(7), embargo="2031-01-01")
    ingest(store, [item, withdrawn(item)], processes=1, at=BEFORE)
    assert ingest(store, [], processes=1, at=AFTER).done == 0


def test_withdrawn_dispatches_stay_out_when_they_are_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = plain_item(7)
    ingest(store, [item, withdrawn(item)], processes=1)
    monkeypatch.setattr(PlainReader, "version", "9.0")
    monkeypatch.setattr("selon.store.ingesting.__version__", "9.0")
    ingest(store, stored_items(store), processes=1)
    assert standing(store) == []


def test_what_a_wire_says_is_kept_for_reading_again(store: Store) -> None:
    item = wired(plain_item(7), urgency=2, slug="kandar", note="bilan")
    ingest(store, [item], processes=1)
    (again,) = stored_items(store)
    assert again.wire == item.wire


def test_asides_are_listed_and_settled_when_they_can_be_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "some.jsonl"
    good = json.dumps({"id": "a", "text": plain_item(3).text, "language": "fr"})
    path.write_text(f"{good}\nno json\n", "utf-8")
    refused = replace(plain_item(4, rest="refuse"), uri="x:4")
    report = ingest(store, [*read_paths([path]), refused], processes=1)
    assert report.aside == 2
    rows = asides(store)
    assert [(r.address, r.code) for r in rows] == [("item-4", "reading"), (f"{path}:2", "input")]
    assert asides(store, limit=1) == rows[:1]

    assert retry(store, processes=1).aside == 2
    assert {r.address for r in asides(store)} == {r.address for r in rows}

    path.write_text(f"{good}\n{good.replace('3 morts', '5 morts')}\n", "utf-8")
    monkeypatch.setattr(PlainReader, "read_many", _read_all)
    report = retry(store, processes=1)
    assert (report.stored, report.aside) == (2, 0)
    assert asides(store) == []
    with store.read() as connection:
        raws = connection.scalars(select(schema.raw.c.bytes)).all()
    assert refused.raw in raws


def _read_all(self: PlainReader, items: list[Item]) -> object:
    from store_makers import plain_record  # noqa: PLC0415

    return (plain_record(item) for item in items)


def test_asides_of_files_that_are_gone_stay(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"%PDF-1.4")
    ingest(store, read_paths([path]), processes=1)
    path.unlink()
    retry(store, processes=1)
    assert [r.address for r in asides(store)] == [str(path)]


def test_asides_that_fail_in_another_way_give_way(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"%PDF-1.4")
    ingest(store, read_paths([path]), processes=1)
    path.write_bytes(b"")
    retry(store, processes=1)
    assert [r.code for r in asides(store)] == ["input.empty"]


def test_asides_name_the_file_that_an_address_lies_in(tmp_path: Path) -> None:
    path = tmp_path / "a[1].zip"
    path.write_bytes(b"")
    for address in (f"{path}!in/b.xml[3]", f"{path}[2]", f"{path}:12", str(path)):
        assert file_of(address) == str(path)
    assert file_of("https://nord.test/rss[2]") is None
    assert file_of(f"{tmp_path}/none.txt:3") is None


@pytest.mark.slow
def test_ten_thousand_items_of_which_three_are_broken(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as target:
        for n in range(10_000):
            row = {"id": n, "text": plain_item(n).text, "language": "fr"}
            broken = {17: "{", 5_000: '{"text": ""}', 9_998: '{"title": 3}'}
            target.write(broken.get(n, json.dumps(row)) + "\n")
    report = ingest(store, read_paths([path]), processes=1)
    assert (report.stored, report.aside) == (9_997, 3)
    assert [r.address for r in asides(store)] == [f"{path}:{n}" for n in (9_999, 5_001, 18)]


def test_store_of_the_first_schema_is_brought_up_whole(tmp_path: Path) -> None:
    path = tmp_path / "old.selon"
    engine = writing(path)
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with Store.open(path) as store:
        ingest(store, [plain_item(1)], processes=1)
        assert standing(store) == ["item-1"]
        assert asides(store) == []
