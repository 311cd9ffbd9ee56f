"""One shape for whatever goes wrong in the API, on every route:

{"error": {"status": …, "code": "…", "message": "…", "hint": "… or null", "details": [...]}}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desks import word
from selon.desk.api import PREFIX, ROUTERS
from selon.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi.testclient import TestClient

ROUTES = [
    (method, PREFIX + route.path)
    for router in ROUTERS
    for route in router.routes
    for method in sorted(route.methods - {"HEAD"})
]
WRITES = [(method, path) for method, path in ROUTES if method != "GET"]
NAMED = {"x-selon-client": "tests"}
BODIES: dict[str, dict[str, object]] = {
    "reviews": {"verdict": "accept"},
    "rename": {"label": "x"},
    "merge": {"other": "x"},
    "split": {"mentions": [{"dispatch": "x", "start": 0}]},
    "notes": {"note": "x"},
    "credibility": {"credibility": "1"},
    "reliability": {"name": "x", "reliability": "A"},
    "accept-seen": {"rows": [{"dispatch": "d1", "row": "f1"}]},
}
"""What makes sense but for what it is about, by the last part of the path."""


def check(answer: object, status: int) -> dict[str, object]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert list(answer.json()) == ["error"]
    error = answer.json()["error"]
    assert list(error) == ["status", "code", "message", "hint", "details"]
    assert error["status"] == status
    assert error["code"]
    assert error["message"]
    assert isinstance(error["details"], list)
    return error


def filled(path: str) -> str:
    return re.sub(r"\{\w+\}", "nothing", path)


@pytest.mark.parametrize(("method", "path"), [r for r in ROUTES if "{" in r[1]])
def test_error_shape_of_what_is_not_there(method: str, path: str, desk: TestClient) -> None:
    body = BODIES.get(path.rpartition("/")[2], {})
    answer = desk.request(method, filled(path), json=body, headers=NAMED)
    error = check(answer, 422 if "{number}" in path else 404)
    assert error["code"] in ("not_found", "invalid")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_error_shape_of_a_wrong_method(method: str, path: str, desk: TestClient) -> None:
    assert check(desk.request("PATCH", filled(path), headers=NAMED), 405)["code"] == "method"


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_error_shape_of_a_write_that_names_nobody(method: str, path: str, desk: TestClient) -> None:
    assert check(desk.request(method, filled(path), json={}), 403)["code"] == "csrf"


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_error_shape_of_who_has_not_signed_in(
    method: str, path: str, open_desk: Callable[..., TestClient]
) -> None:
    client = open_desk(host="192.0.2.7", token="a long enough token")  # noqa: S106
    answer = client.request(method, filled(path), headers=NAMED)
    assert check(answer, 401)["code"] == "not_signed_in"
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_error_shape_of_a_foreign_host(method: str, path: str, desk: TestClient) -> None:
    answer = desk.request(method, filled(path), headers={**NAMED, "host": "evil.example"})
    assert check(answer, 400)["code"] == "host"


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_error_shape_of_a_store_that_fails(
    method: str, path: str, desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path.endswith(("/codebook", "/imports", "/imports/{job}", "/exports")):
        pytest.skip("it asks nothing of the store")

    def broken(*_: object, **__: object) -> None:
        raise StoreError("the disk is full", where="/somewhere/desk.selon")

    for name in ("ask", "read", "write", "record"):
        monkeypatch.setattr(desk.app.state.desk.store, name, broken)
    body = BODIES.get(path.rpartition("/")[2], {})
    if path == f"{PREFIX}/actors/rename":
        body = {"name": "x", "new_name": "y"}
    path = (
        path.replace("{number}", "1")
        .replace("{name}", "csv")
        .replace("{row}", "f1")
        .replace("{dispatch}", "d1")
    )
    error = check(desk.request(method, path, json=body, headers=NAMED), 409)
    assert error["code"] == "store"
    assert "/somewhere" not in error["message"]


@pytest.mark.parametrize(
    ("method", "path", "body", "field"),
    [
        ("GET", "/dispatches?limit=0", None, "limit"),
        ("GET", "/queue?group=bogus", None, "group"),
        ("GET", "/codebook?lang=de", None, "lang"),
        ("POST", "/dispatches/d1/rows/f1/reviews", {"verdict": "maybe"}, "verdict"),
        ("POST", "/reviews/accept-seen", {}, "rows"),
    ],
)
def test_error_shape_names_the_fields_that_are_wrong(
    method: str, path: str, body: object, field: str, desk: TestClient
) -> None:
    error = check(desk.request(method, PREFIX + path, json=body, headers=NAMED), 422)
    assert [one["field"] for one in error["details"]] == [field]


def test_error_shape_of_an_address_without_a_route(desk: TestClient) -> None:
    assert check(desk.get(f"{PREFIX}/bogus"), 404)["code"] == "not_found"


def test_error_shape_of_a_fault_of_our_own(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.app.state.desk, "store", None)
    assert check(desk.get(f"{PREFIX}/dispatches"), 500)["code"] == "unexpected"


def test_error_shape_stands_in_the_description(desk: TestClient) -> None:
    described = desk.get(f"{PREFIX}/openapi.json").json()
    assert set(described["components"]["schemas"]["Problem"]["properties"]) == {
        "status", "code", "message", "hint", "details",
    }  # fmt: skip
    for methods in described["paths"].values():
        for one in methods.values():
            assert "default" in one["responses"]


FAULTS = [
    ("/contested?since=hier", "&#39;hier&#39; n&#39;est ni jour, ni mois, ni an ISO"),
    (
        "/situation?near=Nowhere+at+all",
        "aucun lieu appelé &#39;Nowhere at all&#39; n&#39;est connu",
    ),
    ("/situation?near=95,10", "aucun point de la Terre\u00a0: 95,10 (d&#39;abord la latitude"),
    ("/incidents/i0", "il n&#39;y a pas d&#39;incident &#39;i0&#39;"),
    ("/dispatches/d9", "il n&#39;y a pas de dépêche &#39;d9&#39;"),
    ("/export/xyz", "aucun export ne s&#39;appelle &#39;xyz&#39;"),
    ("/situation?offset=a", "ce n&#39;est pas un nombre entier"),
    ("/situation?offset=-1", "il faut 0 ou plus"),
    ("/search?limit=1000", "il faut 200 ou moins"),
    ("/situation?map=" + 61 * "1", "60 caractères au plus"),
    ("/situation?placed=maybe", "il faut &#39;&#39;, &#39;yes&#39; or &#39;no&#39;"),
]


@pytest.mark.parametrize(("path", "words"), FAULTS)
def test_error_is_told_in_the_language_of_its_page(path: str, words: str, desk: TestClient) -> None:
    joint = "&" if "?" in path else "?"
    assert words in desk.get(f"{path}{joint}lang=fr").text
    assert words not in desk.get(f"{path}{joint}lang=en").text
    assert words not in desk.get(f"/api/v1{path}{joint}lang=fr").text, "programs get English"


def test_error_of_a_form_is_told_in_french(desk: TestClient) -> None:
    given = {"csrf": word(desk), "other": ""}
    one = desk.get(f"{PREFIX}/incidents").json()["items"][0]["id"]
    answer = desk.post(f"/incidents/{one}/merge?lang=fr", data=given)
    assert "nommez un autre incident" in answer.text
