"""One self-contained annotated page: the text on one side, the rows on the other.

Nothing is loaded from anywhere: style and script stand in the page, and its Content-Security-Policy
allows only these two, by their hashes. The page reads without script.
"""

from __future__ import annotations

import base64
import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from selon._wording import LANGUAGES, Language, bounds, label, named, period, short
from selon.exports import _map
from selon.exports._segments import Block, blocks, colours
from selon.reading.explain import explain

if TYPE_CHECKING:
    from selon.record import Record


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row as the page shows it: its words, its badges, its cells, and why it is there."""

    id: str
    words: str
    why: str
    speaker: str = ""
    colour: str = "nobody"
    badges: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    within: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template `page.html` may use."""

    language: Language
    text_language: str
    title: str
    has_headline: bool
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    speakers: tuple[tuple[str, str, int], ...]
    statements: tuple[PageRow, ...]
    tables: tuple[tuple[str, str, tuple[str, ...], tuple[PageRow, ...]], ...]
    words: dict[str, str]
    made_by: str
    policy: str
    styles: tuple[Markup, ...]
    scripts: tuple[Markup, ...]
    map: _map.PageMap | None


def to_html(record: Record, *, language: Language = "en") -> str:
    """Write a record as one HTML page whose interface is in English or French."""
    template = _environment().get_template("page.html")
    return template.render(page=_page(record, language))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("selon.exports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return (files("selon.exports") / "templates" / name).read_text("utf-8")


def _policy(styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """Give the Content-Security-Policy that allows this page's own styles and scripts alone."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src {' '.join(_digest(style) for style in styles)}",
            f"script-src {' '.join(_digest(script) for script in scripts)}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


@cache
def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _page(record: Record, language: Language) -> Page:
    dispatch = record.dispatch
    words = {key: text[language] for key, text in tomllib.loads(_asset("page.toml")).items()}
    colour = colours(record)
    counts = {a: sum(s.speaker == a for s in record.statements) for a in colour}
    facts = (
        ("agency", dispatch.agency),
        ("dateline", ", ".join(named(record, p) for p in dispatch.dateline)),
        ("published", dispatch.published),
        ("byline", ", ".join(dispatch.byline)),
        ("contributors", ", ".join(c.name for c in dispatch.contributors)),
        ("desk", ", ".join(dispatch.desk)),
        ("source", dispatch.source.item or dispatch.source.uri),
    )
    headline = next((p for p in dispatch.parts if p.kind == "headline"), None)
    title = dispatch.title or (dispatch.text[headline.start : headline.end] if headline else "")
    made = record.made_by
    where = _map.page_map(record, language)
    mapped = where is not None
    styles = (_asset("page.css"), *((_map.style(),) if mapped else ()))
    scripts = (_asset("page.js"), *((_map.script(),) if mapped else ()))
    return Page(
        language=language if language in LANGUAGES else "en",
        text_language=dispatch.language,
        title=short(title or dispatch.source.item or dispatch.id),
        has_headline=headline is not None,
        facts=tuple((words[key], value) for key, value in facts if value),
        blocks=tuple(blocks(record)),
        speakers=tuple((named(record, a), f"sp{n}", counts[a]) for a, n in colour.items()),
        statements=tuple(_statements(record, language)),
        tables=tuple(t for t in _tables(record, language, words) if t[3]),
        words=words,
        made_by=" · ".join(x for x in (f"Selon {made.selon}", made.model) if x),
        policy=_policy(styles, scripts),
        styles=tuple(Markup(s) for s in styles),  # noqa: S704 - our files, whose hashes the policy has
        scripts=tuple(Markup(s) for s in scripts),  # noqa: S704
        map=where,
    )


def _statements(record: Record, language: Language) -> list[PageRow]:
    colour = colours(record)
    rows = []
    for s in sorted(record.statements, key=lambda s: min((m.start for m in s.content), default=0)):
        badges = [label("form", s.form, language)]
        if s.stance != "say":
            badges.append(label("stance", s.stance, language))
        number = colour.get(s.speaker or "")
        rows.append(
            PageRow(
                id=s.id,
                words=" […] ".join(m.text for m in s.content),
                why=explain(record, s.id, language=language).sentence,
                speaker=named(record, s.id),
                colour="nobody" if number is None else f"sp{number}",
                badges=tuple(badges),
                cells=(short(s.cue.text),) if s.cue else (),
                within=s.within or "",
            )
        )
    return rows


def _tables(
    record: Record, language: Language, words: dict[str, str]
) -> list[tuple[str, str, tuple[str, ...], tuple[PageRow, ...]]]:
    """Give each table as (section, its title, column titles, rows)."""
    colour = colours(record)
    speaker_of = {s.id: s.speaker for s in record.statements}

    def name(row_id: str | None) -> str:
        return named(record, row_id) if row_id else ""

    def row(row_id: str, mention: str, *cells: str, statement: str | None = None) -> PageRow:
        number = colour.get(speaker_of.get(statement or "") or "")
        return PageRow(
            id=row_id,
            words=mention,
            why=explain(record, row_id, language=language).sentence,
            speaker=name(statement) if statement else words["own_voice"],
            colour="nobody" if number is None else f"sp{number}",
            cells=cells,
        )

    def vocabulary(group: str, value: str) -> str:
        return label(group, value, language)

    figures = tuple(
        row(
            f.id, f.mention.text, bounds(f, language), vocabulary("figure_kind", f.kind),
            vocabulary("who", f.who), name(f.time), statement=f.statement,
        )
        for f in record.figures
    )  # fmt: skip
    events = tuple(
        row(
            e.id, e.trigger.text, " / ".join(x for x in (e.type, e.mode) if x),
            ", ".join(p.mention.text for p in e.actors),
            ", ".join(p.mention.text for p in e.recipients),
            vocabulary("status", e.status), name(e.place), name(e.time), statement=e.statement,
        )
        for e in record.events
    )  # fmt: skip
    control = tuple(
        row(
            c.id, c.mention.text, vocabulary("change", c.change),
            name(c.place) or (c.place_mention.text if c.place_mention else ""),
            name(c.holder), statement=c.statement,
        )
        for c in record.control
    )  # fmt: skip
    places = tuple(
        row(
            p.id, p.name, vocabulary("place_kind", p.kind), p.country or "",
            "" if p.latitude is None else f"{p.latitude:.2f}, {p.longitude:.2f}",
        )
        for p in record.places
    )  # fmt: skip
    times = tuple(row(t.id, t.mention.text, period(t.start, t.end)) for t in record.times)

    def table(
        section: str, columns: tuple[str, ...], rows: tuple[PageRow, ...]
    ) -> tuple[str, str, tuple[str, ...], tuple[PageRow, ...]]:
        return section, label("section", section, language), tuple(words[c] for c in columns), rows

    return [
        table("figures", ("words", "value", "kind", "who", "time", "whose"), figures),
        table("times", ("words", "value"), times),
        table("places", ("name", "kind", "country", "position"), places),
        table(
            "events",
            ("words", "type", "actors", "recipients", "status", "place", "time", "whose"),
            events,
        ),
        table("control", ("words", "change", "place", "holder", "whose"), control),
    ]
