"""Lines of a text and the blocks that they make: one block is one paragraph, title or credit.

Agency copy comes with one line a paragraph, with blank lines between, or broken at a fixed width;
the width is recognised from lines that stop in mid-sentence and go on in small letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
_STOPS = '.!?:;…"»”)]'
_WIDEST = 132


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that belong together, trimmed; `gap` tells a blank line (or none) before."""

    start: int
    end: int
    gap: bool
    lines: int = 1


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    gap: bool
    indent: int


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take white space and invisible marks off both ends of a span."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end


def blocks(text: str, special: Callable[[str], bool]) -> list[Block]:
    """Cut a text into blocks; `special` tells a line that never joins another (title, byline…)."""
    lines = _lines(text)
    width = _width(text, lines)
    found: list[Block] = []
    previous: _Line | None = None
    for line in lines:
        if (
            previous is not None
            and not line.gap
            and (_flows(text, previous, line) or _fills(text, previous, line, width))
            and not special(text[line.start : line.end])
            and not special(text[previous.start : previous.end])
        ):
            last = found[-1]
            found[-1] = Block(last.start, line.end, last.gap, last.lines + 1)
        else:
            found.append(Block(line.start, line.end, line.gap))
        previous = line
    return found


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    reached = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, *match.span())
        if start == end:
            continue
        between = text[reached:start]
        gap = len(between) > 1 and sum(1 for _ in _BREAK.finditer(between)) != 1
        indent = len(text[match.start() : start].replace("\t", "    ").strip(INVISIBLE))
        found.append(_Line(start, end, gap or not found, indent))
        reached = end
    return found


def _flows(text: str, previous: _Line, line: _Line) -> bool:
    """Tell a line that goes on in the next: no stop, then a small letter."""
    return (
        text[previous.end - 1] not in _STOPS
        and text[line.start].islower()
        and previous.end - previous.start >= 25
    )


def _width(text: str, lines: list[_Line]) -> int:
    """Give the width at which the text is broken, 0 when its lines are whole paragraphs."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if not pairs:
        return 0
    flowing = [a.end - a.start for a, b in pairs if _flows(text, a, b)]
    widest = max(line.end - line.start for line in lines)
    if widest > _WIDEST or len(flowing) * 5 < len(pairs):
        return 0
    return max(flowing)


def _fills(text: str, previous: _Line, line: _Line, width: int) -> bool:
    """Tell whether a line of a broken text ended at the margin, not at its paragraph's end."""
    if not width or (line.indent >= 2 and line.indent >= previous.indent):
        return False
    length = previous.end - previous.start
    word = text.find(" ", line.start, line.end)
    first = (word if word > 0 else line.end) - line.start
    if text[previous.end - 1] in '.!?…"»”':
        return length + 1 + first > width - 8
    return length + 1 + first > width * 0.7
