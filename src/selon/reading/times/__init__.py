"""Temporal expressions: where they stand, and from when to when they reach."""

from selon.reading.times.model import Expression
from selon.reading.times.resolve import expressions
from selon.reading.times.rows import read_times

__all__ = ["Expression", "expressions", "read_times"]
