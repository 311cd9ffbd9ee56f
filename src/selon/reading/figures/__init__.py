"""Counts of people: numbers with what they count, what befell them, and who they are."""

from selon.reading.figures.reader import read_figures

__all__ = ["read_figures"]
