"""The lists of a store as tables for people, 60 columns wide or more."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from selon._wording import label, number, period, short
from selon.cli.messages import say
from selon.cli.view import clean
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
    from selon.store.listings import Finding

_STYLES = {"contested": "bold red", "revised": "yellow", "corroborated": "green", "single": "dim"}
_SIGNS = {"at_least": "≥", "more_than": ">", "less_than": "<", "at_most": "≤", "about": "≈"}
_FINDINGS = 3  # in one cell
_QUOTE = 220
_BETWEEN = ("contested", "revised", "corroborated", "single")  # what is shown first


def table(lang: Language, *columns: str) -> Table:
    """Start a table; a name that begins with `>` is set to the right, with `!` never broken."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns:
        name = column.lstrip(">!")
        made.add_column(
            say(lang, f"list.{name}"),
            justify="right" if column.startswith(">") else "left",
            no_wrap=column[0] in ">!",
            overflow="fold",
        )
    return made


def incident_table(rows: list[IncidentRow], lang: Language) -> RenderableType:
    """Incidents: id, days, words, what stands to them, in how many dispatches."""
    made = table(lang, "!id", "day", "incident", "findings", ">dispatches")
    for row in rows:
        words = Text(clean(row.label))
        if row.type:
            words.append(f"  {label('event_type', row.type, lang)}", "dim")
        made.add_row(
            Text(row.id, "dim"), days(row.start, row.end, row.told_on), words,
            findings(row.findings, lang), str(row.dispatches),
        )  # fmt: skip
    return made


def day_table(rows: list[DayRow], lang: Language) -> RenderableType:
    """The line of time: a heading for each day."""
    pieces: list[RenderableType] = []
    for day, together in groupby(rows, key=lambda row: row.day):
        pieces.append(Text(f"\n{day or '?'}", "bold"))
        made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2), show_header=False)
        for row in together:
            told = Text(f"  {say(lang, 'list.told')}" if row.told else "", "dim")
            made.add_row(
                Text(row.id, "dim"), Text.assemble(clean(row.label), told),
                findings(row.findings, lang),
            )  # fmt: skip
        pieces.append(made)
    return Group(*pieces)


def claim_table(rows: list[ClaimRow], lang: Language) -> RenderableType:
    """Claims, with a heading for each question about an incident."""
    pieces: list[RenderableType] = []
    for _, together in groupby(rows, key=lambda r: (r.incident, r.question, r.who, r.scope)):
        group = list(together)
        first = group[0]
        head = Text.assemble("\n", (clean(first.label), "bold"), (f"  {first.incident}\n", "dim"))
        head.append(question(first.question, first.who, lang, scope=first.scope))
        head.append("  ")
        head.append(status(first.status, lang))
        pieces.append(head)
        made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2), show_header=False)
        for row in group:
            made.add_row(
                Text(claimed(row, lang), "strike dim" if row.superseded else "bold"),
                speaker(row.speaker, lang),
                Text(clean(f"« {short(row.text, limit=_QUOTE)} »"), "italic"),
                Text(clean(f"{(row.published or '')[:10]} {row.dispatch}".strip()), "dim"),
            )
        pieces.append(made)
    return Group(*pieces)


def contested_table(rows: list[ContestedRow], lang: Language) -> RenderableType:
    """Findings with their reason and the words that disagree."""
    pieces: list[RenderableType] = []
    for row in rows:
        head = Text.assemble("\n", (clean(row.label), "bold"), (f"  {row.incident}\n", "dim"))
        head.append(question(row.question, row.who, lang, scope=row.scope))
        head.append("  ")
        head.append(status(row.status, lang))
        if row.low is not None or row.high is not None:
            head.append(f"  {reach(row.low, row.high, lang)}", "bold")
        reason = row.reason_fr if lang == "fr" else row.reason
        head.append(f"\n{clean(reason)}")
        head.append(f"  {row.by}", "dim")
        pieces.append(head)
        made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2), show_header=False)
        for voice in _first_said(row.claims, lang):
            made.add_row(
                speaker(voice.speaker, lang),
                Text(claimed(voice, lang), "bold"),
                Text(clean(f"« {short(voice.text, limit=_QUOTE)} »"), "italic"),
                Text(clean(_when(voice.published)), "dim"),
                Text(clean(voice.dispatch), "dim"),
            )
        pieces.append(made)
    return Group(*pieces)


def _first_said(voices: Iterable[Voice], lang: Language) -> list[Voice]:
    """What still stands, once for each speaker who says it: where it was said first."""
    found: dict[tuple[str | None, str], Voice] = {}
    for voice in voices:
        if not voice.superseded:
            found.setdefault((voice.speaker, claimed(voice, lang)), voice)
    return list(found.values())


def _when(published: str | None) -> str:
    """Write a time stamp to the minute."""
    return (published or "")[:16].replace("T", " ")


def speaker_table(rows: list[SpeakerRow], lang: Language) -> RenderableType:
    """Speakers: how often, where, on what."""
    made = table(lang, "speaker", "kind", ">statements", ">dispatches", ">publishers", "topics")
    for row in rows:
        topics = ", ".join(f"{about(t.about, lang)} {t.count}" for t in row.topics)
        made.add_row(
            Text(clean(short(row.name)), "bold" if row.named else "italic"),
            Text(label("actor_kind", row.kind, lang) if row.kind else "", "dim"),
            str(row.statements), str(row.dispatches), str(row.publishers), Text(topics, "dim"),
        )  # fmt: skip
    return made


def hit_table(rows: list[HitRow], lang: Language) -> RenderableType:
    """Dispatches found, with the words round the match."""
    made = table(lang, "!day", "dispatch", "words")
    for row in rows:
        named = Text(clean(short(row.title or row.dispatch)), "bold")
        beside = ", ".join(x for x in (row.publisher, row.dispatch if row.title else None) if x)
        named.append(f"\n{clean(beside)}", "not bold dim")
        made.add_row((row.published or "")[:10], named, Text(clean(row.snippet)))
    return made


TABLES: dict[type, Callable[[list[Any], Language], RenderableType]] = {
    IncidentRow: incident_table,
    DayRow: day_table,
    ClaimRow: claim_table,
    ContestedRow: contested_table,
    SpeakerRow: speaker_table,
    HitRow: hit_table,
}


def days(start: str | None, end: str | None, told_on: str | None) -> Text:
    """Write the days of an incident, in brackets the day of its telling when it has none."""
    if start is None and end is None:
        return Text(f"({told_on})" if told_on else "?", "dim")
    return Text(period(start, end))


def findings(found: Iterable[Finding], lang: Language) -> Text:
    """Write what stands to an incident in short, the most disputed first."""
    telling = [f for f in found if f.question != "happened" or f.status == "contested"]
    ranked = sorted(telling, key=lambda f: (f.who != "all", _BETWEEN.index(f.status)))
    words = Text()
    for n, one in enumerate(ranked[:_FINDINGS]):
        if n:
            words.append(", ")
        words.append(question(one.question, one.who, lang, scope=one.scope))
        if one.low is not None or one.high is not None:
            words.append(f" {reach(one.low, one.high, lang)}")
        if one.status != "single":
            words.append(" ")
            words.append(status(one.status, lang))
    if len(ranked) > _FINDINGS:
        words.append(f" +{len(ranked) - _FINDINGS}", "dim")
    return words


def question(name: str, who: str, lang: Language, *, scope: str | None = None) -> Text:
    """Name a question, whom it is about, and what it counts beside the incident."""
    known = "" if who == "all" else clean(label("who", who, lang))
    more = ", ".join(x for x in (known, scope and label("scope", scope, lang)) if x)
    return Text(f"{about(name, lang)} ({more})" if more else about(name, lang))


def about(name: str, lang: Language) -> str:
    """Name a question, a kind of figure or a type of event."""
    if name in ("responsibility", "happened", "holder"):
        return say(lang, f"list.{name}")
    return label("event_type" if name.isupper() else "figure_kind", name, lang)


def status(name: str, lang: Language) -> Text:
    """Name a status in its colour."""
    return Text(say(lang, f"list.{name}"), _STYLES[name])


def speaker(name: str | None, lang: Language) -> Text:
    """Name who makes a claim."""
    if name is None:
        return Text(say(lang, "view.own_voice"), "dim italic")
    return Text(clean(short(name)), "bold")


def claimed(row: ClaimRow | Voice, lang: Language) -> str:
    """Write what a claim says."""
    if row.value is not None:
        words = f"{say(lang, 'list.not')} {row.value}" if row.denied else row.value
        return clean(short(words))
    if row.low is None and row.high is None:
        return say(lang, "list.no") if row.denied else say(lang, "list.yes")
    sign = _SIGNS.get(row.bound or "", "")
    if sign and (row.low is None or row.high is None):
        return f"{sign} {number(row.high if row.low is None else row.low, lang)}"  # type: ignore[arg-type]
    return f"{sign} {reach(row.low, row.high, lang)}" if sign else reach(row.low, row.high, lang)


def reach(low: int | None, high: int | None, lang: Language) -> str:
    """Write a range: `5–11`, `5`, `5–…`."""
    if low == high and low is not None:
        return number(low, lang)
    ends = [number(n, lang) if n is not None else "…" for n in (low, high)]
    return "–".join(ends)
