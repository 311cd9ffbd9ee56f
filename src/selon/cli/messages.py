"""What the interface says, in English and French."""

from __future__ import annotations

import locale
import os
import tomllib
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from selon._settings import text_setting
from selon._wording import LANGUAGES, spaced
from selon.errors import SettingError

if TYPE_CHECKING:
    from selon._wording import Language


_chosen: ContextVar[Language | None] = ContextVar("chosen", default=None)


@cache
def messages() -> dict[str, dict[str, str]]:
    """Give every message: key, language."""
    found: dict[str, dict[str, str]] = {}
    tables = tomllib.loads((files("selon.cli") / "messages.toml").read_text("utf-8"))
    for group, table in tables.items():
        for key, texts in table.items():
            found[f"{group}.{key}"] = texts
    return found


class _Count(int):
    """A whole number that picks between two forms: `{count:dispatch|dispatches}`."""

    singular: tuple[int, ...]

    def __format__(self, form: str) -> str:
        one, apart, many = form.partition("|")
        if not apart:
            return super().__format__(form)
        return one if self in self.singular else many


_SINGULAR = {"en": (1,), "fr": (0, 1)}


def say(language: Language, key: str, **values: object) -> str:
    """Give a message in the interface's language, its placeholders filled.

    Whole numbers pick between two forms: `{count:dispatch|dispatches}`.
    """
    text = messages()[key][language].strip("\n")
    if not values:
        return text
    return text.format(**{name: _counted(value, language) for name, value in values.items()})


def _counted(value: object, language: Language) -> object:
    if type(value) is not int:
        return value
    count = _Count(value)
    count.singular = _SINGULAR[language]
    return count


def led(language: Language, word: str) -> str:
    """Put a colon after a word that leads something in, as the language spaces it."""
    return spaced(f"{word} : ", language) if language == "fr" else f"{word}: "


def choose(language: Language) -> None:
    """Let this run speak a language, whatever the environment says."""
    _chosen.set(language)


def interface_language() -> Language:
    """Give the language chosen for this run, else that of the environment."""
    return _chosen.get() or environment_language()


def environment_language() -> Language:
    """Give the language of `SELON_LANG`, else that of the locale, else English."""
    try:
        asked = text_setting("lang") or _locale()
    except SettingError:
        asked = _locale()  # the command line tells of it once it can speak
    code = asked.replace("-", "_").partition("_")[0].casefold()
    return code if code in LANGUAGES else "en"


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    return locale.getlocale()[0] or ""
