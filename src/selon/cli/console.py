"""Standard output and error as every command uses them, and how errors are told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.text import Text

from selon._settings import text_setting
from selon.cli.lines import clean
from selon.cli.messages import led, say
from selon.cli.telling import tell_error

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.sources import Failure

DONE, BAD_INPUT, USAGE, SET_ASIDE = 0, 1, 2, 3
INTERRUPTED = 130  # by Ctrl-C, as shells count it


def out() -> Console:
    """Give standard output: colours in a terminal only, never where NO_COLOR is set."""
    return Console(highlight=False, emoji=False, markup=False)


def err() -> Console:
    """Give standard error."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def write(text: str) -> None:
    """Write text to standard output as UTF-8, whatever the terminal's own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def set_aside(failure: Failure, language: Language) -> None:
    """Name an item that could not be read, and why."""
    told = tell_error(failure.error, language, where=failure.where)
    complain(told, language, key="error.aside")


def complain(message: str, language: Language, *, key: str = "error.error") -> None:
    """Write one error to standard error."""
    word = led(language, say(language, key))
    err().print(Text.assemble((word, "bold red"), clean(message)), soft_wrap=True)


def store_of(language: Language, given: str | None, *, missing: str = "store.no_store") -> str:
    """Give the store that `--store` names, else the one of the settings; without any, complain."""
    return given or text_setting("store") or wrong_usage(language, missing)


def wrong_usage(language: Language, key: str, **values: object) -> NoReturn:
    """Complain about how a command was called, and end."""
    from typer import Exit  # noqa: PLC0415 - lists start without Typer

    complain(say(language, key, **values), language)
    raise Exit(USAGE)


def exit_code(error: Exception) -> int | None:
    """Give the code that an error ends the program with, None for one that went wrong."""
    from typer import Exit  # noqa: PLC0415

    return int(error.exit_code) if isinstance(error, Exit) else None


def is_wrong_call(error: Exception) -> bool:
    """Say whether an error is of how a command was called."""
    from typer import BadParameter  # noqa: PLC0415

    # Click comes with Typer or inside it, by version; its usage error is the parent of this class.
    return isinstance(error, BadParameter.__bases__[0])
