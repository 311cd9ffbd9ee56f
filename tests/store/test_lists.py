"""Lists of a store: every filter narrows, words are found in any form, the ledger stays fresh."""

from __future__ import annotations

import json
from typing import Any

import pytest

from selon.errors import SettingError, StoreError
from selon.ledger.builder import build_ledger
from selon.ledger.published import ledger_json
from selon.store import (
    Filters,
    Store,
    claims,
    contested,
    dossier,
    incidents,
    ingest,
    refresh,
    search,
    speakers,
    timeline,
)
from selon.store.dossiers import published, published_lines
from selon.store.freshness import is_fresh
from selon.store.words import match, stem
from store_makers import plain_item


@pytest.fixture
def told(store: Store) -> Store:
    items = [
        plain_item(3, rest="Des blessés évacués vers l'hôpital."),
        plain_item(20, place="Ossam", speaker="un rebelle", day=14, rest="Le cœur de la ville."),
        plain_item(41, place="Baltane", speaker="le maire", day=28, rest="Un pont détruit."),
    ]
    ingest(store, items, processes=1)
    refresh(store)
    return store


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({}, {"Kandar", "Ossam", "Baltane"}),
        ({"since": "2020-03-13"}, {"Ossam", "Baltane"}),
        ({"until": "2020-03-14"}, {"Kandar", "Ossam"}),
        ({"since": "2020-03", "until": "2020"}, {"Kandar", "Ossam", "Baltane"}),
        ({"since": "2021"}, set()),
        ({"near": "12.5,41.0", "radius_km": 5}, {"Kandar"}),
        ({"near": "12.5,41.0"}, {"Kandar", "Ossam"}),
        ({"near": "-40,-179", "radius_km": 1500}, {"Baltane"}),  # over the date line
        ({"type": "ASSAULT"}, {"Kandar", "Ossam", "Baltane"}),
        ({"type": "PROTEST"}, set()),
        ({"kind": "killed"}, {"Kandar", "Ossam", "Baltane"}),
        ({"kind": "injured"}, set()),
        ({"speaker": "REBELLE"}, {"Ossam"}),
        ({"speaker": "medecin"}, {"Kandar"}),
        ({"status": "single"}, {"Kandar", "Ossam", "Baltane"}),
        ({"status": "contested"}, set()),
        ({"publisher": "agence nord"}, {"Kandar", "Ossam", "Baltane"}),
        ({"publisher": "Sud"}, set()),
        ({"text": "blessé"}, {"Kandar"}),
        ({"text": "coeur ville", "kind": "killed"}, {"Ossam"}),
        ({"text": "blessé", "speaker": "maire"}, set()),
    ],
)
def test_lists_are_narrowed_alike(told: Store, filters: dict[str, Any], places: set[str]) -> None:
    asked = Filters(**filters)
    found = {row.label.split(", ")[1] for row in incidents(told, asked)}
    assert found == places
    assert {row.label.split(", ")[1] for row in timeline(told, asked)} == places
    assert {row.label.split(", ")[1] for row in claims(told, asked)} == places
    assert {row.snippet.split(" à ")[1].split(",")[0] for row in search(told, "", asked)} == places
    spoken = {"un médecin": "Kandar", "un rebelle": "Ossam", "le maire": "Baltane"}
    assert {spoken[row.name] for row in speakers(told, asked)} == places
    lines = [json.loads(line) for line in published_lines(told, asked)]
    assert {line["place"]["name"] for line in lines} == places


@pytest.mark.parametrize(
    "filters",
    [
        {"type": "WAR"},
        {"kind": "kissed"},
        {"status": "true"},
        {"since": "hier"},
        {"until": "2020-13"},
        {"radius_km": 5},
        {"near": "1,2", "radius_km": -1},
    ],
)
def test_filters_that_make_no_sense_are_refused(filters: dict[str, Any]) -> None:
    with pytest.raises(SettingError):
        Filters(**filters)


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("blesse", ["item-3"]),
        ("BLESSÉES", ["item-3"]),
        ("évacué", ["item-3"]),
        ("hopital", ["item-3"]),
        ("coeur", ["item-20"]),
        ("détruits", ["item-41"]),
        ('"morts à Ossam"', ["item-20"]),
        ('"Ossam à morts"', []),
        ("morts -maire -rebelle", ["item-3"]),
        ("maire OR rebelle", ["item-20", "item-41"]),
        ("reb*", ["item-20"]),
        ("-morts", []),
        ("introuvable", []),
        ("'; DROP TABLE x", []),
        ('"', []),
        ("NEAR(", []),
        ("a AND (b", []),
    ],
)
def test_search_finds_words_in_any_form(told: Store, query: str, items: list[str]) -> None:
    assert sorted(row.dispatch for row in search(told, query)) == items


def test_search_stems_english_too() -> None:
    assert stem("evacuated", "en") == stem("evacuating", "en")
    assert stem("killed", "xx") == "killed"
    assert "evacu" in match("evacuations")


def test_ledger_is_built_once_and_anew_when_something_came(told: Store) -> None:
    assert is_fresh(told)
    assert not refresh(told)
    ingest(told, [plain_item(5, place="Kandar")], processes=1)
    assert not is_fresh(told)
    assert refresh(told)
    assert is_fresh(told)


def test_ledger_in_the_store_is_the_published_one(told: Store) -> None:
    whole = json.loads("".join(published(told)))
    built = json.loads(json.dumps(ledger_json(build_ledger(told.records()))))
    assert whole["schema"] == "selon.ledger/1"
    assert whole == built
    some = json.loads("".join(published(told, Filters(speaker="maire"))))
    assert [i["place"]["name"] for i in some["incidents"]] == ["Baltane"]
    assert [d["item"] for d in some["dispatches"]] == ["item-41"]


def test_dossier_is_found_by_the_beginning_of_an_id(told: Store) -> None:
    row = incidents(told, limit=1)[0]
    found = dossier(told, row.id[:8])
    assert found.incident["id"] == row.id
    assert len(found.dispatches) == row.dispatches
    for bad in ("", "x", "i"):
        with pytest.raises(StoreError, match=r"no incident|several incidents"):
            dossier(told, bad)


def test_contested_lists_what_disagrees_with_its_words(store: Store) -> None:
    items = [plain_item(3), plain_item(60, speaker="un rebelle")]
    ingest(store, items, processes=1)
    refresh(store)
    for row in contested(store):
        assert row.status == "contested"
        assert row.reason
        assert len({voice.speaker for voice in row.claims}) > 1
    assert all(row.status == "single" for row in contested(store, Filters(status="single")))


def test_lists_ask_indexes(told: Store) -> None:
    from selon.store import schema  # noqa: PLC0415

    asked = {
        "SELECT id FROM incidents WHERE from_on <= '2020' AND to_on >= '2019'": "incidents_days",
        "SELECT id FROM incident_points WHERE south <= 1 AND north >= 0": "VIRTUAL TABLE INDEX",
        "SELECT rowid FROM dispatch_words WHERE dispatch_words MATCH 'mort'": "VIRTUAL TABLE INDEX",
        "SELECT id FROM dispatches WHERE published >= '2020'": "dispatches_published",
        "SELECT 1 FROM places WHERE record = 1 AND country = 'MLI'": "COVERING INDEX ix_places",
    }
    assert "incidents_days" in {i.name for i in schema.incidents.indexes}
    with told.read() as connection:
        for query, index in asked.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
            assert index in " ".join(str(row) for row in plan), query
