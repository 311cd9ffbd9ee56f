from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from desks import word
from selon.desk.narrowing import Narrowing
from selon.exports.registry import exports
from selon.store.filters import Filters

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


def rows(desk: TestClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(desk.get(address).text.lstrip("\ufeff"))))


def test_export_offers_every_export_and_says_what_it_loses(desk: TestClient) -> None:
    shown = desk.get("/export?within=Mali").text
    for one in exports():
        assert f'action="/export/{one.name}"' in shown
    assert '<input type="hidden" name="within" value="Mali">' in shown
    assert shown.count("<details><summary>keeps ") == len(exports())
    listed = desk.get("/api/v1/exports?lang=fr").json()
    assert [one["name"] for one in listed] == [one.name for one in exports()]
    assert all(loss["sentence"] for one in listed for loss in one["losses"])


@pytest.mark.parametrize("name", [one.name for one in exports() if one.name != "parquet"])
def test_export_gives_files_by_page_and_api(name: str, desk: TestClient) -> None:
    page, api = desk.get(f"/export/{name}"), desk.get(f"/api/v1/exports/{name}")
    for answer in (page, api):
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith('attachment; filename="selon-')
        assert answer.content
    assert page.headers["content-type"] == api.headers["content-type"]


def test_export_follows_the_filter_and_links_back(desk: TestClient) -> None:
    every = rows(desk, "/export/csv?table=claims")
    killed = rows(desk, "/export/csv?table=claims&kind=killed")
    assert 0 < len(killed) < len(every)
    assert rows(desk, "/export/csv?table=claims&since=2031") == []
    assert "http://localhost/dispatches/d1?at=" in desk.get("/export/csv?table=claims").text


def test_export_holds_what_was_corrected_on_the_page(desk: TestClient) -> None:
    fields = {"csrf": word(desk), "verdict": "correct", "field.low": "25", "field.kind": "killed"}
    desk.post("/dispatches/d1/rows/f2/review", data=fields)
    assert desk.app.state.desk.upkeep.settle()
    lows = [row["low"] for row in rows(desk, "/export/csv?table=claims&kind=killed")]
    assert "25" in lows


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/export/bogus", 404), ("/export/csv?table=bogus", 400), ("/export/acled?policy=x", 400),
        ("/export?since=soon", 400), ("/export?near=Bamako&radius=far", 400),
        ("/export?type=bogus", 400), ("/search?within=Nowhereland", 400),
    ],
)  # fmt: skip
def test_export_and_search_refuse_what_makes_no_sense(
    address: str, status: int, desk: TestClient
) -> None:
    assert desk.get(address).status_code == status


def test_search_and_export_keep_the_filters_of_the_address(desk: TestClient) -> None:
    asked = "since=2020&near=1.5%2C2.5&radius=20&kind=killed&text=a+b"
    for path in ("/search", "/export"):
        shown = desk.get(f"{path}?{asked}").text
        for name, value in {
            "since": "2020",
            "near": "1.5,2.5",
            "radius": "20",
            "text": "a b",
        }.items():
            assert f'name="{name}" value="{value}"' in shown, (path, name)
        assert '<option value="killed" selected>' in shown
    kept = tuple({"near": "1.5,2.5", "kind": "killed"}.items())
    link = Narrowing(Filters(), kept).link("/export", kind=None, offset=5)
    assert link == "/export?near=1.5%2C2.5&offset=5"


def test_search_finds_words_in_any_form_and_says_when_there_are_none(desk: TestClient) -> None:
    assert 'href="/dispatches/d1"' in desk.get("/search?text=civil").text
    assert "No dispatch fits" in desk.get("/search?text=licorne").text
    assert "No dispatch fits" not in desk.get("/search").text
    (hit,) = desk.get("/api/v1/search?text=civil").json()
    assert hit["id"] == "d1"
