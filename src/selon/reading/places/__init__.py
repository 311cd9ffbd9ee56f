"""Places: every named place found, resolved, honest about how precisely."""

from selon.reading.places.reading import read_places

__all__ = ["read_places"]
