"""The shipped examples, read once for all tests that look at the result."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selon.evaluation import read_gold
from selon.evaluation.shipped import examples, read_texts

if TYPE_CHECKING:
    from selon.evaluation import GoldDispatch
    from selon.record import Record


@cache
def gold(language: str = "fr") -> tuple[GoldDispatch, ...]:
    """Give the examples of a language with their gold."""
    return tuple(read_gold(examples(language)))


@cache
def records(language: str = "fr") -> dict[str, Record]:
    """Read them all; fails when one cannot be read."""
    found, failures = read_texts(gold(language))
    assert failures == []
    return found
