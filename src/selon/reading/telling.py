"""In which language a dispatch is written, and in which others parts of it are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.errors import WrongLanguage
from selon.language import available

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENOUGH = 4000  # characters from the middle of a text are enough to tell
_SURE = 120  # shorter paragraphs are too short to tell
_SHARE = 0.15  # of the text that another language must have to be worth a word


def tell_language(text: str, *, where: str | None = None) -> str:
    """Give the code of the pack that reads a text; raises `WrongLanguage` when none does."""
    middle = max(0, len(text) // 2 - _ENOUGH // 2)
    code = _classify(text[middle : middle + _ENOUGH])
    if code not in available():
        msg = f"the text seems to be in {code!r}, which no language pack reads"
        hint = f"languages read: {', '.join(available())}; force one with --language"
        raise WrongLanguage(msg, where=where, hint=hint)
    return code


def other_languages(paragraphs: Iterable[str], main: str) -> tuple[str, ...]:
    """Give the codes of the languages, besides the main one, that whole paragraphs are in.

    They are sorted; a dispatch of one paragraph, or of short ones, has none.
    """
    lengths: dict[str, int] = {}
    whole = 0
    for paragraph in paragraphs:
        whole += len(paragraph)
        if len(paragraph) >= _SURE:
            code = _classify(paragraph)
            lengths[code] = lengths.get(code, 0) + len(paragraph)
    lengths.pop(main, None)
    return tuple(sorted(code for code, n in lengths.items() if n >= _SHARE * whole))


def _classify(text: str) -> str:
    import py3langid  # noqa: PLC0415 - loads its model, only where a language must be told

    return str(py3langid.classify(text)[0])
