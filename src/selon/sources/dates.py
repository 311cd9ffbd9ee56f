"""What counts as a date of publication."""

from __future__ import annotations

import re
from datetime import datetime

_COARSE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_published(value: str) -> bool:
    """Tell whether a text is an ISO day or time, or a month or year where no more is known."""
    if _COARSE.fullmatch(value):
        return True
    if not _DAY.match(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
