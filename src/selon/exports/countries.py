"""Countries as other data sets name and number them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon._wording import Language


@dataclass(frozen=True, slots=True)
class Country:
    """A country: codes, number of Gleditsch and Ward (0 for none), regions, names."""

    alpha3: str
    alpha2: str
    numeric: int
    gw: int
    acled_region: str
    ucdp_region: str
    name_en: str
    name_fr: str

    def name(self, language: Language = "en") -> str:
        """Give its name."""
        return self.name_fr if language == "fr" else self.name_en


@cache
def _countries() -> dict[str, Country]:
    rows = tomllib.loads((files("selon.exports") / "countries.toml").read_text("utf-8"))
    return {code: Country(code, *values) for code, values in rows.items()}


def country(code: str | None) -> Country | None:
    """Give a country by its alpha-3 code, None for an unknown or missing one."""
    return _countries().get(code or "")
