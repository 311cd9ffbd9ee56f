"""Scoring against gold, and readers of public benchmarks."""

from selon.evaluation.gold import GoldDispatch, gold_as_record, read_gold
from selon.evaluation.report import Report, Score, Slot
from selon.evaluation.scorer import evaluate, score

__all__ = [
    "GoldDispatch",
    "Report",
    "Score",
    "Slot",
    "evaluate",
    "gold_as_record",
    "read_gold",
    "score",
]
