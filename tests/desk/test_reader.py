from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desks import HOSTILE, hostile, keep, word
from selon.store.applying import reviewed_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fastapi.testclient import TestClient

HTMX = {"hx-request": "true", "hx-target": "f2"}


def post(desk: TestClient, path: str, **fields: str) -> object:
    return desk.post(path, data={"csrf": word(desk), **fields}, follow_redirects=False)


def test_reader_lists_dispatches_with_their_counts(desk: TestClient) -> None:
    shown = desk.get("/dispatches").text
    assert 'href="/dispatches/d1"' in shown
    assert "Vingt morts à Kandar" in shown
    assert "1 to 1 of 1" in shown


def test_reader_shows_text_and_rows_linked_both_ways(desk: TestClient) -> None:
    shown = desk.get("/dispatches/d1").text
    assert 'id="t-f2"' in shown
    assert re.search(r'data-rows="[^"]*\bf2\b', shown)
    assert 'data-row="f2"' in shown
    assert 'href="#f2"' in shown
    assert "≥\u00a020" in shown


def test_reader_gives_each_speaker_a_colour_of_its_own(desk: TestClient) -> None:
    shown = desk.get("/dispatches/d1").text
    chips = re.findall(r'<li class="(sp\d+)"><span class="chip" lang="fr">([^<]+)', shown)
    assert chips == [("sp0", "Ilan Maro"), ("sp1", "armée"), ("sp2", "rebelle")]


def test_reader_leads_from_a_span_to_its_row(desk: TestClient) -> None:
    text = desk.app.state.desk.store.record("d1").dispatch.text
    start = text.index("Au moins vingt civils")
    answer = desk.get(f"/dispatches/d1?at={start}-{start + 21}", follow_redirects=False)
    assert answer.headers["location"] == "/dispatches/d1?row=f2#t-f2"
    assert desk.get("/dispatches/d1?at=x-y").status_code == 422


@pytest.mark.parametrize(
    ("verdict", "state"),
    [("accept", "accepted"), ("reject", "rejected"), ("dispute", "disputed"), ("unsure", "unsure")],
)
def test_reader_keeps_a_verdict_and_leads_back(desk: TestClient, verdict: str, state: str) -> None:
    back = "/dispatches/d1?row=f2"
    answer = post(desk, "/dispatches/d1/rows/f2/review", verdict=verdict, back=back)
    assert (answer.status_code, answer.headers["location"]) == (303, back)
    shown = desk.get("/dispatches/d1").text
    assert f'data-row="f2" data-dispatch="d1" data-state="{state}"' in shown
    assert "<strong>Ada</strong>" in shown


def test_reader_never_leads_out_of_the_desk(desk: TestClient) -> None:
    path = "/dispatches/d1/rows/f2/review"
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"):
        answer = post(desk, path, verdict="accept", back=back)
        assert answer.headers["location"] == "/"


def test_reader_corrects_and_shows_both_values(desk: TestClient) -> None:
    form = desk.get("/dispatches/d1/rows/f2/correct").text
    assert 'name="field.low" value="20"' in form
    assert 'name="field.mention"' not in form
    post(
        desk, "/dispatches/d1/rows/f2/review", verdict="correct",
        **{"field.low": "25", "field.kind": "injured", "field.who": "civilian"},
    )  # fmt: skip
    shown = desk.get("/dispatches/d1").text
    assert "<del>20</del> → <ins>25</ins>" in shown
    assert "<del>killed</del> → <ins>injured</ins>" in shown
    store = desk.app.state.desk.store
    with store.read() as connection:
        (corrected,) = reviewed_records(connection)
    assert (corrected.row("f2").low, corrected.row("f2").kind) == (25, "injured")
    assert store.record("d1").row("f2").low == 20


@pytest.mark.parametrize("fields", [{}, {"field.low": "20"}, {"field.low": "many"}])
def test_reader_refuses_a_correction_that_is_none(desk: TestClient, fields: dict[str, str]) -> None:
    answer = post(desk, "/dispatches/d1/rows/f2/review", verdict="correct", **fields)
    assert answer.status_code == 400
    assert 'data-state="corrected"' not in desk.get("/dispatches/d1").text


def test_reader_undoes_a_review(desk: TestClient) -> None:
    post(desk, "/dispatches/d1/rows/f2/review", verdict="reject")
    (number,) = re.findall(r'action="/reviews/(\d+)/undo"', desk.get("/dispatches/d1").text)
    post(desk, f"/reviews/{number}/undo", row="f2")
    assert 'data-state="rejected"' not in desk.get("/dispatches/d1").text


def test_reader_accepts_only_what_is_named_and_not_judged(desk: TestClient) -> None:
    token = word(desk)
    post(desk, "/dispatches/d1/rows/f1/review", verdict="dispute")
    rows = ["d1 f1", "d1 f2", "d1 e1"]
    desk.post("/reviews/accept-seen", data={"csrf": token, "rows": rows})
    states = dict(re.findall(r'data-row="(\w+)" data-dispatch="d1" data-state="(\w+)"',
                             desk.get("/dispatches/d1").text))  # fmt: skip
    assert (states["f1"], states["f2"], states["e1"], states["e2"]) == (
        "disputed", "accepted", "accepted", "unreviewed",
    )  # fmt: skip


def test_reader_gives_htmx_the_row_alone(desk: TestClient) -> None:
    answer = desk.post(
        "/dispatches/d1/rows/f2/review",
        data={"verdict": "accept"},
        headers={**HTMX, "x-csrf-token": word(desk)},
    )
    assert answer.text.lstrip().startswith('<li id="f2"')
    assert "<html" not in answer.text


def test_reader_says_what_is_missing(desk: TestClient) -> None:
    assert desk.get("/dispatches/nothing").status_code == 404
    assert desk.get("/dispatches/d1/rows/f99").status_code == 404
    assert desk.get("/dispatches/d1/rows/f99/correct").status_code == 404


def test_reader_escapes_hostile_dispatches(
    tmp_path: Path, open_desk: Callable[..., TestClient]
) -> None:
    keep(tmp_path / "desk.selon", hostile())
    client = open_desk()
    for path in ("/dispatches", "/dispatches/h1", "/dispatches/h1/rows/s1/correct", "/review"):
        shown = client.get(path).text
        assert "alert" in shown, path
        own = re.sub(r"<script src=\"/[^\"]+\" defer></script>", "", shown)
        own = re.sub(r"<script type=\"module\" src=\"/static/[^\"]+\"></script>", "", own)
        assert "<script" not in own
        assert "<img" not in own
        assert 'onmouseover="' not in own
        assert not re.search(r"(href|src|action)=\"\s*javascript:", own)
        assert "49" not in re.findall(r"ici.{0,30}", own)
        assert "\u202e" not in own, "a character that turns text is shown, not obeyed"
    assert "⟨U+202E⟩" in client.get("/dispatches/h1").text
    assert client.app.state.desk.store.record("h1").dispatch.text == HOSTILE
