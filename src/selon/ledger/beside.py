"""Where and when a bare word of a happening is, by what is named in its sentence.

`un soldat tué mardi à Kandar, dans la province de Luria` is at Kandar, the narrowest of places that
hold each other; `… avant la visite du ministre à Sarvo` names where something else is.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.ledger.sightings import Layout
    from selon.ledger.vocabulary import Vocabulary
    from selon.record import Place, Record

_BESIDE = 2  # words between a word and the day right behind it
_OF = 8  # characters between a word and a time of which it is
_NEAR = 8  # words between a word and the place behind it
_PAUSE = re.compile(r"[,.;:()«»\"\n]")
_CLAUSE = re.compile(r"[.;:()«»\"\n]")


class Beside:
    """The places and times of a record by sentence."""

    def __init__(self, record: Record, where: Layout, words: Vocabulary) -> None:
        self._record = record
        self._where = where
        self._words = words
        self._places = {p.id: p for p in record.places}
        self._times = {t.id: t for t in record.times}

    def time_of(self, end: int) -> str | None:
        """The time of a word that ends there: right behind it, else its sentence's only one."""
        own = (t for t in self._record.times if self.complement(end, t.mention.start))
        if (known := next(own, None)) is not None:
            return known.id
        found = self._times_of.get(self._where.sentence(end), set())
        for row in sorted(found):
            at = self._times[row].mention.start
            near = at >= end and len(self._where.tokens(end, at)) <= _BESIDE
            if near and not _PAUSE.search(self._where.text, end, at):
                return row
        only = next(iter(found)) if len(found) == 1 else None
        return None if only is None or self._since(end, self._times[only].mention.start) else only

    def complement(self, end: int, at: int) -> bool:
        """Whether nothing but "of" stands between the end of a word and a time."""
        if not end < at <= end + _OF:
            return False
        return self._where.text[end:at].strip().lower() in self._words.of

    def _since(self, end: int, at: int) -> bool:
        """Whether a day is that since which nothing was like it (`la plus forte hausse depuis`)."""
        return not self._words.since.isdisjoint(self._where.tokens(end, at))

    def place_of(self, end: int) -> str | None:
        """The place of a word that ends there.

        Its sentence's only one, the narrowest of those that hold each other, or of several the one
        behind it in its clause.
        """
        sentence = self._where.sentence(end)
        found = self._places_of.get(sentence, set())
        if len(found) <= 1:
            return next(iter(found), None)
        named = sorted(
            (m.start, p)
            for p in found
            for m in self._places[p].mentions
            if self._where.sentence(m.start) == sentence
        )
        for at, place in named:
            if at >= end and self._reached(end, at):
                return place
        narrow = [p for p in found if not self._holds_others(self._places[p], found)]
        return narrow[0] if len(narrow) == 1 else None

    def _reached(self, end: int, at: int) -> bool:
        """Whether nothing between a word and a place begins something else."""
        if _CLAUSE.search(self._where.text, end, at):
            return False
        between = tokens(self._where.text[end:at])
        return len(between) <= _NEAR and self._words.after.isdisjoint(between)

    def _holds_others(self, place: Place, found: set[str]) -> bool:
        """Whether a country is that of all other places that its sentence names."""
        return place.kind == "country" and all(
            self._places[p].country == place.country for p in found
        )

    @cached_property
    def _places_of(self) -> dict[int, set[str]]:
        return self._by_sentence((m.start, p.id) for p in self._record.places for m in p.mentions)

    @cached_property
    def _times_of(self) -> dict[int, set[str]]:
        """The times that each sentence names, but for days of saying."""
        said = {s.time for s in self._record.statements}
        said -= {e.time for e in self._record.events}
        return self._by_sentence(
            (t.mention.start, t.id) for t in self._record.times if t.id not in said
        )

    def _by_sentence(self, named: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for at, row in named:
            found.setdefault(self._where.sentence(at), set()).add(row)
        return found
