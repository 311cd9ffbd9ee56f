"""How far an ingestion has come: a bar on a terminal, else a line every few seconds."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn

from selon.cli.console import err
from selon.cli.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selon._wording import Language
    from selon.store import Report

_EVERY = 5.0  # seconds between lines of progress where there is no terminal


@contextmanager
def progressing(lang: Language, total: int | None) -> Iterator[Callable[[Report], None]]:
    """Show rate and remaining time: a bar on a terminal, else a line every few seconds."""
    if sys.stderr.isatty():
        columns = (
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rate]}"),
        )  # fmt: skip
        with Progress(*columns, console=err(), transient=True) as bar:
            task = bar.add_task(say(lang, "ingest.progress"), total=total, rate="")
            start = time.monotonic()

            def on_terminal(report: Report) -> None:
                shown = _told(report, total, time.monotonic() - start, lang)
                bar.update(task, completed=report.done, rate=shown)

            yield on_terminal
        return
    begun = told_at = time.monotonic()

    def on_stream(report: Report) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at < _EVERY:
            return
        told_at = now
        line = f"{say(lang, 'ingest.progress')} {_told(report, total, now - begun, lang)}"
        err().print(line, style="dim")

    yield on_stream


def _told(report: Report, total: int | None, seconds: float, lang: Language) -> str:
    """Say how many of how many are done, how fast, and how long it will take yet."""
    rate = round(report.done / seconds, 1) if seconds > 0 else 0.0
    shown = str(report.done) if total is None else f"{report.done}/{total}"
    line = f"{shown}, {say(lang, 'ingest.rate', rate=rate)}"
    if total is not None and rate and report.done < total:
        line += f", {say(lang, 'ingest.left', time=clock((total - report.done) / rate))}"
    return line


def clock(seconds: float) -> str:
    """Write a time in hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
