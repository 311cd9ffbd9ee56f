"""Corrections as they come back from outside: tables and Label Studio tasks that were changed."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from export_making import written
from selon.exports.back.corrections import read
from selon.exports.back.returning import Returned, import_reviews

if TYPE_CHECKING:
    from pathlib import Path

    from selon.store import Store


def back(store: Store, path: Path, **options: Any) -> Returned:
    return import_reviews(store, read(path), **{"reviewer": "Ada", **options})


def table(store: Store, path: Path, name: str = "figures", **cells: Any) -> Path:
    """Write a table with some cells of the row `f2` of dispatch `c` changed."""
    path.write_bytes(written(store, "csv", table=name)[0])
    return table_with(path, path, **cells)


def table_with(path: Path, to: Path, **cells: str) -> Path:
    """Copy a table with some cells of the row `f2` of dispatch `c` changed."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    for row in rows:
        row.update(dict.fromkeys((k for k in cells if k not in row), ""))
        if row["dispatch"] == "c" and row.get("row") == "f2":
            row.update(cells)
    with to.open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, list(rows[0]))
        out.writeheader()
        out.writerows(rows)
    return to


def tasks(store: Store, path: Path, change: Any) -> Path:
    """Write a Label Studio export in which somebody accepted the predictions and changed some."""
    found = json.loads(written(store, "labelstudio")[0])
    for task in found:
        result = json.loads(json.dumps(task["predictions"][0]["result"]))
        if task["data"]["item"] == "c":
            result = change(result)
        task["annotations"] = [
            {
                "completed_by": {"id": 3, "email": "bo@example.org"},
                "updated_at": "2026-01-05T10:20:30.123456Z",
                "result": result,
            }
        ]
    path.write_text(json.dumps(found), "utf-8")
    return path
