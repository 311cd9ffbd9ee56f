"""A record in a notebook: its annotated page in a frame of its own, so that styles do not mix."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from selon.exports.html import to_html

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.record import Record

HEIGHT = 560
"""Pixels of a frame."""


def to_notebook(record: Record, *, language: Language = "en", height: int = HEIGHT) -> str:
    """Write a record as an HTML frame that a notebook shows below a cell.

    The page in it may run its own two scripts and nothing else: it reaches neither the notebook
    nor the network.
    """
    page = escape(to_html(record, language=language))
    return (
        f'<iframe sandbox="allow-scripts" srcdoc="{page}" title="Selon" '
        f'style="width:100%;height:{height}px;border:1px solid #8886;border-radius:4px"></iframe>'
    )
