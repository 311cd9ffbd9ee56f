from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from selon.errors import DataError
from selon.evaluation.benchmarks import benchmark_of
from selon.evaluation.textmine import measure_textmine, read_textmine

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Une explosion a secoué le marché de Varens lundi. "
    "Plus de douze personnes ont été tuées et cinq blessées."
)


def _mention(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"value": words, "start": start, "end": start + len(words)}


ENTITIES = [
    {"id": 0, "mentions": [_mention("explosion")], "type": "BOMBING"},
    {"id": 1, "mentions": [_mention("lundi")], "type": "TIME_EXACT"},
    {"id": 2, "mentions": [_mention("douze")], "type": "QUANTITY_EXACT"},
    {"id": 3, "mentions": [_mention("cinq")], "type": "QUANTITY_EXACT"},
    {"id": 4, "mentions": [_mention("marché")], "type": "PLACE"},
]


def _write(path: Path, relations: str, columns: str = "id,text,entities,relations") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(columns.split(","))
        table.writerow(["1", TEXT, json.dumps(ENTITIES), relations])
    return path


def test_textmine_numbers_and_starts_are_counted(tmp_path: Path) -> None:
    relations = [
        [0, "DEATHS_NUMBER", 2], [0, "INJURED_NUMBER", 3], [0, "START_DATE", 1],
        [0, "STARTED_IN", 4], [0, "INJURED_NUMBER", 2],
    ]  # fmt: skip
    reports = read_textmine(_write(tmp_path / "some.csv", json.dumps(relations)))
    found = measure_textmine(reports)
    deaths, injured, start = (
        found[name] for name in ("DEATHS_NUMBER", "INJURED_NUMBER", "START_DATE")
    )
    assert (deaths.gold, deaths.row, deaths.right) == (1, 1, 1)
    assert (injured.gold, injured.row, injured.right) == (2, 2, 1), "twelve are dead, not injured"
    assert (start.gold, start.right) == (1, 1)


def test_textmine_is_known_by_its_table(tmp_path: Path) -> None:
    _write(tmp_path / "some.csv", "[]")
    benchmark = benchmark_of(tmp_path)
    assert benchmark is not None
    lines = benchmark.measure(tmp_path)
    assert lines[0].startswith("1 reports")
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("relations", "columns"),
    [
        ("[[9, 'x']]", "id,text,entities,relations"),
        ('[[7, "START_DATE", 1]]', "id,text,entities,relations"),
        ("[]", "a,b,c,d"),
    ],
)
def test_textmine_other_tables_are_refused(tmp_path: Path, relations: str, columns: str) -> None:
    path = _write(tmp_path / "some.csv", relations, columns)
    with pytest.raises(DataError, match=r"some\.csv"):
        read_textmine(path)
