"""A dispatch's text cut wherever a mark begins or ends, so that overlapping rows can be shown.

Statements hold figures, figures hold times, statements nest: no tree of elements fits all of them.
Each segment therefore carries all marks that cover it, side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from selon._wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.record import Mention, Record

COLOURS = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that belongs to a row; `main` is the span that the row is anchored at."""

    start: int
    end: int
    row: str
    kind: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks.

    `kinds` are CSS classes, `rows` the ids of the rows whose marks cover it, `anchors` the rows
    that begin here, `ends` the rows that end here, `title` what a pointer shows.
    """

    text: str
    kinds: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, paragraph or other stretch that is set off by line ends."""

    kind: str
    segments: tuple[Segment, ...]


def colours(record: Record) -> dict[str, int]:
    """Give each actor that speaks the number of its colour, in the order of first speaking."""
    found: dict[str, int] = {}
    for statement in record.statements:
        if statement.speaker is not None and statement.speaker not in found:
            found[statement.speaker] = len(found) % COLOURS
    return found


def marks(record: Record) -> list[Mark]:
    """Give every span of every row that is shown in the text."""
    found: list[Mark] = []
    speaker_colour = colours(record)

    def add(row: str, kind: str, mention: Mention | None, *, main: bool = False) -> None:
        if mention is not None:
            found.append(Mark(mention.start, mention.end, row, kind, main=main))

    for s in record.statements:
        colour = speaker_colour.get(s.speaker or "")
        said = "said nobody" if colour is None else f"said sp{colour}"
        for n, mention in enumerate(s.content):
            add(s.id, said, mention, main=n == 0)
        add(s.id, "source" if colour is None else f"source sp{colour}", s.source)
        add(s.id, "cue" if colour is None else f"cue sp{colour}", s.cue, main=not s.content)
    for f in record.figures:
        add(f.id, "figure", f.mention, main=True)
    for t in record.times:
        add(t.id, "time", t.mention, main=True)
    for e in record.events:
        add(e.id, f"event {e.status}", e.trigger, main=True)
    for c in record.control:
        add(c.id, "control", c.mention, main=True)
    for p in record.places:
        for n, mention in enumerate(p.mentions):
            add(p.id, "place", mention, main=n == 0)
    return found


def blocks(record: Record) -> list[Block]:
    """Cut the text into blocks of segments; every character but blank line ends is in one."""
    text = record.dispatch.text
    all_marks = sorted(marks(record), key=lambda m: (m.start, -m.end, m.kind, m.row))
    titles = {s.id: _title(record, s.id) for s in record.statements}
    return [
        Block(stretch.kind, tuple(_segments(text, stretch, all_marks, titles)))
        for stretch in _stretches(record)
    ]


def _title(record: Record, statement: str) -> str:
    return f"{statement}: {named(record, statement) or '—'}"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A block before it is cut: parts as (start, end, kind)."""

    kind: str
    start: int
    end: int
    parts: tuple[tuple[int, int, str], ...]


def _stretches(record: Record) -> Iterator[_Stretch]:
    """Yield the stretches between line ends; parts on one line are in one stretch."""
    text = record.dispatch.text
    parts: list[tuple[int, int, str]] = [(p.start, p.end, p.kind) for p in record.dispatch.parts]
    at = 0
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        # A part may run over line ends (a headline of two lines): stay in it.
        grown = True
        while grown:
            grown = False
            for start, end, _ in parts:
                stripped = start + len(text[start:end].rstrip())
                if start < line_end < stripped:
                    line_end, grown = stripped, True
        if text[at:line_end].strip():
            inside = [p for p in parts if p[0] < line_end and p[1] > at]
            kinds = {kind for _, _, kind in inside} or {"paragraph"}
            kind = "paragraph" if "paragraph" in kinds else inside[0][2]
            yield _Stretch(kind, at, line_end, tuple(inside))
        at = line_end + 1


def _segments(
    text: str, stretch: _Stretch, all_marks: list[Mark], titles: dict[str, str]
) -> Iterator[Segment]:
    inside = [m for m in all_marks if m.start < stretch.end and m.end > stretch.start]
    cuts = {stretch.start, stretch.end}
    for a, b in (*((m.start, m.end) for m in inside), *((a, b) for a, b, _ in stretch.parts)):
        cuts.update(cut for cut in (a, b) if stretch.start < cut < stretch.end)
    for low, high in pairwise(sorted(cuts)):
        over = [m for m in inside if m.start < high and m.end > low]
        kinds = [kind for a, b, kind in stretch.parts if a < high and b > low]
        innermost = max((m for m in over if m.kind.startswith("said")), default=None, key=_inner)
        for mark in over:
            # Of nested statements the innermost gives the colour.
            if not mark.kind.startswith("said") or mark is innermost:
                kinds += mark.kind.split()
        yield Segment(
            text=text[low:high],
            kinds=tuple(dict.fromkeys(k for k in kinds if k != "paragraph")),
            rows=tuple(dict.fromkeys(m.row for m in over)),
            anchors=tuple(m.row for m in over if m.main and m.start == low),
            ends=tuple(m.row for m in over if m.main and m.end == high),
            title=titles[innermost.row] if innermost else "",
        )


def _inner(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end
