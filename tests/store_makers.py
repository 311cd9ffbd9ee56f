"""Stores for tests: a reader that needs no model, and items of invented text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from selon._version import __version__
from selon.errors import ReadingError
from selon.record import (
    Actor,
    Dispatch,
    Event,
    Figure,
    MadeBy,
    Mention,
    Place,
    Record,
    Source,
    Statement,
)
from selon.sources import Failure, Item

MODEL = "fr_core_news_md 3.8.0"


class PlainReader:
    """Reads `N morts à PLACE, selon SPEAKER …` into a record, and refuses what says `refuse`."""

    version = __version__

    def __init__(self, language: str | None = None) -> None:
        self.language = language

    def read_many(self, items: Iterable[Item]) -> Iterator[Record | Failure]:
        for item in items:
            if "refuse" in item.text:
                error = ReadingError("a rule failed on this dispatch", where=item.item)
                yield Failure(item.item or "", error)
            else:
                yield plain_record(item, version=self.version)


def plain_record(item: Item, *, version: str = __version__) -> Record:
    """Make the record of an item that `plain_item` made."""
    text = item.text
    count, place, speaker = (
        text.split(" morts")[0], text.split(" à ")[1].split(",")[0], text.split("selon ")[1].split(".")[0],
    )  # fmt: skip

    def at(words: str) -> Mention:
        return Mention.of(text, text.index(words), text.index(words) + len(words))

    low = int(count)
    content = at(f"{count} morts à {place}")
    where = {"Kandar": (12.5, 41.0), "Ossam": (12.6, 41.1)}.get(place, (-40.0, 170.0))
    return Record(
        made_by=MadeBy(version, MODEL, "0" * 12),
        dispatch=Dispatch(
            id=hashlib.sha256(f"{text}{item.uri}{item.item}".encode()).hexdigest(),
            language="fr",
            text=text,
            title=item.title,
            published=item.published,
            source=Source(item.uri, item.item, item.publisher, item.format, item.sha256),
        ),
        actors=(Actor("a1", speaker, "unnamed", mentions=(at(speaker),), by="fr.actor.x"),),
        places=(
            Place(
                "p1",
                place,
                "city",
                *where,
                5.0,
                "XXX",
                "Nord",
                len(place),
                0.9,
                (at(place),),
                "fr.place.x",
            ),
        ),
        statements=(
            Statement(
                "s1", "a1", at(speaker), at("selon"), (content,), "according_to", "say", by="fr.s.x"
            ),
        ),
        figures=(
            Figure(
                "f1",
                at(f"{count} morts"),
                "killed",
                "unspecified",
                low,
                low,
                "exact",
                "s1",
                event="e1",
                place="p1",
                by="fr.f.x",
            ),
        ),
        events=(
            Event(
                "e1",
                at("morts"),
                "ASSAULT",
                None,
                place="p1",
                statement="s1",
                figures=("f1",),
                by="fr.e.x",
            ),
        ),
    )


def plain_item(
    n: int, *, place: str = "Kandar", speaker: str = "un médecin", rest: str = "", day: int = 12
) -> Item:
    """Make an item that `PlainReader` reads."""
    text = f"{n} morts à {place}, selon {speaker}. {rest}\n"
    raw = text.encode()
    return Item(
        text,
        item=f"item-{n}",
        published=f"2020-03-{day:02}",
        publisher="Agence Nord",
        language="fr",
        sha256=hashlib.sha256(raw).hexdigest(),
        raw=raw,
    )


def renamed(item: Item, name: str) -> Item:
    """Give the same text under another name."""
    return replace(item, item=name)
