from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.store import Store
from store_makers import MODEL, PlainReader


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ingestion read without a model."""
    monkeypatch.setattr("selon.store.workers._new_reader", PlainReader)
    monkeypatch.setattr("selon.store.ingesting._Ingestion._model", lambda *_: MODEL)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "news.selon", create=True) as opened:
        yield opened
