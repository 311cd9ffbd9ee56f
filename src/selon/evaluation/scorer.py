"""The scorer: records against gold, row by row and slot by slot.

Rows are taken as JSON, so that records of other programs and records with false quotations can be
scored as well. The same definitions stand in the gold's own scorer; a test holds both together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon._json import to_dict
from selon.evaluation.compare import Comparison
from selon.evaluation.gold import GoldDispatch, read_gold
from selon.evaluation.happenings import score_control, score_events
from selon.evaluation.report import Report, Tally
from selon.evaluation.sections import (
    score_figures,
    score_places,
    score_statements,
    score_times,
)
from selon.record import ROWS, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def evaluate(
    gold_dir: Path, records: Mapping[str, Record | Mapping[str, Any]], *, only: str = ""
) -> Report:
    """Score records, keyed by the name of their gold dispatch, against a folder of gold.

    A gold dispatch without a record counts as an empty record. `only` is a prefix of names.
    """
    return score(read_gold(gold_dir, only=only), records)


def score(
    gold: Iterable[GoldDispatch], records: Mapping[str, Record | Mapping[str, Any]]
) -> Report:
    """Score records against gold dispatches that were read already."""
    tallies: list[Tally] = []
    missing: list[str] = []
    other_texts: list[str] = []
    for one in gold:
        found = records.get(one.name)
        record = to_dict(found) if isinstance(found, Record) else dict(found or {})
        if found is None:
            missing.append(one.name)
        elif record.get("dispatch", {}).get("text", one.text) != one.text:
            other_texts.append(one.name)
        tallies.append(_score_one(one, record))
    return Report.of(tallies, missing=missing, other_texts=other_texts)


def _score_one(one: GoldDispatch, record: dict[str, Any]) -> Tally:
    tally = Tally(one.name)
    comparison = Comparison(one, record)
    for step in (
        score_places,
        score_times,
        score_statements,
        score_figures,
        score_events,
        score_control,
    ):
        step(comparison, tally)
    tally.untrue = sum(_untrue(record.get(section, []), one.text) for section in ROWS)
    return tally


def _untrue(value: object, text: str) -> int:
    """Count the mentions anywhere inside a value whose text is not the text."""
    if isinstance(value, list):
        return sum(_untrue(item, text) for item in value)
    if not isinstance(value, dict):
        return 0
    wrong = sum(_untrue(item, text) for item in value.values())
    start, end = value.get("start"), value.get("end")
    if "text" in value and isinstance(start, int) and isinstance(end, int):
        wrong += text[start:end] != value["text"]
    return wrong
