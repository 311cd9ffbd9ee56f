"""Bytes to items: what a source gives before anything is read."""

from selon.sources.item import Failure, Item
from selon.sources.registry import LONGEST, Format, formats, read_paths, register

__all__ = ["LONGEST", "Failure", "Format", "Item", "formats", "read_paths", "register"]
