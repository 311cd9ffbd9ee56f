"""Bytes to items: what a source gives before anything is read."""

from selon.sources.item import Item

__all__ = ["Item"]
