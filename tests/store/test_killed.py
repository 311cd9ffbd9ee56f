"""A kill at any moment: what was reported is there, once and whole, and the store opens."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from selon.sources import read_paths
from selon.store import Store, ingest
from store_makers import plain_item

SCRIPT = Path(__file__).parent.parent / "killing.py"
INTERRUPTED = SCRIPT.with_name("interrupted.py")


def played(scene: str, folder: Path) -> dict[str, Any]:
    """Play a scene in a process of its own, which forks those that are killed."""
    call = [sys.executable, str(SCRIPT), scene, str(folder)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_store_survives_twenty_kills_at_random_moments(tmp_path: Path) -> None:
    found = played("ingestion", tmp_path)
    assert found["killed"] >= 15
    assert (found["stored"], found["same"]) == (400, True)


@pytest.mark.slow
def test_store_survives_kills_while_its_ledger_is_built(tmp_path: Path) -> None:
    found = played("ledger", tmp_path)
    assert found["killed"] == 20
    assert found["statements"] > 100
    assert found["incidents"] > 0


def test_store_survives_sigkill_while_it_is_made(tmp_path: Path) -> None:
    path = tmp_path / "news.selon"
    code = "import sys; from selon.store import Store; Store.open(sys.argv[1], create=True)"
    for wait in (0.2, 0.3, 0.4, 0.5, 0.6):
        with subprocess.Popen([sys.executable, "-c", code, str(path)]) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
    with Store.open(path, create=True) as store:
        ingest(store, [plain_item(1)], processes=1)
        assert len(list(store.records())) == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc who still runs")
def test_ingestion_ends_at_once_on_ctrl_c_and_goes_on_later(tmp_path: Path) -> None:
    lines, path = tmp_path / "items.jsonl", tmp_path / "news.selon"
    items = [plain_item(n) for n in range(1, 61)]
    rows = [{"id": i.item, "text": i.text, "published": i.published} for i in items]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    call = [
        sys.executable, str(INTERRUPTED), "--lang", "fr", "ingest", str(lines), "--store",
        str(path), "-j", "2", "--language", "fr",
    ]  # fmt: skip
    with subprocess.Popen(
        call, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        before = time.monotonic()
        while not _count(path) and time.monotonic() < before + 60:
            time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert "erreur\u00a0: interrompu" in told
    assert "Traceback" not in told
    for _ in range(50):  # who tracks their resources ends a moment after them
        if not _running(process.pid):
            break
        time.sleep(0.1)
    assert _running(process.pid) == []
    stored = _count(path)
    assert 0 < stored < 60
    with Store.open(path) as store:
        done = ingest(store, read_paths([str(lines)]), processes=1, language="fr")
    assert (done.stored, done.known) == (60 - stored, stored)


def _count(path: Path) -> int:
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM dispatches").fetchone()[0])
        except sqlite3.OperationalError:  # it is being made
            return 0


def _running(group: int) -> list[str]:
    """Name the processes of a group that run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().rpartition(")")
        except OSError:
            continue
        state, _, its_group = rest.split()[:3]
        if int(its_group) == group and state != "Z":
            found.append(name)
    return found
