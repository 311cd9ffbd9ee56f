"""Bytes to items: what a source gives before anything is read."""

from selon.sources.item import Failure, Item

__all__ = ["Failure", "Item"]
