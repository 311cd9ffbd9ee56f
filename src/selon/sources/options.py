"""What a caller asks of the formats, and what they may take."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from selon.errors import MissingPart, SettingError

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 2_000_000
"""Characters that one dispatch may have."""
LARGEST = 64_000_000
"""Bytes that a file may have, unpacked, where its format is read whole."""
MAPPED = ("text", "id", "published", "title", "language", "publisher", "uri", "revision")
"""Fields that `--map` may give another name to."""


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read: the longest dispatch, and the names of fields and columns.

    `names` gives the source's own name for a field of ours: `{"text": "body"}`.
    """

    longest: int = LONGEST
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, wanted: str) -> str:
        """Give the source's name of one of our fields."""
        return self.names.get(wanted, wanted)


def parse_map(given: str) -> dict[str, str]:
    """Read `text=body,published=date`; raises `SettingError` when it is none."""
    found: dict[str, str] = {}
    for piece in given.split(","):
        ours, equals, theirs = (part.strip() for part in piece.partition("="))
        if not equals or not theirs or ours not in MAPPED or ours in found:
            raise SettingError(
                f"a field map cannot hold {piece!r}",
                hint=f"text=body,published=date; fields: {', '.join(MAPPED)}",
            )
        found[ours] = theirs
    return found


def need(module: str) -> Any:  # noqa: ANN401 - a module
    """Import what only some formats need; raises `MissingPart` with the line that installs it."""
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        msg = f"reading this format needs {package}, which is not installed"
        raise MissingPart(msg, hint="pip install 'selon[formats]'") from None
