"""Events: what happened, who did it to whom, where, when, and whether it happened at all."""

from selon.reading.events.reader import read_events

__all__ = ["read_events"]
