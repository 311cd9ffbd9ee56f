"""Language packs: one folder a language, lexicons as TOML files read on first use."""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from selon.errors import DataError, WrongLanguage
from selon.language.morphology import Morphology, Reading

_ROOT = Path(__file__).parent


class LanguagePack:
    """The lexicons, morphology and model name of one language.

    `table("figures")` gives the content of `language/<code>/figures.toml`; tables are read once.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = folder.name
        self._tables: dict[str, dict[str, Any]] = {}

    def table(self, name: str) -> dict[str, Any]:
        """Give a lexicon by its file name without ending; raises `DataError` when damaged."""
        if name not in self._tables:
            path = self.folder / f"{name}.toml"
            try:
                self._tables[name] = tomllib.loads(path.read_text("utf-8"))
            except FileNotFoundError:
                msg = f"the {self.code} language pack has no lexicon {name!r}"
                raise DataError(msg, where=str(path)) from None
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise DataError(str(error), where=str(path)) from error
        return self._tables[name]

    @cached_property
    def model(self) -> str:
        """The spaCy package that gives tags and dependencies."""
        return str(self.table("pack")["model"])

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
    return LanguagePack(_ROOT / code)
