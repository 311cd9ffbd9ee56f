from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from builders import record
from selon import from_json
from selon.desk.api import PREFIX
from selon.record import MadeBy
from selon.sources import Item
from selon.store.adding import add_results
from selon.store.packing import pack

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

NAMED = {"x-selon-client": "tests"}


def test_api_gives_records_as_they_are_published(desk: TestClient) -> None:
    answer = desk.get(f"{PREFIX}/dispatches/d1")
    assert from_json(answer.content) == desk.app.state.desk.store.record("d1")


def test_api_pages_lists_with_totals(desk: TestClient) -> None:
    first = desk.get(f"{PREFIX}/dispatches").json()
    assert (first["total"], [d["id"] for d in first["items"]]) == (1, ["d1"])
    assert desk.get(f"{PREFIX}/dispatches?offset=1").json()["items"] == []
    assert desk.get(f"{PREFIX}/dispatches?publisher=Nobody").json()["total"] == 0


def test_api_reviews_as_the_page_does(desk: TestClient) -> None:
    path = f"{PREFIX}/dispatches/d1/rows/f2"
    fields = {one["name"]: one for one in desk.get(f"{path}/fields").json()}
    assert fields["low"]["kind"] == "whole"
    assert {"value": "injured", "label": "injured"} in fields["kind"]["options"]
    body = {"verdict": "correct", "value": {"low": 25}, "note": "recount"}
    made = desk.post(
        f"{path}/reviews", json=body, headers={**NAMED, "x-selon-reviewer": "Zo%C3%A9"}
    ).json()
    assert (made["reviewer"], made["action"], made["value"]) == ("Zoé", "correct", {"low": 25})
    row = desk.get(f"{path}?lang=fr").json()
    assert (row["state"], row["changes"][0]["reviewed"]) == ("corrected", "25")
    assert 'data-state="corrected"' in desk.get("/dispatches/d1").text
    undone = desk.post(f"{PREFIX}/reviews/{made['id']}/undo", headers=NAMED)
    assert (undone.status_code, undone.json()["reviewer"]) == (201, "Ada")
    assert desk.get(path).json()["state"] == "unreviewed"
    history = desk.get(f"{PREFIX}/reviews?dispatch=d1").json()
    assert [one["action"] for one in history["items"]] == ["undo", "correct"]


def test_api_reviews_one_of_two_rows_on_the_same_words(desk: TestClient) -> None:
    one = record()
    twin = replace(one.figures[1], id="f3", kind="injured", low=5)
    both = replace(one, made_by=MadeBy("2"), figures=(*one.figures, twin))
    pair = (Item(one.dispatch.text, item=one.dispatch.source.item), pack(both))
    desk.app.state.desk.store.write(partial(add_results, results=[pair]))
    path = f"{PREFIX}/dispatches/d1/rows"
    made = desk.post(f"{path}/f3/reviews", json={"verdict": "reject"}, headers=NAMED).json()
    assert made["target"]["mark"]["values"][0] == "injured"
    figures = desk.get(path).json()["figures"]
    assert {row["id"]: row["state"] for row in figures} == {
        "f1": "unreviewed", "f2": "unreviewed", "f3": "rejected",
    }  # fmt: skip
    waiting = {one["row"]["id"] for one in desk.get(f"{PREFIX}/queue?limit=100").json()["items"]}
    assert "f2" in waiting
    assert "f3" not in waiting


def test_api_refuses_a_correction_that_breaks_the_record(desk: TestClient) -> None:
    path = f"{PREFIX}/dispatches/d1/rows/f2/reviews"
    for value in ({"kind": "eaten"}, {"place": "p99"}, {"low": "twenty"}):
        answer = desk.post(path, json={"verdict": "correct", "value": value}, headers=NAMED)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "record")
    answer = desk.post(path, json={"verdict": "correct", "value": {"by": "me"}}, headers=NAMED)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "setting")


def test_api_accepts_what_was_seen(desk: TestClient) -> None:
    rows = [{"dispatch": "d1", "row": row} for row in ("f1", "f2")]
    path = f"{PREFIX}/reviews/accept-seen"
    first = desk.post(path, json={"rows": rows}, headers=NAMED).json()
    assert (len(first["reviews"]), first["passed_over"]) == (2, 0)
    again = desk.post(path, json={"rows": rows}, headers=NAMED).json()
    assert (again["reviews"], again["passed_over"]) == ([], 2)
    many = [{"dispatch": "d1", "row": "f1"}] * 201
    assert desk.post(path, json={"rows": many}, headers=NAMED).status_code == 422


def test_api_gives_queue_and_status(desk: TestClient) -> None:
    queue = desk.get(f"{PREFIX}/queue?limit=3&lang=fr").json()
    assert len(queue["items"]) == 3
    assert queue["more"]
    status = desk.get(f"{PREFIX}/status").json()
    assert (status["dispatches"], status["ledger"]) == (1, "fresh")


def test_api_rows_bear_what_proves_them(desk: TestClient) -> None:
    rows = desk.get(f"{PREFIX}/dispatches/d1/rows").json()
    text = desk.get(f"{PREFIX}/dispatches/d1").json()["dispatch"]["text"]
    assert set(rows) == {
        "statements", "figures", "events", "control", "places", "times", "actors",
    }  # fmt: skip
    for figure in rows["figures"]:
        assert text[figure["start"] : figure["end"]] == figure["words"]
        assert figure["why"]
