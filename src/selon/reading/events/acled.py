"""The ACLED pair beside a PLOVER type and mode, by the table `acled.toml` of the project."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from selon.record import Acled

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.events.model import RawEvent


def acled_of(pack: LanguagePack, event: RawEvent) -> Acled | None:
    """Give the ACLED event and sub-event type, None where none fits."""
    for row in _rows(pack):
        if (
            row["type"] == event.type
            and row.get("mode", event.mode) == event.mode
            and event.lemma in row.get("words", (event.lemma,))
        ):
            return Acled(row["event"], row["sub_event"])
    return None


@cache
def _rows(pack: LanguagePack) -> tuple[dict[str, Any], ...]:
    return tuple(pack.table("acled")["row"])
