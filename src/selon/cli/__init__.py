"""The command line: doors to the functions of the other rooms, with no logic of their own."""

from __future__ import annotations

import os
import sys
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from selon._wording import LANGUAGES

if TYPE_CHECKING:
    from selon._wording import Language


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exits 0 done, 1 bad input, 2 usage, 3 done with items set aside."""
    from selon.cli.messages import choose, environment_language  # noqa: PLC0415 - `--help` starts fast

    given = list(sys.argv[1:] if arguments is None else arguments)
    asked, given = _take_lang(given)
    lang = environment_language()
    if asked is not None:
        if asked not in LANGUAGES:
            _complain(lang, "error.bad_lang", value=asked)
            sys.exit(2)
        lang = asked
    run = copy_context()  # the choice of language ends with this run
    run.run(choose, lang)
    sys.exit(run.run(_run, given, lang))


def _take_lang(arguments: list[str]) -> tuple[str | None, list[str]]:
    """Take `--lang VALUE` out of the arguments, wherever it stands before `--`."""
    asked, rest = None, []
    todo = iter(arguments)
    for argument in todo:
        if argument == "--":
            rest += [argument, *todo]
        elif argument == "--lang":
            asked = next(todo, "")
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return asked, rest


def _run(arguments: list[str], lang: Language) -> int:
    from selon._settings import check, setting  # noqa: PLC0415
    from selon.cli.console import (  # noqa: PLC0415
        BAD_INPUT,
        DONE,
        INTERRUPTED,
        USAGE,
        complain,
        is_wrong_call,
    )
    from selon.cli.messages import say  # noqa: PLC0415
    from selon.cli.quick import quickly  # noqa: PLC0415
    from selon.cli.telling import tell_error  # noqa: PLC0415
    from selon.errors import SelonError, SettingError  # noqa: PLC0415

    try:
        check()
        code = quickly(arguments, lang)
        if code is None:
            from selon.cli.app import build  # noqa: PLC0415 - lists start without it

            code = build(lang)(arguments, prog_name="selon", standalone_mode=False)
    except SelonError as error:
        complain(tell_error(error, lang), lang)
        return USAGE if isinstance(error, SettingError) else BAD_INPUT
    except BrokenPipeError:
        # The reader of our output has gone (`selon … | head`): nothing more to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}", lang)
        return BAD_INPUT
    except Exception as error:  # the last resort: a sentence, and the way to a traceback
        if is_wrong_call(error):
            return _usage(error, lang)
        if setting("debug"):
            raise
        reason = f"{type(error).__name__}: {error}"
        message = say(lang, "error.unexpected", reason=reason)
        complain(f"{message} ({say(lang, 'error.report')})", lang)
        return BAD_INPUT
    if code == INTERRUPTED:  # what the application makes of Ctrl-C, too
        key = "interrupted_ingest" if arguments[:1] == ["ingest"] else "interrupted"
        complain(say(lang, f"error.{key}"), lang)
    return code if isinstance(code, int) else DONE


def _usage(error: Any, lang: Language) -> int:  # noqa: ANN401 - Click's class, by any version
    """Tell a wrong call in the interface's language and show where help is."""
    from selon.cli.console import USAGE, complain  # noqa: PLC0415
    from selon.cli.messages import say  # noqa: PLC0415

    context = error.ctx
    if type(error).__name__ == "NoArgsIsHelpError":
        return USAGE  # Typer has shown the help
    message = error.format_message()
    command = context.command_path if context else "selon"
    if lang != "en":
        name = getattr(error, "option_name", None)
        words = message.split("'")
        if type(error).__name__ == "NoSuchOption":
            message = say(lang, "error.no_option", name=name)
        elif type(error).__name__ == "BadOptionUsage":
            message = say(lang, "error.needs_value", name=name)
        elif message.startswith("No such command") and len(words) > 1:
            message = say(lang, "error.no_command", name=words[1])
        elif message.startswith("Invalid value for") and len(words) > 1:
            message = say(lang, "error.bad_value", name=words[1], why=_why(message, lang))
        elif "unexpected extra argument" in message:
            extra = message.rpartition("(")[2].rstrip(")")
            message = say(lang, "error.extra", name=extra)
    hint = say(lang, "error.help_hint", command=command)
    complain(f"{message} ({hint})", lang)
    return USAGE


def _why(message: str, lang: Language) -> str:
    """Say what a value should have been, of what pydantic says of numbers."""
    from selon.cli.messages import say  # noqa: PLC0415

    for words, key in (
        ("valid integer", "whole"), ("valid number", "number"), ("greater than or equal", "least"),
    ):  # fmt: skip
        if words in message:
            return say(lang, f"error.{key}", low=message.rpartition(" ")[2].rstrip("."))
    return message.partition(": ")[2]


def _complain(lang: Language, key: str, **values: object) -> None:
    from selon.cli.console import complain  # noqa: PLC0415
    from selon.cli.messages import say  # noqa: PLC0415

    complain(say(lang, key, **values), lang)
