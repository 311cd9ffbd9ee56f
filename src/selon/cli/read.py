"""`selon read`: files in, records out."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from typer import Exit

from selon._settings import text_setting
from selon.cli.console import BAD_INPUT, DONE, SET_ASIDE, complain, err, set_aside, wrong_usage
from selon.cli.messages import say
from selon.cli.output import ENDINGS, OnePage, Output
from selon.language import available
from selon.reading.reader import Reader
from selon.sources import Failure, parse_map, read_paths
from selon.sources.dates import is_published
from selon.sources.holding import usable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from selon._wording import Language
    from selon.record import Record


def read_files(
    paths: Iterable[str],
    *,
    published: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
    names: Mapping[str, str] | None = None,
) -> Iterator[Record | Failure]:
    """Read files, folders and standard input (`-`) into records, in order.

    `published` and `publisher` fill in what an item does not say itself; `language` is taken for
    all. `names` gives a source's own names of fields. What cannot be read, and what may not be used
    yet, comes as a `Failure`, and the rest goes on.
    """
    items = read_paths(paths, published=published, publisher=publisher, names=names)
    yield from Reader(language).read_many(usable(items, datetime.now(UTC)))


def read_cli(
    lang: Language,
    files: list[str],
    *,
    form: str,
    published: str | None,
    language: str | None,
    publisher: str | None,
    output: str | None,
    field_map: str | None = None,
) -> None:
    """Check the options, read, write, and say how it went."""
    if not files:
        wrong_usage(lang, "read.no_files")
    if form not in ENDINGS:
        wrong_usage(lang, "read.bad_format", value=form, known=", ".join(ENDINGS))
    language = language or text_setting("language")
    publisher = publisher or text_setting("publisher")
    if language is not None and language not in available():
        wrong_usage(lang, "read.bad_language", value=language, known=", ".join(available()))
    if published is not None and not is_published(published):
        wrong_usage(lang, "read.bad_published", value=published)
    names = parse_map(field_map) if field_map else None
    results = read_files(
        files, published=published, language=language, publisher=publisher, names=names
    )
    aside = 0
    with Output(form, output, lang) as target, _progress(lang, to_file=bool(output)) as step:
        for result in results:
            if isinstance(result, Failure):
                aside += 1
                set_aside(result, lang)
            else:
                try:
                    target.add(result)
                except OnePage:
                    wrong_usage(lang, "read.one_page")
            step(target.count, aside)
    if target.count + aside > 1:
        err().print(_summary(target.count, aside, lang), style="dim")
    if not target.count and not aside:
        complain(say(lang, "read.nothing"), lang)
        raise Exit(BAD_INPUT)
    if aside:
        raise Exit(SET_ASIDE if target.count else BAD_INPUT)
    raise Exit(DONE)


def _summary(read: int, aside: int, lang: Language) -> str:
    words = say(lang, "read.read_one") if read == 1 else say(lang, "read.read_many", count=read)
    return f"{words}, {say(lang, 'read.set_aside', count=aside)}" if aside else words


@contextmanager
def _progress(lang: Language, *, to_file: bool) -> Iterator[Callable[[int, int], None]]:
    """Show how far reading has come, on a terminal that nothing else is written to."""
    if not sys.stderr.isatty() or (sys.stdout.isatty() and not to_file):
        yield lambda _read, _aside: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True) as bar:
        task = bar.add_task(say(lang, "read.progress"), total=None)
        yield lambda read, aside: bar.update(task, description=_summary(read, aside, lang))
