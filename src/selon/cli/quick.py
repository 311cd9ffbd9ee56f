"""The lists of a store without the application: their plain calls need no Typer.

Building the application and checking values with pydantic takes longer than most lists. A call
that holds anything but known options with values of the right type goes the usual way, and so do
`--help` and every wrong call.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from selon.cli.filters import FILTERS, LISTS

if TYPE_CHECKING:
    from selon._wording import Language

_OPTIONS: dict[str, tuple[str, type]] = {
    **{flag: (parameter, kind) for parameter, flag, kind, _ in FILTERS},
    **dict.fromkeys(("--store", "-s"), ("store", str)),
    **dict.fromkeys(("--format", "-f"), ("form", str)),
    **dict.fromkeys(("--limit", "-n"), ("limit", int)),
}


def parse(arguments: list[str]) -> dict[str, Any] | None:
    """Give the values of a plain call of a list, None for any other call."""
    if not arguments or arguments[0] not in (*LISTS, "search"):
        return None
    found: dict[str, Any] = {"name": arguments[0], "store": None, "form": "table", "limit": None}
    todo = iter(arguments[1:])
    for argument in todo:
        flag, equals, value = argument.partition("=")
        if flag in _OPTIONS and (equals == "" or flag.startswith("--")):
            parameter, kind = _OPTIONS[flag]
            given = value if equals else next(todo, None)
            if given is None or (given.startswith("-") and not equals):
                return None
            try:
                found[parameter] = kind(given)
            except ValueError:
                return None
        elif found["name"] == "search" and "query" not in found and argument[:1] != "-":
            found["query"] = argument
        else:
            return None
    return None if (found["limit"] or 0) < 0 else found


def quickly(arguments: list[str], lang: Language) -> int | None:
    """Run a plain call of a list and give its exit code, None when the application must."""
    values = parse(arguments)
    if values is None:
        return None
    gc.disable()  # a list is over before garbage matters: a tenth of its time
    try:
        from selon.cli.listing import list_cli  # noqa: PLC0415 - as late as all the rest

        list_cli(lang, values.pop("name"), **values)
    except Exception as error:
        from selon.cli.console import exit_code  # noqa: PLC0415

        code = exit_code(error)
        if code is None:
            raise
        return code
    else:
        return 0
    finally:
        gc.enable()
