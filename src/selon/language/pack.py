"""Language packs: one folder a language, lexicons as TOML files read on first use."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from selon._folders import data_folder
from selon.errors import DataError, WrongLanguage
from selon.language.morphology import Morphology, Reading

_ROOT = Path(__file__).parent


class LanguagePack:
    """The lexicons, morphology and model name of one language.

    `table("figures")` gives the content of `language/<code>/figures.toml`; tables are read once.
    `own` is a folder of the user's whose tables of the same names are laid over them.
    """

    def __init__(self, folder: Path, own: Path | None = None) -> None:
        self.folder = folder
        self.own = own
        self.code = folder.name
        self._tables: dict[str, dict[str, Any]] = {}
        self._has: dict[str, bool] = {}

    def table(self, name: str) -> dict[str, Any]:
        """Give a lexicon by its file name without ending; raises `DataError` when damaged."""
        if name not in self._tables:
            path = self.folder / f"{name}.toml"
            if not path.exists() and name in self.shared:
                path = self.folder.parent / self.shared[name] / f"{name}.toml"
            if not path.exists():
                msg = f"the {self.code} language pack has no lexicon {name!r}"
                raise DataError(msg, where=str(path))
            found = _read(path)
            added = self.own / f"{name}.toml" if self.own else None
            if added is not None and added.exists():
                found = laid_over(found, _read(added), where=str(added))
            self._tables[name] = found
        return self._tables[name]

    def has(self, name: str) -> bool:
        """Whether a lexicon is there; a section without its lexicon is not read."""
        if name not in self._has:  # it is asked for every dispatch
            self._has[name] = name in self.shared or (self.folder / f"{name}.toml").exists()
        return self._has[name]

    @cached_property
    def own_digest(self) -> str:
        """A digest of the user's own tables, empty without any: they decide records too."""
        files = sorted(self.own.glob("*.toml")) if self.own and self.own.is_dir() else []
        for path in files:
            if not (self.folder / path.name).exists():
                known = ", ".join(sorted(p.stem for p in self.folder.glob("*.toml")))
                msg = f"the {self.code} language pack has no table {path.stem!r}"
                raise DataError(msg, where=str(path), hint=f"its tables: {known}")
        parts = [f"{path.name}\n{path.read_text('utf-8')}" for path in files]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else ""

    @cached_property
    def model(self) -> str:
        """The spaCy package that gives tags and dependencies; empty when there is none."""
        return str(self.table("pack")["model"])

    @cached_property
    def shared(self) -> dict[str, str]:
        """Tables that serve this language too, and the language in whose folder they stand."""
        if not (self.folder / "pack.toml").exists():
            return {}
        return dict(_read(self.folder / "pack.toml").get("shared", {}))

    @cached_property
    def whole_hyphens(self) -> bool:
        """Whether words with hyphens are one word whatever the tokenizer makes of them."""
        return self.table("pack").get("hyphens") == "whole"

    @cached_property
    def scheme(self) -> str:
        """The labels of the model: `universal`, or `clear`, which is turned into it."""
        return str(self.table("pack").get("scheme", "universal"))

    @cached_property
    def morphology(self) -> Morphology:
        """The form lexicon."""
        forms = self.table("reporting").get("forms", {})
        more: dict[str, tuple[Reading, ...]] = {
            form: (Reading("v", lemma, tuple(tags)),) for form, (lemma, *tags) in forms.items()
        }
        return Morphology.open(self.folder / "morphology.tsv.xz", more)


def available() -> tuple[str, ...]:
    """List the codes of the languages that can be read."""
    return tuple(sorted(p.parent.name for p in _ROOT.glob("*/pack.toml")))


@cache
def load(code: str) -> LanguagePack:
    """Give the pack of a language; raises `WrongLanguage` when there is none."""
    if code not in available():
        msg = f"no language pack for {code!r}"
        raise WrongLanguage(msg, hint=f"languages read: {', '.join(available())}")
    return LanguagePack(_ROOT / code, data_folder() / "language" / code)


def laid_over(table: dict[str, Any], added: dict[str, Any], *, where: str) -> dict[str, Any]:
    """Lay a user's table over a shipped one: lists grow, tables merge, single values are replaced.

    Raises `DataError` where a value is of another sort than the shipped one.
    """
    merged = dict(table)
    for key, value in added.items():
        old = merged.get(key)
        if key not in merged:
            merged[key] = value
        elif isinstance(old, dict) and isinstance(value, dict):
            merged[key] = laid_over(old, value, where=where)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *(v for v in value if v not in old)]
        elif isinstance(value, type(old)):
            merged[key] = value
        else:
            named: dict[type, str] = {dict: "a table", list: "a list"}
            sort = named.get(type(old), "a single value")
            raise DataError(f"{key!r} is {sort} in the shipped lexicon", where=where)
    return merged


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(str(error), where=str(path)) from error
