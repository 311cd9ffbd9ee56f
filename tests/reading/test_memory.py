"""What a dispatch takes while it is read is given back when it has been read."""

from __future__ import annotations

import gc

import pytest

from selon.reading.draft import Draft
from selon.reading.reader import Reader
from selon.record import Record
from selon.sources import Item


def alive(kind: type) -> int:
    return sum(isinstance(o, kind) for o in gc.get_objects())


@pytest.mark.model
def test_memory_holds_few_dispatches_that_have_been_read() -> None:
    words = "Une bombe a tué trois soldats lundi à Kandar, a dit le gouverneur Jean Essai."
    items = [Item(f"{words} ({n})", str(n), "2020-05-04", language="fr") for n in range(8)]
    reader = Reader("fr")
    records = list(reader.read_many(items))
    assert all(isinstance(record, Record) and record.figures for record in records)
    gc.collect()
    assert alive(Draft) <= 2  # the last ones, which a rule has at hand
