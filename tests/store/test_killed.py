"""A kill at any moment: what was reported is there, once and whole, and the store opens."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from selon.store import Store, ingest, schema
from store_makers import plain_item

SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from selon.store import Store, ingest, workers, ingesting
from store_makers import MODEL, PlainReader, plain_item
workers._new_reader = PlainReader
ingesting._Ingestion._model = lambda *_: MODEL
with Store.open(sys.argv[1], create=True) as store:
    items = (plain_item(n, rest="mot " * 50) for n in range(1, 5001))
    ingest(store, items, processes=1, on_step=lambda r: print(r.stored, flush=True))
"""
COUNT = 5000


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.1, 0.25, 0.5])
def test_store_survives_sigkill_during_ingestion(tmp_path: Path, wait: float) -> None:
    path = tmp_path / "news.selon"
    script = SCRIPT.format(tests=str(Path(__file__).parent.parent))
    call = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        told = int(([first, *process.stdout.read().split("\n")[:-1]])[-1])
    assert 0 < told < COUNT
    with Store.open(path, create=True) as store:
        with store.read() as connection:
            there = [
                connection.scalar(select(func.count()).select_from(schema.metadata.tables[t])) or 0
                for t in ("dispatches", "records", "figures", "statements", "raw", "arrivals")
            ]
            words = connection.scalar(
                text("SELECT count(*) FROM dispatch_words WHERE dispatch_words MATCH 'morts'")
            )
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert there[0] >= told
        assert {*there, words} == {there[0]}
        ingest(
            store, (plain_item(n, rest="mot " * 50) for n in range(1, there[0] + 51)), processes=1
        )
        assert len(list(store.records())) == there[0] + 50


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
