"""Quotations of every style, paired paragraph by paragraph."""

from __future__ import annotations

import re

from selon.dispatch.model import Quotation

_MARK = re.compile(
    r"[\"«»“”„]|(?<!\w)['‘](?=\w)|(?<=[\w.!?…,])['’](?!\w)|(?<![\w+])\+(?=\w)|(?<=[\w.!?…])\+(?![\w+])"
)
_BEFORE_OPENING = "([{'’«“„—–-/:+"
_AFTER_CLOSING = ".,;:!?)]}…»”—–-/+'’"
_FAMILY = {'"': "D", "«": "G", "»": "G", "“": "C", "”": "C", "„": "C", "'": "S", "‘": "S", "’": "S", "+": "P"}


def pair(text: str, start: int, end: int) -> list[Quotation]:
    """Pair the marks of a paragraph; an opening mark left alone ends with the paragraph."""
    stack: list[tuple[str, int]] = []
    spans: list[tuple[int, int, bool]] = []
    for mark in _MARK.finditer(text, start, end):
        char, at = mark.group(), mark.start()
        family = _FAMILY[char]
        is_open = any(f == family for f, _ in stack)
        role = _role(text, at, start, end, char)
        if family in "SP" and not stack:
            continue
        if role == "open" and not (is_open and family == "D"):
            stack.append((family, at))
        elif is_open:
            while stack[-1][0] != family:
                stack.pop()
            spans.append((stack.pop()[1], at + 1, True))
        elif role == "either":
            stack.append((family, at))
    if stack and stack[0][0] in "DGC":
        spans.append((stack[0][1], end, False))
    spans.sort(key=lambda s: (s[0], -s[1]))
    found: list[Quotation] = []
    open_ends: list[int] = []
    for first, last, closed in spans:
        while open_ends and open_ends[-1] <= first:
            open_ends.pop()
        inner = last - 1 if closed else last
        found.append(Quotation(first, last, first + 1, inner, len(open_ends), closed))
        open_ends.append(last)
    return found


def _role(text: str, at: int, start: int, end: int, char: str) -> str:
    if char in "«“„‘":
        return "open"
    if char in "»”":
        return "close"
    before = text[at - 1] if at > start else ""
    after = text[at + 1] if at + 1 < end else ""
    opening = not before or before.isspace() or before in _BEFORE_OPENING
    closing = not after or after.isspace() or after in _AFTER_CLOSING
    if opening == closing:
        return "either"
    return "open" if opening else "close"
