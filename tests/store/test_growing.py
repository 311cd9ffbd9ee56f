"""The ledger as it grows: the same as one built whole, whatever came in which order."""

from __future__ import annotations

import gc
import json
import random
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from growing_stores import kept, put, stand, wire
from selon.evaluation.ledger import read_stories
from selon.ledger.builder import Chapter, build_ledger, read_chapter
from selon.ledger.published import ledger_json
from selon.ledger.sightings import Sighting
from selon.reading.reader import Reader
from selon.record import Record
from selon.store import Store, building, incidents, refresh, schema
from selon.store.applying import judgements, reviewed_records
from selon.store.dossiers import published
from selon.store.freshness import is_fresh
from selon.store.growing import chapters, entering, rules, writing
from selon.store.growing.chapters import Portraits
from selon.store.growing.codec import LEFT_OUT, pack, unpack
from selon.store.judging import (
    merge_incidents,
    rename_actor,
    rename_incident,
    review_row,
    split_incident,
)
from selon.store.reviews import history, undo


@pytest.fixture
def condensed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which dispatches are condensed."""
    found: list[str] = []

    def noted(record: Record) -> Chapter:
        found.append(record.dispatch.source.item or "")
        return read_chapter(record)

    monkeypatch.setattr(chapters, "read_chapter", noted)
    return found


def whole(path: Path, records: list[Record]) -> Store:
    store = Store.open(path, create=True)
    put(store, records)
    refresh(store)
    return store


def built(store: Store) -> dict[str, object]:
    """Build the ledger in memory, from all records at once."""
    with store.read() as connection:
        found = build_ledger(reviewed_records(connection), judgements=judgements(connection))
    made: dict[str, object] = json.loads(json.dumps(ledger_json(found)))
    return made


def shown(store: Store) -> dict[str, object]:
    found: dict[str, object] = json.loads("".join(published(store)))
    return found


def numbers(store: Store) -> dict[str, int]:
    i = schema.incidents
    with store.read() as connection:
        return {row.rank: row.id for row in connection.execute(select(i.c.rank, i.c.id))}


def test_growing_wire_has_takes_and_incidents_told_twice(tmp_path: Path) -> None:
    with whole(tmp_path / "a", wire()) as store:
        assert gc.isenabled()  # it is not while the ledger is made
        assert shown(store)["takes"]
        assert sum(row.dispatches > 1 for row in incidents(store)) >= 5


@pytest.mark.parametrize("seed", range(6))
def test_growing_in_any_order_and_batches_gives_the_same(tmp_path: Path, seed: int) -> None:
    records = wire(seed)
    with whole(tmp_path / "a", records) as one, Store.open(tmp_path / "b", create=True) as two:
        chance = random.Random(seed)
        chance.shuffle(records)
        while records:
            some = chance.randint(1, 12)
            put(two, records[:some])
            refresh(two)
            del records[:some]
        assert kept(two) == kept(one)
        assert shown(two) == shown(one) == built(one)


@pytest.mark.parametrize("seed", range(4))
def test_growing_gives_the_same_when_dispatches_come_and_go(tmp_path: Path, seed: int) -> None:
    records = wire(seed)
    with whole(tmp_path / "a", records) as store:
        before = kept(store)
        chance = random.Random(seed)
        names = [r.dispatch.source.item or "" for r in records]
        for _ in range(4):
            some = chance.sample(names, chance.randint(1, 9))
            stand(store, some, whether=False)
            refresh(store)
            assert shown(store)["incidents"] == built(store)["incidents"]
            assert shown(store)["takes"] == built(store)["takes"]
            assert kept(store) != before
            stand(store, some, whether=True)
        refresh(store)
        assert kept(store) == before


def test_growing_condenses_what_came_and_leaves_other_rows_alone(
    tmp_path: Path, condensed: list[str]
) -> None:
    records = wire()
    with whole(tmp_path / "a", records[1:]) as store:
        before = numbers(store)
        condensed.clear()
        put(store, records[:1])
        assert refresh(store)
        assert condensed == [records[0].dispatch.source.item]
        after = numbers(store)
        same = [rank for rank, number in after.items() if before.get(rank) == number]
        assert len(after) - len(same) <= 3
        assert [n for _, n in sorted(after.items())] == sorted(after.values())
        assert not refresh(store)


def test_growing_looks_at_what_a_review_touches(tmp_path: Path, condensed: list[str]) -> None:
    records = wire()
    with whole(tmp_path / "a", records) as store:
        record = next(r for r in records if r.figures)
        item, row = record.dispatch.source.item or "", record.figures[0].id
        condensed.clear()
        review_row(store, item, row, "accept", reviewer="Ada")
        refresh(store)
        assert (condensed, is_fresh(store)) == ([], True)
        review = review_row(store, item, row, "reject", reviewer="Ada")
        refresh(store)
        assert condensed == [item]
        assert shown(store)["incidents"] == built(store)["incidents"]
        undo(store, review.id, reviewer="Ada")
        refresh(store)
        assert condensed == [item, item]
        named = records[0].actors[0].name
        having = {r.dispatch.source.item for r in records if named in {a.name for a in r.actors}}
        condensed.clear()
        rename_actor(store, named, "Ivo Lend", reviewer="Ada")
        refresh(store)
        assert set(condensed) == having
        assert shown(store)["incidents"] == built(store)["incidents"]


@pytest.mark.parametrize("seed", range(4))
def test_growing_follows_every_kind_of_review(tmp_path: Path, seed: int) -> None:
    records = wire(seed)
    chance = random.Random(seed)
    with whole(tmp_path / "a", records) as store:
        plain = kept(store)
        for step in range(14):
            _REVIEWS[(step + seed) % len(_REVIEWS)](store, records, chance)
            if step % 3 == 2:
                refresh(store)
        refresh(store)
        grown = kept(store)
        assert grown != plain
        assert shown(store)["incidents"] == built(store)["incidents"]
        refresh(store, force=True)
        assert kept(store) == grown


def _some_incidents(store: Store, chance: random.Random) -> list[str]:
    return chance.sample([row.id for row in incidents(store)], 2)


def _merge(store: Store, _: list[Record], chance: random.Random) -> None:
    merge_incidents(store, *_some_incidents(store, chance), reviewer="Ada")


def _split(store: Store, _: list[Record], chance: random.Random) -> None:
    told = [row.id for row in incidents(store) if row.mentions > 1]
    name = chance.choice(told)
    i, m, d = schema.incidents, schema.incident_mentions, schema.dispatches
    asked = (
        select(d.c.key, m.c.start)
        .join(i, i.c.id == m.c.incident)
        .join(d, d.c.id == m.c.dispatch)
        .where(i.c.incident == name)
        .order_by(m.c.id)
    )
    with store.read() as connection:
        last = connection.execute(asked).all()[-1]
    split_incident(store, name, [(last.key, last.start)], reviewer="Ada")


def _name(store: Store, _: list[Record], chance: random.Random) -> None:
    name = _some_incidents(store, chance)[0]
    rename_incident(store, name, f"Nom {chance.randint(1, 99)}", reviewer="Ada")


def _reject(store: Store, records: list[Record], chance: random.Random) -> None:
    record = chance.choice([r for r in records if r.events])
    row = chance.choice(record.events).id
    review_row(store, record.dispatch.source.item or "", row, "reject", reviewer="Ada")


def _correct(store: Store, records: list[Record], chance: random.Random) -> None:
    record = chance.choice([r for r in records if r.figures])
    row, item = record.figures[0].id, record.dispatch.source.item or ""
    count = chance.randint(1, 99)
    review_row(store, item, row, "correct", reviewer="Bea", value={"low": count, "high": count})


def _call(store: Store, records: list[Record], chance: random.Random) -> None:
    names = sorted({a.name for r in records for a in r.actors})
    rename_actor(store, chance.choice(names), f"Ivo {chance.randint(1, 9)}", reviewer="Ada")


def _take_back(store: Store, _: list[Record], chance: random.Random) -> None:
    undo(store, chance.choice(history(store)).id, reviewer="Bea")


_REVIEWS: list[Callable[[Store, list[Record], random.Random], None]] = [
    _merge, _reject, _name, _split, _correct, _call, _take_back,
]  # fmt: skip


def test_growing_takes_a_new_reading_of_a_dispatch(tmp_path: Path, condensed: list[str]) -> None:
    records = wire()
    again = replace(
        records[3], made_by=replace(records[3].made_by, selon="9"), figures=(), events=tuple(
            replace(e, figures=()) for e in records[3].events[:1]
        ),
    )  # fmt: skip
    with whole(tmp_path / "a", records) as store:
        before = kept(store)
        condensed.clear()
        put(store, [again])
        refresh(store)
        assert condensed == [records[3].dispatch.source.item]
        assert kept(store) != before
        assert shown(store)["incidents"] == built(store)["incidents"]


def test_growing_builds_all_anew_by_other_rules(
    tmp_path: Path, condensed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    records = wire()
    with whole(tmp_path / "a", records[1:]) as store:
        monkeypatch.setattr(rules, "rules", lambda: "others")
        condensed.clear()
        put(store, records[:1])
        refresh(store)
        assert len(condensed) == len(records)
        assert shown(store) == built(store)


def test_growing_numbers_rows_anew_where_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = wire()
    with whole(tmp_path / "a", records) as one, Store.open(tmp_path / "b", create=True) as two:
        monkeypatch.setattr(writing, "ROOM", 3)
        for n in range(0, len(records), 3):
            put(two, records[::-1][n : n + 3])
            refresh(two)
        assert kept(two) == kept(one)
        found = numbers(two)
        assert [n for _, n in sorted(found.items())] == sorted(found.values())


def test_growing_goes_on_where_it_was_broken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = wire()
    with whole(tmp_path / "a", records) as one, Store.open(tmp_path / "b", create=True) as two:
        put(two, records[:20])
        refresh(two)
        put(two, records[20:])
        stand(two, [records[0].dispatch.source.item or ""], whether=False)
        calls = iter(range(99))
        enter = entering.Entering.enter

        def fails(self: entering.Entering, *given: object, **more: object) -> None:
            if next(calls) == 1:
                raise KeyboardInterrupt
            enter(self, *given, **more)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(entering.Entering, "enter", fails)
            patch.setattr(building, "_BATCH", 8)
            with pytest.raises(KeyboardInterrupt):
                refresh(two)
        assert not is_fresh(two)
        stand(two, [records[0].dispatch.source.item or ""], whether=True)
        refresh(two)
        assert kept(two) == kept(one)


def test_growing_twice_at_once_gives_the_same(tmp_path: Path) -> None:
    records = wire()
    with whole(tmp_path / "a", records) as one, Store.open(tmp_path / "b", create=True) as two:
        put(two, records[:15])
        refresh(two)
        put(two, records[15:])

        def work() -> None:
            with Store.open(tmp_path / "b") as mine:
                refresh(mine)

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        refresh(two)
        assert kept(two) == kept(one)


def test_growing_finds_a_copy_under_the_id_of_the_first_arrival(tmp_path: Path) -> None:
    """A text that is read again as it came from elsewhere has another id in its new record."""
    records = wire()
    copy = replace(
        records[0],
        made_by=replace(records[0].made_by, selon="9"),
        dispatch=replace(records[0].dispatch, id="another"),
    )
    with whole(tmp_path / "a", records) as store:
        put(store, [copy])
        refresh(store)
        assert shown(store)["incidents"] == built(store)["incidents"]


def test_growing_keeps_the_ledger_of_an_older_schema_until_more_comes(tmp_path: Path) -> None:
    records = wire()
    with whole(tmp_path / "a", records) as one:
        want = kept(one)
    with whole(tmp_path / "b", records[1:]) as two:
        before = [row.id for row in incidents(two)]
        two.write(_forget)
        assert is_fresh(two)
        assert [row.id for row in incidents(two)] == before
        put(two, records[:1])
        refresh(two)
        assert kept(two) == want


def _forget(connection: object) -> None:
    """Leave a ledger as the migration from the schema before leaves it."""
    assert hasattr(connection, "execute")
    for table in (
        schema.happening_pairs, schema.happening_blocks, schema.happenings, schema.take_pairs,
        schema.take_runs, schema.chapters, schema.ledger_state,
    ):  # fmt: skip
        connection.execute(table.delete())
    connection.execute(update(schema.incidents).values(rank="", members=""))


def test_codec_gives_back_what_it_was_given() -> None:
    found = [read_chapter(record) for record in wire()]
    assert all(c.happenings and c.portraits for c in found)
    assert [unpack(Chapter, pack(Chapter, c)) for c in found] == [_bare(c) for c in found]
    for c in found:
        made = Portraits.made(c.portraits)
        back = Portraits.of(made.pack())
        assert tuple(back[n] for n in range(len(back))) == c.portraits
        assert (back.about, back.cover) == (made.about, made.cover)


def _bare(c: Chapter) -> Chapter:
    """Leave out of a chapter what is written with its portraits."""
    happenings = tuple(
        replace(h, sightings=[replace(s, **LEFT_OUT[Sighting]) for s in h.sightings])
        for h in c.happenings
    )
    return replace(c, happenings=happenings, portraits=())


@pytest.mark.shared
@pytest.mark.model
@pytest.mark.slow
def test_growing_gives_the_same_on_real_series(tmp_path: Path, shared: Path) -> None:
    items = [i for story in read_stories(shared / "data" / "series") for i in story.items]
    records = [r for r in Reader("fr").read_many(items) if isinstance(r, Record)]
    assert len(records) == len(items)
    with whole(tmp_path / "a", records) as one, Store.open(tmp_path / "b", create=True) as two:
        random.Random(5).shuffle(records)
        for n in range(0, len(records), 7):
            put(two, records[n : n + 7])
            refresh(two)
        assert kept(two) == kept(one)
        assert shown(two) == built(one)
