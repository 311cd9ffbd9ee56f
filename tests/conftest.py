"""What holds for the whole suite: no network, and a clear reason when ../shared is absent."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parent.parent.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests marked `shared` or `browser` where what they need is not here.

    With `SELON_BROWSER` set, as continuous integration does, those of the browser never skip.
    """
    if not os.environ.get("SELON_BROWSER"):
        absent = no_browser()
        for item in items:
            if absent and item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=absent))
    if not SHARED.is_dir():
        skip = pytest.mark.skip(reason="../shared is not here")
        for item in items:
            if item.get_closest_marker("shared"):
                item.add_marker(skip)


@pytest.fixture
def shared() -> Path:
    """Give the folder of shared material; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


def no_browser() -> str:
    """Say why no browser can be driven here; nothing when one can."""
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed"
    return "" if shutil.which("chromium") else "there is no chromium here"


def _refuse(*_: object, **__: object) -> None:
    msg = "a test tried to reach the network"
    raise RuntimeError(msg)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Block every connection, local ones included: nothing that Selon does needs one.

    Tests of the browser listen on the loopback address; it is the browser that connects.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _refuse)
        patch.setattr(socket.socket, "connect_ex", _refuse)
        patch.setattr(socket, "getaddrinfo", _refuse)
        yield
