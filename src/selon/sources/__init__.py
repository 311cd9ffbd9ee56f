"""Bytes to items: what a source gives before anything is read."""

from selon.sources.item import Failure, Item
from selon.sources.options import LONGEST, Options, parse_map
from selon.sources.registry import Format, formats, read_paths, register

__all__ = [
    "LONGEST",
    "Failure",
    "Format",
    "Item",
    "Options",
    "formats",
    "parse_map",
    "read_paths",
    "register",
]
