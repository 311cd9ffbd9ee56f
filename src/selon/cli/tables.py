"""The lists of a store as tables for people, 60 columns wide or more.

Where a row does not fit in the width of the terminal, what is long stands under what is short.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text

from selon._wording import label, number, short
from selon.cli.lines import WIDE, Line, clean
from selon.cli.messages import say
from selon.cli.pieces import (
    about,
    claim_lines,
    claimed,
    dated,
    days,
    findings,
    question,
    reach,
    status,
    table,
    undated,
    under,
    voice_lines,
)
from selon.store.listings import (
    ClaimRow,
    ContestedRow,
    DayRow,
    HitRow,
    IncidentRow,
    SpeakerRow,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType

    from selon._wording import Language


def incident_table(rows: list[IncidentRow], lang: Language, width: int) -> RenderableType:
    """Incidents: id, days, words, what stands to them, in how many dispatches."""
    wide = width >= WIDE
    columns = ["!id", "day", "incident", "findings", ">dispatches"]
    made = table(lang, *(c for c in columns if wide or c != "findings"))
    if not wide:
        made.columns[1].max_width = 12  # a day and an arrow: a period goes on in the next line
        made.columns[2].ratio = 1
    for row in rows:
        words = Line(clean(undated(row.label, row.start, row.end)))
        if row.type:
            words.append(f"  {label('event_type', row.type, lang)}", "dim")
        stands = findings(row.findings, lang)
        cells = [words, stands] if wide else [_below(words, stands)]
        made.add_row(
            Text(row.id, "dim"), days(row.start, row.end, row.told_on), *cells,
            number(row.dispatches, lang),
        )  # fmt: skip
    return made


def day_table(rows: list[DayRow], lang: Language, width: int) -> RenderableType:
    """The line of time: a heading for each day."""
    pieces: list[RenderableType] = []
    for day, together in groupby(rows, key=lambda row: row.day):
        pieces.append(Text(f"\n{day or '?'}", "bold"))
        made = under(None, None, None) if width >= WIDE else under(None, None)
        for row in together:
            told = Text(f"  {say(lang, 'list.told')}" if row.told else "", "dim")
            words = Line.assemble(clean(undated(row.label, row.day, row.day)), told)
            stands = findings(row.findings, lang)
            cells = [words, stands] if width >= WIDE else [_below(words, stands)]
            made.add_row(Text(row.id, "dim"), *cells)
        pieces.append(made)
    return Group(*pieces)


def claim_table(rows: list[ClaimRow], lang: Language, width: int) -> RenderableType:
    """Claims, under a heading for each incident and one for each question about it."""
    pieces: list[RenderableType] = []
    for _, told in groupby(rows, key=lambda r: r.incident):
        of_one = list(told)
        first = of_one[0]
        pieces.append(
            Line.assemble("\n", (clean(dated(first.label)), "bold"), (f"  {first.incident}", "dim"))
        )
        for _, asked in groupby(of_one, key=lambda r: (r.question, r.who, r.scope)):
            group = list(asked)
            head = question(group[0].question, group[0].who, lang, scope=group[0].scope)
            head.append("  ")
            head.append(status(group[0].status, lang))
            pieces += [head, claim_lines(group, lang, wide=width >= WIDE)]
    return Group(*pieces)


def contested_table(rows: list[ContestedRow], lang: Language, width: int) -> RenderableType:
    """Findings with their reason and the words that disagree."""
    pieces: list[RenderableType] = []
    for row in rows:
        head = Line.assemble(
            "\n", (clean(dated(row.label)), "bold"), (f"  {row.incident}\n", "dim")
        )
        head.append(question(row.question, row.who, lang, scope=row.scope))
        head.append("  ")
        head.append(status(row.status, lang))
        if row.low is not None or row.high is not None:
            head.append(f"  {reach(row.low, row.high, lang)}", "bold")
        reason = row.reason_fr if lang == "fr" else row.reason
        head.append(f"\n{clean(reason)}")
        head.append(f"  {row.by}", "dim")
        pieces.append(head)
        pieces.append(voice_lines(_first_said(row.claims, lang), lang, wide=width >= WIDE))
    return Group(*pieces)


def _first_said(voices: Iterable[Voice], lang: Language) -> list[Voice]:
    """What still stands, once for each speaker who says it: where it was said first."""
    found: dict[tuple[str | None, str], Voice] = {}
    for voice in voices:
        if not voice.superseded:
            found.setdefault((voice.speaker, claimed(voice, lang)), voice)
    return list(found.values())


def speaker_table(rows: list[SpeakerRow], lang: Language, width: int) -> RenderableType:
    """Speakers: how often, where, on what."""
    wide = width >= WIDE
    counts = [">statements", ">dispatches", ">publishers"]
    made = table(lang, *(["speaker", "kind", *counts, "topics"] if wide else ["speaker", *counts]))
    for row in rows:
        topics = ", ".join(
            f"{about(t.about, lang)}\u00a0{number(t.count, lang)}" for t in row.topics
        )
        name = Line(clean(short(row.name)), "bold" if row.named else "italic")
        kind = Text(label("actor_kind", row.kind, lang) if row.kind else "", "dim")
        on_what = Line(topics, "dim")
        numbers = [number(n, lang) for n in (row.statements, row.dispatches, row.publishers)]
        if wide:
            made.add_row(name, kind, *numbers, on_what)
        else:
            made.add_row(_below(Line.assemble(name, "  ", kind), on_what), *numbers)
    return made


def hit_table(rows: list[HitRow], lang: Language, width: int) -> RenderableType:
    """Dispatches found, with the words round the match."""
    wide = width >= WIDE
    made = table(lang, "!day", "dispatch", "words") if wide else table(lang, "!day", "dispatch")
    for row in rows:
        named = dispatch_named(row.title, row.dispatch, row.publisher)
        words = Line(clean(row.snippet))
        day = (row.published or "")[:10]
        if wide:
            made.add_row(day, named, words)
        else:
            made.add_row(day, _below(named, words))
    return made


def dispatch_named(title: str | None, item: str, publisher: str | None) -> Text:
    """Name a dispatch: its title, under it its publisher and id."""
    named = Line.assemble((clean(short(title or item)), "bold"))
    beside = ", ".join(x for x in (publisher, item if title else None) if x)
    if beside:
        named.append(f"\n{clean(beside)}", "dim")
    return named


def _below(above: Text, below: Text) -> Text:
    """Put one under another."""
    return Line.assemble(above, "\n", below) if below.plain else Line.assemble(above)


TABLES: dict[type, Callable[[list[Any], Language, int], RenderableType]] = {
    IncidentRow: incident_table,
    DayRow: day_table,
    ClaimRow: claim_table,
    ContestedRow: contested_table,
    SpeakerRow: speaker_table,
    HitRow: hit_table,
}
