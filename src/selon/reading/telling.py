"""In which language a dispatch is written."""

from __future__ import annotations

from selon.errors import WrongLanguage
from selon.language import available

_ENOUGH = 4000  # characters from the middle of a text are enough to tell


def tell_language(text: str, *, where: str | None = None) -> str:
    """Give the code of the pack that reads a text; raises `WrongLanguage` when none does."""
    import py3langid  # noqa: PLC0415 - loads its model, only where a language must be told

    middle = max(0, len(text) // 2 - _ENOUGH // 2)
    code = str(py3langid.classify(text[middle : middle + _ENOUGH])[0])
    if code not in available():
        msg = f"the text seems to be in {code!r}, which no language pack reads"
        hint = f"languages read: {', '.join(available())}; force one with --language"
        raise WrongLanguage(msg, where=where, hint=hint)
    return code
