from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import selon
from desks import word
from selon.desk.pages import PAGES, entrance
from selon.desk.safety import POLICY
from selon.desk.settings import Settings
from selon.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi.testclient import TestClient

ROOM = Path(selon.__file__).parent / "desk"
ALL = "0.0.0.0"  # noqa: S104 - nothing is bound in these tests
TOKEN = "a long enough token"  # noqa: S105
WRITES = [
    (route.path, method)
    for page in PAGES
    for route in page.router.routes
    for method in route.methods - {"GET", "HEAD"}
]


@pytest.mark.parametrize(("path", "method"), WRITES)
def test_safety_every_form_needs_the_word_of_its_page(
    path: str, method: str, desk: TestClient
) -> None:
    path = path.replace("{dispatch}", "d1").replace("{row}", "f1").replace("{number}", "1")
    path = re.sub(r"\{\w+\}", "x", path)
    token = word(desk)
    for fields in (
        {},
        {"csrf": "0" * 64},
        {"csrf": token[:-1] + ("0" if token[-1] != "0" else "1")},
    ):
        answer = desk.request(method, path, data=fields, headers={"x-selon-client": "no api"})
        assert answer.status_code == 403, path
        assert "did not come from this desk" in answer.text
    assert desk.get("/api/v1/reviews").json()["total"] == 0


def test_safety_the_word_belongs_to_one_browser(open_desk: Callable[..., TestClient]) -> None:
    one, other = open_desk(), open_desk()
    assert one.post("/reviewer", data={"csrf": word(other), "name": "x"}).status_code == 403
    assert one.post("/reviewer", data={"csrf": word(one), "name": "x"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_safety_other_origins_write_nothing(headers: dict[str, str], desk: TestClient) -> None:
    fields = {"csrf": word(desk), "verdict": "accept"}
    answer = desk.post("/dispatches/d1/rows/f1/review", data=fields, headers=headers)
    assert answer.status_code == 403
    headers = {**headers, "x-selon-client": "x"}
    answer = desk.post("/api/v1/reviews/1/undo", headers=headers)
    assert answer.json()["error"]["code"] == "origin"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200), ("127.0.0.1:8642", 200), ("[::1]:8642", 200), ("LOCALHOST", 200),
        ("evil.example", 400), ("localhost.evil.example", 400), ("", 400), ("10.0.0.7", 400),
        ("[::1", 400),
    ],
)  # fmt: skip
def test_safety_the_desk_answers_to_its_own_names(
    host: str, status: int, open_desk: Callable[..., TestClient]
) -> None:
    assert open_desk().get("/codebook", headers={"host": host}).status_code == status


def test_safety_further_names_are_allowed_by_name(open_desk: Callable[..., TestClient]) -> None:
    client = open_desk(hosts=("desk.example",))
    assert client.get("/codebook", headers={"host": "desk.example"}).status_code == 200


def test_safety_others_need_a_token(open_desk: Callable[..., TestClient]) -> None:
    with pytest.raises(SettingError, match="needs a token"):
        Settings(host=ALL)
    with pytest.raises(SettingError, match="12 characters"):
        Settings(host=ALL, token="short")  # noqa: S106
    client = open_desk(host=ALL, token=TOKEN)
    answer = client.get("/dispatches", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert client.get("/static/desk.css").status_code == 200
    wrong = client.post("/login", data={"csrf": word(client, "/login"), "token": "guess"})
    assert wrong.status_code == 401
    client.post("/login", data={"csrf": word(client, "/login"), "token": TOKEN})
    assert client.get("/dispatches", follow_redirects=False).status_code == 200
    assert client.get("/dispatches", headers={"host": "192.0.2.7"}).status_code == 200


def test_safety_a_token_works_by_header_and_address(open_desk: Callable[..., TestClient]) -> None:
    client = open_desk(host=ALL, token=TOKEN)
    path = "/api/v1/status"
    assert client.get(path, headers={"authorization": "Bearer nonsense"}).status_code == 401
    assert client.get(path, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get(path).status_code == 401
    client.get("/login", params={"token": TOKEN})
    assert client.get(path).status_code == 200


def test_safety_guessing_is_slowed_down(
    open_desk: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "_tries", entrance.Tries())
    client = open_desk(host=ALL, token=TOKEN)
    tried = [client.get("/login", params={"token": f"guess {n}"}).status_code for n in range(12)]
    assert tried == [401] * 10 + [429] * 2
    assert client.get("/login", params={"token": TOKEN}).status_code == 429


@pytest.mark.parametrize("path", [p.path for p in PAGES])
def test_safety_every_page_has_the_strict_policy(path: str, desk: TestClient) -> None:
    answer = desk.get(path)
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"


def test_safety_templates_hold_no_script_style_or_foreign_address() -> None:
    for template in (ROOM / "templates").rglob("*.html"):
        source = template.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\ssrc=)", source), template.name
        assert not re.search(r"<style|\sstyle=|\son\w+=", source), template.name
        assert not re.search(r"\|\s*safe|autoescape false", source), template.name
        assert not re.search(r"(src|href|action)=\"(https?:)?//", source), template.name
    for asset in (ROOM / "static").iterdir():
        if asset.suffix in (".css", ".js"):
            assert not re.search(r"https?://", asset.read_text("utf-8")), asset.name


def test_safety_an_ordinary_request_is_small(desk: TestClient) -> None:
    large = {"csrf": word(desk), "verdict": "accept", "note": "x" * 1_000_001}
    assert desk.post("/dispatches/d1/rows/f1/review", data=large).status_code == 413
