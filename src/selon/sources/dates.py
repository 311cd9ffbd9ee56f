"""What counts as a date of publication, and the ways in which wires write one."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_COARSE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COMPACT = re.compile(r"\d{8}(T\d{4,6})?")
_CLEAN = re.compile(r"[\d-]+(T[\d:]+(Z|[+-]\d{2}:\d{2})?)?")
_ZONE = re.compile(r"\s*(?:GMT|UTC)?\s*([+-]\d{2}:?\d{2})$|\s*(?:GMT|UTC|Z)$", re.IGNORECASE)


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


def moment(value: str | None) -> str | None:
    """Give what a wire calls a date as an ISO day or time; None when it is none.

    Takes ISO in any of its forms (`20140829T134951+0000`, `2018-01-03 20:13:08 GMT+00:00`) and
    the dates of mail and RSS. A time without a zone stays one.
    """
    value = " ".join((value or "").split())
    if not value:
        return None
    if is_published(value) and _CLEAN.fullmatch(value):
        return value
    found = _iso(value)
    if found is None:
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to import

        try:
            found = parsedate_to_datetime(value)
        except (ValueError, IndexError, TypeError, OverflowError):
            return None
        return _written(found)
    if re.fullmatch(r"\d{8}|\d{4}-\d{2}-\d{2}", value):
        return found.date().isoformat()
    return _written(found)


def _iso(value: str) -> datetime | None:
    zone = _ZONE.search(value)
    bare = value[: zone.start()] if zone and (zone.group(1) or zone.group().strip()) else value
    if not (_DAY.match(bare) or _COMPACT.match(bare)):
        return None
    offset = (zone.group(1) or "+00:00") if zone else ""
    try:
        return datetime.fromisoformat(bare + (offset if len(bare) > 10 or "T" in bare else ""))
    except ValueError:
        return None


def _written(found: datetime) -> str:
    found = found.replace(microsecond=0)
    return (
        found.astimezone(UTC).isoformat().replace("+00:00", "Z")
        if _is_utc(found)
        else (found.isoformat())
    )


def _is_utc(found: datetime) -> bool:
    return found.tzinfo is not None and not found.utcoffset()


def instant(value: str) -> datetime:
    """Give an ISO day or time as an instant to compare with; without a zone it is taken as UTC."""
    found = datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
