from __future__ import annotations

import socket

import pytest


def test_offline_suite_cannot_connect() -> None:
    with socket.socket() as one, pytest.raises(RuntimeError, match="reach the network"):
        one.connect(("127.0.0.1", 9))
