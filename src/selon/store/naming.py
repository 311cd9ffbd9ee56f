"""Names that people gave to actors, in place of those that dispatches use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from selon.store.reviews import Review

PREFIX = "actor:"


def aliases(connection: Connection) -> dict[str, str]:
    """Give folded names with the name that stands for them."""
    asked = select(schema.reviews.c.id).where(schema.reviews.c.target.startswith(PREFIX)).limit(1)
    if connection.scalar(asked) is None:
        return {}
    from selon.store.reviews import in_force  # noqa: PLC0415 - lists start fast

    return names_given(in_force(connection, "rename"))


def names_given(reviews: list[Review]) -> dict[str, str]:
    """Pick the names of actors from reviews that are in force."""
    return {
        r.target.name.removeprefix(PREFIX): r.value
        for r in reviews
        if r.action == "rename" and r.target.name.startswith(PREFIX)
    }
