"""`selon show` and `selon ledger`: one incident in full, and the whole ledger."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text
from typer import Exit

from selon._wording import label, short
from selon.cli.console import DONE, out, write, wrong_usage
from selon.cli.lines import WIDE, Line, clean
from selon.cli.listing import FORMATS, asked_filters, bring_up, opened, show_rows
from selon.cli.messages import led, say
from selon.cli.pieces import claim_lines, dated, days, question, reach, status, table
from selon.cli.tables import dispatch_named
from selon.store.dossiers import dossier, published, published_lines
from selon.store.listing import claims
from selon.store.listings import ClaimRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from selon._wording import Language
    from selon.store.dossiers import Dossier


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
        screen = out()
        screen.print(Group(*_pieces(found, lang, screen.width)))
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


def _pieces(found: Dossier, lang: Language, width: int) -> Iterator[RenderableType]:
    yield from _head(found, lang)
    rows = iter(_claim_rows(found))
    for a in found.incident["assessments"]:
        yield from _assessment(a, [next(rows) for _ in a["claims"]], lang, width)
    yield from _sources(found, lang, width)


def _head(found: Dossier, lang: Language) -> Iterator[RenderableType]:
    incident = found.incident
    yield Line(clean(dated(incident["label"])), "bold")
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
            yield Line.assemble((led(lang, say(lang, f"show.{role}")), "dim"), clean(names))


def _assessment(
    a: dict[str, Any], rows: list[ClaimRow], lang: Language, width: int
) -> Iterator[RenderableType]:
    head = Line("\n")
    head.append_text(question(a["question"], a["who"], lang, scope=a["scope"]))
    head.stylize("bold")
    head.append("  ")
    head.append(status(a["status"], lang))
    if a["low"] is not None or a["high"] is not None:
        ends = [reach(a["low"], a["high"], lang)]
        names = dict.fromkeys(a[name] or "?" for name in ("low_speaker", "high_speaker"))
        if list(names) != ["?"]:
            ends.append(f"({' – '.join(names)})")
        head.append(f"  {clean(' '.join(ends))}")
    yield head
    reason = (a["reason_fr"] if lang == "fr" else "") or a["reason"]
    yield Line.assemble(clean(reason), (f"  {a['by']}", "dim"))
    yield claim_lines(_once(rows), lang, wide=width >= WIDE)


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


def _sources(found: Dossier, lang: Language, width: int) -> Iterator[RenderableType]:
    words: dict[str, list[str]] = {}
    for m in found.incident["mentions"]:
        words.setdefault(m["dispatch"], []).append(m["text"])
    yield Text.assemble("\n", (say(lang, "show.dispatches"), "bold underline"))
    wide = width >= WIDE
    made = table(lang, "!day", "dispatch", "words") if wide else table(lang, "!day", "dispatch")
    for row in found.dispatches:
        named = dispatch_named(row.title, row.dispatch, row.publisher)
        quotes = Line(clean(" · ".join(dict.fromkeys(words.get(row.dispatch, [])))), "italic")
        day = (row.published or "")[:10]
        if wide:
            made.add_row(day, named, quotes)
        else:
            made.add_row(day, Line.assemble(named, "\n", quotes))
    yield made
    for take in found.takes:
        yield Line(f"{led(lang, say(lang, 'show.take'))}{clean(', '.join(take))}", "dim")
