"""Libraries that only some exports need, and what to do where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from selon.errors import MissingPart


def library(name: str, extra: str = "formats") -> Any:  # noqa: ANN401 - a module
    """Import a library of an extra; raises `MissingPart` with the line that installs it."""
    try:
        return import_module(name)
    except ImportError as error:
        msg = f"this export needs {name}, which is not installed"
        raise MissingPart(msg, hint=f"pip install 'selon[{extra}]'") from error
