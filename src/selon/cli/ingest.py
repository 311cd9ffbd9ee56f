"""`selon ingest`: files in, a store filled."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from typer import Exit

from selon._settings import setting, text_setting
from selon.cli.console import BAD_INPUT, DONE, SET_ASIDE, complain, err, store_of, wrong_usage
from selon.cli.listing import bring_up
from selon.cli.messages import say
from selon.cli.progress import clock, progressing
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
    store = store_of(lang, store)
    if not paths and not reread:
        wrong_usage(lang, "ingest.no_paths")
    processes = processes if processes is not None else setting("processes")
    if processes is not None and processes < 1:
        wrong_usage(lang, "ingest.bad_processes", value=processes)
    language = language or text_setting("language")
    publisher = publisher or text_setting("publisher")
    if language is not None and language not in available():
        wrong_usage(lang, "read.bad_language", value=language, known=", ".join(available()))
    if published is not None and not is_published(published):
        wrong_usage(lang, "read.bad_published", value=published)
    names = parse_map(field_map) if field_map else None
    with Store.open(store, create=not reread) as opened:
        told = Told(lang)
        if reread:
            _run(opened, stored_items(opened), None, told, processes, language)
        if paths:
            items = read_paths(paths, published=published, publisher=publisher, names=names)
            _run(opened, items, count(paths), told, processes, language)
        unfit = bring_up(opened, lang, must=True) if with_ledger and told.done else 0
    if not told.done:
        complain(say(lang, "read.nothing"), lang)
        raise Exit(BAD_INPUT)
    if told.aside:
        raise Exit(SET_ASIDE if told.done > told.aside else BAD_INPUT)
    raise Exit(SET_ASIDE if unfit else DONE)


class Told:
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
    told: Told,
    processes: int | None,
    language: str | None,
) -> None:
    with ingesting(told, total) as step:
        ingest(store, items, processes=processes, language=language, on_step=step)


@contextmanager
def ingesting(told: Told, total: int | None) -> Iterator[Callable[[Report], None]]:
    """Give what an ingestion calls after each commit; tells progress, refusals and the end."""
    last = Report()
    start = time.monotonic()
    try:
        with progressing(told.lang, "ingest.progress") as show:

            def step(report: Report) -> None:
                nonlocal last
                for refused in report.refused[last.aside :]:
                    told.refused(refused)
                last = replace(report, refused=list(report.refused))
                show(report.done, total)

            yield step
    finally:
        if last.done:
            told.end(last, time.monotonic() - start)


def _summary(report: Report, lang: Language, seconds: float) -> str:
    pieces = [say(lang, "ingest.stored", count=report.stored)]
    for key, number in (
        ("reread_done", report.reread), ("known", report.known), ("held", report.held),
        ("withdrawn", report.withdrawn),
    ):  # fmt: skip
        if number:
            pieces.append(say(lang, f"ingest.{key}", count=number))
    if report.aside:
        pieces.append(say(lang, "read.set_aside", count=report.aside))
    pieces.append(say(lang, "ingest.took", time=clock(seconds)))
    return ", ".join(pieces)
