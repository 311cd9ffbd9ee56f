"""A kill at any moment: what was reported is there, once and whole, and the store opens."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from selon.store import Store, ingest
from store_makers import plain_item

SCRIPT = Path(__file__).parent.parent / "killing.py"


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
