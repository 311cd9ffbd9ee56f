"""Ids of incidents that are listed no more lead on as far as they can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon.errors import StoreError
from selon.ledger.builder import read_chapter
from selon.ledger.incidents import incident_of
from selon.store import Store, incidents, ingest, refresh
from selon.store.dossiers import dossier
from selon.store.judging import merge_incidents, review_row
from selon.store.reviews import undo
from store_makers import plain_item, plain_record


def test_an_id_leads_on_when_its_first_mention_is_rejected(store: Store) -> None:
    ingest(
        store, [plain_item(3), plain_item(3, speaker="le maire", rest="Bis.", day=13)], processes=1
    )
    refresh(store)
    (before,) = incidents(store)
    assert before.dispatches == 2
    first = dossier(store, before.id).incident["mentions"][0]
    review = review_row(store, first["dispatch_id"], first["event"], "reject", reviewer="Ada")
    refresh(store)
    ids = [row.id for row in incidents(store)]
    assert before.id not in ids
    after = dossier(store, before.id).incident
    assert after["id"] in ids
    undo(store, review.id, reviewer="Ada")
    refresh(store)
    assert dossier(store, before.id).incident["id"] == before.id
    assert dossier(store, after["id"]).incident["id"] == before.id


def test_an_id_of_which_nothing_is_left_says_so(store: Store) -> None:
    ingest(store, [plain_item(3)], processes=1)
    refresh(store)
    (before,) = incidents(store)
    for row in ("e1", "f1"):
        review_row(store, "item-3", row, "reject", reviewer="Ada")
    refresh(store)
    assert incidents(store) == []
    with pytest.raises(StoreError, match=f"nothing is left of the incident '{before.id}'"):
        dossier(store, before.id)
    with pytest.raises(StoreError, match="there is no incident 'i0123456789ab'"):
        dossier(store, "i0123456789ab")


def test_ids_lead_on_through_several_changes(store: Store) -> None:
    ingest(store, [plain_item(3), plain_item(40, place="Baltane", day=28)], processes=1)
    refresh(store)
    first, second = sorted(incidents(store), key=lambda row: row.told_on or "")
    merge_incidents(store, first.id, second.id, reviewer="Ada")
    refresh(store)
    (merged,) = incidents(store)
    assert {dossier(store, one.id).incident["id"] for one in (first, second)} == {merged.id}
    earlier = plain_item(3, rest="Autre texte.", day=11)
    ingest(store, [earlier], processes=1)
    refresh(store)
    found = {dossier(store, one.id).incident["id"] for one in (first, second, merged)}
    assert len(found) == 1


def test_two_incidents_that_begin_at_one_word_have_two_ids() -> None:
    chapter = read_chapter(plain_record(plain_item(3)))
    (told,) = chapter.happenings
    twice = replace(chapter, happenings=(told, told))
    ids = {incident_of([(twice, n)]).id for n in (0, 1)}
    assert len(ids) == 2
    assert incident_of([(chapter, 0)]).id in ids
