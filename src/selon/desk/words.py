"""The words of the desk's own pages, in English and French: one table a page in `text/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from selon._wording import LANGUAGES, spaced

if TYPE_CHECKING:
    from selon._wording import Language


_SHARED = {
    "reader": ("rows", "ratings"), "review": ("rows",), "incident": ("filters", "ratings"),
    "sources": ("filters", "ratings"),
}  # fmt: skip
"""Tables that some pages share beside `base`; all others share `filters`."""


class Words:
    """Words in one language by name: `t.title`, `t("found", count=3)`.

    A word that has forms `name.one` and `name.many` is chosen by `count`.
    """

    __slots__ = ("_words", "language")

    def __init__(self, words: dict[str, str], language: Language) -> None:
        self._words = words
        self.language = language

    def __getattr__(self, name: str) -> str:
        try:
            return self._words[name]
        except KeyError:
            msg = f"the page has no word {name!r}"
            raise AttributeError(msg) from None

    def __call__(self, name: str, /, **values: object) -> str:
        """Give a word with its placeholders filled."""
        count = values.get("count")
        if name not in self._words and isinstance(count, int):
            # French counts nought with one, English with many.
            one = count in (0, 1) if self.language == "fr" else count == 1
            name = f"{name}.{'one' if one else 'many'}"
        return self._words[name].format(**values)

    def __contains__(self, name: str) -> bool:
        return name in self._words


@cache
def words(page: str, language: Language) -> Words:
    """Give the words of a page: its own, and those that all pages share."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(("base", *_SHARED.get(page, ("filters",)), page)):
        for key, texts in table(name).items():
            found[key] = spaced(texts[language], language)
    return Words(found, language)


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """Give a table of words as written: name, language; forms of number get names of their own."""
    path = files("selon.desk") / "text" / f"{name}.toml"
    found: dict[str, dict[str, str]] = {}
    for key, value in tomllib.loads(path.read_text("utf-8")).items():
        if set(value) == set(LANGUAGES):
            found[key] = value
        else:
            found |= {f"{key}.{form}": texts for form, texts in value.items()}
    return found
