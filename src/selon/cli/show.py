"""`selon show` and `selon ledger`: one incident in full, and the whole ledger."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.table import Table
from rich.text import Text
from typer import Exit

from selon._wording import label, short
from selon.cli.console import DONE, out, write, wrong_usage
from selon.cli.listing import FORMATS, asked_filters, bring_up, opened, show_rows
from selon.cli.messages import say
from selon.cli.tables import claimed, days, question, reach, speaker, status, table
from selon.cli.view import clean
from selon.store.dossiers import dossier, published, published_lines
from selon.store.listing import claims
from selon.store.listings import ClaimRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from selon._wording import Language
    from selon.store.dossiers import Dossier

_QUOTE = 300


def show_cli(lang: Language, incident: str | None, *, store: str | None, form: str) -> None:
    """Show the dossier of an incident."""
    if incident is None:
        wrong_usage(lang, "show.missing")
    if form not in FORMATS:
        wrong_usage(lang, "read.bad_format", value=form, known=", ".join(FORMATS))
    with opened(lang, store) as stored:
        bring_up(stored, lang)
        found = dossier(stored, incident)
    if form == "table":
        out().print(Group(*_pieces(found, lang)))
    elif form == "csv":
        show_rows(_claim_rows(found), ClaimRow, form, lang)
    else:
        indent = 2 if form == "json" else None
        write(json.dumps(asdict(found), ensure_ascii=False, indent=indent) + "\n")
    raise Exit(DONE)


def ledger_cli(lang: Language, *, store: str | None, form: str, **filters: Any) -> None:  # noqa: ANN401
    """Write the ledger: JSON, an incident a line, or its claims as a table."""
    if form not in FORMATS:
        wrong_usage(lang, "read.bad_format", value=form, known=", ".join(FORMATS))
    narrowed = asked_filters(lang, **filters)
    with opened(lang, store) as stored:
        bring_up(stored, lang)
        if form in ("table", "csv"):
            show_rows(claims(stored, narrowed), ClaimRow, form, lang)
        else:
            pieces = published if form == "json" else published_lines
            for piece in pieces(stored, narrowed):
                write(piece)
    raise Exit(DONE)


def _claim_rows(found: Dossier) -> list[ClaimRow]:
    incident = found.incident
    known = {row.id: row for row in found.dispatches}
    rows = []
    for a in incident["assessments"]:
        for c in a["claims"]:
            told = known.get(c["dispatch_id"])
            rows.append(
                ClaimRow(
                    incident["id"], incident["label"], a["question"], a["who"], a["scope"],
                    a["status"], c["speaker"], c["low"], c["high"], c["bound"], c["value"],
                    c["denied"], c["superseded"], c["as_of"], c["dispatch"],
                    told.publisher if told else None, told.published if told else None,
                    c["statement"], c["start"], c["end"], c["text"],
                )
            )  # fmt: skip
    return rows


def _pieces(found: Dossier, lang: Language) -> Iterator[RenderableType]:
    yield from _head(found, lang)
    rows = iter(_claim_rows(found))
    for a in found.incident["assessments"]:
        yield from _assessment(a, [next(rows) for _ in a["claims"]], lang)
    yield from _sources(found, lang)


def _head(found: Dossier, lang: Language) -> Iterator[RenderableType]:
    incident = found.incident
    yield Text(clean(incident["label"]), "bold")
    place = incident["place"] or {}
    told = found.dispatches[0].published if found.dispatches else None
    facts = [
        label("event_type", incident["type"], lang) if incident["type"] else "",
        incident["mode"] or "",
        ", ".join(x for x in (place.get("name"), place.get("admin1"), place.get("country")) if x),
        days(incident["start"], incident["end"], told[:10] if told else None).plain,
        incident["id"],
    ]
    yield Text(clean(" · ".join(fact for fact in facts if fact)), "dim")
    for role in ("actors", "recipients"):
        if incident[role]:
            names = ", ".join(short(name) for name in incident[role])
            yield Text.assemble((f"{say(lang, f'show.{role}')}: ", "dim"), clean(names))


def _assessment(a: dict[str, Any], rows: list[ClaimRow], lang: Language) -> Iterator[Any]:
    head = Text("\n")
    head.append_text(question(a["question"], a["who"], lang, scope=a["scope"]))
    head.stylize("bold")
    head.append("  ")
    head.append(status(a["status"], lang))
    if a["low"] is not None or a["high"] is not None:
        ends = [reach(a["low"], a["high"], lang)]
        if a["low_speaker"] or a["high_speaker"]:
            ends.append(f"({a['low_speaker'] or '?'} – {a['high_speaker'] or '?'})")
        head.append(f"  {clean(' '.join(ends))}")
    yield head
    reason = (a["reason_fr"] if lang == "fr" else "") or a["reason"]
    yield Text.assemble(clean(reason), (f"  {a['by']}", "dim"))
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2), show_header=False)
    for row in _once(rows):
        made.add_row(
            Text(claimed(row, lang), "strike dim" if row.superseded else "bold"),
            speaker(row.speaker, lang),
            Text(clean(f"« {short(row.text, limit=_QUOTE)} »"), "italic"),
            Text(clean(f"{(row.published or '')[:16]} {row.dispatch}".strip()), "dim"),
        )
    yield made


def _once(rows: list[ClaimRow]) -> list[ClaimRow]:
    """Keep one of the claims that headline and body of a dispatch repeat: the longest quotation."""
    kept: dict[tuple[object, ...], ClaimRow] = {}
    for row in rows:
        key = (
            row.dispatch, row.speaker, row.low, row.high, row.bound, row.value, row.denied,
            row.superseded,
        )  # fmt: skip
        known = kept.get(key)
        if known is None or len(row.text) > len(known.text):
            kept[key] = row
    return list(kept.values())


def _sources(found: Dossier, lang: Language) -> Iterator[RenderableType]:
    words: dict[str, list[str]] = {}
    for m in found.incident["mentions"]:
        words.setdefault(m["dispatch"], []).append(m["text"])
    yield Text.assemble("\n", (say(lang, "show.dispatches"), "bold underline"))
    made = table(lang, "!day", "dispatch", "words")
    for row in found.dispatches:
        named = Text(clean(short(row.title or row.dispatch)))
        beside = ", ".join(x for x in (row.publisher, row.dispatch if row.title else None) if x)
        named.append(f"\n{clean(beside)}", "dim")
        quoted = " · ".join(dict.fromkeys(words.get(row.dispatch, [])))
        made.add_row((row.published or "")[:10], named, Text(clean(quoted), "italic"))
    yield made
    for take in found.takes:
        yield Text(f"{say(lang, 'show.take')}: {clean(', '.join(take))}", "dim")
