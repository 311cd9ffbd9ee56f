"""Names that people gave to actors, in place of those that dispatches use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from selon.store.force import effective
from selon.store.sql import raw

if TYPE_CHECKING:
    from selon.store.answers import Answers
    from selon.store.reviews import Review

PREFIX = "actor:"


class _Said(NamedTuple):
    """A review in short."""

    id: int
    action: str
    target: str
    value: str | None
    supersedes: int | None


def aliases(answers: Answers) -> dict[str, str]:
    """Give folded names with the name that stands for them."""
    named = raw(f"SELECT id FROM reviews WHERE target LIKE '{PREFIX}%' LIMIT 1")  # noqa: S608
    if answers.value(named) is None:
        return {}
    asked = raw("SELECT id, action, target, value, supersedes FROM reviews")
    return {
        r.target.removeprefix(PREFIX): json.loads(r.value or "null")
        for r in effective(_Said(*row) for row in answers.rows(asked))
        if r.action == "rename" and r.target.startswith(PREFIX)
    }


def names_given(reviews: list[Review]) -> dict[str, str]:
    """Pick the names of actors from reviews that are in force."""
    return {
        r.target.name.removeprefix(PREFIX): r.value
        for r in reviews
        if r.action == "rename" and r.target.name.startswith(PREFIX)
    }
