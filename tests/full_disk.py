"""What happens to a store on a full disk, as JSON: `python full_disk.py mount|quota FOLDER`.

`mount` works in a small file system of its own and fills it (call it by `unshare -m`); `quota` lets
the commands write no file longer than so much. Either way they are the real commands.
"""

from __future__ import annotations

import json
import lzma
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plain_command import plain
from store_makers import plain_item

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
MOUNT = shutil.which("mount") or "mount"
SMALL = 1_500_000  # an empty store and its log, and some dispatches
_NO_LIMIT = resource.RLIM_INFINITY


class Disk:
    """A place that can be full."""

    def __init__(self, way: str, folder: Path) -> None:
        self.mounted = way == "mount"
        self.folder = folder / "disk"
        self.folder.mkdir()
        self.limit: int = _NO_LIMIT
        if self.mounted:
            subprocess.run([MOUNT, "-t", "tmpfs", "none", str(self.folder)], check=True)

    @contextmanager
    def holding(self, size: int) -> Iterator[None]:
        """Let nothing be written beyond so many bytes from now on (`quota`: of one file)."""
        if self.mounted:
            self._resize(self._used() + size)
        else:
            self.limit = size
        yield
        self.limit = _NO_LIMIT
        if self.mounted:
            self._resize(100_000_000)

    def _used(self) -> int:
        return shutil.disk_usage(self.folder).used

    def _resize(self, size: int) -> None:
        option = f"remount,size={max(size, 4096)}"
        subprocess.run([MOUNT, "-o", option, str(self.folder)], check=True)

    def run(self, *arguments: str) -> dict[str, Any]:
        """Run a command; gives its exit code and what it said."""

        def bound() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.limit, _NO_LIMIT))

        done = subprocess.run(
            [sys.executable, str(HERE / "plain_command.py"), *arguments],
            capture_output=True, text=True, check=False, timeout=120, preexec_fn=bound,
        )  # fmt: skip
        return {"code": done.returncode, "out": done.stdout, "err": " ".join(done.stderr.split())}


def held(path: Path) -> dict[str, Any]:
    """Say what a store holds: dispatches, different ones, records with all their rows, soundness."""
    with sqlite3.connect(path) as connection:
        (found,) = connection.execute(
            "SELECT count(*), count(DISTINCT text_sha256), (SELECT count(*) FROM records), "
            "(SELECT count(*) FROM figures), (SELECT count(*) FROM raw) FROM dispatches"
        )
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    return {"counts": found, "sound": sound, "version": version}


def items(path: Path, count: int) -> str:
    """Write invented dispatches as JSONL."""
    made = (plain_item(n, rest="mot " * 50) for n in range(1, count + 1))
    path.write_text(
        "".join(
            json.dumps({"id": i.item, "text": i.text, "published": i.published}) + "\n"
            for i in made
        )
    )
    return str(path)


def ingestion(disk: Disk, folder: Path) -> Iterator[tuple[str, Any]]:
    """Fill the disk by ingesting, look, make room, go on."""
    many, store = items(folder / "many.jsonl", 400), disk.folder / "news.selon"
    call = ("ingest", many, "--store", str(store), "-j", "1", "--no-ledger")
    with disk.holding(SMALL):
        yield "stopped", disk.run(*call)
        yield "listed", disk.run("search", "morts", "-s", str(store), "--format", "jsonl")
        yield "stopped again", disk.run(*call, "--lang", "fr")
    yield "after", held(store)
    yield "went on", disk.run(*call)
    yield "in the end", held(store)
    with disk.holding(0):
        yield "no room at all", disk.run("ingest", many, "-s", str(disk.folder / "new.selon"))


def ledger(disk: Disk, folder: Path) -> Iterator[tuple[str, Any]]:
    """Build the ledger where there is no room for it."""
    store = str(disk.folder / "ledger.selon")
    few, more = items(folder / "few.jsonl", 30), items(folder / "more.jsonl", 60)
    disk.run("ingest", few, "--store", store, "-j", "1", "--no-ledger")
    with disk.holding(0):
        yield "never built", disk.run("incidents", "-s", store, "--format", "jsonl")
    yield "built", disk.run("incidents", "-s", store, "--format", "jsonl")
    disk.run("ingest", more, "--store", store, "-j", "1", "--no-ledger")
    with disk.holding(0):
        yield "of before", disk.run("incidents", "-s", store, "--format", "jsonl")
        yield "must", disk.run("ingest", few, "-s", store, "-j", "1")
    yield "of now", disk.run("incidents", "-s", store, "--format", "jsonl")


def migration(disk: Disk, _: Path) -> Iterator[tuple[str, Any]]:
    """Bring up an old file where there is no room for it."""
    store = disk.folder / "0001.selon"
    packed = HERE / "store" / "schemas" / "0001.selon.xz"
    store.write_bytes(lzma.decompress(packed.read_bytes()))
    with disk.holding(0):
        yield "not brought up", disk.run("search", "le", "-s", str(store))
    yield "as it was", held(store)
    yield "brought up", disk.run("search", "le", "-s", str(store), "--format", "jsonl")
    yield "now", held(store)


def reviews(disk: Disk, folder: Path) -> Iterator[tuple[str, Any]]:
    """Review at the desk where there is no room for it."""
    from fastapi.testclient import TestClient  # noqa: PLC0415

    from selon.desk.app import create_app  # noqa: PLC0415

    store = disk.folder / "desk.selon"
    disk.run("ingest", items(folder / "ten.jsonl", 10), "--store", str(store), "-j", "1")
    with TestClient(create_app(store), base_url="http://localhost:8642") as desk:
        api = "/api/v1/dispatches"
        dispatch = desk.get(api).json()["items"][0]["id"]
        post = f"{api}/{dispatch}/rows/f1/reviews"
        given: dict[str, Any] = {
            "json": {"verdict": "reject"},
            "headers": {"x-selon-client": "tests", "x-selon-reviewer": "Ada"},
        }
        with disk.holding(0):
            resource.setrlimit(resource.RLIMIT_FSIZE, (disk.limit, _NO_LIMIT))
            refused = desk.post(post, **given)
            yield "refused", {"code": refused.status_code, **refused.json()["error"]}
            yield "page", desk.get(f"/dispatches/{dispatch}").status_code
            resource.setrlimit(resource.RLIMIT_FSIZE, (_NO_LIMIT, _NO_LIMIT))
        yield "taken", desk.post(post, **given).status_code
        yield "history", desk.get("/api/v1/reviews").json()["total"]


def main() -> None:
    """Play one scene after the other, and print what was seen."""
    way, folder = sys.argv[1], Path(sys.argv[2])
    plain()
    disk = Disk(way, folder)
    scenes = (ingestion, ledger, migration, reviews)
    sys.stdout.write(json.dumps({s.__name__: dict(s(disk, folder)) for s in scenes}))


def stored(told: str) -> int:
    """Give how many dispatches a command said that it stored."""
    found = re.search(r"(\d+) (?:stored|rangées)", told)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main()
