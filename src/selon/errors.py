"""What can go wrong, as one small tree.

    SelonError            base: code, message, hint
    ├── InputError        a file or item cannot be read as a dispatch
    │   ├── EmptyInput    nothing in it
    │   ├── BinaryInput   not text
    │   ├── EncodingInput text in an encoding that cannot be told
    │   ├── TooLarge      beyond the size that one dispatch may have
    │   └── WrongLanguage a language that no pack reads
    ├── ReadingError      a rule failed on a dispatch: a fault of Selon, not of the text
    ├── RecordError       a record breaks its contract (false quotation, unknown id)
    ├── SettingError      an option or setting that makes no sense
    ├── MissingPart       an optional package, model or data file is not installed
    ├── DataError         a lexicon, gazetteer or gold file is damaged
    └── StoreError        a store cannot be opened, read or written

Every error carries a stable `code`, says what was wrong and where, and what to do (`hint`).
"""

from __future__ import annotations

from typing import ClassVar


class SelonError(Exception):
    """Base of all errors that Selon raises on purpose."""

    code: ClassVar[str] = "selon"

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class InputError(SelonError):
    """A file or item cannot be read as a dispatch."""

    code = "input"


class EmptyInput(InputError):
    """There is no text in it."""

    code = "input.empty"


class BinaryInput(InputError):
    """It is not text."""

    code = "input.binary"


class EncodingInput(InputError):
    """Its encoding cannot be told without guessing."""

    code = "input.encoding"


class TooLarge(InputError):
    """It is larger than one dispatch may be."""

    code = "input.too_large"


class WrongLanguage(InputError):
    """It is in a language that no language pack reads."""

    code = "input.language"


class ReadingError(SelonError):
    """A rule failed on a dispatch: a fault of Selon, not of the text."""

    code = "reading"


class RecordError(SelonError):
    """A record breaks its contract."""

    code = "record"


class SettingError(SelonError):
    """An option or setting makes no sense."""

    code = "setting"


class MissingPart(SelonError):
    """An optional package, model or data file is not installed."""

    code = "missing"


class DataError(SelonError):
    """A lexicon, gazetteer or gold file is damaged."""

    code = "data"


class StoreError(SelonError):
    """A store cannot be opened, read or written."""

    code = "store"
