"""Instants as the store writes them."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Give this instant as the store writes instants: UTC, whole seconds."""
    return written(datetime.now(UTC))


def written(instant: datetime) -> str:
    """Write an instant as the store does, so that instants compare as text."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
