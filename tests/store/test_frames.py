"""The lists as methods of a store, and as frames."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from selon.errors import MissingPart, SettingError
from selon.store import Filters, Store, claims, ingest
from selon.store.asking import Narrowed
from selon.store.listings import ClaimRow, IncidentRow
from store_makers import plain_item

LISTS = ("incidents", "claims", "contested", "timeline", "speakers", "search")


@pytest.fixture
def told(store: Store) -> Store:
    items = [
        plain_item(3),
        plain_item(20, place="Ossam", speaker="un rebelle", day=14),
        plain_item(41, place="Baltane", speaker="le maire", day=28),
    ]
    ingest(store, items, processes=1)
    return store


def test_frames_keywords_are_the_fields_of_the_filters() -> None:
    assert set(Narrowed.__annotations__) == {f.name for f in fields(Filters)}


def test_frames_a_method_builds_the_ledger_and_lists_as_the_function_does(told: Store) -> None:
    rows = told.claims(kind="killed")
    assert sorted(row.low or 0 for row in rows) == [3, 20, 41]
    assert list(rows) == claims(told, Filters(kind="killed"))


def test_frames_keywords_go_over_filters(told: Store) -> None:
    wide = Filters(since="2020-03", speaker="maire")
    assert {row.speaker for row in told.claims(wide)} == {"le maire"}
    assert {row.speaker for row in told.claims(wide, speaker="rebelle")} == {"un rebelle"}
    with pytest.raises(SettingError, match="unknown"):
        told.claims(kind="wounded")


def test_frames_a_search_and_a_dossier_are_methods_too(told: Store) -> None:
    assert {hit.dispatch for hit in told.search("Ossam")} == {
        row.dispatch for row in told.claims(speaker="rebelle")
    }
    incident = told.incidents(speaker="maire")[0].id
    assert told.dossier(incident[:8]).incident["id"] == incident


@pytest.mark.parametrize("name", LISTS)
def test_frames_pandas_has_every_field_as_a_column(told: Store, name: str) -> None:
    pytest.importorskip("pandas")
    rows = getattr(told, name)()
    frame = rows.to_pandas()
    assert list(frame.columns) == rows.columns == [f.name for f in fields(rows.kind)]
    assert len(frame) == len(rows)


@pytest.mark.parametrize("name", LISTS)
def test_frames_polars_has_every_field_as_a_column(told: Store, name: str) -> None:
    pytest.importorskip("polars")
    rows = getattr(told, name)()
    frame = rows.to_polars()
    assert frame.columns == rows.columns
    assert frame.height == len(rows)


def test_frames_values_stay_what_they_are(told: Store) -> None:
    pandas = pytest.importorskip("pandas")
    rows = told.claims(kind="killed")
    frame = rows.to_pandas()
    assert frame["low"].dtype == pandas.Int64Dtype()
    assert frame["low"].tolist() == [row.low for row in rows]
    assert frame["text"].tolist() == [row.text for row in rows]
    findings = told.incidents().to_pandas()["findings"][0]
    assert {"question", "who", "scope", "status", "low", "high"} == set(findings[0])


def test_frames_an_empty_list_keeps_its_columns(told: Store) -> None:
    rows = told.incidents(since="1901", until="1902")
    assert rows == ()
    assert rows.kind is IncidentRow
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    assert list(rows.to_pandas().columns) == rows.to_polars().columns == rows.columns


def test_frames_a_notebook_shows_a_table_and_escapes_it(told: Store) -> None:
    rows = told.claims()
    page = rows._repr_html_()
    assert page.count("<tr>") == len(rows) + 1
    assert "<th>speaker</th>" in page
    hostile = type(rows)([_with(rows[0], text="<script>x</script>")], ClaimRow)
    assert "<script>" not in hostile._repr_html_()


def _with(row: ClaimRow, **changed: Any) -> ClaimRow:
    return ClaimRow(**{f.name: getattr(row, f.name) for f in fields(row)} | changed)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_a_missing_library_is_named(
    told: Store, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, *_: Any) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("selon.store.frames.import_module", missing)
    with pytest.raises(MissingPart, match=f"{library} is not installed") as caught:
        getattr(told.claims(), f"to_{library}")()
    assert "pip install" in (caught.value.hint or "")
