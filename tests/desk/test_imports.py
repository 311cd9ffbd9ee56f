from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from desks import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi.testclient import TestClient

TEXT = (
    "Vingt morts à Kandar\n\n"
    "KANDAR, 12 mars (Agence Nord) - Vingt civils ont été tués jeudi à Kandar, selon le maire."
)
NAMED = {"x-selon-client": "tests"}


def ended(desk: TestClient, job: str) -> dict[str, object]:
    for _ in range(600):
        found = desk.get(f"/api/v1/imports/{job}").json()
        if found["state"] in ("done", "failed"):
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def test_imports_show_a_form_with_its_bounds(open_desk: Callable[..., TestClient]) -> None:
    shown = open_desk(upload_files=7, upload_bytes=3_000_000).get("/import").text
    assert 'enctype="multipart/form-data"' in shown
    assert "Up to 7 files and 3 MB" in shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "there is nothing to read"),
        ({"text": "  "}, "there is nothing to read"),
        ({"text": "x", "published": "jeudi"}, "no ISO day"),
        ({"text": "x", "language": "xx"}, "no language is read"),
    ],
)
def test_imports_refuse_what_makes_no_sense(
    fields: dict[str, str], words: str, open_desk: Callable[..., TestClient]
) -> None:
    client = open_desk()
    answer = client.post("/api/v1/imports", data=fields, headers=NAMED)
    assert answer.status_code == 400
    assert words in answer.json()["error"]["message"]
    assert client.post("/import", data={**fields, "csrf": word(client)}).status_code == 400


def test_imports_are_bounded_in_files_and_bytes(open_desk: Callable[..., TestClient]) -> None:
    client = open_desk(upload_files=2, upload_bytes=10_000)
    files = [("files", (f"{n}.txt", b"text")) for n in range(3)]
    answer = client.post("/api/v1/imports", files=files, headers=NAMED)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")
    large = [("files", ("a.txt", b"x" * 10_001))]
    for path in ("/import", "/api/v1/imports"):
        assert client.post(path, files=large, headers=NAMED).status_code == 413


def test_imports_refuse_a_body_that_grows_without_saying_so(
    open_desk: Callable[..., TestClient],
) -> None:
    def pieces() -> object:
        for _ in range(40):
            yield b"x" * 1000

    client = open_desk(upload_bytes=10_000)
    headers = {**NAMED, "content-type": "multipart/form-data; boundary=b"}
    answer = client.post("/api/v1/imports", content=pieces(), headers=headers)
    assert answer.status_code == 413


def test_imports_set_aside_what_is_no_dispatch(open_desk: Callable[..., TestClient]) -> None:
    client = open_desk()
    files = [("files", ("../../etc/image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00"))]
    job = client.post("/api/v1/imports", files=files, headers=NAMED).json()["id"]
    found = ended(client, job)
    (refused,) = found["refused"]
    assert refused["where"] == "image.txt"
    assert refused["code"].startswith("input")
    shown = client.get(f"/import/{job}").text
    assert "image.txt" in shown
    assert "selon-import-" not in shown
    assert client.get("/import/nothing").status_code == 404


@pytest.mark.model
def test_imports_read_what_is_pasted_and_uploaded(open_desk: Callable[..., TestClient]) -> None:
    client = open_desk()
    fields = {"csrf": word(client), "text": TEXT, "published": "2020-03-13", "publisher": "Nord"}
    answer = client.post("/import", data=fields, follow_redirects=False)
    found = ended(client, answer.headers["location"].rpartition("/")[2])
    assert (found["stored"], found["refused"]) == (1, [])
    (one,) = found["dispatches"]
    assert (one["publisher"], one["figures"]) == ("Nord", 2)
    assert f'href="/dispatches/{one["id"]}"' in client.get(answer.headers["location"]).text
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("same.txt", TEXT)
        archive.writestr("new.txt", TEXT.replace("Vingt", "Trente"))
    files = [
        ("files", ("all.zip", packed.getvalue())),
        ("files", ("told.txt", TEXT.replace("Vingt", "Douze").encode())),
        ("files", ("told.json", b'{"title": "Douze", "publisher": "Sud"}')),
    ]
    job = client.post("/api/v1/imports", files=files, headers=NAMED).json()["id"]
    found = ended(client, job)
    assert (found["stored"], found["known"], found["refused"]) == (2, 1, [])
    assert {d["publisher"] for d in found["dispatches"]} >= {"Nord", "Sud"}
    client.app.state.desk.upkeep.settle()
    assert client.get("/api/v1/status").json()["ledger"] == "fresh"
