"""The places of a dispatch as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.places.rows import rows
from selon.reading.places.survey import survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.draft import Draft
    from selon.record import Place


def read_places(draft: Draft, *, blocked: Sequence[tuple[int, int]] = ()) -> list[Place]:
    """Give the places of a dispatch, ids p1.. in order of first mention.

    `blocked` are spans of persons and organisations that are known otherwise.
    """
    return rows(survey(draft, blocked=blocked))
