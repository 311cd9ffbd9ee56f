"""Words for the terminal that break at plain spaces alone.

A number keeps its digits together and a quotation its marks; rich would break lines at no-break
spaces as at any others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from selon._wording import short

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.containers import Lines
    from rich.measure import Measurement

WIDE = 120
"""Columns from which a row fits in one line; below, what is long stands under what is short."""

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")
# Signs that stand for no-break spaces while lines are made; no text of a dispatch has them.
_HELD = {0xA0: "\ue0a0", 0x202F: "\ue0a1"}
_LOOSE = {ord(sign): chr(space) for space, sign in _HELD.items()}


class Line(Text):
    """Words in which no-break spaces do not break."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:  # noqa: ANN401 - rich's own
        """Cut the words into lines of a width."""
        held = Text.copy(self)
        held.plain = self.plain.translate(_HELD)
        lines = held.wrap(console, width, **how)
        for line in lines:
            line.plain = line.plain.translate(_LOOSE)
        return lines

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Say how narrow and how wide the words may be."""
        return Text(self.plain.translate(_HELD)).__rich_measure__(console, options)


def clean(words: str) -> str:
    """Take out what a terminal would obey instead of showing."""
    return words.translate(_CONTROLS)


def quoted(words: str, *, limit: int) -> Line:
    """Quote words on one line, cut where they are long."""
    return Line(clean(f"«\u00a0{short(words, limit=limit)}\u00a0»"), "italic")
