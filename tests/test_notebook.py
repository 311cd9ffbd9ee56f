"""The notebook of examples/ runs from top to bottom, and each cell shows what it says."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parent.parent / "examples" / "selon.ipynb"


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell as a notebook does and give the value of its last expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102 - our own file
    if last is None:
        return None
    assert isinstance(last, ast.Expr)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307


@pytest.mark.model
@pytest.mark.slow
def test_notebook_runs_from_top_to_bottom() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    names: dict[str, Any] = {}
    shown = []
    for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [], "clear the outputs before committing"
            shown.append(run("".join(cell["source"]), names))
    assert shown[1]._repr_html_().startswith("<iframe")
    figures, contested, killed = shown[2], shown[5], shown[6]
    assert {"civilian", "child"} & set(figures["who"])
    assert len(contested) >= 4
    assert killed["low"].max() == 14
    assert shown[8].height == 5
    assert [words for _, _, words in shown[9]] == list(figures["words"])
