"""Actors: who is named, described or pointed to, joined over the dispatch."""

from selon.reading.actors.describe import Description, describe
from selon.reading.actors.registry import Entry, Registry

__all__ = ["Description", "Entry", "Registry", "describe"]
