"""`selon incidents`, `claims`, `contested`, `speakers`, `search`, `timeline`: lists of a store."""

from __future__ import annotations

import csv
import gc
import io
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from selon.cli.console import complain, err, out, store_of, write, wrong_usage
from selon.cli.filters import TRUTH
from selon.cli.lines import clean
from selon.cli.messages import say
from selon.cli.tables import TABLES
from selon.cli.telling import tell_error
from selon.errors import SelonError, SettingError, StoreError
from selon.store.files import COPY
from selon.store.filters import Filters, check_words
from selon.store.freshness import has_ledger, is_fresh
from selon.store.hearing import speakers
from selon.store.listing import claims, contested, incidents, timeline
from selon.store.listings import (
    ClaimRow,
    ContestedRow,
    DayRow,
    HitRow,
    IncidentRow,
    SpeakerRow,
)
from selon.store.searching import search
from selon.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon._wording import Language

FORMATS = ("table", "json", "jsonl", "csv")
SHOWN = 20
"""How many rows a table shows when nobody says."""

_LISTS: dict[str, tuple[Callable[..., list[Any]], type]] = {
    "incidents": (incidents, IncidentRow),
    "claims": (claims, ClaimRow),
    "contested": (contested, ContestedRow),
    "speakers": (speakers, SpeakerRow),
    "timeline": (timeline, DayRow),
    "search": (search, HitRow),
}
_WITHOUT_LEDGER = ("speakers", "search")


def list_cli(
    lang: Language,
    name: str,
    *,
    store: str | None,
    form: str,
    limit: int | None,
    query: str | None = None,
    **filters: Any,  # noqa: ANN401 - checked by Filters
) -> None:
    """Check the options, ask the store, and show or write the rows."""
    if form not in FORMATS:
        wrong_usage(lang, "read.bad_format", value=form, known=", ".join(FORMATS))
    narrowed = asked_filters(lang, **filters)
    function, kind = _LISTS[name]
    if query:
        _usable(query, lang)
    shown = _limit(limit, form)
    with opened(lang, store) as stored:
        if name not in _WITHOUT_LEDGER or narrowed.of_ledger:
            bring_up(stored, lang)
        more = None if shown is None else shown + 1
        given = (query or "", narrowed) if name == "search" else (narrowed,)
        rows = function(stored, *given, limit=more)
    rest = shown is not None and len(rows) > shown
    if rest:
        rows = rows[-shown:] if name == "timeline" and shown else rows[:shown]
    show_rows(rows, kind, form, lang)
    if form == "table":
        if not rows:
            err().print(say(lang, "list.none"), style="dim")
        elif rest:
            key = "list.last" if name == "timeline" else "list.more"
            err().print(say(lang, key, count=len(rows)), style="dim")


def _usable(query: str, lang: Language) -> None:
    try:
        check_words(query)
    except SettingError as error:
        wrong_usage(lang, "list.bad_filter", reason=tell_error(error, lang))


def opened(lang: Language, store: str | None) -> Store:
    """Open the store that `--store` names."""
    return Store.open(store_of(lang, store))


def asked_filters(lang: Language, **filters: Any) -> Filters:  # noqa: ANN401
    """Make the filters; what makes no sense is a wrong call."""
    given = {name: value for name, value in filters.items() if value not in (None, "")}
    if "type" in given:
        given["type"] = given["type"].upper()
    for name in ("placed", "dated"):
        if name in given:
            if given[name] not in TRUTH:
                wrong_usage(lang, "list.yes_or_no", name=name, value=given[name])
            given[name] = TRUTH[given[name]]
    try:
        return Filters(**given)
    except SettingError as error:
        wrong_usage(lang, "list.bad_filter", reason=tell_error(error, lang))


def bring_up(store: Store, lang: Language, *, must: bool = False, retry: bool = False) -> int:
    """Build the ledger when the store holds more than it was built from.

    Where it cannot be written, the one that is there is shown, and said to be of before; with
    `must`, or where there is none, that is an error. Names the dispatches that it cannot take in
    and gives their number; those of before are tried again with `retry`.
    """
    if not retry and is_fresh(store):
        return 0
    try:
        return _build(store, lang, retry=retry)
    except StoreError as error:
        if must or not has_ledger(store):
            raise
        told = say(lang, "list.of_before", reason=tell_error(error, lang))
        err().print(told, style="yellow", soft_wrap=True)
        return 0


def _build(store: Store, lang: Language, *, retry: bool) -> int:
    if not store.writable:
        raise StoreError("no permission to write to it", where=str(store.path), hint=COPY)
    from selon.cli.progress import progressing  # noqa: PLC0415 - lists start fast
    from selon.store.keeping import refresh  # noqa: PLC0415
    from selon.store.setting_aside import asides  # noqa: PLC0415

    err().print(say(lang, "list.building"), style="dim")
    gc.enable()
    known = set() if retry else {row.id for row in asides(store, of_ledger=True)}
    with progressing(lang, "list.progress") as show:
        refresh(store, retry=retry, on_step=show)
    refused = [row for row in asides(store, of_ledger=True) if row.id not in known]
    for row in refused:
        error = SelonError(row.message, hint=row.hint)
        complain(tell_error(error, lang, where=row.address), lang, key="error.aside")
    _tell_unheld(store, lang)
    return len(refused)


def _tell_unheld(store: Store, lang: Language) -> None:
    """Name the decisions of people that find their mentions no more."""
    from selon.store.decided import unheld  # noqa: PLC0415

    for one in unheld(store):
        dispatch, start = one.missing[0]
        key = "list.unheld_part" if one.holds else "list.unheld"
        told = say(
            lang, key, action=say(lang, f"list.{one.review.action}"), reviewer=one.review.reviewer,
            at=one.review.at[:16].replace("T", " "), count=len(one.missing),
            first=f"{dispatch[:12]}…@{start}",
        )  # fmt: skip
        err().print(clean(told), style="yellow", soft_wrap=True)


def show_rows(rows: list[Any], kind: type, form: str, lang: Language) -> None:
    """Write rows in one of the forms."""
    if form == "json":
        lines = ",\n".join(map(_ENCODER.encode, rows))
        write(f"[\n{lines}\n]\n" if rows else "[]\n")
    elif form == "jsonl":
        write("".join(f"{_ENCODER.encode(row)}\n" for row in rows))
    elif form == "csv":
        write(_csv(rows, kind))
    elif rows:
        screen = out()
        screen.print(TABLES[kind](rows, lang, screen.width))


def _values(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of a list, or what hangs on one
    """Give the fields of a row by name; `asdict` would copy each value, which takes longer."""
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_values)


def _csv(rows: list[Any], kind: type) -> str:
    stream = io.StringIO()
    names = [f.name for f in fields(kind)]
    table = csv.writer(stream)
    table.writerow(names)
    for row in rows:
        table.writerow([_cell(getattr(row, name)) for name in names])
    return stream.getvalue()


def _cell(value: Any) -> Any:  # noqa: ANN401 - what a row holds
    """Write what hangs on a row as JSON, yes and no as 1 and 0, nothing as nothing."""
    if isinstance(value, tuple):
        return json.dumps([asdict(v) for v in value], ensure_ascii=False) if value else ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        return f"'{value}"  # a spreadsheet would take it for a formula
    return "" if value is None else value


def _limit(limit: int | None, form: str) -> int | None:
    """Give how many rows to show: for people a screen, for programs all; 0 is all."""
    if limit is None:
        return SHOWN if form == "table" else None
    return limit or None
