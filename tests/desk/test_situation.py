"""The pages that look over many incidents, on an invented store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from selon.desk.app import create_app
from selon.desk.settings import Settings
from selon.store import Filters, Store, incidents
from selon.store.inventing import fill
from selon.store.mapping import AREAS, MOST
from selon.store.reviews import history


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("situation") / "invented.selon"
    with Store.open(path, create=True) as store:
        fill(store, incidents=600, dispatches=120)
    return path


@pytest.fixture(scope="module")
def desk(path: Path) -> Iterator[TestClient]:
    app = create_app(path, Settings(reviewer="Ada"))
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def token(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]


def links(page: str, start: str) -> list[str]:
    return [unescape(x) for x in re.findall(rf'href="({start}[^"]*)"', page)]


def test_situation_shows_the_count_of_its_filters(desk: TestClient, path: Path) -> None:
    with Store.open(path) as store:
        count = len(incidents(store, Filters(kind="killed", within="MLI")))
    page = desk.get("/situation?kind=killed&within=MLI").text
    assert f"<strong>{count} incident" in page
    assert len(set(links(page, "/incidents/"))) == min(count, 50)


def test_situation_pages_and_orders_stand_in_the_address(desk: TestClient) -> None:
    first = links(desk.get("/situation?order=latest").text, "/incidents/")
    second = links(desk.get("/situation?order=latest&offset=50").text, "/incidents/")
    assert not set(first) & set(second)
    earliest = links(desk.get("/situation?order=earliest&offset=550").text, "/incidents/")
    assert set(earliest) == set(first)


def test_situation_lists_what_has_no_place_or_day(desk: TestClient) -> None:
    page = desk.get("/situation").text
    assert "placed=no" in page and "dated=no" in page
    assert "no position" in desk.get("/situation?placed=no").text


def test_situation_links_bars_to_periods_without_scripts(desk: TestClient) -> None:
    bars = links(desk.get("/situation").text, r"/situation\?since=")
    assert bars
    narrowed = desk.get(bars[0])
    assert narrowed.status_code == 200 and "take all out" in narrowed.text


@pytest.mark.parametrize(
    "wrong", ["since=yesterday", "within=Nirgendwo", "box=1,2", "type=X", "near=a&radius=b"]
)
def test_situation_tells_a_filter_that_makes_no_sense(desk: TestClient, wrong: str) -> None:
    page = desk.get(f"/situation?{wrong}")
    assert page.status_code == 400 and "A filter makes no sense" in page.text
    assert desk.get(f"/api/v1/overview?{wrong}").status_code == 400


def test_map_answers_are_bounded(desk: TestClient) -> None:
    for zoom in (0, 5, 12, 20):
        found = desk.get(f"/api/v1/map?zoom={zoom}").json()
        assert len(found["marks"]) <= MOST and len(found["areas"]) <= AREAS


def test_incident_shows_claims_with_their_sentences(desk: TestClient) -> None:
    listed = desk.get("/api/v1/contested?limit=1").json()
    one = listed["items"][0]
    page = desk.get(f"/incidents/{one['incident']}").text
    assert listed["total"] > 1
    for claim in one["claims"]:
        assert f"<mark>{claim['text']}</mark>" in page
    assert one["by"] in page and "<svg" in page


def test_incident_that_is_not_there_is_told(desk: TestClient) -> None:
    assert desk.get("/incidents/nothing").status_code == 404


def test_incident_is_renamed_and_merged_for_good(tmp_path: Path) -> None:
    path = tmp_path / "small.selon"
    with Store.open(path, create=True) as store:
        fill(store, incidents=12, dispatches=6)
    app = create_app(path, Settings(reviewer="Ada"))
    with TestClient(app, base_url="http://localhost") as client:
        one, other = [i["id"] for i in client.get("/api/v1/incidents").json()["items"]][:2]
        form = {"csrf": token(client.get(f"/incidents/{one}").text)}
        for action, more in (("rename", {"label": "Bridge"}), ("merge", {"other": other})):
            done = client.post(
                f"/incidents/{one}/{action}", data=form | more, follow_redirects=False
            )
            assert done.status_code == 303
        assert client.post(f"/incidents/{one}/merge", data=form).status_code == 400
    with Store.open(path) as store:
        assert [r.action for r in history(store)] == ["rename", "merge"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "page", ["situation", "contested", "sources", "search?q=attaque", "export"]
)
def test_pages_open_in_both_languages(desk: TestClient, page: str, language: str) -> None:
    joined = "&" if "?" in page else "?"
    shown = desk.get(f"/{page}{joined}lang={language}")
    assert shown.status_code == 200 and 'class="empty"' not in shown.text
    assert "style=" not in shown.text and "onclick" not in shown.text
