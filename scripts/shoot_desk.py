"""Take pictures of every page of the desk, in both languages, light, dark and on a phone.

    .venv/bin/python scripts/shoot_desk.py FOLDER [--store FILE] [--only WORD]

Without a store it reads the shipped invented dispatches. Needs playwright and Chromium.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
from playwright.sync_api import sync_playwright

from selon.desk.app import create_app
from selon.desk.demo import examples
from selon.desk.pages import PAGES
from selon.desk.settings import Settings
from selon.desk.views.dispatches import dispatches
from selon.store import Store, ingest, refresh
from selon.store.listing import incidents

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOKS = {
    "en-print": {"viewport": {"width": 760, "height": 1000}},
    "en-light": {"viewport": {"width": 1280, "height": 860}},
    "fr-dark": {"viewport": {"width": 1280, "height": 860}},
    "fr-phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def main() -> None:
    """Serve a store and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--only", default="", help="a word of the page's name")
    parser.add_argument("--look", default="", help="a word of the look: print, phone, dark …")
    parser.add_argument("--whole", action="store_true", help="the page to its end")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        path = given.store or _demo(Path(temporary) / "demo.selon")
        with _served(path) as (address, pages), sync_playwright() as playwright:
            chromium = os.environ.get("SELON_BROWSER") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            for look, options in LOOKS.items():
                if given.look not in look:
                    continue
                language, kind = look.split("-")
                theme = "dark" if kind == "dark" else "light"
                page = browser.new_page(**options)
                page.emulate_media(media="print" if kind == "print" else "screen")
                for name, where in pages.items():
                    if given.only not in name:
                        continue
                    joint = "&" if "?" in where else "?"
                    page.goto(f"{address}{where}{joint}lang={language}&theme={theme}")
                    page.wait_for_load_state("networkidle")
                    _touch(page, name)
                    whole = given.whole or kind == "print"
                    page.screenshot(path=given.folder / f"{name}-{look}.png", full_page=whole)
                    print(given.folder / f"{name}-{look}.png")
            browser.close()


def _touch(page: Any, name: str) -> None:  # noqa: ANN401 - a page of playwright
    """Do on a page what shows it at work."""
    if name in ("reader", "review"):
        for key in ("j", "j"):
            page.keyboard.press(key)
            page.wait_for_timeout(250)
    if name == "correct":
        page.keyboard.press("c")
    page.wait_for_timeout(400)


def _demo(path: Path) -> Path:
    with Store.open(path, create=True) as store:
        ingest(store, examples(), processes=1)
        refresh(store)
    return path


@contextmanager
def _served(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Serve a store; gives its address, and the address of each page with something on it."""
    app = create_app(path, Settings(reviewer="Ada"))
    store = app.state.desk.store
    longest = max(dispatches(store, limit=60).items, key=lambda d: d.figures)
    told = incidents(store, limit=1)
    pages = {p.name: p.path for p in PAGES if p.path}
    pages |= {"list": pages["reader"], "reader": f"/dispatches/{longest.id}"}
    pages |= {"correct": f"/dispatches/{longest.id}?row=f1", "problem": "/nothing-here"}
    if told:
        pages["incident"] = f"/incidents/{told[0].id}"
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", pages
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


if __name__ == "__main__":
    main()
