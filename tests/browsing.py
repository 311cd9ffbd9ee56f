"""A desk that a real browser opens: Debian's Chromium, driven by playwright."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING, Any, Self

from selon.desk.app import create_app
from selon.desk.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Served:
    """A desk that listens on the loopback address, in a thread."""

    def __init__(self, path: Path) -> None:
        import uvicorn  # noqa: PLC0415 - only who drives a browser needs it

        self.app = create_app(path, Settings(reviewer="Ada"))
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.server = uvicorn.Server(uvicorn.Config(self.app, log_level="error"))
        self.thread = threading.Thread(target=self.server.run, args=([self.socket],), daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.socket.close()

    @property
    def store(self) -> Any:
        return self.app.state.desk.store

    def settle(self) -> None:
        assert self.app.state.desk.upkeep.settle()
