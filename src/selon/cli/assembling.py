"""Commands whose options come from a table: Typer reads them off a signature that is made here."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

from selon.cli.filters import FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def filter_options(option: Callable[..., Any]) -> dict[str, Any]:
    """Give the filters as options of a command."""
    return {
        parameter: Annotated[kind | None, option(f"filter.{parameter}", flag, metavar=value)]
        for parameter, flag, kind, value in FILTERS
    }


def assembled(
    name: str,
    work: Callable[..., None],
    given: Mapping[str, Any],
    defaults: Mapping[str, Any] | None = None,
) -> Callable[..., None]:
    """Give a command that takes what is given, by its annotations, and hands it to `work`.

    A switch is off and all else is not there unless `defaults` say otherwise. The option that
    shows help stands for itself.
    """

    def run(**values: Any) -> None:  # noqa: ANN401
        values.pop("_help")
        work(**values)

    off = {key: False for key, annotation in given.items() if annotation.__origin__ is bool}
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                key,
                inspect.Parameter.KEYWORD_ONLY,
                default={**off, **(defaults or {})}.get(key),
                annotation=annotation,
            )
            for key, annotation in given.items()
        ]
    )
    run.__annotations__ = dict(given)
    run.__name__ = name
    return run
