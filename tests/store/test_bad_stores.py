"""Bad files and full disks: a clear error, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from selon.errors import StoreError
from selon.store import Store, ingest
from store_makers import plain_item


def filled(path: Path, count: int = 30) -> Path:
    with Store.open(path, create=True) as store:
        ingest(store, (plain_item(n) for n in range(1, count + 1)), processes=1)
    return path


def test_store_of_full_pages_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "news.selon")
    connect = sqlite3.connect

    def small(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = connect(*arguments, **options)  # type: ignore[call-overload]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 10}")
        return connection

    with Store.open(path, create=True) as store:
        monkeypatch.setattr(sqlite3, "connect", small)
        with pytest.raises(StoreError, match="the disk is full"):
            ingest(store, (plain_item(n, rest="x " * 900) for n in range(1, 900)), processes=1)
        assert len(list(store.records())) >= 30


def test_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.selon")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    for create in (True, False):
        with pytest.raises(StoreError, match="a newer version of Selon made it"):
            Store.open(path, create=create)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "this is no store"),
        (b"Vingt morts", "this is no store"),
        (b"SQLite format 3\x00" + b"x" * 2000, "this is no store|damaged"),
    ],
)
def test_store_refuses_what_is_none(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "news.selon"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=words):
        Store.open(path)
    if content:
        with pytest.raises(StoreError, match=words):
            Store.open(path, create=True)
    assert path.read_bytes() == content


def test_store_damaged_inside_is_not_written_to(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.selon", 300)
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        Store.open(path, create=True)


def test_store_leaves_the_database_of_another_program_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path, create=True)
    assert path.read_bytes() == before


def test_store_says_when_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store"):
        Store.open(tmp_path / "none.selon")
    assert not (tmp_path / "none.selon").exists()
    with pytest.raises(StoreError, match="its folder does not exist"):
        Store.open(tmp_path / "no" / "none.selon", create=True)
    with pytest.raises(StoreError, match="a folder, not a store"):
        Store.open(tmp_path)


def test_store_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "news.selon")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(StoreError, match="no permission to write"):
        Store.open(path, create=True)
    with pytest.raises(StoreError, match="no permission to write in its folder"):
        Store.open(tmp_path / "new.selon", create=True)
    with Store.open(path) as store:
        assert not store.writable
        assert len(list(store.records())) == 30
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreError, match="no permission to read"):
        Store.open(path)


def test_store_is_read_while_it_is_written_to(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.selon")
    with Store.open(path) as one, Store.open(path, create=True) as two, one.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM dispatches").scalar()
        ingest(two, (plain_item(n) for n in range(100, 300)), processes=1)
        assert connection.exec_driver_sql("SELECT count(*) FROM dispatches").scalar() == before
        assert len(list(one.records())) == 230
