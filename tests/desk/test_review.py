from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desks import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi.testclient import TestClient


def waiting(desk: TestClient, query: str = "") -> list[str]:
    return re.findall(r'data-row="(\w+)"', desk.get(f"/review{query}").text)


def test_review_lists_rows_with_their_sentence_and_why(desk: TestClient) -> None:
    shown = desk.get("/review").text
    assert "<mark>Au moins vingt civils</mark> ont été tués jeudi" in shown
    assert "You review as Ada." in shown


def test_review_leaves_out_what_was_judged_and_brings_back_what_was_undone(
    desk: TestClient,
) -> None:
    before = waiting(desk)
    assert "f2" in before
    token = word(desk)
    desk.post("/dispatches/d1/rows/f2/review", data={"csrf": token, "verdict": "accept"})
    desk.app.state.desk.upkeep.settle()
    assert "f2" not in waiting(desk)
    (number,) = re.findall(r'action="/reviews/(\d+)/undo"', desk.get("/dispatches/d1").text)
    desk.post(f"/reviews/{number}/undo", data={"csrf": token, "row": "f2"})
    desk.app.state.desk.upkeep.settle()
    assert sorted(waiting(desk)) == sorted(before)


def test_review_narrows_to_a_group_and_passes_rows_over(desk: TestClient) -> None:
    every = waiting(desk)
    assert waiting(desk, "?skip=2") == [*every[2:], *waiting(desk, "?skip=10")][:10]
    assert waiting(desk, "?group=contested") == []
    assert "Nothing waits here" in desk.get("/review?group=contested").text
    assert desk.get("/review?group=bogus").status_code == 422


def test_review_of_an_empty_store_says_what_to_do(open_desk: Callable[..., TestClient]) -> None:
    shown = open_desk().get("/review").text
    assert 'href="/import"' in shown


def test_review_demands_a_name(open_desk: Callable[..., TestClient], desk: TestClient) -> None:
    nameless = open_desk(reviewer="")
    token = word(nameless)
    answer = nameless.post(
        "/dispatches/d1/rows/f2/review", data={"csrf": token, "verdict": "accept"}
    )
    assert answer.status_code == 400
    nameless.post("/reviewer", data={"csrf": token, "name": " Zoé  Ünal "})
    answer = nameless.post(
        "/dispatches/d1/rows/f2/review", data={"csrf": token, "verdict": "accept"}
    )
    assert "<strong>Zoé Ünal</strong>" in answer.text
