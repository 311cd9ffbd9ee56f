"""Selon reads newswire dispatches and keeps who says what.

    import selon

    record = selon.read(text, published="2016-12-08")
    for statement in record.statements:
        print(statement.speaker, statement.content)

What stands in `__all__` is the public API; each name is imported when it is first used, so that
`import selon` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from selon._version import __version__

if TYPE_CHECKING:
    from selon._json import from_json, to_json
    from selon._schema import schema
    from selon.errors import (
        DataError,
        InputError,
        MissingPart,
        RecordError,
        SelonError,
        SettingError,
        StoreError,
    )
    from selon.exports import to_html, to_notebook
    from selon.exports.model import ExportOptions
    from selon.exports.registry import export
    from selon.reading.explain import Explanation, explain
    from selon.reading.reader import Reader, read
    from selon.record import (
        Actor,
        Control,
        Dispatch,
        Event,
        Figure,
        Mention,
        Place,
        Record,
        Statement,
        Time,
    )
    from selon.sources import Failure, Item
    from selon.store import Filters, Store, ingest

__all__ = [
    "Actor",
    "Control",
    "DataError",
    "Dispatch",
    "Event",
    "Explanation",
    "ExportOptions",
    "Failure",
    "Figure",
    "Filters",
    "InputError",
    "Item",
    "Mention",
    "MissingPart",
    "Place",
    "Reader",
    "Record",
    "RecordError",
    "SelonError",
    "SettingError",
    "Statement",
    "Store",
    "StoreError",
    "Time",
    "__version__",
    "explain",
    "export",
    "from_json",
    "ingest",
    "read",
    "schema",
    "to_html",
    "to_json",
    "to_notebook",
]

_HOMES = {
    "selon._json": "from_json to_json",
    "selon._schema": "schema",
    "selon.errors": (
        "DataError InputError MissingPart RecordError SelonError SettingError StoreError"
    ),
    "selon.exports": "to_html to_notebook",
    "selon.exports.model": "ExportOptions",
    "selon.exports.registry": "export",
    "selon.reading.explain": "Explanation explain",
    "selon.reading.reader": "Reader read",
    "selon.record": "Actor Control Dispatch Event Figure Mention Place Record Statement Time",
    "selon.sources": "Failure Item",
    "selon.store": "Filters Store ingest",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOME:
        msg = f"module 'selon' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    _draw_records()
    return value


def _draw_records() -> None:
    """Let a record show itself in a notebook: exports know records, not the other way round."""
    record = sys.modules.get("selon.record")
    if record is not None and record.draw is None:
        setattr(record, "draw", _draw)  # noqa: B010 - a module found by its name


def _draw(record: Record) -> str:
    from selon.exports import to_notebook  # noqa: PLC0415 - only where a notebook asks

    return to_notebook(record)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
