"""Quotation marks of every style, paired paragraph by paragraph.

Agencies write ASCII quotes, so whether a mark opens or closes is told by what stands beside it.
What cannot be paired is kept for the next step: a mark opened and never closed, and closing marks
without an opening one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Role = Literal["open", "close", "either"]

# Apostrophes between letters are no marks; "+" quotes inside a quotation, after the usage of AFP.
_MARK = re.compile(
    r"\"+|''|``|<<|>>|[«»‹›“”„‟]|[‘](?=\w)|(?<![\w'])'(?=[^\W_])|(?<=[\w.!?…,)])[’'](?![\w'])"
    r"|(?<![\w+])\+(?=[^\W\d_]|\()|(?<=[\w.!?…)])\+(?![\w+])"
)
_FAMILY = {
    "''": "D", "``": "D", "<<": "G", ">>": "G", "«": "G", "»": "G", "‹": "G", "›": "G",
    "“": "C", "”": "C", "„": "C", "‟": "C", "‘": "S", "’": "S", "'": "S", "+": "P",
}  # fmt: skip
_OPENING = {"«", "‹", "<<", "“", "„", "‘", "``"}
_CLOSING = {"»", "›", ">>", "”", "’"}
_BEFORE_OPENING = "([{'’«“„—–-/:+<"
_AFTER_CLOSING = ".,;:!?)]}…»”—–-/+'’>"
_SENTENCE_END = re.compile(r"[.!?…:][\"»”)]?\s*$")
_SHORT = 6
_LOOKAHEAD = 8
_FAR = 400


@dataclass(slots=True)
class Mark:
    """A quotation mark at `start`..`end`."""

    start: int
    end: int
    family: str
    role: Role


@dataclass(slots=True)
class Pairing:
    """The quotations of a paragraph as (start, end, inner start, inner end), outer before inner.

    `unclosed` are the bounds of an outer mark that nothing closes; `cut` are those of marks that
    were never closed but end before another quotation; `stray` are closing marks without opening.
    """

    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    cut: list[tuple[int, int, int, int]] = field(default_factory=list)
    unclosed: tuple[int, int] | None = None
    stray: list[tuple[int, int]] = field(default_factory=list)


def pair(text: str, start: int, end: int, tag_between: Callable[[int, int], int | None]) -> Pairing:
    """Pair the marks of `text[start:end]`.

    `tag_between` finds the comma before a tag of direct speech in a stretch, None when there is
    none: it tells where a quotation ended whose closing mark was forgotten.
    """
    marks = _marks(text, start, end)
    result = Pairing()
    stack: list[Mark] = []
    opened = dict.fromkeys("DGCSP", 0)
    instead: dict[int, Mark] = {}
    for n, mark in enumerate(marks):
        inside = opened[mark.family] > 0
        if mark.role == "open" and inside and mark.family == "D":
            opened["D"] += _open_again(
                text, marks[n : n + 1 + _LOOKAHEAD], stack, result, tag_between
            )
        elif mark.role == "open" or (mark.role == "either" and not inside):
            if mark.family != "S" or stack or text[mark.start] == "‘":
                stack.append(mark)
                opened[mark.family] += 1
        elif inside:
            while stack[-1].family != mark.family:
                opened[stack.pop().family] -= 1
            opening = stack.pop()
            opened[mark.family] -= 1
            result.spans.append((opening.start, mark.end, opening.end, mark.start))
        elif mark.family in "DGC":
            if stack and stack[-1].family in "DGC":
                instead.setdefault(stack[-1].start, mark)
            result.stray.append((mark.start, mark.end))
    used: set[int] = set()
    for opening in stack:
        closing = instead.get(opening.start)
        if closing is not None:
            result.spans.append((opening.start, closing.end, opening.end, closing.start))
            used.add(closing.start)
        elif opening.family in "DGC" and result.unclosed is None:
            result.unclosed = (opening.start, opening.end)
    result.stray = [s for s in result.stray if s[0] not in used]
    result.spans = nested(result.spans)
    return result


def _marks(text: str, start: int, end: int) -> list[Mark]:
    found: list[Mark] = []
    for match in _MARK.finditer(text, start, end):
        written = match.group()
        family = "D" if written[0] == '"' else _FAMILY[written]
        role = _role(text, match.start(), match.end(), (start, end))
        found.append(Mark(match.start(), match.end(), family, role))
        if role == "close" and len(written) > 1 and written[0] == '"':
            # two closing marks on end close a nested and an outer quotation
            found[-1] = Mark(match.start(), match.start() + 1, family, role)
            found.append(Mark(match.end() - 1, match.end(), family, role))
    return found


def _role(text: str, start: int, end: int, bounds: tuple[int, int]) -> Role:
    """Tell from the neighbours whether a mark opens or closes."""
    written = text[start:end]
    before = text[start - 1] if start > bounds[0] else ""
    after = text[end] if end < bounds[1] else ""
    beyond = text[end + 1 : end + 3] if end + 1 < bounds[1] else ""
    opening = not before or before.isspace() or before in _BEFORE_OPENING
    closing = not after or after.isspace() or after in _AFTER_CLOSING
    if (
        closing
        and after
        and after in "'‘+(-."
        and (beyond[:1].isalnum() or (after == "." and beyond == ".."))
    ):
        closing = after in "-." and beyond[:1].isalnum()  # a nested mark or an ellipsis opens
    if opening and before in {"'", "’", "+"} and not after.isalnum() and closing:
        opening = False  # a nested mark or word ended before it
    if written in _OPENING:
        # „…“ and lost ”: an opening shape may close
        return "either" if written == "“" and closing and not opening else "open"
    if written in _CLOSING:
        return "either" if written in "»›”" and opening and not closing else "close"
    if opening == closing:
        return "either"
    return "open" if opening else "close"


def _open_again(
    text: str,
    marks: list[Mark],
    stack: list[Mark],
    result: Pairing,
    tag_between: Callable[[int, int], int | None],
) -> int:
    """Decide on a mark that opens while one like it is open: nested, or the other was lost.

    `marks` are this one and those that follow. Gives the number of marks by which the stack grew.
    """
    mark, opening = marks[0], stack[-1]
    if opening.family != "D":
        stack.append(mark)
        return 1
    if mark.start - opening.end <= _SHORT:
        stack[-1] = mark
        return 0
    depth = 2
    for later in marks[1:]:
        if later.family == "D":
            depth += 1 if later.role == "open" else -1
            if not depth:
                stack.append(mark)
                return 1
    before = text[max(opening.end, mark.start - 6) : mark.start]
    comma = tag_between(opening.end, mark.start)
    if comma is None and not _SENTENCE_END.search(before) and mark.start - opening.end < _FAR:
        return 0  # the second mark is the odd one
    last = (
        comma if comma is not None else opening.end + len(text[opening.end : mark.start].rstrip())
    )
    result.cut.append((opening.start, last, opening.end, last))
    stack[-1] = mark
    return 0


def nested(spans: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Order spans, outer first, and drop those that cross another or hold nothing."""
    kept: list[tuple[int, int, int, int]] = []
    ends: list[int] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        while ends and ends[-1] <= span[0]:
            ends.pop()
        if span[2] < span[3] and (not ends or span[1] <= ends[-1]):
            kept.append(span)
            ends.append(span[1])
    return kept


def outermost(spans: list[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """Give the bounds of those ordered spans that stand in no other."""
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append((span[0], span[1]))
    return kept
