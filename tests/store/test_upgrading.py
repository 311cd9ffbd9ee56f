"""Stores that earlier versions made: brought up whole or not at all, and nothing in them lost."""

from __future__ import annotations

import lzma
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from export_making import written
from selon import to_json
from selon.errors import StoreError
from selon.store import Store, incidents, ingest, refresh, schema
from selon.store.dossiers import published
from selon.store.engine import writing
from selon.store.importing import import_lines
from selon.store.judging import rating, reviewed_row
from selon.store.migrating import known
from selon.store.reviewed import verdicts_given
from selon.store.reviews import State, history
from selon.store.setting_aside import asides
from selon.store.squares import cell
from selon.store.tallying import recount
from selon.store.version import HEAD
from store_makers import plain_item

FOLDER = Path(__file__).parent / "schemas"
SCHEMAS = sorted(path.name.partition(".")[0] for path in FOLDER.glob("*.xz"))
KEPT = (
    "raw",
    "dispatches",
    "arrivals",
    "runs",
    "records",
    "reviews",
    "quarantine",
    *schema.SECTIONS,
)
_ALL = "SELECT * FROM {} ORDER BY id"
_VIRTUAL = ("dispatch_words", "incident_points")

EACH_STATEMENT = """
import os, shutil, signal, sqlite3, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from selon.store import Store, migrating
from selon.store.version import HEAD

start, path, stride = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
done = last = 0

def step(*_):
    global done
    done += 1
    if done == last:
        os.kill(os.getpid(), signal.SIGKILL)

def version():
    with sqlite3.connect(path) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            return ""
        (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return found

while True:
    last += stride
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)
    if start:
        shutil.copy(start, path)
    child = os.fork()
    if child == 0:
        event.listen(Engine, "before_cursor_execute", step)
        Store.open(path, create=True).close()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0
        break
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert version() in (Path(start).stem, HEAD), version()
    with Store.open(path, create=True) as store, store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert len(list(store.records())) == (2 if start else 0)
    assert version() == HEAD
print(last // stride)
"""


@pytest.fixture(params=SCHEMAS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return unpacked(request.param, tmp_path)


def unpacked(version: str, folder: Path) -> Path:
    path = folder / f"{version}.selon"
    path.write_bytes(lzma.decompress((FOLDER / f"{version}.selon.xz").read_bytes()))
    return path


def contents(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Give the tables that hold what came, was read and was said, row by row."""
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        found = {
            table: [dict(row) for row in connection.execute(_ALL.format(table))] for table in KEPT
        }
    connection.close()
    return found


def version(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    return str(found)


def whole(store: Store) -> tuple[list[str], str]:
    refresh(store, force=True)
    return [to_json(r) for r in store.records()], "".join(published(store))


def test_each_schema_before_this_one_has_a_store_of_its_own() -> None:
    assert set(known()) - {HEAD} <= set(SCHEMAS)


def test_upgrade_keeps_what_came_was_read_and_was_said(old: Path) -> None:
    before = contents(old)
    assert version(old) == old.stem
    assert (len(before["dispatches"]), len(before["reviews"]), len(before["figures"])) == (
        2,
        11,
        22,
    )
    with Store.open(old) as store:
        assert len(list(store.records())) == 2
        assert len(history(store)) == 11
    assert version(old) == HEAD
    after = contents(old)
    for table, rows in before.items():
        same = [{name: row[name] for name in rows[0]} for row in after[table]]
        assert same == rows, table


def test_upgrade_makes_the_schema_that_queries_expect(old: Path) -> None:
    Store.open(old).close()
    engine = writing(old)
    with engine.begin() as connection:
        found = compare_metadata(MigrationContext.configure(connection), schema.metadata)
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()
    assert [
        step
        for step in found
        if not (step[0] == "remove_table" and str(step[1].name).startswith(_VIRTUAL))
    ] == []


def test_upgrade_gives_the_ledger_of_a_fresh_store(old: Path, tmp_path: Path) -> None:
    with Store.open(old) as store, Store.open(tmp_path / "fresh.selon", create=True) as fresh:
        i = schema.incidents
        with store.read() as connection:  # the ledger that came with the file
            rows = connection.execute(select(i)).all()
        assert rows
        assert [row.cell for row in rows] == [cell(row.latitude, row.longitude) for row in rows]
        assert all(row.standings is not None for row in rows)
        lines, _ = written(store, "jsonl")
        import_lines(fresh, lines.splitlines())
        assert whole(store) == whole(fresh)
        assert incidents(store) == incidents(fresh)
        assert any(row.label == "Autre nom" for row in incidents(store))


def test_upgrade_counts_who_is_quoted_as_keeping_does(old: Path) -> None:
    asked = ("SELECT * FROM quoted ORDER BY speaker, month, dispatch", "SELECT * FROM speakers")
    said = "SELECT count(*) FROM statements WHERE speaker_key IS NOT NULL"
    unlike = (
        "SELECT count(*) FROM claims c JOIN assessments a ON a.id = c.assessment "
        "WHERE c.question IS NOT a.question OR c.status IS NOT a.status"
    )

    def found(store: Store) -> list[Any]:
        with store.read() as connection:
            return [connection.execute(text(one)).all() for one in asked]

    with Store.open(old, create=True) as store:
        before = found(store)
        with store.read() as connection:
            assert connection.scalar(text(said)) == sum(row.statements for row in before[0]) > 0
            assert connection.scalar(text(unlike)) == 0
        store.write(lambda connection: recount(connection, [1, 2]))
        assert found(store) == before


def test_upgrade_keeps_reviews_in_force_and_goes_on(old: Path) -> None:
    with Store.open(old, create=True) as store:
        one, other = store.records()
        found = reviewed_row(store, one.dispatch.id, one.figures[0].id)
        assert (found.state, found.corrected) == (State.CORRECTED, {"low": 9, "high": 9})
        states = [
            reviewed_row(store, dispatch.dispatch.id, row.id).state
            for dispatch, row in (
                (one, one.figures[1]), (other, other.statements[0]), (other, other.statements[1]),
                (other, other.events[0]),
            )
        ]  # fmt: skip
        assert states == [State.REJECTED, State.ACCEPTED, State.REJECTED, State.UNREVIEWED]
        assert verdicts_given(store, [1, 2]) == {1: 2, 2: 2}
        assert rating(store, one.actors[0].name) == "B6"
        assert [row.code for row in asides(store)] == ["input.binary"]
        ingest(store, [plain_item(3)], processes=1)
        assert len(list(store.records())) == 3


def test_old_store_that_may_not_be_written_to_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unpacked(SCHEMAS[0], tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(StoreError, match="older schema 0001 and may not be written to"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("start", [*SCHEMAS[:-1], None])
def test_upgrade_killed_at_any_statement_leaves_the_old_store_or_the_new(
    start: str | None, tmp_path: Path
) -> None:
    """Each statement of a migration is the last one once, each tenth of making a store."""
    path, stride = (str(unpacked(start, tmp_path)), "1") if start else ("", "10")
    call = [sys.executable, "-c", EACH_STATEMENT, path, str(tmp_path / "news.selon"), stride]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5
