"""`selon setaside`: what could not be read, with its reason; and another try."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from rich.table import Table
from typer import Exit

from selon.cli.console import DONE, SET_ASIDE, err, out, store_of, write, wrong_usage
from selon.cli.ingest import Told, ingesting
from selon.cli.lines import Line, clean
from selon.cli.listing import FORMATS, SHOWN, bring_up
from selon.cli.messages import say
from selon.cli.telling import tell_error
from selon.errors import SelonError
from selon.sources import parse_map
from selon.store import AsideRow, Store, asides, retry

if TYPE_CHECKING:
    from selon._wording import Language


def setaside_cli(
    lang: Language,
    *,
    store: str | None,
    form: str,
    limit: int | None,
    again: bool,
    processes: int | None = None,
    field_map: str | None = None,
) -> None:
    """List what was set aside; with `again`, read it once more and list what is left."""
    store = store_of(lang, store)
    if form not in FORMATS:
        wrong_usage(lang, "read.bad_format", value=form, known=", ".join(FORMATS))
    names = parse_map(field_map) if field_map else None
    with Store.open(store, create=again) as opened:
        if again:
            told = Told(lang)
            with ingesting(told, None) as step:
                retry(opened, processes=processes, names=names, on_step=step)
            if told.done or asides(opened, limit=1, of_ledger=True):
                bring_up(opened, lang, must=True, retry=True)
        if limit is None and form == "table":
            limit = SHOWN
        rows = asides(opened, limit=limit + 1 if limit else None)
    more = bool(limit) and len(rows) > (limit or 0)
    _show(rows[:limit] if limit else rows, form, lang)
    if more:
        err().print(say(lang, "list.more", count=limit), style="dim")
    raise Exit(SET_ASIDE if again and rows else DONE)


def _show(rows: list[AsideRow], form: str, lang: Language) -> None:
    plain = [asdict(row) for row in rows]
    if form == "json":
        write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
    elif form == "jsonl":
        write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in plain))
    elif form == "csv":
        target = io.StringIO()
        table = csv.DictWriter(target, [f.name for f in fields(AsideRow)], lineterminator="\n")
        table.writeheader()
        table.writerows(plain)
        write(target.getvalue())
    elif not rows:
        err().print(say(lang, "setaside.none"), style="dim")
    else:
        out().print(_table(rows, lang))


def _table(rows: list[AsideRow], lang: Language) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(say(lang, "setaside.when"), no_wrap=True)
    table.add_column(say(lang, "setaside.where"), overflow="fold", ratio=2)
    table.add_column(say(lang, "setaside.why"), overflow="fold", ratio=3)
    for row in rows:
        error = SelonError(row.message, hint=row.hint)
        error.code = row.code  # type: ignore[misc]  # it comes from the store
        when = row.set_aside_at[:16].replace("T", " ")
        table.add_row(when, clean(row.address), Line(clean(tell_error(error, lang))))
    return table
