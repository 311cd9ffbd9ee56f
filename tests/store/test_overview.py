"""Counts, lines of time and maps agree with the list of the same incidents, whatever the filter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from selon.errors import SettingError
from selon.store import Filters, Store, incidents
from selon.store.axis import axis_of
from selon.store.inventing import fill
from selon.store.listing import ORDERS, contested
from selon.store.mapping import AREAS, MOST, Region, map_view
from selon.store.overview import overview
from selon.store.squares import LEVEL, cell, middle, project

FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"kind": "killed"},
    {"status": "contested"},
    {"publisher": "Hill News"},
    {"text": "attaque"},
    {"since": "2018-01-10", "until": "2018-01-20"},
    {"within": "MLI"},
    {"near": "15.5,-3", "radius_km": 200},
    {"box": "10,-10,20,10"},
    {"placed": False},
    {"placed": True, "dated": False},
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("overview") / "invented.selon"
    with Store.open(path, create=True) as store:
        fill(store, incidents=600, dispatches=120)
        yield store


@pytest.mark.parametrize("given", FILTERS, ids=str)
def test_overview_counts_what_the_list_lists(filled: Store, given: dict[str, Any]) -> None:
    filters = Filters(**given)
    rows = incidents(filled, filters)
    seen = overview(filled, filters)
    assert 0 < seen.incidents == len(rows)
    assert seen.unplaced == sum(r.latitude is None for r in rows)
    assert seen.undated == sum(r.start is None for r in rows)
    assert {s.value: s.count for s in seen.types} == {
        t: sum(r.type == t for r in rows) for t in {r.type for r in rows}
    }
    for share in seen.standings:
        assert share.count == sum(any(f.status == share.value for f in r.findings) for r in rows)


@pytest.mark.parametrize("given", FILTERS, ids=str)
def test_mapping_shows_every_placed_incident_once(filled: Store, given: dict[str, Any]) -> None:
    filters = Filters(**given)
    placed = [r for r in incidents(filled, filters) if r.latitude is not None]
    for zoom in (0, 3, 9):
        shown = map_view(filled, filters, zoom=zoom)
        marks = (*shown.marks, *shown.areas)
        assert sum(m.incidents for m in marks) + shown.left_out == len(placed)
        assert len(shown.marks) <= MOST and len(shown.areas) <= AREAS
        assert all((m.id is not None) == (m.incidents == 1) for m in marks)


def test_mapping_counts_the_contested_of_each_mark(filled: Store) -> None:
    rows = incidents(filled)
    placed = [r for r in rows if r.latitude is not None]
    contested_ones = sum(any(f.status == "contested" for f in r.findings) for r in placed)
    shown = map_view(filled, Filters(), zoom=0)
    assert shown.left_out == 0 and max(m.contested for m in shown.marks) > 1
    assert sum(m.contested for m in (*shown.marks, *shown.areas)) == contested_ones


def test_mapping_parts_marks_when_zoomed_in(filled: Store) -> None:
    far = map_view(filled, Filters(), zoom=0)
    near = map_view(filled, Filters(), region=Region(8, -10, 22, 4), zoom=7)
    assert max(m.incidents for m in near.marks) < max(m.incidents for m in far.marks)
    assert all(8 <= m.latitude <= 22 for m in near.marks)


def test_listing_orders_are_stable_and_pages_do_not_overlap(filled: Store) -> None:
    for order in ORDERS:
        whole = [r.id for r in incidents(filled, order=order)]
        paged = [
            r.id
            for start in range(0, len(whole), 70)
            for r in incidents(filled, limit=70, offset=start, order=order)
        ]
        assert paged == whole


def test_listing_contested_takes_filters_on_texts(filled: Store) -> None:
    whole = contested(filled)
    some = contested(filled, Filters(publisher="Hill News"))
    assert 0 < len(some) < len(whole)


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "20,0,10,5", "0,0,10,181", "nan,0,1,1"])
def test_filters_refuse_what_is_no_region(box: str) -> None:
    with pytest.raises(SettingError):
        Filters(box=box)


@pytest.mark.parametrize(
    "given",
    [{"speaker": "\udcff"}, {"publisher": "a\udcff"}, {"status": ""}, {"kind": ""}],
    ids=str,
)
def test_filters_refuse_what_is_no_text_or_no_word_of_theirs(given: dict[str, Any]) -> None:
    with pytest.raises(SettingError):
        Filters(**given)


def test_axis_leaves_rare_days_of_long_ago_to_its_ends() -> None:
    days = [("1948-05-14", 1, 0), *((f"2020-03-{n:02}", 20, 1) for n in range(1, 31))]
    axis = axis_of(days)
    assert axis.unit == "day" and axis.before == 1 and axis.after == 0
    assert sum(b.incidents for b in axis.bins) == 600


@pytest.mark.parametrize("since", ["1800-01-01", "2020-03-05", "2020-03-29", "2300-01-01"])
def test_axis_holds_the_chosen_period(since: str) -> None:
    days = [("1948-05-14", 1, 0), ("2020-03-10", 5, 1), ("2021-03-10", 5, 1)]
    axis = axis_of(days, since, None)
    assert axis.before + axis.after + sum(b.incidents for b in axis.bins) == 11
    assert len(axis.bins) <= 700 and all(b.first <= b.last for b in axis.bins)
    assert any(b.chosen for b in axis.bins)


@pytest.mark.parametrize("point", [(36.2, 37.16), (-85.2, 179.99), (90, -180), (0, 0)])
def test_squares_lie_where_their_points_lie(point: tuple[float, float]) -> None:
    square = cell(*point)
    assert square is not None
    here, there = project(*point), project(*middle(square, LEVEL))
    assert here == pytest.approx(there, abs=2**-LEVEL)


def test_inventing_is_the_same_for_the_same_numbers(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        with Store.open(tmp_path / name, create=True) as store:
            fill(store, incidents=30, dispatches=10, seed=3)
            found.append((incidents(store), [r.dispatch.text for r in store.records()]))
    assert found[0] == found[1]
