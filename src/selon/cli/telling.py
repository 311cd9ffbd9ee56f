"""Errors on one line, in the interface's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon._telling import hinted, translated
from selon._wording import spaced
from selon.cli.messages import led, messages

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.errors import SelonError


def tell_error(error: SelonError, language: Language, *, where: str = "") -> str:
    """Tell an error: where, what, and what to do. `where` is taken when the error has none."""
    place = error.where or where
    message = translated(error.message, language)
    hint = hinted(error.hint or "", language)
    if message is None:
        meaning = messages().get(f"code.{error.code}")
        message = f"{meaning[language]} – {error.message}" if meaning else error.message
    pieces = (led(language, place) if place else "", message, f" ({hint})" if hint else "")
    return spaced(" ".join("".join(pieces).split()), language)
