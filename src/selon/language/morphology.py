"""Readings of word forms, looked up in a sorted table that stays as bytes in memory."""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a form: category (v, n, a, r), lemma and the lexicon's tags.

    Verb tags start with the mood and tense letters of Lefff (P present, I imperfect, J simple
    past, F future, C conditional, S and T subjunctive, Y imperative, K past participle, G present
    participle, W infinitive), then persons, then gender and number, as in `C3p` or `Kms`.
    """

    category: str
    lemma: str
    tags: tuple[str, ...]


class Morphology:
    """A table `form TAB category lemma tags|…`, xz-compressed and sorted by form.

    Looking up decodes only the line asked for: the table costs its size in bytes and nothing more.
    """

    def __init__(self, data: bytes, more: dict[str, tuple[Reading, ...]] | None = None) -> None:
        self._data = b"\n" + data
        self._more = more or {}
        self.readings = lru_cache(maxsize=100_000)(self._readings)
        self.lemma = lru_cache(maxsize=100_000)(self._lemma)
        self.verb_tags = lru_cache(maxsize=100_000)(self._verb_tags)

    @classmethod
    def open(cls, path: Path, more: dict[str, tuple[Reading, ...]] | None = None) -> Morphology:
        """Read the table; a missing file gives an empty one, which only lowers recall.

        `more` are forms that the table lacks, by form.
        """
        return cls(lzma.decompress(path.read_bytes()) if path.exists() else b"", more)

    def _readings(self, form: str) -> tuple[Reading, ...]:
        if form in self._more:
            return self._more[form]
        data, key = self._data, form.encode()
        low, high = 0, len(data) - 1
        while low < high:
            middle = data.rfind(b"\n", 0, (low + high) // 2 + 1)
            middle = max(middle, low)
            line_end = data.find(b"\n", middle + 1)
            if line_end < 0:
                line_end = len(data)
            tab = data.find(b"\t", middle + 1, line_end)
            found = data[middle + 1 : tab]
            if found == key:
                return tuple(_reading(r) for r in data[tab + 1 : line_end].decode().split("|"))
            if found < key:
                if line_end >= high:
                    break
                low = line_end
            else:
                if middle <= low:
                    break
                high = middle
        return ()

    def _lemma(self, form: str, category: str) -> str:
        """Give the lemma of a lower-case form in a category, else in any, else the form itself."""
        readings = self.readings(form)
        for reading in readings:
            if reading.category == category:
                return reading.lemma
        return readings[0].lemma if readings else form

    def _verb_tags(self, form: str) -> tuple[tuple[str, str], ...]:
        """Give every (lemma, tag) under which the form is a verb."""
        return tuple(
            (r.lemma, tag)
            for r in self.readings(form)
            if r.category == "v"
            for tag in r.tags
            if tag
        )


def _reading(field: str) -> Reading:
    category, lemma, tags = [*field.split(" "), "", ""][:3]
    return Reading(category, lemma, tuple(tags.split(",")))
