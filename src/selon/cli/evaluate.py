"""`selon evaluate`: what records are worth against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text
from typer import Exit

from selon.cli.console import DONE, complain, out, set_aside, write, wrong_usage
from selon.cli.lines import clean
from selon.cli.messages import say
from selon.errors import InputError
from selon.evaluation import read_gold, score
from selon.evaluation.benchmarks import benchmark_of, ledger_corpus, sample
from selon.evaluation.report import SECTIONS
from selon.evaluation.shipped import measure_timebank, read_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon._wording import Language
    from selon.evaluation import GoldDispatch, Report
    from selon.evaluation.report import Fault
    from selon.record import Record


def evaluate_cli(
    lang: Language,
    gold: str | None,
    *,
    records: str | None,
    only: str,
    errors: str | None,
    per_doc: bool,
    as_json: bool,
    limit: int | None,
) -> None:
    """Score and print."""
    if gold is None:
        wrong_usage(lang, "evaluate.missing")
    known = [s for s in SECTIONS if "." not in s]
    if errors is not None and errors not in known:
        wrong_usage(lang, "evaluate.unknown_section", value=errors, known=", ".join(known))
    folder = ledger_corpus() if gold == "ledger" else Path(gold)
    if not folder.is_dir():
        msg = "there is no such folder"
        raise InputError(msg, where=gold)
    if any(folder.glob("*.tml")):
        _timebank(folder, lang, errors=errors)
        raise Exit(DONE)
    benchmark = benchmark_of(folder)
    if benchmark is not None:
        for line in benchmark.measure(folder, limit):
            write(line + "\n")
        raise Exit(DONE)
    dispatches = sample(list(read_gold(folder, only=only)), limit)
    found: Mapping[str, Any]
    found = _records(Path(records)) if records else _read(dispatches, lang)
    report = score(dispatches, found)
    if as_json:
        write(json.dumps(report.to_dict(), indent=1, ensure_ascii=False) + "\n")
    else:
        _show(report, lang, per_doc=per_doc, errors=errors)
    raise Exit(DONE)


def _timebank(folder: Path, lang: Language, *, errors: str | None) -> None:
    """Print what reading times is worth on FR-TimeBank, and how many of its cues are found."""
    report = measure_timebank(folder)
    table = _table(lang, "measure", "precision", "recall", "f1")
    for name, s in report.scores.items():
        table.add_row(name, *(f"{v:.3f}" for v in (s.precision, s.recall, s.f1)))
    if report.cues is not None:
        table.add_row("cues", "", f"{report.cues.recall:.3f}", "")
    out().print(say(lang, "evaluate.documents", count=report.documents))
    out().print(table)
    _list_faults(report.faults, errors)


def _read(dispatches: list[GoldDispatch], lang: Language) -> dict[str, Record]:
    """Read the gold's texts now; what cannot be read counts as an empty record."""
    records, failures = read_texts(dispatches)
    for failure in failures:
        set_aside(failure, lang)
    return records


def _records(path: Path) -> dict[str, Any]:
    """Load records as plain JSON from a JSONL file or a folder of NAME.json."""
    try:
        if path.is_dir():
            return {p.stem: json.loads(p.read_bytes()) for p in sorted(path.glob("*.json"))}
        rows = [json.loads(line) for line in path.read_bytes().splitlines() if line.strip()]
        return {row["dispatch"]["source"]["item"]: row for row in rows}
    except OSError as error:
        raise InputError(error.strerror or str(error), where=str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        msg = f"these are no records: {error}"
        raise InputError(msg, where=str(path)) from error


def _show(report: Report, lang: Language, *, per_doc: bool, errors: str | None) -> None:
    console = out()
    missing = len(report.missing)
    console.print(say(lang, "evaluate.dispatches", count=report.dispatches, missing=missing))
    for name in report.other_texts:
        complain(say(lang, "evaluate.other_text", name=name), lang)
    keys = ("section", "precision", "recall", "f1", "gold_rows", "predicted")
    table = _table(lang, *keys)
    for section, s in report.scores.items():
        figures = (f"{v:.3f}" for v in (s.precision, s.recall, s.f1))
        table.add_row(section, *figures, str(s.gold), str(s.predicted))
    console.print(table)
    table = _table(lang, "slot", "accuracy", "of")
    for name, slot in report.slots.items():
        table.add_row(name, "–" if slot.accuracy is None else f"{slot.accuracy:.3f}", str(slot.of))
    console.print(table)
    console.print(say(lang, "evaluate.untrue", count=report.untrue_quotations))
    if per_doc:
        table = Table("", *SECTIONS, box=None, pad_edge=False, header_style="dim")
        for name, scores in report.by_dispatch.items():
            table.add_row(name, *(f"{scores[s].f1:.2f}" for s in SECTIONS))
        console.print(table)
    _list_faults(report.faults, errors)


def _list_faults(faults: tuple[Fault, ...], section: str | None) -> None:
    for fault in faults:
        if fault.section == section:
            line = Text.assemble((f"{fault.dispatch} {fault.kind}: ", "dim"), clean(fault.row))
            out().print(line, soft_wrap=True)


def _table(lang: Language, *keys: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for n, key in enumerate(keys):
        table.add_column(say(lang, f"evaluate.{key}"), justify="right" if n else "left")
    return table
