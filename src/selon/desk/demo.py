"""The shipped invented dispatches, as a demonstration reads them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from selon.evaluation.gold import read_gold
from selon.sources import Item, read_paths

if TYPE_CHECKING:
    from selon.sources import Failure


def examples() -> list[Item | Failure]:
    """Give the stories, told in several dispatches each, then the single examples."""
    root = Path(str(files("selon") / "examples"))
    items = list(read_paths([root / "stories"]))
    for folder in sorted(p for p in root.iterdir() if p.is_dir() and p.name != "stories"):
        items += [
            Item(d.text, item=d.name, published=d.published, language=d.language)
            for d in read_gold(folder)
        ]
    return items
