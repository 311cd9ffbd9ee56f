"""Kills, each in a process of its own, and what they leave: `python killing.py SCENE FOLDER`.

Prints a JSON object. A scene that finds a store broken ends with a traceback.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from plain_command import plain
from selon.store import Store, building, ingest, refresh
from selon.store.dossiers import published
from store_makers import plain_item

TIMES = 20
COUNT = 400
_COUNT = "SELECT count(*) FROM {}"


def forked(work: Callable[[int], None], *, after: float | None = None) -> tuple[int, str]:
    """Run some work in a process; kill it after some seconds. Gives its status and what it told."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        work(tell)
        os._exit(0)
    os.close(tell)
    if after is not None and not select.select([told], [], [], 0)[0]:
        select.select([], [], [], after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(told) as stream:
        said = stream.read()
    return os.waitpid(child, 0)[1], said


def sound(path: Path) -> int:
    """Open a store, make sure that it is whole, and count its dispatches."""
    with Store.open(path, create=True) as store, store.read() as connection:
        run = connection.exec_driver_sql
        assert run("PRAGMA integrity_check").scalar() == "ok"
        assert run("PRAGMA foreign_key_check").all() == []
        counts = {
            run(_COUNT.format(table)).scalar()
            for table in ("dispatches", "records", "figures", "raw", "arrivals")
        }
        words = "SELECT count(*) FROM dispatch_words WHERE dispatch_words MATCH 'morts'"
        counts.add(run(words).scalar())
        different = run("SELECT count(DISTINCT text_sha256) FROM dispatches").scalar()
    assert counts == {different}, counts
    return int(different or 0)


def ledger_of(path: Path) -> str:
    """Give the ledger, brought up to date."""
    with Store.open(path) as store:
        refresh(store)
        return "".join(published(store))


def ingestion(folder: Path) -> dict[str, Any]:
    """Kill ingestion, its ledger included, at random moments; what was told is there."""
    path, chance, told = folder / "news.selon", random.Random(7), 0

    def work(tell: int) -> None:
        with Store.open(path, create=True) as store:
            items = (plain_item(n, place=("Kandar", "Ossam")[n % 2]) for n in range(COUNT))
            ingest(
                store, items, processes=1,
                on_step=lambda r: os.write(tell, f"{r.stored + r.known}\n".encode()) and None,
            )  # fmt: skip
            refresh(store)

    killed = 0
    for _ in range(TIMES):
        status, said = forked(work, after=chance.uniform(0.05, 1.5))
        killed += os.WIFSIGNALED(status)
        told = max(told, *(int(line) for line in said.split("\n")[:-1]), 0)
        assert sound(path) >= told
    work(os.open(os.devnull, os.O_WRONLY))
    with Store.open(folder / "fresh.selon", create=True) as fresh:
        ingest(
            fresh,
            (plain_item(n, place=("Kandar", "Ossam")[n % 2]) for n in range(COUNT)),
            processes=1,
        )
    same = ledger_of(path) == ledger_of(folder / "fresh.selon")
    return {"killed": killed, "stored": sound(path), "same": same}


def ledger(folder: Path) -> dict[str, Any]:
    """Kill the building of a ledger at statements spread over the whole of it."""
    building._BATCH = 8
    start, path = folder / "start.selon", folder / "news.selon"
    with Store.open(start, create=True) as store:
        ingest(store, (plain_item(n, day=1 + n % 28) for n in range(60)), processes=1)
        ingest(store, (plain_item(n, place="Ossam") for n in range(60, 70)), processes=1)
    shutil.copy(start, path)
    wanted = ledger_of(path)
    done = last = 0

    def step(*_: object) -> None:
        nonlocal done
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def work(tell: int) -> None:
        event.listen(Engine, "before_cursor_execute", step)
        with Store.open(path) as store:
            refresh(store)
        os.write(tell, str(done).encode())

    def anew() -> None:
        for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            name.unlink(missing_ok=True)
        shutil.copy(start, path)

    anew()
    statements = int(forked(work)[1])
    killed = 0
    for n in range(TIMES):
        anew()
        last = 1 + n * statements // TIMES
        status, _ = forked(work)
        killed += os.WIFSIGNALED(status)
        assert sound(path) == 70
        assert ledger_of(path) == wanted, last
    return {"killed": killed, "statements": statements, "incidents": wanted.count('"label"')}


def main() -> None:
    """Play a scene."""
    plain()
    scenes = {"ingestion": ingestion, "ledger": ledger}
    sys.stdout.write(json.dumps(scenes[sys.argv[1]](Path(sys.argv[2]))))


if __name__ == "__main__":
    main()
