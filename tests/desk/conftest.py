"""A desk on a small store, called in this process; no test of these needs a socket or a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from builders import record
from desks import keep
from selon.desk.app import create_app
from selon.desk.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


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
