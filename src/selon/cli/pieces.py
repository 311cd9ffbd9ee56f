"""What tables of incidents and claims are put together from: days, findings, claims, speakers."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon._wording import label, number, short
from selon.cli.lines import Line, clean, quoted
from selon.cli.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon._wording import Language
    from selon.store.listings import ClaimRow, Finding, Voice

STYLES = {"contested": "bold red", "revised": "yellow", "corroborated": "green", "single": "dim"}
_SIGNS = {"at_least": "≥", "more_than": ">", "less_than": "<", "at_most": "≤", "about": "≈"}
_PERIOD = re.compile(r", (\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)$")
_FINDINGS = 3  # in one cell
_QUOTE = 300
_BETWEEN = ("contested", "revised", "corroborated", "single")  # what is shown first
_VALUE, _NAME = 20, 24  # columns that what is claimed, and by whom, may take of a narrow table
_ASSERTED = "asserted"  # what a claim that it happened has for a value


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


def under(*widths: int | None) -> Table:
    """Start a table that stands under a heading; columns may have a greatest width."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for width in widths:
        made.add_column(overflow="fold", max_width=width)
    return made


def days(start: str | None, end: str | None, told_on: str | None) -> Text:
    """Write the days of an incident, in brackets the day of its telling when it has none."""
    if start is None and end is None:
        return Text(f"({told_on})" if told_on else "?", "dim")
    return Text(span(start, end))


def span(start: str | None, end: str | None) -> str:
    """Write days in short: `2020-08-04`, whole months and years as `2020-08` and `2020`."""
    if start == end or start is None or end is None:
        return start or end or "?"
    if len(start) == len(end) == 10 and start.endswith("-01"):
        if start.endswith("-01-01") and end.endswith("-12-31"):
            start, end = start[:4], end[:4]
        elif int(end[8:]) == monthrange(int(end[:4]), int(end[5:7]))[1]:
            start, end = start[:7], end[:7]
    return start if start == end else f"{start} → {end}"


def dated(words: str) -> str:
    """Write a period at the end of an incident's label in short."""
    return _PERIOD.sub(lambda m: f", {span(m[1], m[2])}", words)


def undated(words: str, start: str | None, end: str | None) -> str:
    """Take the days off the label of an incident that stand beside it."""
    for told in (f", {start}/{end}", f", {start}"):
        if start is not None and words.endswith(told):
            return words.removesuffix(told)
    return dated(words)


def findings(found: Iterable[Finding], lang: Language) -> Line:
    """Write what stands to an incident in short, the most disputed first."""
    telling = [f for f in found if f.question != "happened" or f.status == "contested"]
    ranked = sorted(telling, key=lambda f: (f.who != "all", _BETWEEN.index(f.status)))
    words = Line()
    for n, one in enumerate(ranked[:_FINDINGS]):
        if n:
            words.append(", ")
        words.append(question(one.question, one.who, lang, scope=one.scope))
        if one.low is not None or one.high is not None:
            words.append(f"\u00a0{reach(one.low, one.high, lang)}")
        if one.status != "single":
            words.append("\u00a0")
            words.append(status(one.status, lang))
    if len(ranked) > _FINDINGS:
        words.append(f" +{len(ranked) - _FINDINGS}", "dim")
    return words


def question(name: str, who: str, lang: Language, *, scope: str | None = None) -> Line:
    """Name a question, whom it is about, and what it counts beside the incident."""
    known = "" if who == "all" else clean(label("who", who, lang))
    more = ", ".join(x for x in (known, scope and label("scope", scope, lang)) if x)
    return Line(f"{about(name, lang)} ({more})" if more else about(name, lang))


def about(name: str, lang: Language) -> str:
    """Name a question, a kind of figure or a type of event."""
    if name in ("responsibility", "happened", "holder"):
        return say(lang, f"list.{name}")
    return label("event_type" if name.isupper() else "figure_kind", name, lang)


def status(name: str, lang: Language) -> Line:
    """Name a status in its colour."""
    return Line(say(lang, f"list.{name}"), STYLES[name])


def speaker(name: str | None, lang: Language) -> Line:
    """Name who makes a claim."""
    if name is None:
        return Line(say(lang, "view.own_voice"), "dim italic")
    return Line(clean(short(name)), "bold")


def claimed(row: ClaimRow | Voice, lang: Language) -> str:
    """Write what a claim says."""
    if row.value == _ASSERTED or (row.value is None and row.low is None and row.high is None):
        return say(lang, "list.no") if row.denied else say(lang, "list.yes")
    if row.value is not None:
        words = f"{say(lang, 'list.not')} {row.value}" if row.denied else row.value
        return clean(short(words))
    sign = _SIGNS.get(row.bound or "", "")
    one = row.high if row.low is None else row.low if row.high is None else None
    words = number(one, lang) if sign and one is not None else reach(row.low, row.high, lang)
    return f"{sign}\u00a0{words}" if sign else words


def reach(low: int | None, high: int | None, lang: Language) -> str:
    """Write a range: `5–11`, `5`, `5–…`."""
    if low == high and low is not None:
        return number(low, lang)
    ends = [number(n, lang) if n is not None else "…" for n in (low, high)]
    return "–".join(ends)


def moment(published: str | None) -> str:
    """Write a time stamp to the minute."""
    return (published or "")[:16].replace("T", "\u00a0")


def claim_lines(rows: Iterable[ClaimRow], lang: Language, *, wide: bool) -> Padding:
    """Claims: what, by whom, in which words, where; in a narrow terminal the last three flow."""
    made = under(None, _NAME, None, None) if wide else under(_VALUE, None)
    for row in rows:
        said = Line(claimed(row, lang), "strike dim" if row.superseded else "bold")
        where = Line(clean(f"{moment(row.published)} {row.dispatch}".strip()), "dim")
        _put(made, said, speaker(row.speaker, lang), row.text, where, wide=wide)
    return Padding(made, (0, 0, 0, 2))


def voice_lines(rows: Iterable[Voice], lang: Language, *, wide: bool) -> Padding:
    """Claims of a contest: by whom, what, in which words, where."""
    made = under(_NAME, 36, None, None) if wide else under(_NAME, None)
    for row in rows:
        said = Line(claimed(row, lang), "bold")
        where = Line(clean(f"{moment(row.published)} {row.dispatch}".strip()), "dim")
        _put(made, speaker(row.speaker, lang), said, row.text, where, wide=wide)
    return Padding(made, (0, 0, 0, 2))


def _put(made: Table, first: Line, second: Line, words: str, where: Line, *, wide: bool) -> None:
    quote = quoted(words, limit=_QUOTE)
    if wide:
        made.add_row(first, second, quote, where)
    else:
        made.add_row(first, Line.assemble(second, "  ", quote, "  ", where))
