"""The anatomy of wire copy: lines, parts, datelines, credits, quotations, sentences."""

from selon.dispatch.anatomy import anatomy
from selon.dispatch.model import Anatomy, DatelinePlace, Quotation

__all__ = ["Anatomy", "DatelinePlace", "Quotation", "anatomy"]
