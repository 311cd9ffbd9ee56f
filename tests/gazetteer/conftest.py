"""The shipped gazetteer, opened once, and packs kept out of the user's folders."""

from __future__ import annotations

import pytest

from selon.gazetteer import Gazetteer
from selon.gazetteer.installed import shipped_path


@pytest.fixture(scope="session")
def shipped():
    return Gazetteer.open(packs=())


@pytest.fixture(scope="session")
def shipped_file():
    return shipped_path()


@pytest.fixture(autouse=True)
def own_packs(tmp_path, monkeypatch):
    monkeypatch.setenv("SELON_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "packs"
