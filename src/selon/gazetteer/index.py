"""Names to places: the lookup that reading and the commands use."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from selon.gazetteer._layer import Layer
from selon.gazetteer.installed import installed_packs, shipped_path
from selon.gazetteer.keys import fold, is_telling, skeleton
from selon.gazetteer.types import PLACE_KINDS, Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_MATCHED_RANK = {
    "preferred": 0, "exonym": 0, "alias": 1, "abbreviation": 2, "skeleton": 3, "id": 4,
}  # fmt: skip
_KIND_RANK = {kind: rank for rank, kind in enumerate(PLACE_KINDS)}
_JOINERS = frozenset("-‐‑–'’")
_NO_NAME = frozenset(',;:()[]{}"«»“”!?…')


class Gazetteer:
    """All gazetteer files together: the shipped one first, then packs.

    Opening takes milliseconds, an uncached lookup some tens of microseconds; nothing is loaded into
    memory but a small page cache and the last answers. It is read-only, may be shared by threads
    and used on after a fork. The same files give the same answers in the same order.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = tuple(layers)
        self._by_key = lru_cache(maxsize=4096)(self._find_key)
        self._similar = lru_cache(maxsize=2048)(self._find_similar)
        self._probe = lru_cache(maxsize=16384)(self._find_probe)
        self.get = lru_cache(maxsize=4096)(self._get)
        self.demonym = lru_cache(maxsize=4096)(self._demonym)
        self.country = lru_cache(maxsize=512)(self._country)

    @classmethod
    def open(
        cls, path: Path | str | None = None, *, packs: Iterable[Path | str] | None = None
    ) -> Gazetteer:
        """Open the shipped gazetteer (or the file at `path`) with packs over it.

        `packs=None` takes every installed pack, `()` none; else names of installed packs or paths.
        A place that is in several files comes from the first that has a point for it. Raises
        `MissingPart` if a file is not there, `DataError` if it is damaged or no gazetteer.
        """
        main = Path(path) if path is not None else shipped_path()
        return cls([Layer(main), *(Layer(pack) for pack in installed_packs(packs))])

    def lookup(
        self, name: str, *, country: str | None = None, kinds: Collection[str] | None = None
    ) -> list[Candidate]:
        """Give the places that bear exactly this name (its folded key), best kind of name first.

        `country` (ISO alpha-3) and `kinds` narrow the answer. Abbreviations of states (Ky., Ont.)
        are included with `matched="abbreviation"`: believe them only after a comma, in English.
        Demonyms are not included. The order (kind of name, kind of place, population, id) is
        stable but no judgement: an empty list means not known.
        """
        found = self._by_key(fold(name))
        return [
            one
            for one in found
            if (country is None or one.country == country) and (kinds is None or one.kind in kinds)
        ]

    def similar(self, name: str, *, country: str, within: int | None = None) -> list[Candidate]:
        """Give the places of one country whose names have the same consonants, nearest first.

        For transliterated names (Soukkari = as-Sukkari). Names with fewer than three consonants
        find nothing. `within` keeps the places directly within one place, as the quarters of a
        city. Ordered by likeness of spelling, then population.
        """
        found = self._similar(fold(name), country)
        return [one for one in found if within is None or one.parent == within]

    def has_key(self, name: str) -> bool:
        """Say whether any place bears this name (abbreviations and demonyms not counted)."""
        return self._probe(fold(name))[0]

    def longest(self, words: Sequence[str], start: int, *, limit: int = 9) -> int:
        """Give how many words from `start` on make the longest known name; 0 if none does.

        Words are tokens as they stand in the text; hyphens and apostrophes may be tokens of their
        own or parts of words. Costs some tens of microseconds for each new beginning.
        """
        best, key = 0, ""
        for count, word in enumerate(words[start : start + limit], 1):
            if word in _NO_NAME:
                break
            glued = key.endswith(("'", "’")) or not key
            key = f"{key}{word}" if glued else f"{key} {word}"
            folded = fold(key)
            if not folded:
                continue
            exact, longer = self._probe(folded)
            if exact and fold(word):
                best = count
            if not longer and not (word in _JOINERS or word.endswith(("'", "’", "-"))):
                break
        return best

    def within(self, parent: int, *, kinds: Collection[str] | None = None) -> list[Candidate]:
        """Give the places directly within another (quarters of a city, units of a country)."""
        found = self._merge(one for layer in self._layers for one in layer.by_parent(parent))
        return [one for one in found if kinds is None or one.kind in kinds]

    def contains(self, outer: int, inner: Candidate) -> bool:
        """Say whether a place lies within another, by the chain of containing places."""
        current: Candidate | None = inner
        for _ in range(8):  # chains have at most six members; a broken file must not hang us
            if current is None:
                return False
            if outer in (current.id, current.parent, current.admin1_id):
                return True
            current = None if current.parent is None else self.get(current.parent)
        return False

    @property
    def attribution(self) -> str:
        """The line that must be shown where places are shown."""
        lines = (layer.meta.get("attribution", "") for layer in self._layers)
        return " ".join(dict.fromkeys(line for line in lines if line))

    @property
    def meta(self) -> tuple[dict[str, str], ...]:
        """What each file says of itself: schema, sources, licences, dump date."""
        return tuple(dict(layer.meta) for layer in self._layers)

    def iso3(self, iso2: str) -> str | None:
        """Give the ISO alpha-3 code of an alpha-2 one, null if no country has it."""
        return next((iso3 for layer in self._layers if (iso3 := layer.iso3(iso2))), None)

    def close(self) -> None:
        """Close all files."""
        for layer in self._layers:
            layer.close()

    def _get(self, id_: int) -> Candidate | None:
        """Give a place by its id, null if there is none."""
        found = [one for layer in self._layers if (one := layer.by_id(id_)) is not None]
        return next((one for one in found if one.latitude is not None), next(iter(found), None))

    def _demonym(self, word: str) -> str | None:
        """Give the country (ISO alpha-3) of an adjective or noun of nationality, null if none."""
        key = fold(word)
        answers = (layer.demonym(key) for layer in self._layers)
        return next((iso3 for iso3 in answers if iso3), None)

    def _country(self, iso3: str) -> Candidate | None:
        """Give the country of an ISO alpha-3 code."""
        ids = (layer.country(iso3) for layer in self._layers)
        id_ = next((one for one in ids if one is not None), None)
        return None if id_ is None else self.get(id_)

    def _find_key(self, key: str) -> tuple[Candidate, ...]:
        found = self._merge(one for layer in self._layers for one in layer.by_key(key))
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    _MATCHED_RANK[one.matched], _KIND_RANK[one.kind], -one.population, one.id,
                ),
            )
        )  # fmt: skip

    def _find_similar(self, key: str, country: str) -> tuple[Candidate, ...]:
        bones = skeleton(key, country=country)
        if not is_telling(bones):
            return ()
        found = self._merge(
            one for layer in self._layers for one in layer.by_skeleton(bones, country)
        )
        return tuple(sorted(found, key=lambda one: (-_likeness(key, one), -one.population, one.id)))

    def _find_probe(self, key: str) -> tuple[bool, bool]:
        answers = [layer.probe(key) for layer in self._layers]
        return any(a for a, _ in answers), any(b for _, b in answers)

    @staticmethod
    def _merge(found: Iterable[Candidate]) -> list[Candidate]:
        """Keep one candidate a place: with a point rather than without, else the first file's."""
        kept: dict[int, Candidate] = {}
        for one in found:
            old = kept.get(one.id)
            if (
                old is None
                or (old.latitude is None and one.latitude is not None)
                or (
                    (old.latitude is None) == (one.latitude is None)
                    and _MATCHED_RANK[one.matched] < _MATCHED_RANK[old.matched]
                )
            ):
                kept[one.id] = one
        return list(kept.values())


def _likeness(key: str, one: Candidate) -> float:
    """Give the likeness of a folded name to the nearest main name of a place, 0 to 1."""
    names = dict.fromkeys((one.name, one.name_fr, one.name_en))
    matcher = SequenceMatcher(None, "", key, autojunk=False)
    best = 0.0
    for name in names:
        matcher.set_seq1(fold(name))
        best = max(best, matcher.ratio())
    return round(best, 3)
