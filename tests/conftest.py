"""What holds for the whole suite: no network, and a clear reason when ../shared is absent."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parent.parent.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests marked `shared` where the shared material is not beside the project."""
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


def _refuse(*_: object, **__: object) -> None:
    msg = "a test tried to reach the network"
    raise RuntimeError(msg)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Block every connection, local ones included: nothing that Selon does needs one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _refuse)
        patch.setattr(socket.socket, "connect_ex", _refuse)
        patch.setattr(socket, "getaddrinfo", _refuse)
        yield
