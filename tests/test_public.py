from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import selon
from selon import Store
from selon.store import refresh


@pytest.mark.parametrize("name", selon.__all__)
def test_public_every_name_can_be_imported(name: str) -> None:
    assert getattr(selon, name) is not None
    assert name in dir(selon)


def test_public_names_are_sorted_and_complete() -> None:
    assert selon.__all__ == sorted(selon.__all__)
    assert set(selon.__all__) == {*selon._HOME, "__version__"}


def test_public_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Wordsmith'"):
        _ = selon.Wordsmith


def test_public_import_is_light() -> None:
    heavy = {"spacy", "typer", "rich", "jinja2", "sqlalchemy", "alembic"}
    code = f"import selon, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_reading_does_without_the_store() -> None:
    code = (
        "import selon.cli.app, selon.cli.read, sys; "
        "print(sorted({'sqlalchemy', 'alembic', 'selon.store'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("form", ["table", "json"])
def test_public_lists_need_neither_typer_nor_sqlalchemy(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.selon"
    with Store.open(path, create=True) as store:
        refresh(store)
    names = ["incidents", "claims", "contested", "speakers", "timeline", "search"]
    narrowed = ["--status", "contested", "--speaker", "x", "--near", "1,1", "--format", form]
    code = (
        "import sys; from selon.cli.quick import quickly\n"
        f"for name in {names}:\n"
        f"    for more in ([], {narrowed}):\n"
        f"        assert quickly([name, *more, '--store', {str(path)!r}], 'en') == 0\n"
        "slow = {'typer', 'asyncio', 'pydantic', 'alembic', 'sqlalchemy'} & set(sys.modules)\n"
        "print(sorted(slow), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"
