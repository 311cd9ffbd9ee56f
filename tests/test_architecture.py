"""Imports point one way: docs/architecture.md says the order of the rooms, this holds code to it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "selon"
ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
# Files beside the rooms that belong to one.
BESIDE = {
    "__main__": "cli",
    "_json": "record",
    "_schema": "record",
    "_wording": "record",
    "_wire": "record",
    "_telling": "record",
    "_version": "errors",
    "_folders": "errors",
    "_settings": "errors",
}


def _order() -> list[str]:
    return ROW.findall((ROOT / "docs" / "architecture.md").read_text("utf-8"))


def _room(module: str) -> str:
    parts = module.split(".")
    if len(parts) < 2:
        return "selon"
    return BESIDE.get(parts[1], parts[1])


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _imports(path: Path) -> list[tuple[int, str]]:
    """List every import of Selon in a file, those for the type checker and inside functions too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, a.name) for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the module's full name"
            base = node.module or ""
            if base == "selon":
                found += [(node.lineno, f"selon.{a.name}") for a in node.names]
            else:
                found.append((node.lineno, base))
    return [(line, name) for line, name in found if name.split(".")[0] == "selon"]


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_architecture_imports_point_to_the_left(path: Path) -> None:
    order = _order()
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    here = _room(".".join(p for p in parts if p != "__init__"))
    assert here in order, f"docs/architecture.md does not name the room {here!r}"
    wrong = [
        f"line {line}: {name}"
        for line, name in _imports(path)
        if order.index(_room(name)) > order.index(here)
    ]
    assert wrong == []


def test_architecture_names_no_room_that_is_gone() -> None:
    rooms = {p.stem for p in PACKAGE.iterdir()}
    assert set(_order()) - rooms - {"selon"} == set()


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_architecture_no_module_is_above_400_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_architecture_only_the_command_line_prints() -> None:
    printing = [
        str(path.relative_to(PACKAGE))
        for path in _modules()
        if path.relative_to(PACKAGE).parts[0] != "cli"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert printing == []
