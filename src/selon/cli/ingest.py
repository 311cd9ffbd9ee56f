"""`selon ingest`: files in, a store filled."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from typer import Exit

from selon.cli.console import BAD_INPUT, DONE, SET_ASIDE, complain, err, wrong_usage
from selon.cli.listing import bring_up
from selon.cli.messages import say
from selon.cli.telling import tell_error
from selon.errors import SelonError
from selon.language import available
from selon.sources import parse_map, read_paths
from selon.sources.counting import count
from selon.sources.dates import is_published
from selon.store import Report, Store, ingest, stored_items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selon._wording import Language
    from selon.sources import Failure, Item
    from selon.store import Refused

_EVERY = 5.0  # seconds between lines of progress where there is no terminal


def ingest_cli(
    lang: Language,
    paths: list[str],
    *,
    store: str | None,
    processes: int | None,
    published: str | None,
    language: str | None,
    publisher: str | None,
    field_map: str | None,
    reread: bool,
    with_ledger: bool,
) -> None:
    """Check the options, ingest, and say how it went."""
    if store is None:
        wrong_usage(lang, "store.no_store")
    if not paths and not reread:
        wrong_usage(lang, "ingest.no_paths")
    if processes is not None and processes < 1:
        wrong_usage(lang, "ingest.bad_processes", value=processes)
    if language is not None and language not in available():
        wrong_usage(lang, "read.bad_language", value=language, known=", ".join(available()))
    if published is not None and not is_published(published):
        wrong_usage(lang, "read.bad_published", value=published)
    names = parse_map(field_map) if field_map else None
    with Store.open(store, create=not reread) as opened:
        told = _Told(lang)
        if reread:
            _run(opened, stored_items(opened), None, told, processes, language)
        if paths:
            items = read_paths(paths, published=published, publisher=publisher, names=names)
            _run(opened, items, count(paths), told, processes, language)
        if with_ledger and told.done:
            bring_up(opened, lang)
    if not told.done:
        complain(say(lang, "read.nothing"), lang)
        raise Exit(BAD_INPUT)
    if told.aside:
        raise Exit(SET_ASIDE if told.done > told.aside else BAD_INPUT)
    raise Exit(DONE)


class _Told:
    """Tells how an ingestion goes, and how it went; counts over all its parts."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self.done = 0
        self.aside = 0

    def refused(self, refused: Refused) -> None:
        """Name an item that was set aside, and why."""
        error = SelonError(refused.message, hint=refused.hint)
        error.code = refused.code  # type: ignore[misc]  # it comes from another process
        told = tell_error(error, self.lang, where=refused.where)
        complain(told, self.lang, key="error.aside")

    def end(self, report: Report, seconds: float) -> None:
        """Say what was done."""
        self.done += report.done
        self.aside += report.aside
        err().print(_summary(report, self.lang, seconds), style="dim")


def _run(
    store: Store,
    items: Iterator[Item | Failure],
    total: int | None,
    told: _Told,
    processes: int | None,
    language: str | None,
) -> None:
    last = Report()
    start = time.monotonic()

    def step(report: Report) -> None:
        nonlocal last
        for refused in report.refused[last.aside :]:
            told.refused(refused)
        last = replace(report, refused=list(report.refused))
        show(report)

    try:
        with _progress(told.lang, total) as show:
            ingest(store, items, processes=processes, language=language, on_step=step)
    finally:
        if last.done:
            told.end(last, time.monotonic() - start)


def _summary(report: Report, lang: Language, seconds: float) -> str:
    pieces = [say(lang, "ingest.stored", count=report.stored)]
    for key, number in (("reread_done", report.reread), ("known", report.known)):
        if number:
            pieces.append(say(lang, f"ingest.{key}", count=number))
    if report.aside:
        pieces.append(say(lang, "read.set_aside", count=report.aside))
    pieces.append(say(lang, "ingest.took", time=_clock(seconds)))
    return ", ".join(pieces)


@contextmanager
def _progress(lang: Language, total: int | None) -> Iterator[Callable[[Report], None]]:
    """Show rate and remaining time: a bar on a terminal, else a line every few seconds."""
    if sys.stderr.isatty():
        columns = (
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )  # fmt: skip
        with Progress(*columns, console=err(), transient=True) as bar:
            task = bar.add_task(say(lang, "ingest.progress"), total=total, rate="")
            start = time.monotonic()

            def on_terminal(report: Report) -> None:
                rate = _rate(report, time.monotonic() - start)
                shown = f"{report.done}  {say(lang, 'ingest.rate', rate=rate)}"
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
        rate = _rate(report, now - begun)
        shown = str(report.done) if total is None else f"{report.done}/{total}"
        line = f"{say(lang, 'ingest.progress')} {shown}, {say(lang, 'ingest.rate', rate=rate)}"
        if total is not None and rate and report.done < total:
            line += f", {say(lang, 'ingest.left', time=_clock((total - report.done) / rate))}"
        err().print(line, style="dim")

    yield on_stream


def _rate(report: Report, seconds: float) -> float:
    return round(report.done / seconds, 1) if seconds > 0 else 0.0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
