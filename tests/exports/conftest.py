from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from export_making import records
from selon.store import Store, refresh
from selon.store.importing import add_records


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    """Give a store of invented dispatches on two incidents and some things besides."""
    with Store.open(tmp_path / "news.selon", create=True) as store:
        add_records(store, records())
        refresh(store)
        yield store
