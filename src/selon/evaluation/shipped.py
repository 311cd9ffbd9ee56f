"""Reading gold and benchmarks now, and the shipped examples that quality is held on."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from selon.evaluation.gold import read_gold
from selon.evaluation.scorer import score
from selon.evaluation.timebank import evaluate_timebank, read_timebank
from selon.reading.reader import Reader
from selon.reading.statements import find_statements
from selon.sources import Failure, Item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.evaluation.gold import GoldDispatch
    from selon.evaluation.report import Report
    from selon.evaluation.timebank import TimebankReport
    from selon.reading.draft import Draft
    from selon.record import Record


def read_texts(
    dispatches: Iterable[GoldDispatch], *, reader: Reader | None = None
) -> tuple[dict[str, Record], list[Failure]]:
    """Read the texts of gold dispatches: records by name, and what could not be read."""
    items = [
        Item(d.text, item=d.name, published=d.published, language=d.language) for d in dispatches
    ]
    records: dict[str, Record] = {}
    failures: list[Failure] = []
    for item, result in zip(items, (reader or Reader()).read_many(items), strict=True):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            records[item.item or ""] = result
    return records, failures


def examples(language: str = "fr") -> Path:
    """Give the folder of shipped invented dispatches with their gold."""
    return Path(str(files("selon") / "examples" / language))


def digest(folder: Path) -> str:
    """Hash a folder of gold, so that a change of the corpus is seen."""
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".json"):
            found.update(path.name.encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def measure(folder: Path) -> Report:
    """Read a folder of gold and score what comes out."""
    dispatches = list(read_gold(folder))
    records, _ = read_texts(dispatches)
    return score(dispatches, records)


def measure_timebank(folder: Path) -> TimebankReport:
    """Read a folder of FR-TimeBank; score its times, and recall of its reporting cues."""
    return evaluate_timebank(read_timebank(folder), cues=_statement_cues)


def _statement_cues(draft: Draft) -> list[tuple[int, int]]:
    return [statement.cue for statement in find_statements(draft) if statement.cue is not None]
