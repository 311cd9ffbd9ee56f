"""A record in the terminal: who says what, and the figures with whose they are, at a glance."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from selon._wording import bounds, label, named, period, short
from selon.cli.lines import Line, clean
from selon.cli.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

    from selon._wording import Language
    from selon.record import Record, Statement

# Colours that stay apart on light and dark grounds; they come round when more people speak.
_COLOURS = (
    "blue", "dark_orange3", "green", "magenta", "cyan", "red", "yellow4", "deep_pink4",
    "dodger_blue2", "chartreuse4", "purple", "orange4",
)  # fmt: skip
_QUOTE = 600
_BAR = "   │ "


def view(record: Record, language: Language) -> Group:
    """Give a record as something that rich can print, 60 columns wide or more."""
    return Group(*_View(record, language).pieces())


class _Quote:
    """Words with a bar in their speaker's colour down the left."""

    def __init__(self, words: str, colour: str) -> None:
        self.words = words
        self.colour = colour

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = max(20, options.max_width - len(_BAR))
        for line in Line(self.words).wrap(console, width):
            line.rstrip()
            yield Text.assemble((_BAR, self.colour), line)


class _View:
    def __init__(self, record: Record, language: Language) -> None:
        self.record = record
        self.language: Language = language
        speakers = dict.fromkeys(s.speaker for s in _in_order(record) if s.speaker)
        self.colours = {actor: _COLOURS[n % len(_COLOURS)] for n, actor in enumerate(speakers)}
        self.statements = {s.id: s for s in record.statements}

    def pieces(self) -> Iterator[RenderableType]:
        yield from self.head()
        yield from self.spoken()
        yield from self.figures()
        yield from self.times()
        yield from self.places()
        yield from self.events()
        yield from self.control()
        yield Text()

    def word(self, group: str, value: str) -> str:
        return label(group, value, self.language)

    def name(self, row_id: str | None) -> str:
        return clean(named(self.record, row_id)) if row_id else ""

    def title(self, section: str, count: int) -> Text:
        name = self.word("section", section)
        return Text.assemble("\n", (name, "bold underline"), (f"  {count}", "dim"))

    def table(self, *columns: str) -> Table:
        """Start a compact table; a name that starts with `>` is set to the right."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("", style="dim", no_wrap=True)
        for column in columns:
            table.add_column(
                say(self.language, f"view.{column.lstrip('>')}"),
                justify="right" if column.startswith(">") else "left",
                no_wrap=column.startswith(">"),
                overflow="fold",
            )
        return table

    def speaker(self, statement: Statement | None, otherwise: str) -> Text:
        """Name a statement's speaker in the speaker's colour."""
        if statement is None:
            return Text(say(self.language, otherwise), "dim italic")
        name = self.name(statement.id)
        if not name:
            return Text(say(self.language, "view.nobody"), "dim italic")
        return Text(name, f"bold {self.colours.get(statement.speaker or '', 'default')}")

    def whose(self, statement_id: str | None) -> Text:
        return self.speaker(self.statements.get(statement_id or ""), "view.own_voice")

    def head(self) -> Iterator[RenderableType]:
        dispatch = self.record.dispatch
        headline = next((p for p in dispatch.parts if p.kind == "headline"), None)
        title = dispatch.title
        if headline is not None:
            title = dispatch.text[headline.start : headline.end]
        if title:
            yield Text(clean(short(title, limit=300)), "bold")
        facts = [
            ", ".join(self.name(p) for p in dispatch.dateline),
            dispatch.agency or dispatch.source.publisher or "",
            dispatch.published or say(self.language, "view.no_date"),
            ", ".join(dispatch.byline),
            dispatch.source.item or "",
        ]
        yield Text(clean(" · ".join(fact for fact in facts if fact)), "dim")
        if dispatch.other_languages:
            others = ", ".join(dispatch.other_languages)
            told = say(self.language, "view.mixed", main=dispatch.language, others=others)
            yield Text(told, "yellow")

    def spoken(self) -> Iterator[RenderableType]:
        ordered = _in_order(self.record)
        if not ordered:
            yield Text(f"\n{say(self.language, 'view.no_statements')}", "dim")
            return
        yield self.title("statements", len(ordered))
        for _, group in groupby(ordered, key=lambda s: s.speaker or f"?{s.id}"):
            together = list(group)
            yield self.header(together[0])
            for statement in together:
                yield self.statement(statement)

    def header(self, statement: Statement) -> Text:
        """Name a speaker with the role that the dispatch gives."""
        header = self.speaker(statement, "view.nobody")
        actor = next((a for a in self.record.actors if a.id == statement.speaker), None)
        if actor and actor.role and actor.role.casefold() not in actor.name.casefold():
            header.append(f", {clean(short(actor.role))}", "not bold dim")
        return header

    def statement(self, statement: Statement) -> RenderableType:
        colour = self.colours.get(statement.speaker or "", "default")
        badge = Text.assemble((f"{statement.id:<4} ", "dim"))
        badge.append(self.word("form", statement.form), "dim")
        if statement.stance != "say":
            badge.append(", ", "dim")
            badge.append(self.word("stance", statement.stance), f"bold {colour}")
        if statement.cue is not None:
            badge.append(" · ", "dim")
            badge.append(clean(short(statement.cue.text)), "italic")
        if statement.within is not None:
            badge.append(f" · {say(self.language, 'view.within')} {statement.within}", "dim")
        words = " […] ".join(m.text for m in statement.content)
        return Group(badge, _Quote(clean(short(words, limit=_QUOTE)), colour))

    def figures(self) -> Iterator[RenderableType]:
        rows = self.record.figures
        if not rows:
            return
        table = self.table(">value", "figure", "words", "whose", "time")
        for f in rows:
            who = "" if f.who == "unspecified" else f", {self.word('who', f.who)}"
            table.add_row(
                f.id,
                Line(bounds(f, self.language), "bold"),
                self.word("figure_kind", f.kind) + who,
                Text(clean(short(f.mention.text)), "italic"),
                self.whose(f.statement),
                Text(self.name(f.time)),
            )
        yield self.title("figures", len(rows))
        yield table

    def times(self) -> Iterator[RenderableType]:
        rows = self.record.times
        if not rows:
            return
        table = self.table("words", "value", "granularity")
        for t in rows:
            value = Text(period(t.start, t.end))
            if t.start is None and t.end is None:
                value = Text(say(self.language, "view.unresolved"), "dim italic")
            table.add_row(
                t.id,
                Text(clean(short(t.mention.text)), "italic"),
                value,
                self.word("granularity", t.granularity),
            )
        yield self.title("times", len(rows))
        yield table

    def places(self) -> Iterator[RenderableType]:
        rows = self.record.places
        if not rows:
            return
        table = self.table("name", "kind", "country", "position")
        for p in rows:
            at = "" if p.latitude is None else f"{p.latitude:.2f}, {p.longitude:.2f}"
            kind = self.word("place_kind", p.kind)
            table.add_row(p.id, Text(clean(p.name)), kind, p.country or "", at)
        yield self.title("places", len(rows))
        yield table

    def events(self) -> Iterator[RenderableType]:
        rows = self.record.events
        if not rows:
            return
        table = self.table("words", "type", "actors", "where_when", "whose")
        for e in rows:
            kind = Text(self.word("event_type", e.type))
            if e.mode:
                kind.append(f" {e.mode}", "dim")
            if e.status != "actual":
                kind.append(f", {self.word('status', e.status)}", "bold")
            whom = ", ".join(short(p.mention.text) for p in e.recipients)
            doing = ", ".join(short(p.mention.text) for p in e.actors) or "?"
            table.add_row(
                e.id,
                Text(clean(short(e.trigger.text)), "italic"),
                kind,
                Text(clean(f"{doing} → {whom}" if whom else doing)),
                Text(", ".join(x for x in (self.name(e.place), self.name(e.time)) if x)),
                self.whose(e.statement),
            )
        yield self.title("events", len(rows))
        yield table

    def control(self) -> Iterator[RenderableType]:
        rows = self.record.control
        if not rows:
            return
        table = self.table("words", "change", "place", "holder", "whose")
        for c in rows:
            place = clean(c.place_mention.text) if c.place_mention else self.name(c.place)
            table.add_row(
                c.id,
                Text(clean(short(c.mention.text)), "italic"),
                self.word("change", c.change),
                Text(place),
                Text(self.name(c.holder)),
                self.whose(c.statement),
            )
        yield self.title("control", len(rows))
        yield table


def _in_order(record: Record) -> list[Statement]:
    """Give the statements in the order in which their contents stand in the text."""
    return sorted(
        record.statements,
        key=lambda s: min((m.start for m in s.content), default=s.cue.start if s.cue else 0),
    )
