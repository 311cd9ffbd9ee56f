"""How far a long job has come: a bar on a terminal, else a line every few seconds."""

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

    Show = Callable[[int, int | None], None]

_EVERY = 5.0  # seconds between lines of progress where there is no terminal


@contextmanager
def progressing(lang: Language, task: str) -> Iterator[Show]:
    """Show rate and remaining time: a bar on a terminal, else a line every few seconds.

    `task` is the key of the job's name; what is given takes what is done and of how many.
    """
    if sys.stderr.isatty():
        columns = (
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rate]}"),
        )  # fmt: skip
        with Progress(*columns, console=err(), transient=True) as bar:
            job = bar.add_task(say(lang, task), total=None, rate="")
            start = time.monotonic()

            def on_terminal(done: int, total: int | None) -> None:
                shown = _told(done, total, time.monotonic() - start, lang)
                bar.update(job, completed=done, total=total, rate=shown)

            yield on_terminal
        return
    begun = told_at = time.monotonic()

    def on_stream(done: int, total: int | None) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at < _EVERY:
            return
        told_at = now
        line = f"{say(lang, task)} {_told(done, total, now - begun, lang)}"
        err().print(line, style="dim")

    yield on_stream


def _told(done: int, total: int | None, seconds: float, lang: Language) -> str:
    """Say how many of how many are done, how fast, and how long it will take yet."""
    rate = round(done / seconds, 1) if seconds > 0 else 0.0
    shown = str(done) if total is None else f"{done}/{total}"
    line = f"{shown}, {say(lang, 'ingest.rate', rate=rate)}"
    if total is not None and rate and done < total:
        line += f", {say(lang, 'ingest.left', time=clock((total - done) / rate))}"
    return line


def clock(seconds: float) -> str:
    """Write a time in hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
