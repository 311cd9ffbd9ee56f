"""What people decide beyond rows, on pages and by programs alike: both leave the same reviews."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from desks import keep, word
from ledger_making import Making, toll
from selon.store.judging import rating
from selon.store.listing import claims, incidents
from selon.store.reviews import history

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fastapi.testclient import TestClient

    from selon.record import Record
    from selon.store.store import Store

API = "/api/v1"
NAMED = {"x-selon-client": "tests", "x-selon-reviewer": "Ada"}


def wide() -> Record:
    """Tell of dead whose row has fewer words than the claim: "2 autres sont morts"."""
    m = Making("Attaque jeudi à Kandar.\nLe maire dit que 2 autres sont morts.", item="w1")
    town = m.place("Kandar")
    event = m.event("Attaque", place=town, time=m.time("jeudi", "2020-03-12"))
    said = m.says(m.actor("Le maire"), "2 autres sont morts")
    m.count("2 autres", 2, event=event, statement=said)
    return m.record()


@pytest.fixture
def two(tmp_path: Path, open_desk: Callable[..., TestClient]) -> TestClient:
    keep(
        tmp_path / "desk.selon",
        toll("d1", "2020-03-12T18:00", [("Ilan Maro", 3), ("Dara Sen", 5)]),
        toll("d2", "2020-03-14T18:00", [("Dara Sen", 9)], place="Ostrel", day="2020-03-14"),
    )
    return open_desk()


def store_of(desk: TestClient) -> Store:
    state = desk.app.state.desk
    assert state.upkeep.settle()
    store: Store = state.store
    return store


def ids(desk: TestClient) -> list[str]:
    return [row.id for row in incidents(store_of(desk), order="earliest")]


def post(desk: TestClient, path: str, body: dict[str, Any]) -> Any:
    answer = desk.post(f"{API}{path}", json=body, headers=NAMED)
    assert answer.status_code == 201, answer.text
    return answer.json()


def fill(desk: TestClient, path: str, fields: dict[str, Any]) -> None:
    answer = desk.post(path, data={"csrf": word(desk), **fields}, follow_redirects=False)
    assert answer.status_code == 303, answer.text


def said(store: Store) -> list[tuple[Any, ...]]:
    return [(r.action, r.target.name, r.value, r.note, r.reviewer) for r in history(store)]


def cases(first: str, second: str) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Give each write: its path in the API and on pages, what each is sent."""
    at, row = f"/incidents/{first}", "/dispatches/id-d1/rows/f1"
    return [
        ("rename", f"{at}/rename", {"label": "L'attaque", "note": "why"}, {}),
        ("merge", f"{at}/merge", {"other": second, "note": "why"}, {}),
        (
            "split", f"{at}/split", {"mentions": [{"dispatch": "id-d1", "start": 0}], "note": "why"},
            {"away": "id-d1 0", "note": "why"},
        ),
        ("notes", f"{at}/notes", {"note": "seen on site"}, {"page": f"{at}/note"}),
        ("actor", "/actors/rename", {"name": "Ilan Maro", "new_name": "I. Maro", "note": "why"}, {}),
        ("credibility", f"{row}/credibility", {"credibility": "2", "note": "why"}, {}),
        (
            "reliability", "/reliability", {"name": "Dara Sen", "reliability": "B", "note": "why"},
            {"page": "/sources/reliability"},
        ),
        (
            "dispatch", "/dispatches/id-d1/notes", {"note": "sent twice"},
            {"page": "/dispatches/id-d1/note"},
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(8))
def test_decisions_are_the_same_from_a_page_and_from_a_program(
    number: int, two: TestClient
) -> None:
    first, second = ids(two)
    _, path, body, more = cases(first, second)[number]
    fields = {k: v for k, v in more.items() if k != "page"} or body
    fill(two, more.get("page", path), fields)
    (by_page,) = said(store_of(two))
    post(two, f"/reviews/{history(store_of(two))[-1].id}/undo", {})
    assert ids(two) == [first, second]
    made = post(two, path, body)
    assert said(store_of(two))[-1] == by_page
    assert made["reviewer"] == "Ada"


def test_decisions_every_write_of_a_page_can_be_made_by_a_program(two: TestClient) -> None:
    """A form without a twin, or a twin without a form, is named here with its reason."""
    paths = two.get(f"{API}/openapi.json").json()["paths"]
    programs = {p.removeprefix(API) for p, does in paths.items() if "post" in does}
    pages = {
        route.path
        for one in two.app.state.pages
        for route in one.router.routes
        if "POST" in route.methods
    }
    twins = {
        "/login": None,  # programs bring the token with each request
        "/reviewer": None,  # and the reviewer's name
        "/import": "/imports",
        "/dispatches/{dispatch}/rows/{row}/review": "/dispatches/{dispatch}/rows/{row}/reviews",
        "/incidents/{incident}/note": "/incidents/{incident}/notes",
        "/dispatches/{dispatch}/note": "/dispatches/{dispatch}/notes",
        "/sources/reliability": "/reliability",
    }
    expected = {twins.get(path, path) for path in pages} - {None}
    # A note on a row goes with a verdict on pages.
    assert programs - {"/dispatches/{dispatch}/rows/{row}/notes"} == expected


def test_decisions_on_an_incident_are_listed_and_taken_back(two: TestClient) -> None:
    first, second = ids(two)
    post(two, f"/incidents/{first}/notes", {"note": "ask the mayor"})
    merged = post(two, f"/incidents/{second}/merge", {"other": first})
    assert ids(two) == [first]
    listed = two.get(f"{API}/incidents/{first}/decisions").json()
    assert [one["action"] for one in listed] == ["merge", "note"]
    page = two.get(f"/incidents/{first}").text
    assert "held it to be one with another incident" in page
    assert "ask the mayor" in page
    fill(two, f"/reviews/{merged['id']}/undo", {"back": f"/incidents/{first}"})
    assert ids(two) == [first, second]
    listed = two.get(f"{API}/incidents/{second}/decisions").json()
    assert listed == []


def test_ratings_stand_beside_claims_and_sources_with_their_reviewer(two: TestClient) -> None:
    first, _ = ids(two)
    post(two, "/dispatches/id-d1/rows/f2/credibility", {"credibility": "5", "note": "too high"})
    post(two, "/reliability", {"name": "dara SEN", "reliability": "C"})
    rated = two.get(f"{API}/incidents/{first}/ratings").json()
    (one,) = [r for r in rated if r["row"] == "f2"]
    assert [(c["value"], c["reviewer"], c["note"]) for c in one["credibility"]] == [
        ("5", "Ada", "too high")
    ]
    assert [r["value"] for r in one["reliability"]] == ["C"]
    page = two.get(f"/incidents/{first}?lang=fr").text
    assert re.search(r"<b>5</b> improbable", page)
    assert re.search(r"<b>C</b> assez fiable", page)
    assert re.search(r"<b>C</b> fairly reliable", two.get("/sources?lang=en").text)
    store = store_of(two)
    assert rating(store, "Dara Sen", "id-d1", "f2") == "C5"
    assert two.get(f"{API}/reliability").json()[0]["name"] == "dara sen"
    assert two.get(f"{API}/reliability?name=Ilan+Maro").json() == []
    made = [c for c in claims(store) if c.low == 5]
    assert all(c.status == made[0].status for c in made), "a rating changes no status"


def test_ratings_of_two_people_both_stand(two: TestClient) -> None:
    path = f"{API}/dispatches/id-d1/rows/f1/credibility"
    for name, value in (("Ada", "2"), ("Bo", "4"), ("Ada", "3")):
        headers = NAMED | {"x-selon-reviewer": name}
        assert two.post(path, json={"credibility": value}, headers=headers).status_code == 201
    assert {(r["reviewer"], r["value"]) for r in two.get(path).json()} == {
        ("Ada", "3"),
        ("Bo", "4"),
    }
    bad = two.post(path, json={"credibility": "7"}, headers=NAMED)
    assert bad.status_code == 422
    assert bad.json()["error"]["details"][0]["field"] == "credibility"


def test_ratings_find_the_row_of_a_claim_quoted_with_more_words(
    tmp_path: Path, open_desk: Callable[..., TestClient]
) -> None:
    keep(tmp_path / "desk.selon", wide())
    desk = open_desk()
    (one,) = [r for r in desk.get(f"{API}/incidents/{ids(desk)[0]}/ratings").json() if r["speaker"]]
    (claim,) = [c for c in claims(store_of(desk)) if c.speaker]
    assert claim.text == "2 autres sont morts"
    assert one["row"] == "f1"
    waiting = desk.get(f"{API}/queue?group=single").json()["items"]
    assert "f1" in [w["row"]["id"] for w in waiting]


def test_decisions_without_a_reviewer_are_refused(
    tmp_path: Path, open_desk: Callable[..., TestClient]
) -> None:
    keep(tmp_path / "desk.selon", wide())
    desk = open_desk(reviewer="")
    given = {"csrf": word(desk), "reliability": "A", "name": "Le maire"}
    answer = desk.post("/sources/reliability?lang=fr", data=given)
    assert answer.status_code == 400
    assert "le nom de qui relit" in answer.text
    assert history(store_of(desk)) == []
