"""Decisions of people about incidents, when dispatches are read again and otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon.cli import main
from selon.ledger.judgements import Judgements
from selon.record import Mention, Record
from selon.sources import Item
from selon.store import Store, incidents, ingest, refresh
from selon.store.decided import unheld
from selon.store.importing import add_records
from selon.store.judging import merge_incidents, rename_incident, split_incident
from store_makers import plain_item, plain_record, renamed

KANDAR, BALTANE = plain_item(3), plain_item(40, place="Baltane", day=28)


def read_again(store: Store, item: Item, version: str, *, words: str | None) -> None:
    """Read a dispatch by another version: its event stands on some words, or is not found."""
    record = replace(plain_record(item), made_by=replace(plain_record(item).made_by, selon=version))
    if words is None:
        record = replace(record, events=(), figures=())
    else:
        start = item.text.index(words)
        trigger = Mention.of(item.text, start, start + len(words))
        record = replace(record, events=(replace(record.events[0], trigger=trigger),))
    put(store, record)


def put(store: Store, record: Record) -> None:
    assert add_records(store, [record]).records == 1
    refresh(store)


@pytest.fixture
def merged(store: Store) -> Store:
    ingest(store, [KANDAR, BALTANE], processes=1)
    refresh(store)
    first, second = (row.id for row in incidents(store))
    merge_incidents(store, first, second, reviewer="Ada")
    rename_incident(store, first, "la nuit des tirs", reviewer="Ada")
    refresh(store)
    assert [row.label for row in incidents(store)] == ["la nuit des tirs"]
    return store


@pytest.mark.parametrize("item", [KANDAR, BALTANE])
def test_decisions_follow_a_mention_that_is_read_a_word_off(merged: Store, item: Item) -> None:
    read_again(merged, item, "9", words=f"{item.text.split(' à ')[0]} à")
    assert len(incidents(merged)) == 1
    assert incidents(merged)[0].label == "la nuit des tirs"
    assert unheld(merged) == ()


@pytest.mark.parametrize("item", [KANDAR, BALTANE])
def test_decisions_about_a_mention_read_no_more_are_told_and_hold_again(
    merged: Store, item: Item
) -> None:
    read_again(merged, item, "9", words=None)
    told = {one.review.action: one for one in unheld(merged)}
    assert not told["merge"].holds
    assert {start for _, start in told["merge"].missing} <= {0, item.text.index("morts")}
    read_again(merged, item, "10", words="morts")
    assert unheld(merged) == ()
    assert [row.label for row in incidents(merged)] == ["la nuit des tirs"]


def test_a_decision_is_never_about_another_mention(merged: Store) -> None:
    read_again(merged, BALTANE, "9", words="selon")
    labels = {row.label for row in incidents(merged)}
    assert len(labels) == 2
    assert [one.review.action for one in unheld(merged)] == ["rename", "merge"]


def test_merge_holds_for_the_others_when_its_first_mention_is_gone(store: Store) -> None:
    again = renamed(plain_item(3, speaker="le maire", rest="Bis.", day=13), "again")
    ingest(store, [KANDAR, again, BALTANE], processes=1)
    refresh(store)
    first, second = sorted(incidents(store), key=lambda row: -row.dispatches)
    assert first.dispatches == 2
    merge_incidents(store, first.id, second.id, reviewer="Ada")
    refresh(store)
    assert len(incidents(store)) == 1
    read_again(store, KANDAR, "9", words=None)
    assert len(incidents(store)) == 1
    assert incidents(store)[0].dispatches == 2
    (told,) = unheld(store)
    assert told.holds


def test_split_that_finds_its_mentions_no_more_is_told(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    again = renamed(plain_item(3, speaker="le maire", rest="Bis.", day=13), "again")
    ingest(store, [KANDAR, again], processes=1)
    refresh(store)
    (one,) = incidents(store)
    with store.read() as connection:
        mentions = connection.exec_driver_sql(
            "SELECT d.key, m.start FROM incident_mentions m JOIN dispatches d ON d.id = m.dispatch "
            "WHERE d.item = ? ORDER BY m.id", (KANDAR.item,),
        ).all()  # fmt: skip
    split_incident(store, one.id, [(row.key, row.start) for row in mentions], reviewer="Bea")
    refresh(store)
    assert len(incidents(store)) == 2
    record = plain_record(again)
    add_records(
        store,
        [replace(record, made_by=replace(record.made_by, selon="9"), events=(), figures=())],
    )
    with pytest.raises(SystemExit):
        main(["--lang", "fr", "incidents", "--store", str(store.path)])
    told = capsys.readouterr().err
    assert "séparation d'un incident par Bea" in told
    assert "la décision est gardée" in told


def test_judgements_of_older_reviews_still_hold(store: Store) -> None:
    from selon.ledger.builder import build_ledger  # noqa: PLC0415
    from selon.ledger.model import MentionKey  # noqa: PLC0415

    records = [plain_record(KANDAR), plain_record(BALTANE)]
    keys = [MentionKey(r.dispatch.id, r.events[0].trigger.start) for r in records]
    ledger = build_ledger(
        records, judgements=Judgements(merges=((keys[0], keys[1]),), names={keys[1]: "une nuit"})
    )
    assert [i.label for i in ledger.incidents] == ["une nuit"]
