"""What the event tests ask of a record: its rows as plain tuples."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.reader import Reader
    from selon.record import Control, Event, Record


def read(reader: Reader, text: str) -> Record:
    """Read an invented text as published on a set day."""
    return reader.read(text, published="2020-06-10")


def event_at(record: Record, words: str) -> Event:
    """Give the one event whose trigger holds these words."""
    (found,) = [e for e in record.events if words in e.trigger.text]
    return found


def told(record: Record) -> list[tuple[str, str | None, str]]:
    """Give type, mode and trigger of each event."""
    return [(e.type, e.mode, e.trigger.text) for e in record.events]


def parties(event: Event) -> tuple[list[str], list[str]]:
    """Give the words of actors and recipients."""
    return (
        [p.mention.text for p in event.actors],
        [p.mention.text for p in event.recipients],
    )


def held(record: Record) -> list[tuple[str, str, str | None, str]]:
    """Give change, place in the text's words, holder's name and word of each row of control."""
    names = {a.id: a.name for a in record.actors}
    return [
        (c.change, _words(c), names.get(c.holder or ""), c.mention.text) for c in record.control
    ]


def _words(row: Control) -> str:
    return row.place_mention.text if row.place_mention else ""
