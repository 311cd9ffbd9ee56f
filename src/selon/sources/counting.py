"""How many dispatches some paths hold, told without reading them, for the sake of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.errors import SelonError
from selon.sources.raw import STDIN, opened
from selon.sources.registry import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PIECE = 1 << 20


def count(paths: Iterable[str | Path]) -> int | None:
    """Guess the number of items: lines of JSONL, else one a file; None for standard input."""
    total = 0
    for where in addresses(paths):
        if where == STDIN:
            return None
        total += _lines(where) if isinstance(where, str) else 1
    return total


def _lines(where: str) -> int:
    if not where.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return 1
    try:
        with opened(where) as raw:
            found, last = 0, b"\n"
            while piece := raw.stream.read(_PIECE):
                found += piece.count(b"\n")
                last = piece[-1:]
            return found + (last != b"\n")
    except SelonError:
        return 1
