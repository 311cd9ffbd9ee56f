"""Content spans: trimming, quotation marks off, and the form that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.draft import Draft
    from selon.reading.statements.model import Span

_TRIM = " \t\n\u00a0\u202f,;:–—-"
_END = " \t\n\u00a0\u202f,;:–—-.("


def trim(text: str, start: int, end: int) -> Span | None:
    """Take spaces, commas, dashes and a final stop off a span; None when nothing is left."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _END:
        if text[end - 1] == "." and text[max(start, end - 3) : end] == "...":
            break
        end -= 1
    return (start, end) if start < end else None


def unquote(draft: Draft, span: Span) -> Span:
    """Take the quotation marks off a span that is one whole quotation."""
    for quotation in draft.anatomy.quotations:
        if quotation.depth == 0 and quotation.start == span[0]:
            outer_end = quotation.end
            if outer_end >= span[1] or not draft.text[outer_end : span[1]].strip(" .!?,\u00a0"):
                inner = trim_space(draft.text, quotation.inner_start, quotation.inner_end)
                return inner or span
    return span


def trim_space(text: str, start: int, end: int) -> Span | None:
    """Take white space and a final comma or stop off a span."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",."):
        if text[max(start, end - 3) : end] == "...":
            break
        end -= 1
    return (start, end) if start < end else None


def quoted_characters(draft: Draft, span: Span) -> int:
    """Count the characters of a span that stand inside quotation marks (marks included)."""
    count = 0
    for quotation in draft.anatomy.quotations:
        if quotation.depth == 0 and quotation.start < span[1] and quotation.end > span[0]:
            count += min(quotation.end, span[1]) - max(quotation.start, span[0])
    return count


def form_of(draft: Draft, content: list[Span]) -> str:
    """Tell direct, mixed and indirect speech apart by how much stands in quotation marks."""
    total = sum(e - s for s, e in content)
    quoted = sum(quoted_characters(draft, span) for span in content)
    if quoted == 0:
        return "indirect"
    # two characters of slack a span: marks and commas at its edges
    return "direct" if quoted >= total - 3 * len(content) else "mixed"


def has_quotation(draft: Draft, start: int, end: int) -> bool:
    """Whether a quotation opens inside a span."""
    return any(start <= q.start < end for q in draft.anatomy.quotations)


def clean(draft: Draft, spans: list[Span]) -> list[Span]:
    """Trim and unquote spans, dropping the empty ones."""
    found = []
    for start, end in spans:
        trimmed = trim(draft.text, start, end)
        if trimmed:
            found.append(unquote(draft, trimmed))
    return found
