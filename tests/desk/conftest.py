"""A desk on a small store, called in this process, or served to a real browser.

Every page that is opened in the browser is watched: an error in the console, a request that leaves
the desk, or a blocked script fails the test.
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from browsing import ARGUMENTS, Served
from builders import record
from desks import hostile, keep
from selon.desk.app import create_app
from selon.desk.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from selon.record import Record


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Give what opens a desk on `tmp_path/desk.selon`; settings go by name."""
    opened: list[TestClient] = []

    def make(**settings: object) -> TestClient:
        app = create_app(tmp_path / "desk.selon", Settings(**{"reviewer": "Ada", **settings}))
        client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
        client.__enter__()
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def desk(tmp_path: Path, open_desk: Callable[..., TestClient]) -> TestClient:
    """Give a desk with one dispatch in it, `d1`."""
    keep(tmp_path / "desk.selon", record())
    return open_desk()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only browser tests

    path = os.environ.get("SELON_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def records() -> tuple[Record, ...]:
    """Give what the desk holds that a browser opens; tests may have their own."""
    return record(), hostile()


@pytest.fixture
def served(tmp_path: Path, records: tuple[Record, ...]) -> Iterator[Served]:
    keep(tmp_path / "desk.selon", *records)
    with Served(tmp_path / "desk.selon") as desk:
        yield desk


@pytest.fixture
def open_page(chromium: Any, served: Served) -> Iterator[Any]:
    """Give what opens an address of the desk in a fresh browser."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def watch(message: Any) -> None:
        answered = re.search(r"status of 4|Status Error Code 4", message.text)
        if message.type in ("error", "warning") and not answered:
            wrong.append(f"console: {message.text}")

    def leaves(request: Any) -> None:
        if f"//{urlsplit(request.url).netloc}" not in served.address + "/":
            wrong.append(f"request: {request.url}")

    def make(path: str, **options: Any) -> Any:
        context = chromium.new_context(**{"viewport": {"width": 1300, "height": 900}, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", watch)
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("request", leaves)
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.goto(served.address + path)
        page.wait_for_load_state("networkidle")
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []
